// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

/** Numbers in words. */
final class Words {

  private Words() {}

  /** Gives {@code 1 rule}, {@code 2 rules}. */
  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}

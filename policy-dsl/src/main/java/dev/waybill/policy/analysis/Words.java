// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

final class Words {
  static String sum(Linear l) { return l.toString(); }
  static String length(long micros) { return micros + "us"; }
}

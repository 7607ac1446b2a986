// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

/** An analysis needs more than its budget. Never leaves this package. */
final class BudgetExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BudgetExceededException(String what) {
    super(what, null, false, false);
  }
}

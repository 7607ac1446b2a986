// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

/** How a decision changed from one policy to another. */
public enum Change {
  /** Less is asked for: allow, then obligations, then evidence, then deny is the order. */
  LOOSENED,
  /** More is asked for. */
  TIGHTENED,
  /** Something else is asked for, neither more nor less. */
  OTHER,
  /** It stays denied, but for another reason, or the customer is told something else. */
  REASON_CHANGED
}

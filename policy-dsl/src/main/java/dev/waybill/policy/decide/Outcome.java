// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

/** The kinds of a decision, the least severe first. */
public enum Outcome {
  /** See {@link Decision.Allow}. */
  ALLOW,
  /** See {@link Decision.Require}. */
  REQUIRE,
  /** See {@link Decision.NeedEvidence}. */
  NEED_EVIDENCE,
  /** See {@link Decision.Deny}. */
  DENY
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.Locale;

/** The conditions under which an agent must be trusted; a scenario names those it covers. */
public enum EnvelopeCondition {
  /** The customer wants to know something. */
  INFORMATIONAL,
  /** The customer wants something done. */
  TRANSACTIONAL,
  /** The policy decides at its edge: the last day, the limit. */
  POLICY_EDGE,
  /** What is wanted is not clear. */
  AMBIGUOUS_INTENT,
  /** The customer is angry, worried or in need. */
  EMOTION,
  /** Somebody tries to get what is not theirs. */
  ADVERSARIAL,
  /** What was said before, or elsewhere, counts. */
  CONTINUITY;

  /** Its word in files of scenarios and in reports: in small letters. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

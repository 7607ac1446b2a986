// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.refund;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The answer of every engine, as a number: one bit for each rule that fired. A denied refund has
 * the bits of all rules that deny, and no others; it has none if nothing denies and nothing allows.
 * Any other has the bits of all approvals and of {@link RefundRule#REFUND}.
 */
public final class Verdict {

  /** What a verdict comes to. */
  public enum Outcome {
    /** The refund may not be made. */
    DENY,
    /** The refund may be made once somebody approves it and the customer confirms it. */
    APPROVAL,
    /** The refund may be made once the customer confirms it. */
    CONFIRMATION
  }

  /** The verdict of an engine that cannot tell; no hand-written rule ever gives it. */
  public static final int NONE = -1;

  private static final int DENIALS = RefundRule.RISK_REVIEW.bit() - 1;
  private static final int ALLOWED = RefundRule.REFUND.bit();
  private static final Map<String, Integer> BITS = bits();

  private Verdict() {}

  /**
   * Makes a verdict of all rules that fired.
   *
   * @param fired their bits
   * @return the verdict
   */
  public static int of(int fired) {
    return (fired & DENIALS) != 0 || (fired & ALLOWED) == 0 ? denial(fired) : fired;
  }

  /**
   * Makes the verdict of a refund that is denied.
   *
   * @param fired the bits of all rules that fired
   * @return those of the rules that deny
   */
  public static int denial(int fired) {
    return fired & DENIALS;
  }

  /**
   * Gives the bit of the rule of a name.
   *
   * @param rule the rule's name
   * @return its bit; 0 if there is no such rule
   */
  public static int bit(String rule) {
    return BITS.getOrDefault(rule, 0);
  }

  /**
   * Gives what a verdict comes to.
   *
   * @param verdict the verdict
   * @return its outcome
   */
  public static Outcome outcome(int verdict) {
    if ((verdict & ALLOWED) == 0) {
      return Outcome.DENY;
    }
    return verdict == ALLOWED ? Outcome.CONFIRMATION : Outcome.APPROVAL;
  }

  /**
   * Gives the rules that fired.
   *
   * @param verdict the verdict
   * @return the rules
   */
  public static Set<RefundRule> rules(int verdict) {
    Set<RefundRule> rules = EnumSet.noneOf(RefundRule.class);
    for (RefundRule rule : RefundRule.values()) {
      if ((verdict & rule.bit()) != 0) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static Map<String, Integer> bits() {
    Map<String, Integer> bits = new HashMap<>();
    for (RefundRule rule : RefundRule.values()) {
      bits.put(rule.word(), rule.bit());
    }
    return bits;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Decision;
import java.util.List;

/**
 * Cases of which a policy says two things. A {@code deny} goes before every {@code allow}, so rules
 * contradict each other only where neither of them is to win; the policy says so itself, by leaving
 * the case to whoever answers for it: {@code require approval by policy_owner}. That is no question
 * of an approval: until the policy is mended nothing can be told either way, and a person takes
 * over.
 */
public final class PolicyConflict {

  /** The role of {@code commerce/1} that answers for the policy. */
  public static final String ROLE = "policy_owner";

  private PolicyConflict() {}

  /** Whether a decision leaves the case to whoever answers for the policy. */
  public static boolean isIn(Decision decision) {
    return !rules(decision).isEmpty();
  }

  /** The rules by which it does, in the policy's order; empty if it does not. */
  public static List<String> rules(Decision decision) {
    return decision instanceof Decision.Require require
        ? require.obligations().approvals().stream()
            .filter(approval -> approval.role().equals(ROLE))
            .flatMap(approval -> approval.rules().stream())
            .distinct()
            .toList()
        : List.of();
  }
}

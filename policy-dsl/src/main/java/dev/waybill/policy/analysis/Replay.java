// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Outcome;
import java.util.SortedSet;
import java.util.TreeSet;

/** Asks an evaluator what it decides, in the words of an analysis. */
final class Replay {
  private Replay() {}

  static Decision decide(Evaluator evaluator, Example example) {
    return evaluator.decide(example.request(), example.ledger());
  }

  /** Gives a decision as a verdict; which rule denies is not compared. */
  static Verdict verdict(Decision decision) {
    SortedSet<String> roles = new TreeSet<>();
    if (decision instanceof Decision.Require require) {
      for (Decision.Approval approval : require.obligations().approvals()) {
        roles.add(approval.role());
      }
      return new Verdict(
          Outcome.REQUIRE,
          false,
          require.obligations().confirmation() != null,
          roles,
          require.obligations().identity());
    }
    Outcome outcome =
        decision instanceof Decision.Allow
            ? Outcome.ALLOW
            : decision instanceof Decision.Deny ? Outcome.DENY : Outcome.NEED_EVIDENCE;
    return new Verdict(outcome, false, false, roles, null);
  }

  static boolean same(Verdict expected, Decision decision) {
    Verdict plain =
        new Verdict(
            expected.outcome(),
            false,
            expected.confirmation(),
            expected.roles(),
            expected.identity());
    return plain.equals(verdict(decision));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Outcomes in a few words. */
public final class DecisionWords {

  private DecisionWords() {}

  /**
   * Gives an outcome as its name and what it asks for.
   *
   * @param decision a decision
   * @return such as {@code ALLOW}, {@code REQUIRE confirmation, approval by supervisor}, {@code
   *     NEED EVIDENCE order.state} or {@code DENY by "final sale"}
   */
  public static String of(Decision decision) {
    return decision.fold(
        allow -> "ALLOW",
        require -> "REQUIRE " + obligations(require.obligations()),
        need -> "NEED EVIDENCE " + joined(need.needs().stream().map(Decision.Need::path).toList()),
        deny -> "DENY" + rules(deny));
  }

  /**
   * Gives what must be met.
   *
   * @param obligations the obligations
   * @return such as {@code confirmation, approval by supervisor}
   */
  public static String obligations(Decision.Obligations obligations) {
    List<String> parts = new ArrayList<>();
    if (obligations.identity() != null) {
      parts.add("identity " + obligations.identity());
    }
    if (obligations.confirmation() != null) {
      parts.add("confirmation");
    }
    obligations.approvals().forEach(approval -> parts.add("approval by " + approval.role()));
    return joined(parts);
  }

  /**
   * Gives why a value is missing.
   *
   * @param why the reason
   * @return a few words
   */
  public static String missing(Decision.Missing why) {
    return switch (why) {
      case NOT_READ -> "not read";
      case ABSENT -> "read, and there is none";
      case STALE -> "read too long ago, or not in this conversation";
      case WRONG_SOURCE -> "from a source the policy does not rely on";
      case WRONG_CURRENCY -> "in another currency";
      case UNUSABLE -> "not usable";
      case LEDGER_UNAVAILABLE -> "the ledger does not answer";
    };
  }

  private static String rules(Decision.Deny deny) {
    String names =
        deny.grounds().reasons().stream()
            .filter(reason -> reason.part() == Decision.Part.DENIED)
            .map(reason -> "\"" + reason.rule() + "\"")
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? ", since no rule allows it" : " by " + names;
  }

  private static String joined(List<String> parts) {
    return String.join(", ", parts);
  }
}

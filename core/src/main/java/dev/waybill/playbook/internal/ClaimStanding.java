// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.ServiceCase;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.CaseFacts;
import dev.waybill.evidence.Unknown;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an open claim stands, since when, and by when the customer was promised word. */
public final class ClaimStanding {

  private ClaimStanding() {}

  /** What is said of the customer's open claim under warranty, if they have one. */
  public static Optional<Plan> ofOpenClaim(Case situation) {
    return situation
        .records()
        .cases()
        .fold(Lookup.Found::value, failure -> List.<ServiceCase>of())
        .stream()
        .filter(held -> held.kind() == ServiceCase.Kind.WARRANTY && held.isOpen())
        .findFirst()
        .map(held -> told(situation, held));
  }

  private static Plan told(Case situation, ServiceCase held) {
    Draft draft = new Draft(situation.phrases());
    Map<String, String> places = Map.of("$c", CaseFacts.casePath(held.id()));
    draft.say("claim.waiting", Map.of());
    draft.say(held.updatedAt() == null ? "claim.state" : "claim.state.since", places);
    if (held.dueAt() != null && held.openedAt() != null) {
      draft.say("claim.due", places);
    }
    draft.say("claim.no-outcome", Map.of());
    draft.unknown(Unknown.Kind.DECISION, CaseFacts.casePath(held.id()));
    String order = held.orderNumber();
    return draft.plan(order == null ? List.of() : List.of(order));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Charges;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.ledger.Query;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A judge for the mechanics of the gate: so many of an action, with a yes if told so. */
final class Rules implements Judge {

  private final long most;
  private final boolean asks;

  Rules(long most) {
    this(most, false);
  }

  Rules(long most, boolean asks) {
    this.most = most;
    this.asks = asks;
  }

  @Override
  public Vocabulary vocabulary() {
    return Vocabularies.standard().find("commerce/1").orElseThrow();
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Currency currency() {
    return Currency.getInstance("USD");
  }

  @Override
  public Decision decide(Request request, Ledger ledger) {
    Decision.Grounds grounds =
        new Decision.Grounds(
            "rules", "1", "d", request, List.of(), List.of(), List.of(), List.of(), List.of());
    if (ledger.usage(query(request)).count() >= most) {
      return new Decision.Deny(grounds);
    }
    return asks
        ? new Decision.Require(
            new Decision.Obligations(
                new Decision.Confirmation(List.of(), List.of()), List.of(), null),
            grounds)
        : new Decision.Allow(grounds);
  }

  @Override
  public Charges charges(Request request, Ledger ledger, String key, Collection<String> approved) {
    return new Charges(
        new Entry(key, request.action(), Map.of("conversation", "c1"), Map.of(), request.now()),
        List.of(new Ledger.LimitCheck("most", query(request), most)));
  }

  private static Query query(Request request) {
    return new Query(Set.of(request.action()), "conversation", "c1", null, null);
  }
}

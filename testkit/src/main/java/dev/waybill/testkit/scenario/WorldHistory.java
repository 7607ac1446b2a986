// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.Money;
import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What was done for the customer before the scenario begins, as limits count it: {@code
 * refunded_30d}, {@code goodwill_90d} and {@code claims_180d} of the world's customer. Each was ten
 * days ago.
 */
final class WorldHistory {

  private static final Duration AGO = Duration.ofDays(10);

  private WorldHistory() {}

  static Ledger ledger(Scenario scenario) {
    InMemoryLedger ledger = new InMemoryLedger();
    Node customer = scenario.world().get("customer");
    String currency = scenario.shop().get("currency").text("USD");
    Node refunded = customer.get("refunded_30d");
    if (WorldOrders.isAmount(refunded)) {
      long minor = Money.of(new BigDecimal(refunded.text("")), currency).minor();
      add(ledger, scenario, "refund", 0, Map.of("amount", minor));
    }
    times(ledger, scenario, "store_credit", customer.get("goodwill_90d"), Map.of("amount", 0L));
    times(ledger, scenario, "open_claim", customer.get("claims_180d"), Map.of());
    return ledger;
  }

  private static void times(
      Ledger ledger, Scenario scenario, String action, Node times, Map<String, Long> amounts) {
    int count = times.text("0").matches("\\d{1,3}") ? Integer.parseInt(times.text("0")) : 0;
    for (int i = 0; i < count; i++) {
      add(ledger, scenario, action, i, amounts);
    }
  }

  private static void add(
      Ledger ledger, Scenario scenario, String action, int number, Map<String, Long> amounts) {
    String id = "before/" + action + "/" + number;
    String customer = scenario.world().at("customer.id").text("nobody");
    ledger.reserve(
        new Entry(id, action, Map.of("customer", customer), amounts, scenario.now().minus(AGO)),
        List.of());
    ledger.commit(id);
  }
}

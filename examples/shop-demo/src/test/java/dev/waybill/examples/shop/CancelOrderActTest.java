// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.policy.value.Value;
import dev.waybill.testkit.kit.ActFixture;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class CancelOrderActTest extends ShopActKit {

  private static final String CANCELLED = "select auf_nr from auftrag where st = 90";
  private final Set<List<String>> before = new HashSet<>();

  @Override
  void opened() {
    before.addAll(rows(CANCELLED));
  }

  @Override
  protected String action() {
    return "cancel_order";
  }

  @Override
  protected ActFixture fixture() {
    ActFixture.Builder fixture = ActFixture.builder();
    rows("select auf_nr from auftrag where st = 10"
            + " and not exists (select 1 from lieferung l where l.auf_id = auftrag.auf_id)"
            + " and not exists (select 1 from zahlung z where z.auf_id = auftrag.auf_id"
            + " and z.st = 'B') order by auf_id limit 3")
        .forEach(order -> fixture.arguments(order(order)));
    return fixture.refused(order(List.of("N1005"))).refused(order(List.of("N9999"))).build();
  }

  private static Map<String, Value> order(List<String> number) {
    return Map.of("order_id", Value.text(number.get(0)));
  }

  @Override
  protected List<Map<String, Value>> effects() {
    return rows(CANCELLED).stream()
        .filter(order -> !before.contains(order))
        .map(CancelOrderActTest::order)
        .toList();
  }
}

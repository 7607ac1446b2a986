// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.policy.value.Value;
import dev.waybill.testkit.kit.ActFixture;
import java.util.List;
import java.util.Map;

class RefundActTest extends ShopActKit {

  private static final String PAID =
      "select min(a.auf_nr), a.wrg, min(z.betrag) from auftrag a"
          + " join zahlung z on z.auf_id = a.auf_id where z.st = 'B' and z.betrag > 0"
          + " group by a.wrg order by a.wrg limit 3";

  @Override
  void opened() {
    execute("delete from erstattung");
  }

  @Override
  protected String action() {
    return "refund";
  }

  @Override
  protected ActFixture fixture() {
    ActFixture.Builder fixture = ActFixture.builder();
    for (List<String> order : rows(PAID)) {
      fixture
          .arguments(paid(order.get(0), order.get(2), order.get(1), "damaged"))
          .refused(paid(order.get(0), order.get(2) + "00", order.get(1), "damaged"))
          .refused(paid(order.get(0), "1", "XTS", "damaged"));
    }
    return fixture.build();
  }

  /** The shop keeps no reason of a refund. */
  @Override
  protected List<Map<String, Value>> effects() {
    return rows(
            "select a.auf_nr, e.betrag, a.wrg from erstattung e"
                + " join zahlung z on z.zahl_id = e.zahl_id join auftrag a on a.auf_id = z.auf_id")
        .stream()
        .map(
            row ->
                Map.of("order_id", Value.text(row.get(0)), "amount", money(row.get(1), row.get(2))))
        .toList();
  }
}

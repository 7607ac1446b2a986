// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.policy.value.Value;
import dev.waybill.testkit.kit.ActFixture;
import java.util.List;
import java.util.Map;

class StoreCreditActTest extends ShopActKit {

  @Override
  protected String action() {
    return "store_credit";
  }

  @Override
  protected ActFixture fixture() {
    ActFixture.Builder fixture = ActFixture.builder();
    rows("select min(auf_nr), wrg from auftrag group by wrg order by wrg limit 3")
        .forEach(
            order -> fixture.arguments(paid(order.get(0), "2001", order.get(1), "late_delivery")));
    return fixture
        .refused(paid("N1006", "2000", "XTS", "late_delivery"))
        .refused(paid("N1006", "0", "USD", "late_delivery"))
        .refused(paid("N9999", "2000", "USD", "late_delivery"))
        .build();
  }

  @Override
  protected List<Map<String, Value>> effects() {
    return rows(
            "select a.auf_nr, g.betrag, g.wrg, g.grund from gutschrift g"
                + " join vorgang v on v.vorg_id = g.vorg_id"
                + " join auftrag a on a.auf_id = v.auf_id and a.kdnr = g.kdnr")
        .stream()
        .map(row -> paid(row.get(0), row.get(1), row.get(2), row.get(3)))
        .toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.policy.value.Value;
import dev.waybill.testkit.kit.ActFixture;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ChangeAddressActTest extends ShopActKit {

  private static final String ADDRESSES = "select auf_nr, str, ort, plz, land from auftrag";
  private final Set<List<String>> before = new HashSet<>();

  @Override
  void opened() {
    before.addAll(rows(ADDRESSES));
  }

  @Override
  protected String action() {
    return "change_address";
  }

  @Override
  protected ActFixture fixture() {
    List<List<String>> open =
        rows(
            "select auf_nr from auftrag where st = 10 and not exists"
                + " (select 1 from lieferung l where l.auf_id = auftrag.auf_id)"
                + " order by auf_id limit 3");
    return ActFixture.builder()
        .arguments(to(open.get(0).get(0), "7 Lake View", "Mysuru", "570001", "IN"))
        .arguments(to(open.get(1).get(0), "Stra\u00dfe des 17. Juni 135", "Berlin", "10623", "DE"))
        .arguments(to(open.get(2).get(0), "12 O'Connell St", "Dublin", "D01 F5P2", "IE"))
        .refused(to("N1005", "7 Lake View", "Mysuru", "570001", "IN"))
        .refused(to(open.get(0).get(0), "7 Lake View", "Mysuru", "570001 near the lake", "IN"))
        .confidential("7 Lake View", "570001")
        .build();
  }

  private static Map<String, Value> to(
      String order, String line, String city, String postalCode, String country) {
    return Map.of(
        "order_id",
        Value.text(order),
        "new_address",
        new Value.Fields(
            Map.of(
                "line", Value.text(line),
                "city", Value.text(city),
                "postal_code", Value.text(postalCode),
                "country", Value.text(country))));
  }

  @Override
  protected List<Map<String, Value>> effects() {
    return rows(ADDRESSES).stream()
        .filter(row -> !before.contains(row))
        .map(row -> to(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
        .toList();
  }
}

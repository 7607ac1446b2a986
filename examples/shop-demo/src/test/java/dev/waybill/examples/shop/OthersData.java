// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All that the shop holds of its customers but one: what no reply to that one may show. */
final class OthersData {

  private final List<String> values = new ArrayList<>();

  private OthersData(DemoShop shop, String customerId) {
    for (Customer customer : shop.customers()) {
      if (!customer.id().equals(customerId)) {
        values.add(customer.name());
        values.add(customer.email());
      }
    }
    for (Persona persona : Persona.all()) {
      if (!persona.customerId().equals(customerId)) {
        values.add(persona.orderNumber());
      }
    }
  }

  /** What is not the persona's. */
  static OthersData of(OpenShop shop, Persona persona) {
    return new OthersData(shop.agent.shop(), persona.customerId());
  }

  /** Everybody's. */
  static OthersData ofAll(OpenShop shop) {
    return new OthersData(shop.agent.shop(), "nobody");
  }

  void assertAbsentFrom(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    assertThat(values)
        .isNotEmpty()
        .allSatisfy(value -> assertThat(folded).doesNotContain(value.toLowerCase(Locale.ROOT)));
  }
}

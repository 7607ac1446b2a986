// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Product;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Reply;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.InMemoryShop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How an agent is given a catalogue, a stock and a help centre: what the guide shows. */
class StorefrontSetupTest {

  @Test
  void anAgentWithACatalogueAnswersForTheProductOfThePage() {
    InMemoryShop shop = new InMemoryShop(VirtualClock.at(Bench.NOW));
    shop.put(
        new Product(
            "fleece",
            "Hill Fleece",
            null,
            null,
            Map.of("material", "recycled fleece"),
            List.of(new Product.Variant("FLC-L-BLUE", null, Map.of(), null, null)),
            null));
    CustomerMessage message =
        Bench.message("m1", Locale.US, Identity.anonymous(), "what material is it?");

    // tag::store[]
    CommerceAgent agent =
        CommerceAgent.builder()
            .orders(shop.orders())
            .parcels(shop.parcels())
            .catalog(shop.catalog()) // products and prices
            .inventory(shop.inventory()) // how many there are
            .helpCenter(shop.helpCenter()) // published articles
            .disclosure("I'm Hill & Dale's automated assistant.")
            .build();
    Reply reply = agent.handle(message.viewing("FLC-L-BLUE")); // written on this product's page
    // end::store[]
    agent.close();

    assertThat(reply.text()).contains("Hill Fleece", "recycled fleece");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedVocabulariesTest {

  private static final Vocabulary COMMERCE =
      Vocabularies.standard().find("commerce/1").orElseThrow();
  private static final Vocabulary RETAIL = Vocabs.resource("/vocabularies/tau2-retail-1.vocab");

  @Test
  void commerceHasTheAttributesReturnsAndGoodwillNeed() {
    assertTypes(
        COMMERCE,
        Map.ofEntries(
            Map.entry("order.id", Type.Simple.ID),
            Map.entry("order.customer_id", Type.Simple.ID),
            Map.entry("order.delivered_on", Type.Simple.DATE),
            Map.entry("order.total", Type.Simple.MONEY),
            Map.entry("order.ship_to.country", Type.Simple.TEXT),
            Map.entry("order.chargeback_open", Type.Simple.YES_NO),
            Map.entry("payment.captured", Type.Simple.MONEY),
            Map.entry("payment.refunded", Type.Simple.MONEY),
            Map.entry("customer.fraud_score", Type.Simple.NUMBER),
            Map.entry("customer.address_changed_on", Type.Simple.DATE),
            Map.entry("customer.age_of_account", Type.Simple.LENGTH),
            Map.entry("shipment.label_printed_at", Type.Simple.INSTANT),
            Map.entry("shipment.delivered_on", Type.Simple.DATE),
            Map.entry("shipment.promised_on", Type.Simple.DATE),
            Map.entry("product.stock", Type.Simple.NUMBER),
            Map.entry("product.price", Type.Simple.MONEY),
            Map.entry("session.customer_id", Type.Simple.ID),
            Map.entry("turn.has_reply", Type.Simple.YES_NO)));
    Type.Structure item =
        (Type.Structure)
            ((Type.ListOf)
                    Vocabs.get(Vocabs.get(COMMERCE.actions(), "refund").arguments(), "items")
                        .type())
                .element();
    assertThat(item.attributes())
        .containsKeys("name", "paid", "price", "quantity", "final_sale", "condition");
  }

  @Test
  void whatIsForThePeopleOfTheMerchantIsNotPublic() {
    for (String path :
        List.of(
            "customer.fraud_score",
            "customer.goodwill_flag",
            "customer.note",
            "order.note",
            "order.ship_to",
            "order.fraud_hold",
            "order.address_risk")) {
      assertThat(COMMERCE.attribute(path).orElseThrow().visibility())
          .as(path)
          .isEqualTo(Visibility.INTERNAL);
    }
    for (String path : List.of("order.id", "order.delivered_on", "shipment.promised_on")) {
      assertThat(COMMERCE.attribute(path).orElseThrow().visibility())
          .as(path)
          .isEqualTo(Visibility.PUBLIC);
    }
  }

  @Test
  void whatPeopleWriteIsFreeText() {
    assertThat(COMMERCE.attribute("order.note").orElseThrow().freeText()).isTrue();
    assertThat(COMMERCE.attribute("customer.note").orElseThrow().freeText()).isTrue();
    assertThat(COMMERCE.attribute("order.ship_to.line").orElseThrow().freeText()).isFalse();
  }

  @Test
  void ordersAndParcelsHaveTheirStates() {
    assertThat(Vocabs.get(COMMERCE.enums(), "order_state").values())
        .containsExactly(
            "placed",
            "paid",
            "on_hold",
            "picking",
            "shipped",
            "delivered",
            "returned",
            "cancelled");
    assertThat(Vocabs.get(COMMERCE.enums(), "parcel_status").values())
        .containsExactly(
            "label_created",
            "accepted",
            "in_transit",
            "out_for_delivery",
            "available_for_pickup",
            "delivery_attempted",
            "delivered",
            "exception",
            "returning",
            "returned",
            "cancelled",
            "lost");
  }

  @Test
  void identityIsAnOrderOfFiveLevels() {
    assertThat(COMMERCE.identity()).isEqualTo("customer.identity");
    assertThat(Vocabs.get(COMMERCE.enums(), "identity_level"))
        .isEqualTo(
            new Type.Enumeration(
                "identity_level",
                List.of("none", "claimed", "matched", "verified", "stepped_up"),
                true));
  }

  @Test
  void everyActionThatTouchesARecordSaysWhose() {
    assertThat(COMMERCE.actions().values())
        .filteredOn(a -> a.concerns() == null)
        .extracting(ActionType::name)
        .containsExactly("verify_identity", "transfer_to_human", "add_case_note");
    assertThat(COMMERCE.actions().values())
        .filteredOn(a -> a.concerns() != null)
        .allMatch(a -> String.valueOf(a.concerns()).endsWith(".customer_id"));
    assertThat(Vocabs.get(COMMERCE.actions(), "disclose").each())
        .isEqualTo(new ActionType.Each("data", "data"));
  }

  @Test
  void aMerchantAddsToCommerce() {
    Vocabulary warranty = Vocabs.resource("/vocabularies/northwind-warranty-3.vocab");

    ReadVocabulary merged = Vocabularies.merge(List.of(COMMERCE, warranty));

    Vocabulary both = Vocabs.of(merged);
    assertThat(both.name()).isEqualTo("commerce/1 + northwind-warranty/3");
    assertThat(both.attribute("order.serial_number")).isPresent();
    assertThat(both.attribute("order.customer_id")).isPresent();
    assertThat(Vocabs.get(both.actions(), "reship").arguments())
        .containsKeys("order_id", "sku", "serial_number", "symptom", "remedy");
    assertThat(Vocabs.get(both.actions(), "open_claim").concerns()).isEqualTo("order.customer_id");
  }

  @Test
  void theBenchmarkHasItsSixteenTools() {
    assertThat(RETAIL.actions()).hasSize(16);
    assertThat(RETAIL.identity()).isEqualTo("session.identity");
    assertThat(Vocabs.get(RETAIL.actions(), "exchange_delivered_order_items").each())
        .isEqualTo(new ActionType.Each("swap", "swaps"));
    assertTypes(
        RETAIL,
        Map.of(
            "session.user_id", Type.Simple.ID,
            "order.user_id", Type.Simple.ID,
            "order.status", Type.Simple.TEXT,
            "order.item_ids", new Type.ListOf(Type.Simple.ID),
            "method.balance", Type.Simple.MONEY,
            "payment.amount", Type.Simple.MONEY,
            "conversation.out_of_scope", Type.Simple.YES_NO));
  }

  private static void assertTypes(Vocabulary vocabulary, Map<String, Type> types) {
    types.forEach(
        (path, type) ->
            assertThat(vocabulary.attribute(path).orElseThrow(() -> new AssertionError(path)))
                .as(path)
                .extracting(Attribute::type)
                .isEqualTo(type));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Promise;
import dev.waybill.commerce.Refund;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.Tracking;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Source;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The records of this library and the vocabulary commerce/1 say the same things in two ways. */
class VocabularyAgreementTest {

  private static final Vocabulary COMMERCE =
      Vocabularies.standard().find("commerce/1").orElseThrow();
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Instant READ = Instant.parse("2026-03-02T12:00:00Z");
  private static final Source SHOP = new Source("shop-db", DataLayer.ORDER);
  private static final Source UPS = new Source("ups", DataLayer.CARRIER);
  private static final Parcel PARCEL = new Parcel("1Z9", Carrier.UPS, null, List.of());

  /** What the records of this library do not hold, and the host adds where a policy needs it. */
  private static final Set<String> HOST_SUPPLIED =
      Set.of(
          "customer.phone",
          "customer.tier",
          "customer.age_of_account",
          "customer.address_changed_on",
          "customer.fraud_score",
          "customer.goodwill_flag",
          "customer.note",
          "session.role",
          "session.signed_in_at",
          "order.cancelled_on",
          "order.is_gift",
          "order.chargeback_open",
          "order.fraud_hold",
          "order.address_risk",
          "order.note",
          "order.ship_to.is_deliverable",
          "order.items.category",
          "order.items.final_sale",
          "order.items.label",
          "order.time_zone",
          "order.items.condition",
          "order.items.returnable_until",
          "payment.method",
          "payment.can_be_refunded",
          "shipment.is_international",
          "shipment.trace_open",
          "conversation.asked_for_human",
          "conversation.out_of_scope",
          "product.sku",
          "product.name",
          "product.category",
          "product.price",
          "product.stock",
          "product.successor_sku",
          "subscription.id",
          "subscription.customer_id",
          "subscription.active",
          "subscription.renews_on",
          "claim.id",
          "claim.customer_id",
          "claim.kind",
          "claim.state",
          "claim.opened_on",
          "claim.documents.kind",
          "claim.documents.received_on",
          "claim.documents.text");

  private static Money dollars(long minor) {
    return Money.ofMinor(minor, "USD");
  }

  private static Order order(OrderState state, Payment.State paid, FulfilmentState... fulfilments) {
    List<Fulfilment> all = new ArrayList<>();
    for (FulfilmentState fulfilment : fulfilments) {
      all.add(
          new Fulfilment(
              "F" + all.size(),
              fulfilment,
              null,
              null,
              List.of(new LineQuantity("L1", 2)),
              fulfilment.hasLeft() ? List.of(PARCEL) : List.of(),
              fulfilment.hasLeft() ? Instant.parse("2026-02-20T03:00:00Z") : null,
              fulfilment == FulfilmentState.DELIVERED
                  ? Instant.parse("2026-02-24T03:00:00Z")
                  : null));
    }
    return new Order(
        "A1",
        "C1",
        "ann@example.com",
        state,
        null,
        null,
        Instant.parse("2026-02-19T03:00:00Z"),
        List.of(
            new OrderLine(
                "L1", "SKU-1", "Linen shirt", 2, 0, 0, dollars(2500), dollars(4500), null)),
        all,
        List.of(
            new Payment(
                "P1",
                paid,
                null,
                "Visa ...1111",
                dollars(5000),
                List.of(
                    new Refund("R1", Refund.State.SUCCEEDED, null, dollars(700), null),
                    new Refund("R2", Refund.State.PENDING, null, dollars(300), null),
                    new Refund("R3", Refund.State.FAILED, null, dollars(900), null)))),
        List.of(),
        new Address("Ann", List.of("12 Main St", "Flat 3"), "Reno", "NV", "89501", "US"),
        dollars(5000),
        new Promise(Promise.Kind.ARRIVES_BY, LocalDate.of(2026, 2, 23), ZONE));
  }

  private static Order delivered() {
    return order(OrderState.OPEN, Payment.State.PAID, FulfilmentState.DELIVERED);
  }

  private static Scan scan(String time, ParcelSubStatus state) {
    return new Scan(
        ScanTime.explicit(OffsetDateTime.parse(time)), state, Leg.FORWARD, null, "X", null);
  }

  private static Tracking tracking() {
    return new Tracking(
        "1Z9",
        PARCEL.carrier(),
        Journey.of(
            List.of(
                scan("2026-02-19T20:00:00-05:00", ParcelSubStatus.INFO_RECEIVED),
                scan("2026-02-22T20:00:00-05:00", ParcelSubStatus.ATTEMPTED),
                scan("2026-02-23T22:00:00-05:00", ParcelSubStatus.DELIVERED_TO_ADDRESS)),
            READ),
        new Eta(LocalDate.of(2026, 2, 23), null, null, ZONE, Eta.Estimator.CARRIER, List.of()),
        null,
        null);
  }

  private static List<Fact> everything() {
    EvidenceLedger ledger = new EvidenceLedger();
    new CommerceFacts(ledger).order(delivered(), ZONE, SHOP, READ);
    PolicyFacts facts =
        new PolicyFacts(ledger, ZONE)
            .order(delivered(), SHOP, READ)
            .tracking(tracking(), UPS, READ)
            .customer(
                new Customer("C1", "Ann", "ann@example.com", ZONE),
                new Source("crm", DataLayer.MEMORY),
                READ)
            .returnCase(
                delivered(),
                new ReturnCase("RMA1", ReturnCase.State.APPROVED, null, List.of(), null, READ),
                SHOP,
                READ)
            .exception(
                new ServiceCase(
                    "K1",
                    ServiceCase.Kind.EXCEPTION_GRANTED,
                    ServiceCase.State.OPEN,
                    null,
                    "C1",
                    "1001",
                    List.of(),
                    READ,
                    READ,
                    null,
                    LocalDate.of(2026, 3, 31),
                    "Ann",
                    List.of()),
                new Source("case_system", DataLayer.MEMORY),
                READ);
    Dialogue dialogue =
        new Dialogue(
            "c1",
            Channel.CHAT,
            "C1",
            List.of(new Utterance("m1", "hello", Identity.Level.VERIFIED)));
    List<Fact> all =
        new ArrayList<>(new HostFacts(COMMERCE, "identity", "waybill").of(dialogue, READ));
    all.addAll(facts.all());
    return all;
  }

  @Test
  void everyBoundAttributeIsInTheVocabularyWithItsType() {
    List<String> wrong = new ArrayList<>();
    for (Fact fact : everything()) {
      assertThat(COMMERCE.facts()).containsKey(fact.name());
      FactType type = requireNonNull(COMMERCE.facts().get(fact.name()));
      check(fact.name(), fact.value(), type.type(), wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private static void check(String path, Value value, Type type, List<String> wrong) {
    if (value instanceof Value.Fields fields && type instanceof Type.Structure structure) {
      fields
          .attributes()
          .forEach(
              (name, part) -> {
                Attribute attribute = structure.attributes().get(name);
                if (attribute == null) {
                  wrong.add(path + "." + name + " is not in the vocabulary");
                } else {
                  check(path + "." + name, part, attribute.type(), wrong);
                }
              });
    } else if (value instanceof Value.Items items && type instanceof Type.ListOf list) {
      items.items().forEach(item -> check(path, item, list.element(), wrong));
    } else if (!(value instanceof Value.Absent) && !fits(value, type)) {
      wrong.add(path + " is " + value.getClass().getSimpleName() + ", not " + type.words());
    }
  }

  private static boolean fits(Value value, Type type) {
    if (type instanceof Type.Enumeration names) {
      return value instanceof Value.Text word && names.values().contains(word.text());
    }
    if (!(type instanceof Type.Simple simple)) {
      return false;
    }
    return switch (simple) {
      case MONEY -> value instanceof Value.Money;
      case NUMBER -> value instanceof Value.Decimal;
      case PERCENT -> value instanceof Value.Percent;
      case DATE -> value instanceof Value.Day;
      case INSTANT -> value instanceof Value.Moment;
      case LENGTH -> value instanceof Value.Length;
      case YES_NO -> value instanceof Value.YesNo;
      case TEXT, ID, EMAIL, PHONE -> value instanceof Value.Text;
    };
  }

  @Test
  void everyAttributeOfTheVocabularyIsBoundOrTheHostsToSupply() {
    Set<String> bound = new TreeSet<>();
    everything().forEach(fact -> paths(fact.name(), fact.value(), bound));
    Set<String> all = new TreeSet<>();
    COMMERCE.facts().values().forEach(fact -> paths(fact.name(), fact.type(), all));
    all.removeAll(bound);
    assertThat(all).containsExactlyInAnyOrderElementsOf(HOST_SUPPLIED);
  }

  private static void paths(String path, Value value, Set<String> paths) {
    if (value instanceof Value.Fields fields) {
      fields.attributes().forEach((name, part) -> paths(path + "." + name, part, paths));
    } else if (value instanceof Value.Items items
        && items.items().stream().allMatch(Value.Fields.class::isInstance)) {
      items.items().forEach(item -> paths(path, item, paths));
    } else {
      paths.add(path);
    }
  }

  private static void paths(String path, Type type, Set<String> paths) {
    if (type instanceof Type.ListOf list && list.element() instanceof Type.Structure element) {
      paths(path, element, paths);
    } else if (type instanceof Type.Structure structure) {
      structure.attributes().values().forEach(a -> paths(path + "." + a.name(), a.type(), paths));
    } else {
      paths.add(path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"identity_level", "parcel_status", "payment_state", "return_state", "channel"})
  void anEnumHasTheSameValuesInTheSameOrder(String name) {
    Enum<?>[] ours =
        switch (name) {
          case "identity_level" -> Identity.Level.values();
          case "parcel_status" -> ParcelStatus.values();
          case "payment_state" -> Payment.State.values();
          case "return_state" -> ReturnCase.State.values();
          default -> Channel.values();
        };
    List<String> words =
        Arrays.stream(ours)
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .filter(word -> !word.equals("unknown"))
            .toList();
    assertThat(requireNonNull(COMMERCE.enums().get(name)).values())
        .containsExactlyElementsOf(words);
  }

  @ParameterizedTest
  @EnumSource(ParcelStatus.class)
  void aStatusNobodyKnowsIsNotGiven(ParcelStatus status) {
    String word = ShipmentFacts.status(status);
    assertThat(word == null).isEqualTo(status == ParcelStatus.UNKNOWN);
  }

  @Test
  void anOrdersStateFollowsFromWhatIsHeldOfIt() {
    assertThat(state(OrderState.OPEN, Payment.State.PENDING)).isEqualTo("placed");
    assertThat(state(OrderState.OPEN, Payment.State.AUTHORIZED)).isEqualTo("paid");
    assertThat(state(OrderState.OPEN, Payment.State.PAID, FulfilmentState.PENDING))
        .isEqualTo("paid");
    assertThat(state(OrderState.OPEN, Payment.State.PAID, FulfilmentState.PACKED))
        .isEqualTo("picking");
    assertThat(state(OrderState.OPEN, Payment.State.PAID, FulfilmentState.ON_HOLD))
        .isEqualTo("on_hold");
    assertThat(state(OrderState.OPEN, Payment.State.PAID, FulfilmentState.SHIPPED))
        .isEqualTo("shipped");
    assertThat(
            state(
                OrderState.OPEN,
                Payment.State.PAID,
                FulfilmentState.PENDING,
                FulfilmentState.DELIVERED))
        .as("as soon as something left it cannot be cancelled any more")
        .isEqualTo("shipped");
    assertThat(state(OrderState.COMPLETED, Payment.State.PAID, FulfilmentState.DELIVERED))
        .isEqualTo("delivered");
    assertThat(state(OrderState.CANCELLED, Payment.State.PAID, FulfilmentState.SHIPPED))
        .isEqualTo("cancelled");
    assertThat(state(OrderState.ON_HOLD, Payment.State.PAID)).isEqualTo("on_hold");
    assertThat(state(OrderState.UNKNOWN, Payment.State.PAID)).isNull();
    assertThat(state(OrderState.OPEN, Payment.State.PAID, FulfilmentState.UNKNOWN)).isNull();
    assertThat(state(OrderState.COMPLETED, Payment.State.PAID)).isNull();
    assertThat(requireNonNull(COMMERCE.enums().get("order_state")).values())
        .contains(
            "placed",
            "paid",
            "on_hold",
            "picking",
            "shipped",
            "delivered",
            "returned",
            "cancelled");
  }

  private static @Nullable String state(
      OrderState state, Payment.State paid, FulfilmentState... fulfilments) {
    return OrderFacts.state(order(state, paid, fulfilments));
  }

  private static Map<String, Value> attributes(List<Fact> facts, String name, String system) {
    return facts.stream()
        .filter(fact -> fact.name().equals(name) && fact.system().equals(system))
        .findFirst()
        .map(fact -> ((Value.Fields) fact.value()).attributes())
        .orElseThrow();
  }

  @Test
  void daysAreDaysOfTheShopAndAmountsAreExact() {
    List<Fact> facts = everything();
    assertThat(attributes(facts, "order", "oms"))
        .containsEntry("placed_on", Value.day(LocalDate.of(2026, 2, 18)))
        .containsEntry("delivered_on", Value.day(LocalDate.of(2026, 2, 23)))
        .containsEntry("total", Value.money(5000, "USD"));
    assertThat(attributes(facts, "payment", "oms"))
        .containsEntry("captured", Value.money(5000, "USD"))
        .containsEntry("refunded", Value.money(1000, "USD"));
    assertThat(attributes(facts, "shipment", "carrier"))
        .containsEntry("failed_attempts", Value.number(1))
        .containsEntry("delivered_on", Value.day(LocalDate.of(2026, 2, 23)))
        .containsEntry("status", Value.text("delivered"));
  }

  @Test
  void anOrderWithoutAParcelHasNoLabelWhichIsNotTheSameAsAnUnreadOne() {
    PolicyFacts facts =
        new PolicyFacts(new EvidenceLedger(), ZoneOffset.UTC)
            .order(order(OrderState.OPEN, Payment.State.PAID), SHOP, READ);
    assertThat(attributes(facts.all(), "shipment", "oms"))
        .containsEntry("label_printed_at", Value.ABSENT);
    assertThat(attributes(facts.all(), "order", "oms")).containsEntry("delivered_on", Value.ABSENT);
  }

  @Test
  void aFactCitesItsEvidenceAndTellsWhenItWasRead() {
    Fact order =
        everything().stream().filter(fact -> fact.name().equals("order")).findFirst().orElseThrow();
    assertThat(order.evidence()).isNotEmpty().allMatch(id -> id.startsWith("e"));
    assertThat(order.asOf()).isEqualTo(READ);
    assertThat(order.inThisConversation()).isTrue();
  }

  @Test
  void whatTheHostAddsCompletesAnOrderAndReplacesNothing() {
    PolicyFacts.Supplement more =
        new PolicyFacts.Supplement() {
          @Override
          public Map<String, Value> order(Order order) {
            return Map.of("note", Value.text("ring twice"), "state", Value.text("placed"));
          }

          @Override
          public Map<String, Value> payment(Order order) {
            return Map.of("method", Value.text("card"));
          }

          @Override
          public Map<String, Value> line(Order order, String lineId) {
            return Map.of("final_sale", Value.yes(true));
          }
        };
    List<Fact> facts =
        new PolicyFacts(new EvidenceLedger(), ZONE).order(delivered(), more, SHOP, READ).all();
    Map<String, Value> order = attributes(facts, "order", "oms");
    assertThat(order)
        .containsEntry("note", Value.text("ring twice"))
        .containsEntry("state", Value.text("delivered"));
    Value.Fields item =
        (Value.Fields) ((Value.Items) requireNonNull(order.get("items"))).items().get(0);
    assertThat(item.attributes())
        .containsEntry("final_sale", Value.yes(true))
        .containsEntry("paid", Value.money(4500, "USD"));
    assertThat(attributes(facts, "payment", "oms")).containsEntry("method", Value.text("card"));
  }

  @Test
  void noteFieldsAreFreeText() {
    assertThat(COMMERCE.attribute("order.note"))
        .hasValueSatisfying(note -> assertThat(note.freeText()).isTrue());
  }

  @Test
  void theSystemsNamedAreTheVocabularys() {
    for (DataLayer layer : DataLayer.values()) {
      List<Fact> facts =
          new PolicyFacts(new EvidenceLedger(), ZONE)
              .order(delivered(), new Source("anything", layer), READ)
              .all();
      assertThat(facts).isNotEmpty().allMatch(fact -> COMMERCE.systems().contains(fact.system()));
    }
    for (String system : COMMERCE.systems()) {
      List<Fact> facts =
          new PolicyFacts(new EvidenceLedger(), ZONE)
              .order(delivered(), new Source(system, DataLayer.ORDER), READ)
              .all();
      assertThat(facts).isNotEmpty().allMatch(fact -> fact.system().equals(system));
    }
  }
}

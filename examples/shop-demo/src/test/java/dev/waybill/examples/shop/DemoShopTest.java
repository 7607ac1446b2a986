// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Backorder;
import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Promise;
import dev.waybill.commerce.Refund;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import dev.waybill.connectors.oms.JdbcOrders;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoShopTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Deadline SOON = Deadline.in(Duration.ofSeconds(30), NOW);

  private static final List<String> TABLES =
      List.of(
          "kunde",
          "auftrag",
          "auf_pos",
          "lieferung",
          "lief_pos",
          "paket",
          "paket_pos",
          "zahlung",
          "erstattung",
          "retoure",
          "ret_pos",
          "vorgang",
          "gutschrift");

  private final DemoShop shop = DemoShop.open(NOW);
  private final JdbcOrders orders = shop.orders(InstantSource.fixed(NOW));
  private final ShopPlan plan = new ShopPlan(20_261_124L);
  private Map<String, Order> read = Map.of();
  private final Map<String, ParcelScript> scripts =
      shop.parcels().stream()
          .collect(Collectors.toMap(ParcelScript::trackingNumber, Function.identity()));

  @BeforeAll
  void readEveryOrder() {
    read =
        plan.orders().stream()
            .map(order -> found(orders.byNumber(order.number(), SOON)))
            .collect(Collectors.toMap(Order::number, Function.identity()));
  }

  @AfterAll
  void close() {
    shop.close();
  }

  private static <T> T found(Lookup<T> lookup) {
    return lookup.fold(
        Lookup.Found::value,
        failure -> {
          throw new AssertionError(failure);
        });
  }

  private Order order(String number) {
    return requireNonNull(read.get(number), number);
  }

  private Order orderOf(Situation situation) {
    return order(
        plan.orders().stream()
            .filter(order -> order.situation() == situation)
            .findFirst()
            .orElseThrow()
            .number());
  }

  private static List<String> dump(DemoShop shop) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = shop.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet rows = statement.executeQuery("select * from " + table + " order by 1, 2")) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              values.add(String.valueOf(rows.getString(i)));
            }
          }
        }
      }
    }
    return values;
  }

  @Test
  void itsSelectsAreSound() {
    assertThat(orders.check()).isEmpty();
  }

  @Test
  void thereAreEnoughCustomersAndOrders() {
    assertThat(shop.customers()).hasSize(48).doesNotHaveDuplicates();
    assertThat(shop.customers()).extracting(Customer::email).doesNotHaveDuplicates();
    assertThat(read).hasSize(138);
    assertThat(shop.parcels()).hasSizeGreaterThan(120);
    assertThat(scripts).hasSameSizeAs(shop.parcels());
  }

  @Test
  void everySituationOccursInSeveralCountries() {
    for (Situation situation : Situation.values()) {
      assertThat(plan.orders().stream().filter(order -> order.situation() == situation))
          .as(situation.name())
          .hasSizeGreaterThanOrEqualTo(4);
    }
    Set<Situation> scripted =
        shop.parcels().stream().map(ParcelScript::situation).collect(Collectors.toSet());
    Set<Situation> ofOneParcel = EnumSet.allOf(Situation.class);
    ofOneParcel.removeIf(situation -> !situation.parcels().equals(List.of(situation)));
    assertThat(scripted).containsExactlyInAnyOrderElementsOf(ofOneParcel);
  }

  @Test
  void allZonesAndCurrenciesOccur() {
    assertThat(shop.customers().stream().map(Customer::zone))
        .contains(
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Chicago"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("America/Toronto"),
            ZoneId.of("Europe/London"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Asia/Tokyo"),
            ZoneId.of("Australia/Melbourne"));
    Set<String> currencies = new TreeSet<>();
    read.values()
        .forEach(
            order -> {
              assertThat(order.total()).as(order.number()).isNotNull();
              currencies.add(requireNonNull(order.total()).currency().getCurrencyCode());
            });
    assertThat(currencies).containsExactly("AUD", "CAD", "EUR", "GBP", "INR", "JPY", "USD");
  }

  @Test
  void everyOrderIsReadCompletely() {
    assertThat(read.values())
        .allSatisfy(
            order -> {
              assertThat(order.state()).isNotEqualTo(OrderState.UNKNOWN);
              assertThat(order.lines()).isNotEmpty();
              assertThat(order.placedAt()).isBefore(NOW);
              assertThat(order.shipTo()).extracting(Address::country).isNotNull();
              assertThat(order.payments()).hasSize(1);
              assertThat(order.payments().get(0).state()).isNotEqualTo(Payment.State.UNKNOWN);
              assertThat(order.fulfilments())
                  .allMatch(fulfilment -> fulfilment.state() != FulfilmentState.UNKNOWN);
              assertThat(order.parcels())
                  .allSatisfy(
                      parcel -> {
                        assertThat(parcel.contents()).isNotEmpty();
                        ParcelScript script = scripts.get(parcel.trackingNumber());
                        assertThat(script).isNotNull();
                        assertThat(parcel.carrier().id())
                            .isEqualTo(requireNonNull(script).carrier());
                      });
            });
    assertThat(read.values().stream().mapToInt(order -> order.parcels().size()).sum())
        .isEqualTo(shop.parcels().size());
  }

  @Test
  void everyCustomersOrdersAreReadToo() {
    List<Order> all = new ArrayList<>();
    for (Customer customer : shop.customers()) {
      List<Order> own = found(orders.byCustomer(customer.id(), 50, SOON));
      assertThat(own).allMatch(order -> customer.id().equals(order.customerId()));
      assertThat(own)
          .isSortedAccordingTo(
              Comparator.comparing((Order order) -> requireNonNull(order.placedAt())).reversed());
      all.addAll(own);
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(read.values());
  }

  @Test
  void eachPersonaOwnsTheOrderOfTheTour() {
    assertThat(Persona.all()).hasSize(14);
    assertThat(Persona.all()).extracting(Persona::login).doesNotHaveDuplicates();
    for (Persona persona : Persona.all()) {
      Order order = order(persona.orderNumber());
      assertThat(order.customerId()).isEqualTo(persona.customerId());
      Customer customer = shop.customer(persona.customerId()).orElseThrow();
      assertThat(customer.name()).isEqualTo(persona.name());
      assertThat(customer.zone()).isEqualTo(persona.zone());
      assertThat(order.total()).isNotNull();
      assertThat(requireNonNull(order.total()).currency().getCurrencyCode())
          .isEqualTo(persona.currency());
      assertThat(order.parcels().stream().map(p -> situation(p.trackingNumber())))
          .containsExactlyElementsOf(persona.situation().parcels());
    }
    Persona maya = Persona.withLogin("maya").orElseThrow();
    assertThat(maya.orderNumber()).isEqualTo("N1001");
    assertThat(maya.situation()).isEqualTo(Situation.OUT_FOR_DELIVERY);
    assertThat(order("N1001").shipTo()).extracting(Address::city).isEqualTo("Mumbai");
    assertThat(Persona.withLogin("nobody")).isEmpty();
  }

  private Situation situation(String trackingNumber) {
    ParcelScript script = scripts.get(trackingNumber);
    assertThat(script).isNotNull();
    return requireNonNull(script).situation();
  }

  @Test
  void whatHasNotShippedHasNoParcel() {
    for (Situation situation :
        List.of(Situation.NOT_SHIPPED, Situation.PREORDER, Situation.BACKORDER)) {
      Order order = orderOf(situation);
      assertThat(order.parcels()).isEmpty();
      assertThat(order.unshippedLines()).hasSameSizeAs(order.lines());
      assertThat(order.payments().get(0).state()).isEqualTo(Payment.State.AUTHORIZED);
    }
    OrderLine preordered = orderOf(Situation.PREORDER).lines().get(0);
    assertThat(preordered.backorder())
        .isEqualTo(new Backorder(Backorder.Kind.PREORDER, LocalDate.parse("2026-12-15")));
    assertThat(orderOf(Situation.PREORDER).promise())
        .isEqualTo(
            new Promise(
                Promise.Kind.SHIPS_BY, LocalDate.parse("2026-12-15"), ZoneId.of("Europe/Berlin")));
    assertThat(orderOf(Situation.BACKORDER).lines())
        .allMatch(
            line -> new Backorder(Backorder.Kind.OUT_OF_STOCK, null).equals(line.backorder()));
    assertThat(orderOf(Situation.BACKORDER).promise()).isNull();
  }

  @Test
  void aCancelledOrderIsPaidBack() {
    Order order = orderOf(Situation.CANCELLED);
    assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
    assertThat(order.lines()).allMatch(line -> line.cancelled() == line.ordered());
    assertThat(order.payments().get(0).refunds())
        .singleElement()
        .satisfies(refund -> assertThat(refund.state()).isEqualTo(Refund.State.SUCCEEDED))
        .satisfies(refund -> assertThat(refund.amount()).isEqualTo(order.total()));
  }

  @Test
  void severalParcelsShareAnOrder() {
    Order split = orderOf(Situation.PARTLY_DELIVERED);
    assertThat(split.parcels()).hasSize(2);
    assertThat(split.parcels())
        .extracting(Parcel::contents)
        .allSatisfy(contents -> assertThat(contents).hasSize(1).noneMatch(LineQuantity::isPart));
    Order desk = orderOf(Situation.THREE_BOXES);
    assertThat(desk.parcels()).hasSize(3);
    assertThat(desk.lines()).singleElement().extracting(OrderLine::ordered).isEqualTo(1);
    assertThat(desk.parcels())
        .extracting(Parcel::contents)
        .allSatisfy(contents -> assertThat(contents).hasSize(1).allMatch(LineQuantity::isPart));
    assertThat(desk.unshippedLines()).isEmpty();
  }

  @Test
  void returnsOccurOnTheRoadAndReceived() {
    assertThat(orderOf(Situation.DELIVERED_SIGNED).returns())
        .extracting(ReturnCase::state)
        .containsExactly(ReturnCase.State.IN_TRANSIT);
    Order returned = orderOf(Situation.RETURNED);
    assertThat(returned.returns())
        .extracting(ReturnCase::state)
        .containsExactly(ReturnCase.State.RECEIVED);
    assertThat(returned.payments().get(0).refunds())
        .extracting(Refund::state)
        .containsExactly(Refund.State.PENDING);
  }

  @Test
  void theShopsWordAndTheCarriersDisagreeAboutALabel() {
    Order order = order("N1005");
    assertThat(order.displayState()).isEqualTo("Versandt");
    assertThat(order.fulfilments())
        .extracting(Fulfilment::state)
        .containsExactly(FulfilmentState.PACKED);
    ParcelScript script = scripts.get(order.parcels().get(0).trackingNumber());
    assertThat(requireNonNull(script).scans())
        .extracting(ScriptedScan::statusCode)
        .containsExactly("003");
  }

  @Test
  void foreignKeysHold() throws SQLException {
    try (Connection connection = shop.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet keys =
          statement.executeQuery(
              "select count(*) from information_schema.referential_constraints")) {
        keys.next();
        assertThat(keys.getInt(1)).isEqualTo(16);
      }
      assertThatThrownBy(() -> statement.execute("delete from kunde"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.execute("update paket set lief_id = 1"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void theSameInstantGivesTheSameShopWhateverTheJvmsZoneAndLocale() throws SQLException {
    List<String> expected = dump(shop);
    assertThat(expected).hasSizeGreaterThan(8_000);
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      try (DemoShop again = DemoShop.open(NOW)) {
        assertThat(dump(again)).isEqualTo(expected);
        assertThat(again.parcels()).isEqualTo(shop.parcels());
      }
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
    try (DemoShop later = DemoShop.open(NOW.plus(Duration.ofDays(40)))) {
      assertThat(dump(later)).isNotEqualTo(expected);
    }
  }
}

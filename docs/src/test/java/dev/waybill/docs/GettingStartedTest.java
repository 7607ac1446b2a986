// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.connectors.carriers.ParcelsByCarrier;
import dev.waybill.connectors.carriers.ups.UpsTracking;
import dev.waybill.connectors.oms.JdbcOrders;
import dev.waybill.connectors.oms.JdbcOrdersConfig;
import dev.waybill.connectors.oms.MappingProblem;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.grounding.Citation;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.carrier.UpsEvent;
import dev.waybill.testkit.carrier.UpsSimulator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code README.md} and {@code getting-started.md} show compiles, and does what they say. */
class GettingStartedTest {

  private final VirtualClock clock = VirtualClock.at("2026-11-24T15:00:00Z");
  private final UpsSimulator ups = UpsSimulator.start(clock);
  private final JdbcDataSource database = new JdbcDataSource();
  private final List<String> printed = new ArrayList<>();
  private Connection open;

  @BeforeEach
  void aShopWithOneOrderOnItsWay() throws SQLException {
    database.setURL("jdbc:h2:mem:getting-started;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    open = database.getConnection();
    try (Statement statement = open.createStatement()) {
      statement.execute(
          "create table orders(id int, nr varchar(20), customer varchar(20), total_cents bigint)");
      statement.execute("create table shipments(id int, order_id int, tracking varchar(40))");
      statement.execute("insert into orders values (1, 'N1001', 'C1', 8400)");
      statement.execute("insert into shipments values (1, 1, '1Z999AA10123456784')");
    }
    ups.parcel("1Z999AA10123456784")
        .scheduled(LocalDate.of(2026, 11, 24))
        .scan(
            UpsEvent.DEPARTED,
            OffsetDateTime.parse("2026-11-23T22:10:00-05:00"),
            "Newark",
            "NJ",
            "US")
        .scan(
            UpsEvent.OUT_FOR_DELIVERY,
            OffsetDateTime.parse("2026-11-24T08:05:00-05:00"),
            "Brooklyn",
            "NY",
            "US");
  }

  @AfterEach
  void close() throws SQLException {
    ups.close();
    open.close();
  }

  @Test
  void theReadmesExampleAnswersFromTheDatabaseAndTheCarrier() {
    DataSource pool = database;
    try (UpsTracking tracking = simulated()) {
      Orders orders = new JdbcOrders(pool, config(), clock);
      readme(orders, tracking);
      assertThat(printed.get(0))
          .startsWith("Your order N1001 is out for delivery with UPS.")
          .contains("Brooklyn, NY, today, Tuesday, November 24 at 8:05 AM");
      assertThat(printed).contains("N1001 <- orders.N1001.number");
      assertThat(printed).contains("out for delivery <- parcels.1Z999AA10123456784.status");
    }
  }

  private void readme(Orders orders, Parcels parcels) {
    // tag::readme[]
    try (CommerceAgent agent =
        CommerceAgent.builder()
            .orders(orders) // your order tables, through JdbcOrders, or a port of your own
            .parcels(parcels) // the carriers' scans, through UpsTracking
            .shopZone(ZoneId.of("America/New_York"))
            .clock(clock) // leave it out for the system's
            .build()) {
      Reply reply =
          agent.handle(
              new CustomerMessage(
                  "conversation-1",
                  "message-1",
                  Channel.CHAT,
                  Locale.US,
                  Identity.verified("C1", "Maya", ZoneId.of("America/New_York")),
                  "where is my order??"));
      print(reply.text());
      for (Citation citation : reply.citations()) {
        print(citation.span().of(reply.text()) + " <- " + citation.path());
      }
    }
    // end::readme[]
  }

  private void print(String line) {
    printed.add(line);
  }

  private UpsTracking simulated() {
    return UpsTracking.builder()
        .baseUrl(ups.baseUrl())
        .credentials(UpsSimulator.CLIENT_ID, UpsSimulator.CLIENT_SECRET)
        .clock(clock)
        .build();
  }

  private static JdbcOrdersConfig config() {
    // tag::orders[]
    Properties selects = new Properties();
    selects.setProperty("orders.source", "shop-db");
    selects.setProperty("orders.zone", "America/New_York");
    selects.setProperty(
        "orders.by-number",
        "select id as order_id, nr as order_number, customer as customer_id, 'OPEN' as state,"
            + " total_cents as total_minor, 'USD' as currency"
            + " from orders where upper(nr) = upper(:orderNumber)");
    selects.setProperty(
        "orders.by-customer",
        "select id as order_id, nr as order_number, customer as customer_id, 'OPEN' as state,"
            + " total_cents as total_minor, 'USD' as currency"
            + " from orders where customer = :customerId order by id desc");
    selects.setProperty(
        "orders.fulfilments",
        "select order_id, id as fulfilment_id, 'SHIPPED' as state"
            + " from shipments where order_id in (:orderIds)");
    selects.setProperty(
        "orders.parcels",
        "select order_id, id as fulfilment_id, tracking as tracking_number, 'ups' as carrier"
            + " from shipments where order_id in (:orderIds)");
    JdbcOrdersConfig config = JdbcOrdersConfig.from(selects);
    // end::orders[]
    return config;
  }

  @Test
  void theSelectsAreCheckedAtStartUp() {
    DataSource pool = database;
    JdbcOrdersConfig config = config();
    // tag::check[]
    JdbcOrders orders = new JdbcOrders(pool, config, Clock.systemUTC());
    List<MappingProblem> problems = orders.check(); // empty, or everything that is wrong at once
    // end::check[]
    assertThat(problems).isEmpty();
  }

  @Test
  void carriersAreRoutedByTheirName() {
    String clientId = UpsSimulator.CLIENT_ID;
    String clientSecret = UpsSimulator.CLIENT_SECRET;
    // tag::carriers[]
    UpsTracking tracking = UpsTracking.builder().credentials(clientId, clientSecret).build();
    Parcels parcels = ParcelsByCarrier.of(tracking);
    // end::carriers[]
    assertThat(parcels.covers(Carrier.UPS)).isTrue();
    assertThat(parcels.covers(new Carrier("dhl"))).isFalse();
    tracking.close();
  }

  @Test
  void theDeskGetsTheWholeCaseAndTheCustomerItsReference() {
    List<String> tickets = new ArrayList<>();
    // tag::desk[]
    HandoffDesk desk =
        packet -> {
          String ticket = "T-" + (tickets.size() + 1);
          tickets.add(ticket + " " + packet.queue() + " " + packet.reason());
          return ticket; // the same for a second packet with the same key()
        };
    // end::desk[]
    try (UpsTracking tracking = simulated();
        CommerceAgent agent =
            CommerceAgent.builder()
                .orders(new JdbcOrders(database, config(), clock))
                .parcels(tracking)
                .handoffDesk(desk)
                .clock(clock)
                .build()) {
      Reply reply = ask(agent, "I want to talk to a human");
      // tag::outcome[]
      String next =
          reply
              .outcome()
              .fold(
                  answered -> "wait for the next message; not known: " + answered.unknowns(),
                  asked -> "the customer was asked for " + asked.question(),
                  handedOff -> "a person has it: " + handedOff.reference());
      // end::outcome[]
      assertThat(next).isEqualTo("a person has it: T-1");
      assertThat(tickets).containsExactly("T-1 SUPPORT CUSTOMER_ASKED");
      assertThat(reply.text()).contains("T-1");
    }
  }

  @Test
  void aPortOfYourOwnIsThreeMethods() {
    // tag::port[]
    Parcels ours =
        new Parcels() {
          @Override
          public Lookup<Tracking> track(Carrier carrier, String number, Deadline deadline) {
            return Lookup.failed(Failure.Kind.NOT_YET_SCANNED, "our own riders scan at the door");
          }

          @Override
          public boolean covers(Carrier carrier) {
            return carrier.id().equals("our-riders");
          }

          @Override
          public ConnectorHealth health() {
            return ConnectorHealth.untried();
          }
        };
    // end::port[]
    try (CommerceAgent agent =
        CommerceAgent.builder()
            .orders(new JdbcOrders(database, config(), clock))
            .parcels(ours)
            .clock(clock)
            .build()) {
      Reply reply = ask(agent, "where is my order?");
      assertThat(reply.outcome()).isInstanceOf(Outcome.Answered.class);
      assertThat(reply.text()).contains("has not scanned it yet");
    }
  }

  private static Reply ask(CommerceAgent agent, String text) {
    return agent.handle(
        new CustomerMessage(
            "c1",
            "m1",
            Channel.CHAT,
            Locale.US,
            Identity.verified("C1", "Maya", ZoneId.of("America/New_York")),
            text));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Source;
import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A right by law beside the shop's own window: fourteen days for orders sent into some countries.
 * It counts days in the policy's zone to their last second, and it can only widen what the shop
 * gives.
 */
class StatutoryRightTest {

  private static final Source OMS = new Source("oms", DataLayer.ORDER);
  private static final List<String> LAND = List.of("DE", "FR", "ES", "PL");

  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  /** The shop's window, and the right by law beside it or not. */
  private static Evaluator policy(String zone, int days, boolean withRight) {
    String right =
        withRight
            ? "\n   or (order.ship_to.country is one of \"DE\", \"FR\", \"ES\", \"PL\" and"
                + " item.delivered_on is at most 14 days ago)"
            : "";
    return Policy.of(
            "right.policy",
            """
            policy "right"
              version "1"
              currency EUR
              time zone "%s"
              uses "commerce/1"

            trust order only from oms no older than 5 minutes

            rule "what arrived can come back"
              allow create_return
              when order.state is delivered

            rule "window"
              deny create_return
              unless item.delivered_on is at most %d days ago%s
              because "outside the window"
            """
                .formatted(zone, days, right))
        .evaluator();
  }

  private static Order order(@Nullable String country, Instant delivered) {
    return new Order(
        "E1",
        "C1",
        null,
        OrderState.OPEN,
        null,
        null,
        delivered,
        List.of(new OrderLine("L1", null, "Lamp", 1, 0, 0, null, null, null)),
        List.of(
            new Fulfilment(
                "F1",
                FulfilmentState.DELIVERED,
                null,
                null,
                List.of(new LineQuantity("L1", 1)),
                List.of(),
                null,
                delivered)),
        List.of(),
        List.of(),
        country == null
            ? null
            : new Address(null, List.of("5 Mill Lane"), "Sample", null, "10000", country),
        null,
        null);
  }

  private Decision decision(Evaluator policy, @Nullable String country, Instant at, Instant now) {
    ActionGate gate = gate(policy, now);
    return gate.consider(request(gate, order(country, at), now));
  }

  private ActionGate gate(Evaluator policy, Instant now) {
    return ActionGate.builder(policy)
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .executor(executor)
        .build();
  }

  private static ActionRequest request(ActionGate gate, Order order, Instant now) {
    return request(new PolicyFacts(new EvidenceLedger(), gate.zone()).order(order, OMS, now));
  }

  private static ActionRequest request(PolicyFacts facts) {
    Map<String, Value> arguments = new HashMap<>();
    arguments.put("order_id", Value.text("E1"));
    arguments.put(
        "items", new Value.Items(List.of(new Value.Fields(Map.of("id", Value.text("L1"))))));
    arguments.put("reason", Value.text("changed_mind"));
    Dialogue dialogue =
        new Dialogue(
            "c1",
            Channel.CHAT,
            "C1",
            List.of(new Utterance("m1", "send it back", Identity.Level.VERIFIED)));
    return new ActionRequest("create_return", arguments, dialogue, facts.all(), "k");
  }

  /** Zones from the far west to the far east; spans over both changes of the clocks. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-20T12:00:00+01:00, 2026-04-03T23:59:59+02:00",
    "Europe/Berlin, 2026-03-15T00:00:00+01:00, 2026-03-29T23:59:59+02:00",
    "Europe/Berlin, 2026-10-11T23:59:59+02:00, 2026-10-25T23:59:59+01:00",
    "Europe/Madrid, 2026-10-20T12:00:00+02:00, 2026-11-03T23:59:59+01:00",
    "Atlantic/Canary, 2026-03-28T23:59:59Z, 2026-04-11T23:59:59+01:00",
    "America/Los_Angeles, 2026-03-01T00:00:00-08:00, 2026-03-15T23:59:59-07:00",
    "Pacific/Kiritimati, 2026-06-01T00:00:00+14:00, 2026-06-15T23:59:59+14:00",
    "Pacific/Pago_Pago, 2026-06-01T23:59:59-11:00, 2026-06-15T23:59:59-11:00"
  })
  void theRightEndsWithTheLastSecondOfItsFourteenthDay(String zone, String at, String last) {
    Evaluator policy = policy(zone, 7, true);
    Instant delivered = OffsetDateTime.parse(at).toInstant();
    Instant edge = OffsetDateTime.parse(last).toInstant();
    assertThat(decision(policy, "DE", delivered, edge.minusSeconds(1)))
        .isInstanceOf(Decision.Allow.class);
    assertThat(decision(policy, "DE", delivered, edge)).isInstanceOf(Decision.Allow.class);
    assertThat(decision(policy, "DE", delivered, edge.plusSeconds(1)))
        .isInstanceOf(Decision.Deny.class);
    assertThat(decision(policy, "US", delivered, edge)).isInstanceOf(Decision.Deny.class);
  }

  /** One policy, made in Berlin; each order has the days of where it went. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-06-01T12:00:00+02:00, 2026-06-15T23:59:59+02:00",
    "Atlantic/Canary, 2026-06-01T23:30:00+01:00, 2026-06-15T23:59:59+01:00",
    "America/Cayenne, 2026-06-01T22:00:00-03:00, 2026-06-15T23:59:59-03:00",
    "Indian/Reunion, 2026-06-01T00:30:00+04:00, 2026-06-15T23:59:59+04:00",
    "Europe/Madrid, 2026-10-20T23:59:59+02:00, 2026-11-03T23:59:59+01:00"
  })
  void theRightEndsWhereTheGoodsWent(String zone, String at, String last) {
    Evaluator policy = policy("Europe/Berlin", 7, true);
    ZoneId there = ZoneId.of(zone);
    Order order = order("FR", OffsetDateTime.parse(at).toInstant());
    Instant edge = OffsetDateTime.parse(last).toInstant();
    assertThat(decisionThere(policy, order, there, edge)).isInstanceOf(Decision.Allow.class);
    assertThat(decisionThere(policy, order, there, edge.plusSeconds(1)))
        .isInstanceOf(Decision.Deny.class);
    ActionGate gate = gate(policy, edge);
    assertThat(gate.lastDay(requestThere(order, there, edge)))
        .contains(edge.atZone(there).toLocalDate());
  }

  private Decision decisionThere(Evaluator policy, Order order, ZoneId there, Instant now) {
    return gate(policy, now).consider(requestThere(order, there, now));
  }

  private static ActionRequest requestThere(Order order, ZoneId there, Instant now) {
    return request(
        new PolicyFacts(new EvidenceLedger(), there).order(order, OMS, now).zone(there, OMS, now));
  }

  @Test
  void theLastDayThatIsToldIsThatOfTheWiderRight() {
    Instant delivered = Instant.parse("2026-03-20T11:00:00Z");
    Instant now = Instant.parse("2026-03-25T11:00:00Z");
    for (int days : List.of(7, 14, 30)) {
      ActionGate gate = gate(policy("Europe/Berlin", days, true), now);
      LocalDate widest = LocalDate.of(2026, 3, 20).plusDays(Math.max(14, days));
      assertThat(gate.lastDay(request(gate, order("DE", delivered), now))).contains(widest);
      assertThat(gate.lastDay(request(gate, order("US", delivered), now)))
          .contains(LocalDate.of(2026, 3, 20).plusDays(days));
    }
  }

  /** Where it goes is not known: the right may hold, so it is not refused, and not promised. */
  @Test
  void anUnknownCountryIsNoRefusalWithinTheRight() {
    Instant delivered = Instant.parse("2026-03-20T11:00:00Z");
    Evaluator policy = policy("Europe/Berlin", 7, true);
    assertThat(decision(policy, null, delivered, delivered.plus(Duration.ofDays(10))))
        .isInstanceOf(Decision.NeedEvidence.class);
    assertThat(decision(policy, null, delivered, delivered.plus(Duration.ofDays(5))))
        .isInstanceOf(Decision.Allow.class);
  }

  @Test
  void theRightOnlyEverWidensTheShopsOwnWindow() {
    Random random = new Random(5);
    List<String> zones = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata");
    int widened = 0;
    for (int i = 0; i < 400; i++) {
      String zone = zones.get(random.nextInt(zones.size()));
      int days = random.nextInt(40);
      Evaluator own = policy(zone, days, false);
      Evaluator both = policy(zone, days, true);
      String country = random.nextBoolean() ? LAND.get(random.nextInt(LAND.size())) : "US";
      Instant delivered =
          Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_536_000));
      Instant now = delivered.plusSeconds(random.nextInt(50 * 86_400));
      boolean ownAllows = decision(own, country, delivered, now) instanceof Decision.Allow;
      boolean bothAllow = decision(both, country, delivered, now) instanceof Decision.Allow;
      if (ownAllows) {
        assertThat(bothAllow).as("%s, %s, %s days", zone, country, days).isTrue();
      }
      if (bothAllow && !ownAllows) {
        widened++;
        assertThat(LAND).contains(country);
        long passed =
            ChronoUnit.DAYS.between(
                delivered.atZone(ZoneId.of(zone)).toLocalDate(),
                now.atZone(ZoneId.of(zone)).toLocalDate());
        assertThat(passed).isLessThanOrEqualTo(14);
      }
    }
    assertThat(widened).isGreaterThan(10);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.ServiceCase;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edges of a return window: its last second, its version, what a person granted. */
class PolicyEdgeTest {

  private static final Source OMS = new Source("oms", DataLayer.ORDER);
  private static final Source DESK = new Source("case_system", DataLayer.MEMORY);

  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private static Evaluator policy(String zone, int days) {
    return Policy.of(
            "edge.policy",
            """
            policy "edge"
              version "%d"
              currency USD
              time zone "%s"
              uses "commerce/1"

            trust order only from oms no older than 5 minutes
            trust exception only from case_system

            term excepted means exception.id is known and exception.order_id is order.id and exception.until is at most 0 days ago

            rule "what arrived can come back"
              allow create_return
              when order.state is delivered

            rule "window"
              deny create_return
              unless item.delivered_on is at most %d days ago or excepted
              because "outside the window"
              tell customer "The window has closed."
            """
                .formatted(days, zone, days))
        .evaluator();
  }

  private static Order order(Instant placed, @Nullable Instant delivered) {
    return new Order(
        "E1",
        "C1",
        null,
        OrderState.OPEN,
        null,
        null,
        placed,
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
        null,
        null,
        null);
  }

  private ActionGate gate(PolicyArchive archive, Instant now) {
    return ActionGate.builder(archive)
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .executor(executor)
        .build();
  }

  private static ActionRequest request(
      ActionGate gate, Order order, Instant now, List<ServiceCase> granted) {
    PolicyFacts facts = new PolicyFacts(new EvidenceLedger(), gate.zone()).order(order, OMS, now);
    Map<String, Value> arguments = new HashMap<>();
    arguments.put("order_id", Value.text("E1"));
    arguments.put(
        "items", new Value.Items(List.of(new Value.Fields(Map.of("id", Value.text("L1"))))));
    arguments.put("reason", Value.text("changed_mind"));
    if (granted.isEmpty()) {
      facts.noException(now);
    }
    for (ServiceCase held : granted) {
      facts.exception(held, DESK, now);
      arguments.put("exception_id", Value.text(held.id()));
    }
    Dialogue dialogue =
        new Dialogue(
            "c1",
            Channel.CHAT,
            "C1",
            List.of(new Utterance("m1", "send it back", Identity.Level.VERIFIED)));
    return new ActionRequest("create_return", arguments, dialogue, facts.all(), "k");
  }

  private Decision decision(String zone, Instant delivered, Instant now) {
    ActionGate gate = gate(PolicyArchive.of(policy(zone, 30)), now);
    return gate.consider(request(gate, order(delivered, delivered), now, List.of()));
  }

  /** Both windows run over a change of the clocks. */
  @ParameterizedTest
  @CsvSource({
    "America/Los_Angeles, 2026-02-20T23:59:59-08:00, 2026-03-22T23:59:59-07:00",
    "America/Los_Angeles, 2026-10-15T00:00:00-07:00, 2026-11-14T23:59:59-08:00",
    "Australia/Sydney, 2026-03-20T00:00:00+11:00, 2026-04-19T23:59:59+10:00",
    "Australia/Sydney, 2026-09-20T23:59:59+10:00, 2026-10-20T23:59:59+11:00"
  })
  void theLastSecondOfTheLastDayIsInTheWindowAndTheNextIsNot(
      String zone, String delivered, String last) {
    Instant arrived = OffsetDateTime.parse(delivered).toInstant();
    Instant edge = OffsetDateTime.parse(last).toInstant();
    assertThat(decision(zone, arrived, edge)).isInstanceOf(Decision.Allow.class);
    assertThat(decision(zone, arrived, edge.plusSeconds(1))).isInstanceOf(Decision.Deny.class);
  }

  @ParameterizedTest
  @CsvSource({
    "America/Los_Angeles, 2026-03-10T16:00:00-07:00, 2026-04-09",
    "Australia/Sydney, 2026-03-10T08:00:00+11:00, 2026-04-09"
  })
  void theLastDayIsTheSameBeforeAndAfterIt(String zone, String delivered, LocalDate last) {
    Instant arrived = OffsetDateTime.parse(delivered).toInstant();
    for (LocalDate day : List.of(last.minusDays(20), last, last.plusDays(1), last.plusDays(90))) {
      Instant now = day.atTime(12, 0).atZone(ZoneId.of(zone)).toInstant();
      ActionGate gate = gate(PolicyArchive.of(policy(zone, 30)), now);
      assertThat(gate.lastDay(request(gate, order(arrived, arrived), now, List.of())))
          .contains(last);
    }
  }

  @Test
  void theVersionInForceWhenTheOrderWasPlacedGoverns() {
    PolicyArchive archive =
        PolicyArchive.of(policy("America/New_York", 60))
            .since(LocalDate.of(2026, 3, 1), policy("America/New_York", 14));
    Instant now = Instant.parse("2026-04-10T15:00:00Z");
    Instant before = Instant.parse("2026-02-28T15:00:00Z");
    Instant after = Instant.parse("2026-03-01T15:00:00Z");
    ActionGate gate = gate(archive, now);
    assertThat(gate.consider(request(gate, order(before, before), now, List.of())))
        .isInstanceOf(Decision.Allow.class);
    assertThat(gate.consider(request(gate, order(after, after), now, List.of())))
        .isInstanceOf(Decision.Deny.class);
  }

  @Test
  void versionsOfOneArchiveShareZoneAndCurrency() {
    PolicyArchive archive = PolicyArchive.of(policy("America/New_York", 60));
    Evaluator elsewhere = policy("Europe/Berlin", 60);
    assertThatThrownBy(() -> archive.since(LocalDate.of(2026, 3, 1), elsewhere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one vocabulary, zone and currency");
  }

  @Test
  void whatAPersonGrantedHoldsToItsLastDayAndForItsOrderAlone() {
    Instant delivered = Instant.parse("2026-03-10T15:00:00Z");
    Instant now = Instant.parse("2026-04-20T15:00:00Z");
    ActionGate gate = gate(PolicyArchive.of(policy("America/New_York", 30)), now);
    Order order = order(delivered, delivered);
    ActionRequest granted = request(gate, order, now, List.of(granted("E1")));
    assertThat(gate.consider(granted)).isInstanceOf(Decision.Allow.class);
    assertThat(gate.lastDay(granted)).contains(LocalDate.of(2026, 4, 30));
    assertThat(gate.consider(request(gate, order, now, List.of(granted("E2")))))
        .isInstanceOf(Decision.Deny.class);
  }

  private static ServiceCase granted(String order) {
    return new ServiceCase(
        "K1",
        ServiceCase.Kind.EXCEPTION_GRANTED,
        ServiceCase.State.OPEN,
        null,
        "C1",
        order,
        List.of(),
        null,
        null,
        null,
        LocalDate.of(2026, 4, 30),
        "Ana",
        List.of());
  }

  @Test
  void whereTheDeliveryIsNotKnownNothingIsGuessed() {
    Instant now = Instant.parse("2026-04-20T15:00:00Z");
    ActionGate gate = gate(PolicyArchive.of(policy("America/New_York", 30)), now);
    Order order = order(now, null);
    assertThat(gate.consider(request(gate, order, now, List.of())))
        .isInstanceOf(Decision.NeedEvidence.class);
  }

  /** One rule has 14 days for it and another 30; neither is to win. */
  @Test
  void twoRulesThatTieAreAConflictAndNeitherYesNorNo() {
    Evaluator tied =
        Policy.of(
                "tied.policy",
                """
                policy "tied"
                  version "1"
                  currency USD
                  time zone "America/New_York"
                  uses "commerce/1"

                trust order only from oms no older than 5 minutes

                rule "what arrived can come back"
                  allow create_return
                  when order.state is delivered

                rule "lamps"
                  deny create_return
                  when item.name is "Lamp" and item.delivered_on is more than 14 days ago
                  unless order.placed_on is at least 2026-03-01

                rule "lamps, and spring"
                  require approval by policy_owner for create_return
                  when item.name is "Lamp" and order.placed_on is at least 2026-03-01
                  because "14 days and 30 days"
                """)
            .evaluator();
    Instant delivered = Instant.parse("2026-03-10T15:00:00Z");
    Instant now = Instant.parse("2026-03-30T15:00:00Z");
    ActionGate gate = gate(PolicyArchive.of(tied), now);
    Decision decision = gate.consider(request(gate, order(delivered, delivered), now, List.of()));
    assertThat(PolicyConflict.isIn(decision)).isTrue();
    assertThat(PolicyConflict.rules(decision)).containsExactly("lamps, and spring");

    Instant before = Instant.parse("2026-02-20T15:00:00Z");
    Decision denied = gate.consider(request(gate, order(before, before), now, List.of()));
    assertThat(denied).isInstanceOf(Decision.Deny.class);
    assertThat(PolicyConflict.isIn(denied)).isFalse();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.connector.Deadline;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Vocabularies;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The acts of a scenario's world change its records, once for a key, or fail as the script says.
 */
class WorldActTest {

  private static final Value ORDER = Value.text("N1");
  private static final Value REASON = Value.text("changed_mind");

  private final World world = world("");

  private static World world(String script) {
    ScenarioFile file =
        ScenarioFile.read(
            new StringReader(
                """
                scenarios:
                - id: X-1
                  now: "2026-06-03T09:00:00Z"
                  identity: verified
                  world:
                    customer: {id: K1}
                    orders: {N1: {status: unfulfilled, refundable: 90.00, shipments: [S1], lines: {L1: {title: Cup, qty: 2}, L2: {title: Pot}}}, N2: {status: fulfilled}}
                    shipments: {S1: {carrier: ups, tracking: "1Z9", status: IN_TRANSIT, events: []}}
                    returns: {R1: {order: N1, state: LABEL_SENT}}
                    script: {%s}
                  conversation: []
                """
                    .formatted(script)));
    return WorldBuilder.build(file.scenarios().get(0));
  }

  private static Receipt perform(
      World world, String action, Map<String, Value> arguments, String key)
      throws NotDoneException {
    return act(world, action).perform(arguments, key, deadline());
  }

  private static Act act(World world, String action) {
    ActionWord word =
        ActionWord.all().stream()
            .filter(each -> each.action().equals(action))
            .findFirst()
            .orElseThrow();
    return new WorldAct(word, world.systems());
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(5), Instant.parse("2026-06-03T09:00:00Z"));
  }

  private static Order order(World world, String number) {
    return world
        .shop()
        .orders()
        .byNumber(number, deadline())
        .fold(
            found -> found.value(),
            failure -> {
              throw new AssertionError(failure);
            });
  }

  private Write only() {
    assertThat(world.chronicle().writes()).hasSize(1);
    return world.chronicle().writes().get(0);
  }

  @Test
  void aCancellationIsSeenByTheNextRead() throws Exception {
    Receipt receipt = perform(world, "cancel_order", Map.of("order_id", ORDER), "k");

    assertThat(order(world, "N1").state()).isEqualTo(OrderState.CANCELLED);
    assertThat(only())
        .isEqualTo(
            new Write(
                "order.cancel",
                Map.of("order", "N1"),
                Write.Outcome.DONE,
                "k",
                receipt.reference(),
                Instant.parse("2026-06-03T09:00:00Z")));
  }

  @Test
  void whatTheRecordsDoNotAllowIsRejectedAndChangesNothing() {
    assertThatThrownBy(
            () -> perform(world, "cancel_order", Map.of("order_id", Value.text("N2")), "k"))
        .isInstanceOf(NotDoneException.class);
    assertThatThrownBy(
            () -> perform(world, "cancel_order", Map.of("order_id", Value.text("N9")), "k2"))
        .isInstanceOf(NotDoneException.class);
    assertThatThrownBy(
            () ->
                perform(
                    world,
                    "refund",
                    Map.of("order_id", ORDER, "amount", Value.money(90_01, "USD")),
                    "k3"))
        .isInstanceOf(NotDoneException.class);

    assertThat(world.chronicle().writes())
        .extracting(Write::outcome)
        .containsOnly(Write.Outcome.REJECTED);
    assertThat(order(world, "N1").payments().get(0).refunds()).isEmpty();
  }

  @Test
  void aRefundIsARowAndLessIsLeft() throws Exception {
    perform(
        world,
        "refund",
        Map.of("order_id", ORDER, "amount", Value.money(60_00, "USD"), "reason", REASON),
        "k");

    assertThat(order(world, "N1").payments().get(0).refunds())
        .singleElement()
        .satisfies(refund -> assertThat(refund.amount().minor()).isEqualTo(60_00));
    assertThat(world.state().records().at("orders.N1.refundable").text()).hasValue("30.00");
    assertThat(only().arguments())
        .isEqualTo(Map.of("order", "N1", "amount", "60.00", "reason", "changed_mind"));
  }

  @Test
  void aReturnHasItsLinesAndALabel() throws Exception {
    Value items =
        new Value.Items(
            List.of(
                new Value.Fields(Map.of("id", Value.text("L1"), "quantity", Value.number(2))),
                new Value.Fields(Map.of("id", Value.text("L2")))));
    Receipt receipt =
        perform(
            world,
            "create_return",
            Map.of(
                "order_id",
                ORDER,
                "items",
                items,
                "reason",
                REASON,
                "remedy",
                Value.text("refund")),
            "k");

    List<ReturnCase> returns = order(world, "N1").returns();
    assertThat(returns).hasSize(2);
    assertThat(returns.get(1).id()).isEqualTo(receipt.reference());
    assertThat(returns.get(1).lines())
        .extracting(line -> line.lineId() + "x" + line.quantity())
        .containsExactly("L1x2", "L2x1");
    assertThat(only().arguments())
        .containsEntry("line", "L1, L2")
        .containsEntry("qty", "2, 1")
        .containsEntry("resolution", "refund");
    assertThat(world.state().records().at("returns." + receipt.reference() + ".label").text())
        .hasValue("LBL-" + receipt.reference());
  }

  @Test
  void everyActionOfTheTableIsDoneInTheScenariosWords() throws Exception {
    perform(world, "cancel_return", Map.of("return_id", Value.text("R1")), "a");
    perform(world, "resend_return_label", Map.of("return_id", Value.text("R1")), "b");
    perform(
        world,
        "open_claim",
        Map.of(
            "order_id",
            ORDER,
            "claim_kind",
            Value.text("not_received"),
            "remedy",
            Value.text("replacement")),
        "c");
    perform(
        world, "open_claim", Map.of("order_id", ORDER, "claim_kind", Value.text("warranty")), "d");
    perform(world, "open_carrier_trace", Map.of("tracking_number", Value.text("1Z9")), "e");
    perform(
        world,
        "reschedule_delivery",
        Map.of(
            "tracking_number",
            Value.text("1Z9"),
            "deliver_on",
            Value.day(LocalDate.parse("2026-06-09"))),
        "f");
    perform(
        world,
        "schedule_follow_up",
        Map.of(
            "order_id",
            ORDER,
            "follow_up_at",
            new Value.Moment(Instant.parse("2026-06-04T09:00:00Z"))),
        "g");
    perform(
        world,
        "store_credit",
        Map.of(
            "order_id",
            ORDER,
            "amount",
            Value.money(10_00, "USD"),
            "reason",
            Value.text("late_delivery")),
        "h");
    perform(
        world,
        "send_notification",
        Map.of("order_id", ORDER, "notification", Value.text("delay")),
        "i");

    assertThat(world.chronicle().writes())
        .extracting(write -> write.name() + write.arguments())
        .containsExactly(
            "return.cancel{return=R1}",
            "return.label.resend{return=R1}",
            "claim.open{order=N1, remedy=reship, type=not_received}",
            "warranty.claim.create{order=N1}",
            "carrier.trace.open{shipment=S1}",
            "carrier.reschedule{date=2026-06-09, shipment=S1}",
            "followup.schedule{at=2026-06-04T09:00:00Z, order=N1}",
            "storecredit.issue{amount=10.00, order=N1, reason=goodwill_delay}",
            "notify.send{kind=delay, order=N1}");
    Node records = world.state().records();
    assertThat(records.at("returns.R1.state").text()).hasValue("CANCELLED");
    assertThat(records.get("claims").fields()).hasSize(1);
    assertThat(records.get("warranty_claims").fields()).hasSize(1);
    assertThat(records.at("shipments.S1.rescheduled_to").text()).hasValue("2026-06-09");
    assertThat(records.at("shipments.S1.trace").isMissing()).isFalse();
  }

  @Test
  void theSameKeyIsDoneOnce() throws Exception {
    Act act = act(world, "refund");
    Map<String, Value> arguments = Map.of("order_id", ORDER, "amount", Value.money(60_00, "USD"));

    Receipt first = act.perform(arguments, "k", deadline());
    Receipt second = act.perform(arguments, "k", deadline());

    assertThat(second).isEqualTo(first);
    assertThat(order(world, "N1").payments().get(0).refunds()).hasSize(1);
    assertThat(world.chronicle().writes()).hasSize(2);
  }

  @Test
  void theScriptSaysHowCallsEnd() throws Exception {
    World scripted =
        world(
            "refund.create: [{timeout: true, actually_applied: true}, {ok: true, same_key_returns:"
                + " R55}], order.cancel: [{error: \"503\"}, {userErrors: [packed], then_set:"
                + " {orders.N1.status: fulfilled}}], return.create: {ok: true, id: RT20}");
    Act refund = act(scripted, "refund");
    Map<String, Value> sixty = Map.of("order_id", ORDER, "amount", Value.money(60_00, "USD"));

    assertThatThrownBy(() -> refund.perform(sixty, "k", deadline()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(refund.reconcile("k", deadline()))
        .isInstanceOfSatisfying(
            Act.Finding.Happened.class,
            happened -> assertThat(happened.receipt().reference()).isEqualTo("R55"));
    assertThat(refund.reconcile("other", deadline())).isInstanceOf(Act.Finding.DidNotHappen.class);
    assertThat(refund.perform(sixty, "k", deadline()).reference()).isEqualTo("R55");

    Act cancel = act(scripted, "cancel_order");
    assertThatThrownBy(() -> cancel.perform(Map.of("order_id", ORDER), "c", deadline()))
        .isInstanceOf(NotDoneException.class);
    assertThat(scripted.state().records().at("orders.N1.status").text()).hasValue("unfulfilled");
    assertThatThrownBy(() -> cancel.perform(Map.of("order_id", ORDER), "c", deadline()))
        .isInstanceOf(NotDoneException.class);
    assertThat(scripted.state().records().at("orders.N1.status").text()).hasValue("fulfilled");
    assertThat(perform(scripted, "create_return", Map.of("order_id", ORDER), "r").reference())
        .isEqualTo("RT20");
    assertThat(scripted.chronicle().writes())
        .extracting(Write::outcome)
        .containsExactly(
            Write.Outcome.UNKNOWN,
            Write.Outcome.DONE,
            Write.Outcome.FAILED,
            Write.Outcome.REJECTED,
            Write.Outcome.DONE);
  }

  @Test
  void theTableHasOnlyActionsAndArgumentsOfTheVocabulary() {
    var actions = Vocabularies.standard().find("commerce/1").orElseThrow().actions();

    assertThat(ActionWord.all())
        .allSatisfy(
            word -> {
              assertThat(actions).containsKey(word.action());
              assertThat(
                      Optional.ofNullable(actions.get(word.action()))
                          .map(type -> type.arguments().keySet())
                          .orElse(Set.of()))
                  .containsAll(word.arguments().keySet());
            });
    Set<String> named =
        ActionWord.all().stream().map(ActionWord::action).collect(Collectors.toSet());
    assertThat(actions.keySet().stream().filter(action -> !named.contains(action)))
        .as("what reads, or tells, is no write; what the scenarios have no word for")
        .containsExactlyInAnyOrder(
            "disclose", "verify_identity", "modify_order", "update_customer", "stop_marketing");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static dev.waybill.testkit.scenario.Check.Mark.FAILED;
import static dev.waybill.testkit.scenario.Check.Mark.PASSED;
import static dev.waybill.testkit.scenario.Check.Mark.UNCHECKED;
import static dev.waybill.testkit.scenario.Judged.done;
import static dev.waybill.testkit.scenario.Judged.expecting;
import static dev.waybill.testkit.scenario.Judged.forbidding;
import static dev.waybill.testkit.scenario.Judged.play;
import static dev.waybill.testkit.scenario.Judged.write;
import static dev.waybill.testkit.scenario.Judged.writing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of writes is judged: what was done wrongly, twice, or not at all must be found. */
class WriteJudgementTest {

  private static final Play CANCELLED = play("OWN-20");
  private static final Play NOTHING = play("OWN-22");
  private static final Play APPROVED = play("OWN-33");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {order: F520}                              | PASSED
          {order: F521}                              | FAILED
          {reason: changed_mind}                     | PASSED
          {reason: too_late}                         | FAILED
          {colour: red}                              | UNCHECKED
          """)
  void anArgumentIsTheOneThatIsListed(String args, Check.Mark mark) {
    String expect = "{actions: [{name: order.cancel, args: " + args + "}]}";
    String argument = args.substring(1, args.indexOf(':'));

    assertThat(expecting(CANCELLED, expect, "actions: order.cancel " + argument)).isEqualTo(mark);
  }

  @Test
  void anArgumentThatCouldBeThereAndIsNotIsMissing() {
    Play play = writing(CANCELLED, done("refund.create", Map.of("order", "F520")));

    assertThat(
            expecting(
                play,
                "{actions: [{name: refund.create, args: {amount: 5}}]}",
                "actions: refund.create amount"))
        .isEqualTo(FAILED);
  }

  @Test
  void numbersTimesAndPlacesOfTheWorldAreCompared() {
    Play play =
        writing(
            play("OWN-36"),
            done(
                "order.address.update",
                Map.of("order", "F537", "address", "line1=22 Mill Lane; city=York")));
    Play moment =
        writing(CANCELLED, done("followup.schedule", Map.of("at", "2026-06-04T09:00:00Z")));
    Play amount = writing(CANCELLED, done("refund.create", Map.of("amount", "60.00")));

    assertThat(
            expecting(
                play,
                "{actions: [{name: order.address.update, args: {address: address_check.normalised}}]}",
                "actions: order.address.update address"))
        .as("the postcode is missing")
        .isEqualTo(FAILED);
    assertThat(
            expecting(
                moment,
                "{actions: [{name: followup.schedule, args: {at: \"2026-06-04T10:00:00+01:00\"}}]}",
                "actions: followup.schedule at"))
        .isEqualTo(PASSED);
    assertThat(
            expecting(
                moment,
                "{actions: [{name: followup.schedule, args: {at: \"2026-06-04T10:00:00Z\"}}]}",
                "actions: followup.schedule at"))
        .isEqualTo(FAILED);
    assertThat(
            expecting(
                amount,
                "{actions: [{name: refund.create, args: {amount: 60}}]}",
                "actions: refund.create amount"))
        .isEqualTo(PASSED);
  }

  @Test
  void whatIsListedAndNotDoneIsMissing() {
    assertThat(expecting(NOTHING, "{actions: [{name: order.cancel}]}", "actions: order.cancel"))
        .isEqualTo(FAILED);
    assertThat(expecting(NOTHING, "{actions: [{name: label.create}]}", "actions: label.create"))
        .isEqualTo(FAILED);
  }

  @Test
  void whatIsDoneAndNotListedIsFoundHoweverItEnded() {
    Play tried = writing(NOTHING, write("order.cancel", Map.of(), Write.Outcome.REJECTED, "k1"));

    assertThat(expecting(CANCELLED, "{actions: []}", "actions: nothing but")).isEqualTo(FAILED);
    assertThat(expecting(tried, "{actions: []}", "actions: nothing but")).isEqualTo(FAILED);
    assertThat(expecting(NOTHING, "{actions: []}", "actions: none")).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @CsvSource({
    "REJECTED, rejected, PASSED",
    "REJECTED, done, FAILED",
    "FAILED, failed, PASSED",
    "FAILED, rejected, FAILED",
    "UNKNOWN, unknown, PASSED",
    "DONE, failed, FAILED"
  })
  void anOutcomeIsTheOneThatIsListed(Write.Outcome held, String wanted, Check.Mark mark) {
    Play play = writing(NOTHING, write("order.cancel", Map.of(), held, "other"));

    assertThat(
            expecting(
                play,
                "{actions: [{name: order.cancel, outcome: " + wanted + "}]}",
                "actions: order.cancel"))
        .isEqualTo(mark);
  }

  @Test
  void theOrderOfActionsCounts() {
    Write cancel = write("order.cancel", Map.of(), Write.Outcome.DONE, "a");
    Write refund = write("refund.create", Map.of(), Write.Outcome.DONE, "b");
    String expect = "{actions: [{name: order.cancel}, {name: refund.create}]}";

    assertThat(expecting(writing(NOTHING, cancel, refund), expect, "actions: in this order"))
        .isEqualTo(PASSED);
    assertThat(expecting(writing(NOTHING, refund, cancel), expect, "actions: in this order"))
        .isEqualTo(FAILED);
  }

  @Test
  void anotherKeyOnTheSecondTryIsFound() {
    Write first = write("refund.create", Map.of(), Write.Outcome.UNKNOWN, "a");
    Write same = write("refund.create", Map.of(), Write.Outcome.DONE, "a");
    Write other = write("refund.create", Map.of(), Write.Outcome.DONE, "b");
    String expect = "{actions: [{name: refund.create, idempotency_key: same_on_retry}]}";
    String what = "actions: refund.create idempotency_key";

    assertThat(expecting(writing(NOTHING, first, same), expect, what)).isEqualTo(PASSED);
    assertThat(expecting(writing(NOTHING, first, other), expect, what)).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          order.cancel                          | FAILED
          order.cancel#2                        | PASSED
          order.cancel(order=F520)              | FAILED
          order.cancel(order=F999)              | PASSED
          order.cancel(order!=F520)             | PASSED
          order.cancel(order!=F999)             | FAILED
          order.cancel(colour!=red)             | PASSED
          order.cancel#2_with_new_key           | PASSED
          refund.create                         | PASSED
          Order Cancel!                         | UNCHECKED
          """)
  void aForbiddenWriteIsFound(String action, Check.Mark mark) {
    assertThat(
            forbidding(CANCELLED, "{actions: [\"" + action + "\"]}", "forbid.actions: " + action))
        .isEqualTo(mark);
  }

  @Test
  void aSecondCallAndASecondKeyAreFound() {
    Write one = write("order.cancel", Map.of(), Write.Outcome.UNKNOWN, "a");
    Write again = write("order.cancel", Map.of(), Write.Outcome.DONE, "a");
    Write other = write("order.cancel", Map.of(), Write.Outcome.DONE, "b");
    String twice = "{actions: [\"order.cancel#2\"]}";
    String newKey = "{actions: [\"order.cancel#2_with_new_key\"]}";

    assertThat(forbidding(writing(NOTHING, one, again), twice, "forbid.actions")).isEqualTo(FAILED);
    assertThat(forbidding(writing(NOTHING, one, again), newKey, "forbid.actions"))
        .isEqualTo(PASSED);
    assertThat(forbidding(writing(NOTHING, one, other), newKey, "forbid.actions"))
        .isEqualTo(FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "OWN-20, ACT, PASSED",
    "OWN-20, CLARIFY, FAILED",
    "OWN-20, ANSWER, FAILED",
    "OWN-22, CLARIFY, PASSED",
    "OWN-22, ACT, FAILED",
    "OWN-26, DECLINE, PASSED",
    "OWN-26, CLARIFY, FAILED",
    "OWN-20, DECLINE, FAILED",
    "OWN-34, PENDING_APPROVAL, PASSED",
    "OWN-34, DECLINE, FAILED",
    "OWN-20, PENDING_APPROVAL, FAILED",
    "OWN-20, SEND, FAILED",
    "OWN-20, SUPPRESS, FAILED",
    "OWN-20, SYSTEM, FAILED",
    "OWN-37, HANDOFF, PASSED",
    "OWN-37, ACT, FAILED"
  })
  void aDecisionIsTheOneThatWasTaken(String id, String decision, Check.Mark mark) {
    assertThat(expecting(play(id), "{decision: " + decision + "}", "decision")).isEqualTo(mark);
  }

  @Test
  void aMessageThatIsSentIsASending() {
    Play sent = writing(NOTHING, done("notify.send", Map.of()));

    assertThat(expecting(sent, "{decision: SEND}", "decision")).isEqualTo(PASSED);
    assertThat(expecting(sent, "{decision: ACT}", "decision")).isEqualTo(FAILED);
    assertThat(expecting(sent, "{decision: [SEND, ACT]}", "decision")).isEqualTo(FAILED);
  }

  @Test
  void resultsOfTheGateAreThoseThatAreListedInOrder() {
    assertThat(expecting(CANCELLED, "{results: {k1: [needs_confirmation, done]}}", "results"))
        .isEqualTo(PASSED);
    assertThat(expecting(CANCELLED, "{results: {k1: [done, needs_confirmation]}}", "results"))
        .isEqualTo(FAILED);
    assertThat(expecting(CANCELLED, "{results: {k1: [needs_confirmation]}}", "results"))
        .isEqualTo(FAILED);
    assertThat(expecting(CANCELLED, "{results: {k2: [done]}}", "results")).isEqualTo(FAILED);
  }

  @Test
  void theOrderOfStepsIsTheOneThatIsListed() {
    String expect = "{order_of: [confirm, order.cancel]}";
    Play hasty =
        CANCELLED.withCourse(CANCELLED.course().withSequence(List.of("order.cancel", "confirm")));

    assertThat(expecting(CANCELLED, expect, "order_of")).isEqualTo(PASSED);
    assertThat(expecting(hasty, expect, "order_of")).isEqualTo(FAILED);
    assertThat(expecting(CANCELLED, "{order_of: [confirm, refund.create]}", "order_of"))
        .isEqualTo(FAILED);
    assertThat(expecting(CANCELLED, "{order_of: [acknowledge, fact]}", "order_of"))
        .isEqualTo(UNCHECKED);
  }

  @ParameterizedTest
  @CsvSource({
    "OWN-20, order_cancel_calls, 1, PASSED",
    "OWN-20, order_cancel_calls, 2, FAILED",
    "OWN-20, write_calls, 1, PASSED",
    "OWN-20, write_calls, 0, FAILED",
    "OWN-25, refunds_created, 1, PASSED",
    "OWN-25, refunds_created, 0, FAILED",
    "OWN-34, reserved_and_spent_30d_at_most, 280, PASSED",
    "OWN-34, reserved_and_spent_30d_at_most, 279.99, FAILED",
    "OWN-25, reserved_and_spent_30d_at_most, 19.99, FAILED",
    "OWN-20, claims_open, 0, PASSED",
    "OWN-20, claims_open, 1, FAILED",
    "OWN-20, returns_open, 1, FAILED",
    "OWN-20, notifications_sent, 1, FAILED",
    "OWN-20, followup_scheduled, true, FAILED",
    "OWN-37, replies, 1, PASSED",
    "OWN-37, replies, 2, FAILED",
    "OWN-37, messages_sent, 0, FAILED",
    "OWN-37, asked_for_order_number, true, FAILED",
    "OWN-37, exception_to_caller, true, FAILED",
    "OWN-05, asked_for_order_number, true, PASSED",
    "OWN-05, questions_asked, 0, FAILED",
    "OWN-05, questions_asked_at_most, 0, FAILED",
    "OWN-05, identity_level, claimed, FAILED",
    "OWN-01, shipment_status, DELIVERED, FAILED",
    "OWN-01, fact_freshness, STALE, FAILED",
    "OWN-01, quarantined_events, 1, FAILED",
    "OWN-01, unmapped_codes, LT, FAILED",
    "OWN-01, event_zone_confidence, derived_from_place, FAILED",
    "OWN-01, resolved_reference, SKU9, FAILED",
    "OWN-01, path, deterministic_no_model, PASSED",
    "OWN-01, identical_tool_calls_at_most, 0, FAILED",
    "OWN-01, identities_merged, true, FAILED",
    "OWN-01, alternative_offers_made, 1, FAILED",
    "OWN-01, pan_redacted_everywhere, false, FAILED",
    "OWN-01, deflection_rate, 0.9, FAILED",
    "OWN-01, proposed, order.cancel, FAILED",
    "OWN-01, moon, full, UNCHECKED"
  })
  void aStateIsTheOneThatIsListed(String id, String name, String value, Check.Mark mark) {
    assertThat(expecting(play(id), "{state: {" + name + ": " + value + "}}", "state"))
        .isEqualTo(mark);
  }

  @Test
  void whatTheRecordsHoldAfterwardsIsCounted() {
    Node after =
        Judged.node(
            "{claims: {C1: {state: OPEN}, C2: {state: CLOSED}}, returns: {R1: {state: RECEIVED},"
                + " R2: {state: CANCELLED}}, orders: {F522: {refunds: [{id: R}]}}}");
    Play play = NOTHING.withCourse(NOTHING.course().withAfter(after));

    assertThat(expecting(play, "{state: {claims_open: 1}}", "state")).isEqualTo(PASSED);
    assertThat(expecting(play, "{state: {returns_open: 1}}", "state")).isEqualTo(PASSED);
    assertThat(expecting(play, "{state: {refunds_created: 1}}", "state")).isEqualTo(PASSED);
  }

  @Test
  void aForbiddenStateIsFound() {
    assertThat(forbidding(CANCELLED, "{state: {write_calls: 1}}", "forbid.state"))
        .isEqualTo(FAILED);
    assertThat(forbidding(CANCELLED, "{state: {write_calls: 2}}", "forbid.state"))
        .isEqualTo(PASSED);
    assertThat(forbidding(CANCELLED, "{state: {moon: full}}", "forbid.state")).isEqualTo(UNCHECKED);
  }

  @Test
  void whatAPersonWasAskedToApproveIsAWrite() {
    String expect =
        "{actions: [{name: approval.request, args: {order: F534, amount: 150.01, rule:"
            + " refund.auto_limit_customer_30d}}, {name: refund.create}]}";

    assertThat(expecting(APPROVED, expect, "actions: approval.request rule")).isEqualTo(FAILED);
    assertThat(expecting(APPROVED, expect, "actions: approval.request order")).isEqualTo(PASSED);
    assertThat(
            expecting(
                APPROVED,
                expect.replace("auto_limit_customer_30d", "auto_limit_order"),
                "actions: approval.request rule"))
        .isEqualTo(PASSED);
  }
}

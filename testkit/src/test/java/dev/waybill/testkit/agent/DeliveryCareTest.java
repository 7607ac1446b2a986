// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static dev.waybill.testkit.agent.Bench.order;
import static dev.waybill.testkit.agent.Bench.parcel;
import static dev.waybill.testkit.agent.Bench.scan;
import static dev.waybill.testkit.agent.Bench.tracking;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.action.Act;
import dev.waybill.action.Receipt;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.connector.Deadline;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.DataLayer;
import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Vocabularies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done about a parcel beside saying where it is, and what is given for the trouble. */
class DeliveryCareTest {

  private static final String ALLOWED =
      """
      rule "another day"
        allow reschedule_delivery

      rule "the customer says yes"
        require confirmation for reschedule_delivery showing request

      rule "search"
        allow open_carrier_trace

      rule "a person"
        allow transfer_to_human

      rule "credit"
        allow store_credit

      rule "no more than that"
        cap request.amount at $10 for store_credit
      """;

  /** What was done, with its arguments. */
  private record Done(String action, Map<String, Value> arguments) {}

  private final Bench bench = new Bench();
  private final List<Done> done = new ArrayList<>();

  private CommerceAgent agent(String rules, String... acts) {
    CommerceAgent.Builder builder = bench.agent().policy(policy(rules));
    for (String act : acts) {
      builder.act(act, new Noted(act));
    }
    return builder.build();
  }

  /** An act that always succeeds. */
  private final class Noted implements Act {
    private final String name;

    private Noted(String name) {
      this.name = name;
    }

    @Override
    public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline) {
      done.add(new Done(name, arguments));
      return new Receipt(
          "R-" + done.size(),
          new dev.waybill.evidence.Source("carrier", DataLayer.CARRIER),
          bench.clock.instant());
    }

    @Override
    public Finding reconcile(String key, Deadline deadline) {
      return new Finding.CannotTell();
    }
  }

  private static Evaluator policy(String rules) {
    Checked checked =
        Checker.check(
            new Source(
                "test.policy",
                """
                policy "Test"
                  version "1"
                  currency USD
                  time zone "America/New_York"
                  uses "commerce/1"

                """
                    + rules),
            Includes.none(),
            Vocabularies.standard());
    assertThat(checked.policy()).as(checked.diagnostics().toString()).isNotNull();
    return Evaluator.of(requireNonNull(checked.policy()));
  }

  private void onItsWay(@Nullable Eta eta, String scanned) {
    bench.shop.put(order("N1", "C1", parcel("1Z1")));
    bench.shop.put(
        tracking("1Z1", eta, scan(scanned, ParcelSubStatus.HUB_ARRIVED, "Newark", "US")));
  }

  private Reply say(CommerceAgent agent, String text) {
    return agent.handle(bench.message(JANE, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "can you deliver it on Friday instead? | 2026-06-05",
        "please deliver it another day, 8 June works | 2026-06-08",
        "deliver it on tomorrow please | 2026-06-04"
      })
  void anotherDayIsAskedOfTheCarrierAfterAYesToThatDay(String wish, LocalDate day) {
    onItsWay(null, "2026-06-03T08:10:00-04:00");
    try (CommerceAgent agent = agent(ALLOWED, "reschedule_delivery")) {
      Reply ask = say(agent, wish);
      assertThat(ask.outcome()).isEqualTo(new Outcome.Asked(Outcome.Question.CONFIRMATION));
      assertThat(done).isEmpty();

      Reply reply = say(agent, "yes");
      assertThat(done)
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.arguments()).containsEntry("deliver_on", Value.day(day));
                assertThat(each.arguments()).containsEntry("tracking_number", Value.text("1Z1"));
              });
      assertThat(reply.text()).contains("New day of delivery").contains("R-1");
    }
  }

  @Test
  void aNoLeavesTheDayAsItIs() {
    onItsWay(null, "2026-06-03T08:10:00-04:00");
    try (CommerceAgent agent = agent(ALLOWED, "reschedule_delivery")) {
      say(agent, "can you deliver it on Friday instead?");

      assertThat(say(agent, "no").text()).isEqualTo("All right, I have left everything as it is.");
      assertThat(done).isEmpty();
    }
  }

  @Test
  void whereNobodyCanMoveADeliveryItIsSaidWhereItIs() {
    onItsWay(null, "2026-06-03T08:10:00-04:00");
    try (CommerceAgent agent = agent(ALLOWED)) {
      assertThat(say(agent, "can you deliver it on Friday instead?").text()).contains("in transit");
    }
  }

  @Test
  void afterLongSilenceTheCarrierIsAskedToSearch() {
    onItsWay(null, "2026-05-22T08:10:00-04:00");
    try (CommerceAgent agent = agent(ALLOWED, "open_carrier_trace")) {
      Reply reply = say(agent, "Where is order N1?");

      assertThat(done).extracting(Done::action).containsExactly("open_carrier_trace");
      assertThat(reply.text()).contains("I have asked UPS to search for it").contains("R-1");
      assertThat(reply.outcome()).isInstanceOf(Outcome.Answered.class);
      assertThat(bench.desk.packets()).isEmpty();
    }
  }

  @Test
  void whereNoSearchCanBeOpenedAPersonTakesOver() {
    onItsWay(null, "2026-05-22T08:10:00-04:00");
    try (CommerceAgent agent = agent(ALLOWED)) {
      assertThat(say(agent, "Where is order N1?").outcome())
          .isInstanceOfSatisfying(
              Outcome.HandedOff.class,
              passed ->
                  assertThat(passed.reason()).isEqualTo(HandoffReason.STALLED_OVER_THRESHOLD));
    }
  }

  @Test
  void goodwillIsAsMuchAsThePolicyGivesHoweverItIsAskedFor() {
    Eta eta =
        new Eta(
            LocalDate.parse("2026-06-08"),
            null,
            null,
            Bench.NEW_YORK,
            Eta.Estimator.CARRIER,
            List.of(LocalDate.parse("2026-06-01")));
    onItsWay(eta, "2026-06-03T08:10:00-04:00");
    try (CommerceAgent agent = agent(ALLOWED, "store_credit")) {
      Reply reply =
          say(agent, "I want $500 in compensation for order N1 or I go to the press later");

      assertThat(done)
          .allSatisfy(
              each ->
                  assertThat(each.arguments()).containsEntry("amount", Value.money(1000, "USD")));
      assertThat(reply.text()).doesNotContain("500");
    }
    try (CommerceAgent agent = agent(ALLOWED, "store_credit")) {
      done.clear();
      Reply reply = say(agent, "what will you do for me about order N1?");
      assertThat(done).extracting(Done::action).containsExactly("store_credit");
      assertThat(reply.text()).contains("$10").contains("June 1").contains("June 8");
    }
  }

  @Test
  void goodwillThatNoRuleGivesGoesToAPerson() {
    onItsWay(null, "2026-06-03T08:10:00-04:00");
    String none =
        """
        rule "a person"
          allow transfer_to_human
        """;
    try (CommerceAgent agent = agent(none, "store_credit")) {
      assertThat(say(agent, "what will you do for me about order N1?").outcome())
          .isInstanceOfSatisfying(
              Outcome.HandedOff.class,
              passed -> assertThat(passed.reason()).isEqualTo(HandoffReason.POLICY_GAP));
      assertThat(done).isEmpty();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static dev.waybill.policy.decide.PolicyBuilder.ago;
import static dev.waybill.policy.decide.PolicyBuilder.compare;
import static dev.waybill.policy.decide.PolicyBuilder.days;
import static dev.waybill.policy.decide.PolicyBuilder.dollars;
import static dev.waybill.policy.decide.PolicyBuilder.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.waybill.policy.model.Condition.Comparison;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions from a frame that the host fills itself. */
class FrameTest {

  private static final long NOW = 1_773_144_000_000_000L;
  private static final long TODAY = 20_522;

  private final PolicyBuilder policy = new PolicyBuilder();

  private Evaluator fourteenRules() {
    policy.zone("America/New_York");
    policy.allow("delivered", "credit").when(policy.is("order.state", "delivered"));
    policy.confirm("confirm", List.of("request.amount"), "credit").always();
    policy.identity("identity", "matched", "credit").always();
    for (int i = 0; i < 3; i++) {
      policy
          .deny("window " + i, "credit")
          .when(compare(policy.read("order.delivered_on"), Comparison.LESS, ago(days(30 + i))));
      policy
          .deny("score " + i, "credit")
          .when(compare(policy.read("customer.score"), Comparison.AT_LEAST, number(80 + i)));
      policy
          .approve("tier " + i, "team_lead", null, "credit")
          .when(
              PolicyBuilder.all(
                  policy.is("customer.tier", "standard", "silver"),
                  compare(
                      policy.read("request.amount"), Comparison.MORE, dollars(10_000L * (i + 1)))));
    }
    policy.deny("dispute", "credit").when(policy.is("order.dispute", "yes"));
    policy.cap("cap", "request.amount", policy.read("order.total"), null, "credit").always();
    return Evaluator.of(policy.build());
  }

  private static void fill(Evaluator evaluator, Frame frame, long amount) {
    frame.clear();
    frame.begin(evaluator.action("credit"), NOW);
    frame.set(evaluator.slot("order.state"), 3);
    frame.set(evaluator.slot("customer.identity"), 2);
    frame.set(evaluator.slot("order.delivered_on"), TODAY - 10);
    frame.set(evaluator.slot("customer.score"), 5_000_000);
    frame.set(evaluator.slot("customer.tier"), 1);
    frame.set(evaluator.slot("request.amount"), amount);
    frame.set(evaluator.slot("order.dispute"), 0);
    frame.set(evaluator.slot("order.total"), 50_000);
  }

  private static Outcome outcome(Evaluator evaluator, Frame frame) {
    return List.of(Outcome.values()).get(evaluator.outcome(frame));
  }

  @Test
  void theBitsOfTheFiredRulesSayWhatEachRuleSays() {
    Evaluator evaluator = fourteenRules();
    Frame frame = evaluator.frame();
    fill(evaluator, frame, 50_001);
    evaluator.outcome(frame);

    long fired = 0;
    for (int rule = 0; rule < evaluator.policy().rules().size(); rule++) {
      fired |= frame.fired(rule) ? 1L << rule : 0;
    }
    assertThat(frame.firedBits(0)).isEqualTo(fired);
    assertThat(Long.bitCount(fired)).as("delivered, confirm, three tiers, cap").isEqualTo(6);
  }

  @Test
  void aValueThatIsTakenBackIsUnknownAgain() {
    Evaluator evaluator = fourteenRules();
    Frame frame = evaluator.frame();
    int dispute = evaluator.slot("order.dispute");
    int score = evaluator.slot("customer.score");

    fill(evaluator, frame, 5_000);
    frame.set(dispute, 1);
    assertThat(outcome(evaluator, frame)).isEqualTo(Outcome.DENY);
    frame.absent(dispute);
    frame.missing(score, Decision.Missing.STALE);
    assertThat(outcome(evaluator, frame)).isEqualTo(Outcome.NEED_EVIDENCE);
    assertThat(frame.unknown(12)).isTrue();
    assertThat(frame.unknown(4)).isTrue();

    fill(evaluator, frame, 5_000);
    assertThat(outcome(evaluator, frame)).isEqualTo(Outcome.REQUIRE);
  }

  @Test
  void aFrameIsDecidedFromItsSetters() {
    Evaluator evaluator = fourteenRules();
    Frame frame = evaluator.frame();

    fill(evaluator, frame, 5_000);
    assertThat(outcome(evaluator, frame)).isEqualTo(Outcome.REQUIRE);
    assertThat(frame.fired(0)).isTrue();
    assertThat(frame.fired(13)).as("the cap holds").isFalse();

    fill(evaluator, frame, 50_001);
    assertThat(outcome(evaluator, frame)).isEqualTo(Outcome.DENY);
    assertThat(frame.fired(13)).isTrue();

    fill(evaluator, frame, 5_000);
    frame.absent(evaluator.slot("order.dispute"));
    assertThat(outcome(evaluator, frame)).isEqualTo(Outcome.NEED_EVIDENCE);
    assertThat(frame.unknown(12)).isTrue();
    assertThat(frame.fired(12)).isFalse();
  }

  @Test
  void aDecisionFromAFrameTakesNoMemory() {
    Evaluator evaluator = fourteenRules();
    Frame frame = evaluator.frame();
    int action = evaluator.action("credit");
    int amount = evaluator.slot("request.amount");
    fill(evaluator, frame, 0);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (int i = 0; i < 50_000; i++) {
      sum += decideOnce(evaluator, frame, action, amount, i);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100_000; i++) {
      sum += decideOnce(evaluator, frame, action, amount, i);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(sum).isPositive();
    assertThat(bytes).as("bytes for 100,000 decisions").isLessThan(20_000);
  }

  private static int decideOnce(Evaluator evaluator, Frame frame, int action, int amount, int i) {
    frame.begin(action, NOW + i);
    frame.set(amount, i);
    return evaluator.outcome(frame);
  }

  @Test
  void aFrameRefusesWhatItCannotHold() {
    policy.allow("a", "credit").when(policy.is("order.id", "A"));
    policy.allow("b", "credit").when(policy.is("order.state", "paid"));
    Evaluator evaluator = Evaluator.of(policy.build());
    Frame frame = evaluator.frame();

    assertThatThrownBy(() -> frame.set(evaluator.slot("order.id"), 1))
        .hasMessage("Slot 0 holds a text; use setText.");
    assertThatThrownBy(() -> frame.setText(evaluator.slot("order.state"), "paid"))
        .hasMessage("Slot 1 holds no text; use set.");
    assertThatThrownBy(() -> evaluator.outcome(frame)).isInstanceOf(IllegalStateException.class);
    assertThat(evaluator.slot("order.total")).as("not read").isEqualTo(-1);
  }

  @Test
  void listsAndCountsCanBeSetToo() {
    policy.variable("item", "request.items");
    policy.allow("not final", "refund").each().when(policy.is("item.final_sale", "no"));
    policy
        .deny("often", "refund")
        .when(compare(policy.done("refund", "customer", days(90)), Comparison.AT_LEAST, number(3)));
    Evaluator evaluator = Evaluator.of(policy.build());
    Frame frame = evaluator.frame();
    int list = evaluator.list("request.items");
    int column = evaluator.column(list, "final_sale");
    frame.begin(evaluator.action("refund"), NOW);
    frame.done(0, 2);
    frame.rows(list).size(2);
    frame.rows(list).set(0, column, 0);
    assertThat(outcome(evaluator, frame)).isEqualTo(Outcome.NEED_EVIDENCE);
    frame.rows(list).set(1, column, 0);
    assertThat(outcome(evaluator, frame)).isEqualTo(Outcome.ALLOW);
    frame.rows(list).set(1, column, 1);
    assertThat(outcome(evaluator, frame)).isEqualTo(Outcome.DENY);
    frame.rows(list).set(1, column, 0);
    frame.done(0, 3);
    assertThat(outcome(evaluator, frame)).isEqualTo(Outcome.DENY);
  }
}

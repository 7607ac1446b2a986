// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static dev.waybill.testkit.scenario.Check.Mark.FAILED;
import static dev.waybill.testkit.scenario.Check.Mark.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts that rest on a rule: each check is passed by what says it, and failed by what is near. */
class PolicyFactChecksTest {

  private static final Source SHOP = new Source("shop", DataLayer.ORDER);
  private static final String FINAL_SALE =
      "{policy: {return: {final_sale_exception: [defective, damaged]}}}";
  private static final String BACK = "{policy: {refund: {destination: original_payment_only}}}";

  /** How a reply is judged that cites one fact, in a world and under a policy of its own. */
  private static Check.Mark mark(
      String setting, String say, String from, String path, FactValue value) {
    Play play = Judged.play("OWN-01");
    Scenario was = play.scenario();
    Node set = Judged.node(setting);
    Scenario now =
        new Scenario(
            was.id(),
            was.title(),
            was.now(),
            was.identity(),
            was.channel(),
            was.locale(),
            was.shop(),
            set.get("world"),
            was.conversation(),
            Judged.node("{facts: [{say: \"" + say + "\", from: " + from + "}]}"),
            Judged.node("{}"),
            was.about(),
            set.has("waived")
                ? was.policy().with("return.label_fee_waived_for_tiers", set.get("waived").texts())
                : set.get("policy"),
            was.trigger(),
            was.mode(),
            was.unread());
    Play cited =
        new Play(
            now,
            List.of(citing(play.last(), path, value)),
            play.handoffs(),
            play.refusedHandoffs(),
            play.unserved(),
            play.course());
    return new FactChecks(cited).all().get(0).mark();
  }

  private static Reply citing(Reply last, String path, FactValue value) {
    Evidence fact =
        new EvidenceLedger()
            .append(path, value, SHOP, Instant.parse("2026-03-18T15:00:00Z"), Trust.SYSTEM);
    TurnTrace was = last.trace();
    TurnTrace trace =
        new TurnTrace(
            was.classification(),
            was.playbook(),
            was.identity(),
            was.author(),
            was.reads(),
            List.of(fact),
            was.conflicts(),
            was.model(),
            was.decisions(),
            was.notes());
    return new Reply(
        "So it is.", List.of(new Citation(new Span(0, 2), fact.id(), path)), last.outcome(), trace);
  }

  private static Term text(String text) {
    return new Term(Term.Kind.OPTION, text);
  }

  @Test
  void aRefundGoesBackTheWayItWasPaidWithTheDigitsThatAreNamed() {
    String from = "policy.refund.destination";
    String method = "orders.N1.payments.1.method";
    String words = "back to the card used, ending 1111";

    assertThat(mark(BACK, words, from, method, text("visa ...1111"))).isEqualTo(PASSED);
    assertThat(mark(BACK, words, from, method, text("visa ...2222"))).isEqualTo(FAILED);
    assertThat(mark(BACK, "back to the card", from, method, text("visa ...2222")))
        .isEqualTo(PASSED);
    assertThat(mark(BACK, words, from, "orders.N1.refunds.1.reference", text("1111")))
        .isEqualTo(FAILED);
    assertThat(
            mark(
                "{policy: {refund: {destination: any}}}",
                words,
                from,
                method,
                text("visa ...1111")))
        .isEqualTo(FAILED);
  }

  @Test
  void anExceptionHoldsForOneOfItsReasonsAsTheReasonOfARequest() {
    String from = "policy.return.final_sale_exception";
    String reason = "requests.create_return.reason";
    FactValue defective = new FactValue.Status("REASON_DEFECTIVE");

    assertThat(mark(FINAL_SALE, "it can", from, reason, defective)).isEqualTo(PASSED);
    assertThat(
            mark(FINAL_SALE, "it can", from, reason, new FactValue.Status("REASON_CHANGED_MIND")))
        .isEqualTo(FAILED);
    assertThat(mark(FINAL_SALE, "it can", from, "orders.N1.lines.L1.note", defective))
        .isEqualTo(FAILED);
    assertThat(mark("{policy: {return: {window_days: 30}}}", "it can", from, reason, defective))
        .isEqualTo(FAILED);
  }

  @Test
  void aTierIsSaidByItselfOrByARuleThatNamesIt() {
    String from = "customer.tier";
    String silver = "{world: {customer: {id: C1, tier: silver}}}";
    String rules = "{world: {customer: {id: C1, tier: silver}}, waived: [gold]}";
    String message = "policy.waive_return_fee.message";
    String told = "The fee for the return label applies to your tier, which is silver.";

    assertThat(mark(silver, "your tier", from, "customer.tier", text("silver"))).isEqualTo(PASSED);
    assertThat(mark(silver, "your tier", from, "customer.tier", text("gold"))).isEqualTo(FAILED);
    assertThat(mark(silver, "your tier", from, "orders.N1.lines.L1.colour", text("silver")))
        .isEqualTo(FAILED);
    assertThat(mark(rules, "your tier", from, message, text(told))).isEqualTo(PASSED);
    assertThat(mark(rules, "your tier", from, message, text("We sell silver rings.")))
        .isEqualTo(FAILED);
    assertThat(mark(rules, "your tier", from, message, text(told.replace("silver", "gold"))))
        .isEqualTo(FAILED);
  }
}

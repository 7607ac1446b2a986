// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.EMAIL;
import static dev.waybill.testkit.agent.Bench.POSTCODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the agent asks for, how often, and what a guest's answers open. */
class AskingTest {

  private static final Identity GUEST = Identity.anonymous();

  private final Bench bench = new Bench().withOrderOnItsWay();
  private final CommerceAgent agent = bench.agent().build();

  @AfterEach
  void end() {
    agent.close();
  }

  private Reply say(String text) {
    return agent.handle(bench.message(GUEST, text));
  }

  private static void assertAsked(Reply reply, Outcome.Question question) {
    assertThat(reply.outcome()).isEqualTo(new Outcome.Asked(question));
  }

  private static void assertAskedForProof(Reply reply) {
    assertAsked(reply, Outcome.Question.ORDER_NUMBER_AND_EMAIL);
    assertThat(reply.text()).contains("e-mail address and the postal code").doesNotContain("N1");
    assertThat(reply.citations()).isEmpty();
  }

  private static void assertPassedOn(Reply reply) {
    assertThat(reply.outcome())
        .isInstanceOfSatisfying(
            Outcome.HandedOff.class,
            handedOff -> {
              assertThat(handedOff.reason()).isEqualTo(HandoffReason.CANNOT_CLARIFY);
              assertThat(handedOff.reference()).isEqualTo("H-1");
            });
  }

  @Test
  void theThirdQuestionInARowIsAHandoffInstead() {
    assertAsked(say("mumble grumble"), Outcome.Question.WHAT_IS_WANTED);
    assertAsked(say("\u200b"), Outcome.Question.TO_WRITE_AGAIN);
    assertPassedOn(say("grumble mumble"));
    assertAsked(say("mumble"), Outcome.Question.WHAT_IS_WANTED);
  }

  @Test
  void proofThatNeverComesIsAHandoffToo() {
    assertAskedForProof(say("Where is my order?"));
    assertAskedForProof(say("Where is my order?"));
    assertPassedOn(say("Where is my order?"));
  }

  @Test
  void anAnswerBetweenBeginsTheCountAnew() {
    say("mumble grumble");
    assertThat(say("hello").outcome()).isInstanceOf(Outcome.Answered.class);
    assertAsked(say("mumble grumble"), Outcome.Question.WHAT_IS_WANTED);
    assertAsked(say("mumble grumble"), Outcome.Question.WHAT_IS_WANTED);
  }

  @Test
  void proofMayComeInSeveralMessages() {
    assertAskedForProof(say("Where is my order N1?"));
    assertAskedForProof(say("it's " + EMAIL));
    Reply reply = say("postcode " + POSTCODE);

    assertThat(reply.text()).contains("N1").contains("in transit");
    assertThat(reply.trace().identity()).isEqualTo(Identity.Level.MATCHED);

    Reply next = say("and when will it be delivered?");
    assertThat(next.text()).contains("N1");
    assertThat(next.trace().identity()).isEqualTo(Identity.Level.MATCHED);
  }

  @Test
  void oneWrongOfThreeGetsTheSameQuestionAsAnOrderThatIsNone() {
    Reply none = say("order N7, " + EMAIL + ", zip " + POSTCODE);
    Reply wrongEmail = say("order N1, eve@example.com, zip " + POSTCODE);

    assertAskedForProof(none);
    assertAskedForProof(wrongEmail);
    assertThat(wrongEmail.text()).isEqualTo(none.text());
    assertThat(wrongEmail.trace().evidence()).isEmpty();
  }

  @Test
  void aProofThatFailedIsNotTriedAgainUntilSomethingNewIsSaid() {
    say("order N1, eve@example.com, zip " + POSTCODE);
    int calls = bench.shop.calls().size();

    say("where is it?");
    say("where is my parcel?");
    assertThat(bench.shop.calls()).hasSize(calls);

    assertThat(say("sorry, it's " + EMAIL).text()).contains("in transit");
  }

  @Test
  void afterFiveFailedMatchesNothingIsLookedUpForAnHour() {
    for (int i = 0; i < 5; i++) {
      say("order N1, eve" + i + "@example.com, zip " + POSTCODE);
    }
    int calls = bench.shop.calls().size();
    assertThat(calls).isEqualTo(5);
    String right = "order N1, " + EMAIL + ", zip " + POSTCODE;

    assertThat(say(right).text()).doesNotContain("in transit");
    assertThat(bench.shop.calls()).hasSize(calls);

    bench.clock.advance(Duration.ofMinutes(59));
    assertThat(say(right).text()).doesNotContain("in transit");
    assertThat(bench.shop.calls()).hasSize(calls);

    bench.clock.advance(Duration.ofMinutes(1));
    assertThat(say(right).text()).contains("N1");
    assertThat(bench.shop.calls()).hasSizeGreaterThan(calls);
  }
}

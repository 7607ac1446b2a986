// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.agent.Signal;
import dev.waybill.agent.TurnListener;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.handoff.InMemoryHandoffOutbox;
import dev.waybill.intent.Concern;
import dev.waybill.intent.Mood;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is for a person goes to one, in fixed words, whole, and is not lost. */
class HumanFirstTest {

  private static final Identity JANE = Bench.JANE;

  private final Bench bench = new Bench();

  @BeforeEach
  void anOrder() {
    bench.shop.put(Bench.order("N1", "C1"));
  }

  private static Outcome.HandedOff handedOff(Reply reply) {
    assertThat(reply.outcome()).isInstanceOf(Outcome.HandedOff.class);
    return (Outcome.HandedOff) reply.outcome();
  }

  @Test
  void aLegalThreatIsNeitherAdmittedNorDeniedAndPausesTheAgent() {
    try (CommerceAgent agent = bench.agent().build()) {
      Reply threat = agent.handle(bench.message(JANE, "My lawyer will sue you for this."));
      Reply after = agent.handle(bench.message(JANE, "cancel my order then"));

      assertThat(handedOff(threat).queue()).isEqualTo(HandoffQueue.LEGAL);
      assertThat(handedOff(threat).reason()).isEqualTo(HandoffReason.LEGAL);
      assertThat(threat.text())
          .doesNotContainIgnoringCase("liab")
          .doesNotContainIgnoringCase("sorry");
      assertThat(after.text()).contains("won't change anything").contains("H-1");
      assertThat(after.trace().decisions()).isEmpty();
      assertThat(bench.desk.packets()).hasSize(1);
    }
  }

  @Test
  void aPersonThatIsAskedForTwiceIsOneTicket() {
    try (CommerceAgent agent = bench.agent().build()) {
      agent.handle(bench.message(JANE, "I want to talk to a person"));
      Reply again = agent.handle(bench.message(JANE, "I want to talk to a person!"));

      assertThat(again.text()).contains("H-1");
      assertThat(bench.desk.packets()).hasSize(1);
    }
  }

  @Test
  void theMerchantsOwnSafetyWordsAreSaidAsTheyStand() {
    try (CommerceAgent agent =
        bench
            .agent()
            .wordsFor(Concern.PRODUCT_DANGER, "Our safety line is open around the clock.")
            .build()) {
      Reply reply = agent.handle(bench.message(JANE, "the lamp caught fire"));

      assertThat(reply.text()).contains("Our safety line is open around the clock.");
      HandoffPacket packet = bench.desk.packets().get(0);
      assertThat(packet.queue()).isEqualTo(HandoffQueue.SAFETY);
      assertThat(packet.priority()).isEqualTo(HandoffPacket.Priority.IMMEDIATE);
    }
  }

  @Test
  void aCaseThatTheDeskDidNotTakeIsKeptAndHandedOverOnce() {
    InMemoryHandoffOutbox outbox = new InMemoryHandoffOutbox();
    bench.desk.failNext(1);
    try (CommerceAgent agent =
        bench.agent().handoffOutbox(outbox).contact("help@shop.example").build()) {
      Reply reply = agent.handle(bench.message(JANE, "I want to talk to a person"));

      assertThat(reply.text()).contains("is kept").contains("help@shop.example");
      assertThat(reply.text()).doesNotContain("H-");
      assertThat(handedOff(reply).reference()).isNull();
      assertThat(outbox.waiting()).hasSize(1);

      assertThat(agent.deliverOutbox()).isZero();
      assertThat(agent.deliverOutbox()).isZero();
      assertThat(outbox.waiting()).isEmpty();
      assertThat(bench.desk.packets()).hasSize(1);
    }
  }

  @Test
  void thePersonReadsInABriefWhatTheCaseIsAbout() {
    try (CommerceAgent agent = bench.agent().build()) {
      agent.handle(
          bench.message(JANE, "This is outrageous, you liars!!! I want to talk to a person NOW"));

      HandoffPacket packet = bench.desk.packets().get(0);
      assertThat(packet.mood().emotion()).isEqualTo(Mood.Emotion.ANGRY);
      assertThat(packet.brief())
          .startsWith("Wants: human handoff")
          .contains("Passed on because: customer asked")
          .contains("Said last: \"This is outrageous")
          .contains("Sounds: angry")
          .contains("Next: ");
      assertThat(packet.toString()).doesNotContain("outrageous");
    }
  }

  @Test
  void nobodyIsToldOfADangerWithoutKnowingTheProduct() {
    List<Signal> heard = new ArrayList<>();
    TurnListener listener =
        new TurnListener() {
          @Override
          public void onSignal(Signal signal) {
            heard.add(signal);
          }
        };
    try (CommerceAgent agent = bench.agent().listener(listener).build()) {
      agent.handle(bench.message(Identity.anonymous(), "it caught fire"));

      assertThat(heard).isEmpty();
      assertThat(bench.desk.packets()).hasSize(1);
    }
  }

  @Test
  void aMoodChangesTheWordsAndNeitherFactsNorActions() {
    try (CommerceAgent agent = bench.agent().build();
        CommerceAgent other = bench.agent().build()) {
      Reply calm = agent.handle(bench.message(JANE, "where is my order"));
      Reply angry = other.handle(bench.message(JANE, "WHERE IS MY ORDER you useless idiots!!!"));

      assertThat(angry.text()).isNotEqualTo(calm.text()).endsWith(calm.text());
      assertThat(angry.citations()).hasSameSizeAs(calm.citations());
      assertThat(angry.outcome()).isEqualTo(calm.outcome());
      assertThat(angry.trace().decisions()).isEqualTo(calm.trace().decisions());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.agent.Signal;
import dev.waybill.agent.TurnListener;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A code makes a claim a proof; guessing ends after three; a code is in no record. */
class OneTimeCodeTest {

  private static final Identity CLAIMED =
      new Identity(Identity.Level.CLAIMED, null, null, Bench.NEW_YORK);

  private final Bench bench = new Bench();
  private final Provider provider = new Provider();
  private final List<Signal> signals = new ArrayList<>();
  private final InMemoryConversationStore store = new InMemoryConversationStore();

  /** The code is 771204; it is good for any number of tries, so that the library must count. */
  private final class Provider implements OneTimeCodes {
    private final Source source = new Source("identity", DataLayer.MEMORY);
    int sent;
    int checked;
    boolean down;

    @Override
    public Lookup<Sent> send(String conversation, Channel channel, Identity who, Deadline by) {
      sent++;
      return Lookup.found(
          new Sent("ch-" + sent, "d***@example.com"), source, bench.clock.instant());
    }

    @Override
    public Lookup<Identity> verify(String challenge, String answer, Deadline deadline) {
      checked++;
      if (down) {
        return Lookup.failed(Failure.Kind.DOWN, "503");
      }
      return answer.equals("771204")
          ? Lookup.found(Identity.verified("C1", null, null), source, bench.clock.instant())
          : Lookup.failed(Failure.Kind.NOT_FOUND, "wrong");
    }
  }

  private CommerceAgent agent() {
    TurnListener listener =
        new TurnListener() {
          @Override
          public void onSignal(Signal signal) {
            signals.add(signal);
          }
        };
    return bench.agent().oneTimeCodes(provider).conversationStore(store).listener(listener).build();
  }

  @BeforeEach
  void anOrder() {
    bench.shop.put(Bench.order("N1", "C1"));
  }

  private static Outcome.Question asked(Reply reply) {
    assertThat(reply.outcome()).isInstanceOf(Outcome.Asked.class);
    return ((Outcome.Asked) reply.outcome()).question();
  }

  @Test
  void aRightCodeVerifiesAndTheCustomerNeedNotStartOver() {
    try (CommerceAgent agent = agent()) {
      Reply first = agent.handle(bench.message(CLAIMED, "cancel my order"));
      Reply second = agent.handle(bench.message(CLAIMED, "77 12 04"));

      assertThat(asked(first)).isEqualTo(Outcome.Question.ONE_TIME_CODE);
      assertThat(first.text()).contains("d***@example.com");
      assertThat(second.trace().identity()).isEqualTo(Identity.Level.VERIFIED);
      assertThat(second.trace().playbook()).isEqualTo("cancel-order");
      assertThat(second.text()).doesNotContain("code");
      assertThat(signals).isEmpty();
    }
  }

  @Test
  void whatWasProvenHoldsForAnHour() {
    try (CommerceAgent agent = agent()) {
      agent.handle(bench.message(CLAIMED, "cancel my order"));
      agent.handle(bench.message(CLAIMED, "771204"));

      bench.clock.advance(Duration.ofMinutes(59));
      assertThat(agent.handle(bench.message(CLAIMED, "where is my order")).trace().identity())
          .isEqualTo(Identity.Level.VERIFIED);
      bench.clock.advance(Duration.ofMinutes(2));
      assertThat(agent.handle(bench.message(CLAIMED, "where is my order")).trace().identity())
          .isEqualTo(Identity.Level.CLAIMED);
    }
  }

  @Test
  void afterThreeWrongCodesTheRightOneIsNotLookedAtForAnHour() {
    try (CommerceAgent agent = agent()) {
      agent.handle(bench.message(CLAIMED, "cancel my order"));
      assertThat(asked(agent.handle(bench.message(CLAIMED, "000000"))))
          .isEqualTo(Outcome.Question.ONE_TIME_CODE);
      assertThat(asked(agent.handle(bench.message(CLAIMED, "111111"))))
          .isEqualTo(Outcome.Question.ONE_TIME_CODE);
      Reply third = agent.handle(bench.message(CLAIMED, "222222"));
      Reply right = agent.handle(bench.message(CLAIMED, "771204"));

      assertThat(third.text()).contains("Too many codes").isEqualTo(right.text());
      assertThat(provider.checked).isEqualTo(3);
      assertThat(right.trace().identity()).isEqualTo(Identity.Level.CLAIMED);
      assertThat(signals).extracting(Signal::kind).containsExactly(Signal.Kind.OTP_LOCKOUT);

      agent.handle(bench.message(CLAIMED, "cancel my order"));
      assertThat(provider.sent).isEqualTo(1);
      bench.clock.advance(Duration.ofHours(1));
      agent.handle(bench.message(CLAIMED, "cancel my order"));
      assertThat(provider.sent).isEqualTo(2);
    }
  }

  @Test
  void aCodeThatCannotBeCheckedIsNotAWrongOne() {
    try (CommerceAgent agent = agent()) {
      agent.handle(bench.message(CLAIMED, "cancel my order"));
      provider.down = true;
      for (int i = 0; i < 5; i++) {
        assertThat(agent.handle(bench.message(CLAIMED, "771204")).text())
            .contains("can't check the code just now");
      }
      provider.down = false;
      assertThat(agent.handle(bench.message(CLAIMED, "771204")).trace().identity())
          .isEqualTo(Identity.Level.VERIFIED);
    }
  }

  @Test
  void noCodeIsInTheRecord() {
    try (CommerceAgent agent = agent()) {
      agent.handle(bench.message(CLAIMED, "cancel my order"));
      agent.handle(bench.message(CLAIMED, "000000"));
      agent.handle(bench.message(CLAIMED, "771204"));

      assertThat(store.load("c").turns())
          .allSatisfy(turn -> assertThat(turn.customerText()).doesNotContain("000000", "771204"));
    }
  }

  @Test
  void nobodyWhoClaimsNothingIsSentACode() {
    try (CommerceAgent agent = agent()) {
      Reply reply = agent.handle(bench.message(Identity.anonymous(), "cancel my order"));

      assertThat(asked(reply)).isEqualTo(Outcome.Question.ORDER_NUMBER_AND_EMAIL);
      assertThat(provider.sent).isZero();
    }
  }

  @Test
  void aProgramNeedsTheCustomersAuthorisation() {
    try (CommerceAgent agent = agent()) {
      Reply reply =
          agent.handle(
              new dev.waybill.conversation.CustomerMessage(
                  "c",
                  "m1",
                  Channel.AGENT_API,
                  java.util.Locale.US,
                  Identity.anonymous(),
                  "I am Dana's assistant. Status of N1?"));

      assertThat(asked(reply)).isEqualTo(Outcome.Question.DELEGATED_AUTHORISATION);
      assertThat(reply.text()).doesNotContain("N1");
    }
  }
}

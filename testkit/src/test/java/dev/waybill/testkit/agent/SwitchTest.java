// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.action.ActionJournal;
import dev.waybill.action.InMemoryActionJournal;
import dev.waybill.action.InMemoryConsentStore;
import dev.waybill.action.Stage;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.junit.AgentUnderTest;
import dev.waybill.testkit.junit.Outbox;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The merchant's switch: paused, nothing is changed; in the shadow, nothing happens at all. */
class SwitchTest {

  private final VirtualClock clock = VirtualClock.at("2026-11-24T12:00:00Z");
  private final SampleShop shop = SampleShop.of(7, clock);
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.LIVE);
  private final InMemoryConsentStore consents = new InMemoryConsentStore();
  private final Outbox outbox = new Outbox(clock);
  private final Order order = shop.ordersIn(SampleSituation.NOT_SHIPPED).get(0);

  private AgentUnderTest talk(UnaryOperator<CommerceAgent.Builder> more) {
    CommerceAgent agent =
        more.apply(shop.agent().consents(consents).listener(outbox).stage(stage::get)).build();
    return AgentUnderTest.of(agent, clock, shop::writes)
        .as(shop.ownerOf(order))
        .in(java.util.Locale.US);
  }

  private OrderState state() {
    return shop.order(order.number()).state();
  }

  @Test
  void aSwitchThrownAfterTheQuestionHoldsAndAPersonTakesOver() {
    AgentUnderTest talk = talk(builder -> builder);
    assertThat(talk.say("cancel order " + order.number())).asked(Outcome.Question.CONFIRMATION);

    stage.set(Stage.PAUSED);
    Reply reply = talk.say("yes");

    assertThat(reply).handedOffBecause(HandoffReason.AUTOMATION_PAUSED).isGrounded();
    assertThat(state()).isEqualTo(OrderState.OPEN);
    assertThat(shop.writes()).isEmpty();
    assertThat(shop.desk().packets()).hasSize(1);
  }

  @Test
  void aSwitchThrownBetweenTheJournalAndTheCallHoldsAndTheKeyIsFreeAgain() {
    InMemoryActionJournal held = new InMemoryActionJournal();
    ActionJournal throwing = new PausingJournal(held, () -> stage.set(Stage.PAUSED));
    AgentUnderTest talk = talk(builder -> builder.journal(throwing));
    talk.say("cancel order " + order.number());

    Reply reply = talk.say("yes");

    assertThat(reply).handedOffBecause(HandoffReason.AUTOMATION_PAUSED);
    assertThat(shop.writes()).isEmpty();
    assertThat(held.open()).isEmpty();
    TurnTrace.Decided cancelled = reply.trace().decisions().get(0);
    assertThat(cancelled.result()).isEqualTo("held");
    assertThat(held.find(cancelled.key()))
        .hasValueSatisfying(
            entry -> assertThat(entry.state()).isEqualTo(ActionJournal.State.FAILED));
  }

  @Test
  void whilePausedQuestionsAreStillAnswered() {
    stage.set(Stage.PAUSED);

    Reply reply = talk(builder -> builder).say("where is order " + order.number() + "?");

    assertThat(reply).answered().isGrounded();
    assertThat(reply.shadow()).isFalse();
  }

  @Test
  void aSwitchThatCannotBeReadStopsEverything() {
    AgentUnderTest talk =
        talk(
            builder ->
                builder.stage(
                    () -> {
                      throw new IllegalStateException("the switch is out of reach");
                    }));
    talk.say("cancel order " + order.number());

    assertThat(talk.say("yes")).handedOffBecause(HandoffReason.AUTOMATION_PAUSED);
    assertThat(shop.writes()).isEmpty();
  }

  @Test
  void inTheShadowEverythingIsDecidedAndNothingHappens() {
    stage.set(Stage.SHADOW);
    InMemoryActionJournal journal = new InMemoryActionJournal();
    AgentUnderTest talk = talk(builder -> builder.journal(journal));

    Reply asked = talk.say("cancel order " + order.number());
    Reply again = talk.say("yes");
    Reply person = talk.say("I want to talk to a human agent, please");

    assertThat(asked.shadow()).isTrue();
    assertThat(asked.trace().decisions())
        .singleElement()
        .satisfies(
            decided -> {
              assertThat(decided.action()).isEqualTo("cancel_order");
              assertThat(decided.result()).isEqualTo("needs_confirmation");
            });
    assertThat(again.shadow()).isTrue();
    assertThat(person.trace().decisions())
        .extracting(TurnTrace.Decided::result)
        .containsExactly("held");
    assertThat(consents.question("conversation-1")).isEmpty();
    assertThat(outbox.all()).isEmpty();
    assertThat(shop.writes()).isEmpty();
    assertThat(shop.desk().packets()).isEmpty();
    assertThat(journal.open()).isEmpty();
    assertThat(state()).isEqualTo(OrderState.OPEN);
  }

  @Test
  void aYesToAQuestionOfTheShadowIsNoneWhenTheAgentGoesLive() {
    stage.set(Stage.SHADOW);
    AgentUnderTest talk = talk(builder -> builder);
    talk.say("cancel order " + order.number());

    stage.set(Stage.LIVE);
    Reply reply = talk.say("yes");

    assertThat(reply).asked(Outcome.Question.CONFIRMATION);
    assertThat(shop.writes()).isEmpty();
  }
}

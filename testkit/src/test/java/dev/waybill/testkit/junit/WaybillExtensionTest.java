// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
import static dev.waybill.testkit.assertion.WaybillAssertions.assertThatConversation;
import static dev.waybill.testkit.assertion.WaybillAssertions.assertThatThrownBy;
import static dev.waybill.testkit.assertion.WaybillAssertions.entry;
import static dev.waybill.testkit.assertion.WaybillAssertions.write;

import dev.waybill.CommerceAgent;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Dialogue;
import dev.waybill.action.Utterance;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.assertion.ExpectedWrite;
import dev.waybill.testkit.carrier.UpsSimulator;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.Hostility;
import dev.waybill.testkit.model.ScriptedChatModel;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult.Status;

@ExtendWith(WaybillExtension.class)
class WaybillExtensionTest {

  static final Identity JANE = Identity.verified("C1", "Jane", ZoneOffset.UTC);

  private final VirtualClock ofConstructor;
  private InMemoryShop ofBeforeEach;

  WaybillExtensionTest(VirtualClock clock) {
    this.ofConstructor = clock;
  }

  @BeforeEach
  void anOrder(InMemoryShop shop) {
    ofBeforeEach = shop;
    shop.put(order("N1", "C1"));
  }

  @AfterEach
  void itIsStillTheSameShop(InMemoryShop shop) {
    assertThat(shop).isSameAs(ofBeforeEach);
  }

  static Order order(String number, String customer) {
    return new Order(
        number,
        customer,
        null,
        OrderState.OPEN,
        null,
        null,
        Instant.parse("2026-11-23T12:00:00Z"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  @Test
  void everythingATestAsksForBelongsTogether(
      AgentUnderTest agent,
      CommerceAgent same,
      VirtualClock clock,
      InMemoryShop shop,
      CapturingHandoffDesk desk,
      Outbox outbox) {
    assertThat(clock).isSameAs(ofConstructor);
    assertThat(shop).isSameAs(ofBeforeEach);
    assertThat(agent.agent()).isSameAs(same);

    agent.as(JANE).on(Channel.WHATSAPP).say("where is my order N1?");
    assertThat(agent).isGrounded().saysFact("orders.N1.number").answered().didNothing();
    agent.on(Channel.EMAIL).say("I want to talk to a person");
    assertThat(agent).handedOffTo(HandoffQueue.SUPPORT);

    assertThatConversation(agent).isGrounded().didNothing();
    assertThat(desk.packets()).hasSize(1);
    assertThat(outbox.all()).hasSize(2).allMatch(sent -> sent.at().equals(clock.instant()));
    assertThat(outbox.over(Channel.WHATSAPP)).hasSize(1);
    assertThat(outbox.in("conversation-1")).hasSize(2);
    assertThat(agent.sentOver(Channel.EMAIL)).hasSize(1);
  }

  @Test
  void timeIsTravelledInNoTime(AgentUnderTest agent, VirtualClock clock) {
    Instant start = clock.instant();
    agent.as(JANE).say("where is my order N1?");

    clock.advance(Duration.ofDays(365));
    agent.say("where is my order N1?");

    assertThat(agent.last().setting().now()).isEqualTo(start.plus(Duration.ofDays(365)));
    assertThat(agent).isGrounded();
  }

  @Test
  void anotherConversationKnowsNothingOfTheFirst(AgentUnderTest agent) {
    agent.as(JANE).say("where is my order N1?");
    agent.newConversation().as(Identity.anonymous()).say("and where is it?");

    assertThat(agent).didNotCite("orders.N1");
    assertThat(agent.conversation()).hasSize(1);
    assertThat(agent.said()).hasSize(2);
  }

  @Test
  void aMessageDeliveredTwiceIsAnsweredOnce(AgentUnderTest agent) {
    var first = agent.as(JANE).say("where is my order N1?");

    assertThat(agent.deliverAgain()).isEqualTo(first);
  }

  @Test
  void whoHasSaidNothingHasNoReply(AgentUnderTest agent) {
    assertThatThrownBy(agent::last).hasMessageContaining("call say(...) first");
    assertThatThrownBy(() -> assertThatConversation(agent).lastReply())
        .hasMessageContaining("nothing was said");
  }

  @Test
  void aHostileModelIsTheAgentsAndIsNotBelieved(
      AgentUnderTest agent,
      @Hostile(value = Hostility.INVENTS_DATES, seed = 3) HostileModel model) {
    agent.as(JANE).say("where is my order N1?");

    assertThat(agent).isGrounded().wasWrittenBy(TurnTrace.Author.TEMPLATE);
    assertThat(model.requests()).isNotEmpty();
  }

  @Test
  @Scripted({"It comes tomorrow!", "It comes tomorrow, promised!"})
  void aScriptedModelSaysItsScript(AgentUnderTest agent, ScriptedChatModel model) {
    agent.as(JANE).say("where is my order N1?");

    assertThat(model.requests()).hasSize(2);
    assertThat(agent).isGrounded().didNotSay("tomorrow");
  }

  @Test
  void aSampleShopIsTheShopOfWhoAsksForIt(
      SampleShop sample, InMemoryShop shop, CapturingHandoffDesk desk, AgentUnderTest agent) {
    Order order = sample.ordersIn(SampleSituation.LOST).get(0);

    agent
        .as(sample.ownerOf(order))
        .in(Locale.US)
        .say(
            "Where is order "
                + order.number()
                + "? "
                + sample.ownerOf(order).email()
                + ", "
                + sample.ownerOf(order).postalCode());

    assertThat(shop).isSameAs(sample.shop());
    assertThat(desk).isSameAs(sample.desk());
    assertThat(agent).isGrounded().isIn("en").handedOffBecause(HandoffReason.LOST);
    assertThat(desk.packets()).hasSize(1);
  }

  @Test
  void whatIsDoneAfterAReplyIsDoneInThatTurn(SampleShop sample, AgentUnderTest agent) {
    Order order =
        sample.ordersIn(SampleSituation.NOT_SHIPPED).stream()
            .filter(each -> sample.ownerOf(each).account())
            .findFirst()
            .orElseThrow();
    agent.as(sample.ownerOf(order)).say("please cancel order " + order.number());
    ActionResult first = cancel(sample, agent, order);
    agent.agent().gate().asked((ActionResult.NeedsConfirmation) first);
    assertThat(agent).didNothing();

    agent.say("yes");
    cancel(sample, agent, order);

    ExpectedWrite cancelled = write("cancel_order").with("order_id", order.number());
    assertThat(agent).actedExactly(cancelled);
    assertThatConversation(agent).actedExactly(cancelled);
    assertThatThrownBy(() -> assertThatConversation(agent).didNothing())
        .hasMessage(
            "Expecting nothing to be written.\nWhat was done:\n    cancel_order {order_id: \""
                + order.number()
                + "\"}");
    assertThat(agent.said().get(0).writes()).isEmpty();
  }

  private static ActionResult cancel(SampleShop sample, AgentUnderTest agent, Order order) {
    List<Utterance> said =
        agent.said().stream()
            .map(each -> each.message())
            .map(each -> new Utterance(each.messageId(), each.text(), each.identity().level()))
            .toList();
    return agent
        .agent()
        .gate()
        .request(
            new ActionRequest(
                "cancel_order",
                Map.of("order_id", Value.text(order.number())),
                new Dialogue("c", Channel.CHAT, sample.ownerOf(order).id(), said),
                sample.factsOf(order.number()),
                "k"));
  }

  @Test
  void theReplyThatBreaksADemandIsNumbered(AgentUnderTest agent) {
    agent.as(JANE).say("where is my order N1?");
    agent.say("and when does it come?");

    assertThatThrownBy(() -> assertThatConversation(agent).neverSaid("N1"))
        .hasMessageStartingWith("[reply 1 of 2] Expecting the reply not to say");
    assertThatConversation(agent).neverSaid("N2").lastReply().answered();
  }

  @Test
  void theSimulatorRunsOnTheTestsOwnClock(UpsSimulator ups, UpsSimulator again, LeakCheck leaks) {
    assertThat(ups).isSameAs(again);
    leaks.patience(Duration.ofMillis(50));
    assertThat(leaks.leaks())
        .extracting(Leak::what)
        .anyMatch(what -> what.equals("the UPS simulator's port: 1 still open"));
  }

  @Test
  void everyBuilderIsANewOne(CommerceAgent.Builder one, CommerceAgent.Builder other) {
    assertThat(one).isNotSameAs(other);
  }

  private static final Set<InMemoryShop> SHOPS = ConcurrentHashMap.newKeySet();

  @RepeatedTest(3)
  void everyTestHasAShopOfItsOwn(InMemoryShop shop) {
    assertThat(SHOPS.add(shop)).isTrue();
  }

  @Nested
  class InANestedClass {
    @Test
    void itIsOneWorldWithTheOuterMethods(InMemoryShop shop, AgentUnderTest agent) {
      assertThat(shop).isSameAs(ofBeforeEach);
      assertThat(agent.as(JANE).say("where is my order N1?")).saysFact("orders.N1.number");
    }

    @Nested
    @Scripted("no")
    class AndDeeper {
      @Test
      void theNearestAnnotationCounts(
          @Hostile(Hostility.THROWS) HostileModel model, AgentUnderTest agent) {
        agent.as(JANE).say("where is my order N1?");
        assertThat(model.requests()).isNotEmpty();
      }

      @Test
      void elseThatOfTheClass(ScriptedChatModel model) {
        assertThat(model).isNotNull();
      }
    }
  }

  // ---- how it fails

  @Test
  void settingsOfARegisteredExtensionHold() {
    assertThat(JupiterRun.of(ExtensionCases.Registered.class).statuses())
        .containsOnly(entry("hasItsSettings", Status.SUCCESSFUL));
  }

  @Test
  void aTestThatLeavesSomethingOpenFailsAndOneThatFailsKeepsItsFailure() {
    JupiterRun run = JupiterRun.of(ExtensionCases.Leaky.class);
    ExtensionCases.Leaky.HELD.countDown();
    ExtensionCases.Leaky.LEFT.forEach(UpsSimulator::close);

    assertThat(run.failureOf("passesAndLeavesAThread"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Left open after the test:")
        .hasMessageContaining("thread \"left-behind\" (WAITING)")
        .hasMessageContaining("ExtensionCases$Leaky.hold");
    assertThat(run.failureOf("failsAndLeavesAThread"))
        .hasMessage("its own failure")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .anyMatch(
                        leak ->
                            String.valueOf(leak.getMessage()).contains("thread \"left-behind\"")));
    assertThat(run.failureOf("leavesASimulator")).hasMessageContaining("HTTP-Dispatcher");
    assertThat(run.statuses()).containsEntry("leavesNothing", Status.SUCCESSFUL);
  }

  @Test
  void whatCannotBeGivenIsExplained() {
    JupiterRun run = JupiterRun.of(ExtensionCases.Asking.class);

    assertThat(run.failureOf("forAModelThatIsNotThere"))
        .hasMessageContaining("put @Hostile or @Scripted on the parameter");
    assertThat(run.failureOf("forAnotherModel"))
        .hasMessageContaining("this test's model is a ScriptedChatModel, not a HostileModel");
    assertThat(JupiterRun.of(ExtensionCases.Confused.class).statuses()).isEmpty();
  }

  @Test
  void testsThatRunAtTheSameTimeDoNotMeet() {
    assertThat(JupiterRun.inParallel(ExtensionCases.Beside.class).statuses())
        .containsOnly(
            entry("one", Status.SUCCESSFUL),
            entry("two", Status.SUCCESSFUL),
            entry("three", Status.SUCCESSFUL));
    assertThat(ExtensionCases.Beside.SHOPS).hasSize(3);
  }
}

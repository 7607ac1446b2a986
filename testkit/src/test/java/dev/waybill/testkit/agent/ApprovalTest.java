// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.CommerceAgent;
import dev.waybill.action.InMemoryActionJournal;
import dev.waybill.action.InMemoryConsentStore;
import dev.waybill.action.Stage;
import dev.waybill.approval.ApprovalRequest;
import dev.waybill.approval.InMemoryApprovalStore;
import dev.waybill.approval.Resumed;
import dev.waybill.approval.Verdict;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.policy.Policy;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.junit.AgentUnderTest;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** An action that a person must approve: parked, decided, judged anew, and told as it ended. */
class ApprovalTest {

  private static final String PERSON_DECIDES =
      """

      rule "a person looks at it"
        require approval by team_lead for cancel_order within 8 hours
      """;

  private static final String TWO_PEOPLE_DECIDE =
      """

      rule "a person looks at it"
        require approval by team_lead for cancel_order

      rule "and another one"
        require approval by payments_desk for cancel_order
      """;

  private final VirtualClock clock = VirtualClock.at("2026-11-24T12:00:00Z");
  private final SampleShop shop = SampleShop.of(7, clock);
  private final InMemoryApprovalStore approvals = new InMemoryApprovalStore();
  private final InMemoryConversationStore conversations = new InMemoryConversationStore();
  private final InMemoryActionJournal journal = new InMemoryActionJournal();
  private final InMemoryConsentStore consents = new InMemoryConsentStore();
  private final Order order = shop.ordersIn(SampleSituation.NOT_SHIPPED).get(0);
  private Stage stage = Stage.LIVE;

  private CommerceAgent agent(String rules) {
    return shop.agent()
        .policy(Policy.of("sample", samplePolicy() + rules).evaluator())
        .approvals(approvals)
        .conversationStore(conversations)
        .journal(journal)
        .consents(consents)
        .stage(() -> stage)
        .build();
  }

  private AgentUnderTest talk(CommerceAgent agent) {
    return AgentUnderTest.of(agent, clock, shop::writes).as(shop.ownerOf(order)).in(Locale.US);
  }

  private static String samplePolicy() {
    try (InputStream in = SampleShop.class.getResourceAsStream("sample.policy")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The customer has said yes, and it waits. */
  private AgentUnderTest parked(CommerceAgent agent) {
    AgentUnderTest talk = talk(agent);
    assertThat(talk.say("cancel order " + order.number())).asked(Outcome.Question.CONFIRMATION);
    Reply waits = talk.say("yes");
    assertThat(waits).answered().isGrounded();
    assertThat(waits.text()).contains("A colleague has to approve this");
    assertThat(shop.writes()).isEmpty();
    return talk;
  }

  private ApprovalRequest waiting(CommerceAgent agent) {
    assertThat(agent.approvals()).hasSize(1);
    return agent.approvals().get(0);
  }

  private OrderState state() {
    return shop.order(order.number()).state();
  }

  @Test
  void whatWaitsSaysWhoMustDecideAboutWhat() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    parked(agent);

    ApprovalRequest request = waiting(agent);

    assertThat(request.roles()).containsExactly("team_lead");
    assertThat(request.rules()).containsExactly("a person looks at it");
    assertThat(request.proposal().action()).isEqualTo("cancel_order");
    assertThat(request.identity().customerId()).isEqualTo(shop.ownerOf(order).id());
    assertThat(request.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(3)));
    assertThat(request.toString()).doesNotContain(order.number());
  }

  @Test
  void whatIsGrantedIsDoneOnceAndTheCustomerIsToldNowAndNextTime() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    AgentUnderTest talk = parked(agent);
    clock.advance(Duration.ofHours(30));

    Resumed resumed =
        agent.resume(Verdict.granted(waiting(agent).reference(), "team_lead", "lee")).orElseThrow();

    assertThat(resumed.end()).isEqualTo(Resumed.End.DONE);
    assertThat(resumed.reply()).isGrounded();
    assertThat(resumed.reply().text())
        .isEqualTo(
            "A colleague has agreed to it. I have cancelled your order "
                + order.number()
                + ". It is now cancelled.");
    assertThat(state()).isEqualTo(OrderState.CANCELLED);
    assertThat(shop.writes()).hasSize(1);
    assertThat(agent.approvals()).isEmpty();
    assertThat(talk.say("where is order " + order.number() + "?").text()).contains("cancelled");
    assertThat(shop.writes()).hasSize(1);
  }

  @Test
  void whatIsRefusedIsNotDoneAndIsNotAskedForASecondTime() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    AgentUnderTest talk = parked(agent);

    Resumed resumed =
        agent
            .resume(Verdict.refused(waiting(agent).reference(), "supervisor", "lee"))
            .orElseThrow();

    assertThat(resumed.end()).isEqualTo(Resumed.End.REFUSED);
    assertThat(resumed.reply().text()).contains("said no. I have not changed anything.");
    Reply again = talk.say("cancel order " + order.number());
    assertThat(again).answered();
    assertThat(again.text()).contains("said no");
    assertThat(agent.approvals()).isEmpty();
    assertThat(state()).isEqualTo(OrderState.OPEN);
    assertThat(shop.writes()).isEmpty();
  }

  @Test
  void untilSomebodyDecidesTheCustomerIsToldThatItWaits() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    AgentUnderTest talk = parked(agent);
    String reference = waiting(agent).reference();

    Reply reply = talk.say("is order " + order.number() + " cancelled now? please cancel it");

    assertThat(reply.text()).contains("A colleague has to approve this");
    assertThat(waiting(agent).reference()).isEqualTo(reference);
  }

  @Test
  void theWorldMayHaveChangedSoItIsJudgedAnew() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    AgentUnderTest talk = parked(agent);
    String reference = waiting(agent).reference();
    shop.shop().put(shipped());

    Resumed resumed = agent.resume(Verdict.granted(reference, "team_lead", "lee")).orElseThrow();

    assertThat(resumed.end()).isEqualTo(Resumed.End.VOID);
    assertThat(resumed.reply()).isGrounded();
    assertThat(resumed.reply().text()).contains("can't be cancelled any more");
    assertThat(shop.writes()).isEmpty();
    assertThat(talk.say("so is it cancelled?").text()).doesNotContain("have cancelled");
    assertThat(shop.writes()).isEmpty();
  }

  /** The order as somebody shipped it in the meantime. */
  private Order shipped() {
    Order other = shop.ordersIn(SampleSituation.IN_TRANSIT).get(0);
    return new Order(
        order.number(),
        order.customerId(),
        order.email(),
        order.state(),
        order.sourceState(),
        order.displayState(),
        order.placedAt(),
        order.lines(),
        other.fulfilments(),
        order.payments(),
        order.returns(),
        order.shipTo(),
        order.total(),
        order.promise());
  }

  @Test
  void whatNobodyDecidesInTimeIsNotDoneAndAPersonTakesOver() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    parked(agent);
    String reference = waiting(agent).reference();
    assertThat(agent.lapseApprovals()).isEmpty();
    clock.advance(Duration.ofDays(3));

    List<Resumed> lapsed = agent.lapseApprovals();
    Optional<Resumed> late = agent.resume(Verdict.granted(reference, "team_lead", "lee"));

    assertThat(lapsed).hasSize(1);
    assertThat(lapsed.get(0).end()).isEqualTo(Resumed.End.LAPSED);
    assertThat(lapsed.get(0).reply()).handedOffBecause(HandoffReason.APPROVAL_NEEDED);
    assertThat(lapsed.get(0).reply().text()).contains("nobody decided in time");
    assertThat(late.orElseThrow().reply()).isEqualTo(lapsed.get(0).reply());
    assertThat(agent.lapseApprovals()).isEmpty();
    assertThat(shop.desk().packets()).hasSize(1);
    assertThat(shop.writes()).isEmpty();
  }

  @Test
  void aCustomerWhoAsksAfterwardsHearsThatNobodyDecidedInTime() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    AgentUnderTest talk = parked(agent);
    clock.advance(Duration.ofDays(3));

    Reply reply = talk.say("yes please cancel it");

    assertThat(reply).handedOffBecause(HandoffReason.APPROVAL_NEEDED);
    assertThat(reply.text()).contains("nobody decided in time");
    assertThat(agent.approvals()).isEmpty();
  }

  @Test
  void theFirstVerdictCounts() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    parked(agent);
    String reference = waiting(agent).reference();

    Resumed first = agent.resume(Verdict.granted(reference, "team_lead", "lee")).orElseThrow();
    Resumed second = agent.resume(Verdict.granted(reference, "supervisor", "kim")).orElseThrow();
    Resumed third = agent.resume(Verdict.refused(reference, "supervisor", "kim")).orElseThrow();

    assertThat(second).isEqualTo(first);
    assertThat(third).isEqualTo(first);
    assertThat(shop.writes()).hasSize(1);
  }

  @Test
  void twoPeopleWhoDecideAtOnceHaveOneEffect() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(2);
    try (CommerceAgent agent = agent(PERSON_DECIDES)) {
      parked(agent);
      String reference = waiting(agent).reference();
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<Resumed>> verdicts = new ArrayList<>();
      for (Verdict verdict :
          List.of(
              Verdict.granted(reference, "team_lead", "lee"),
              Verdict.granted(reference, "supervisor", "kim"))) {
        Callable<Resumed> says =
            () -> {
              together.await();
              return agent.resume(verdict).orElseThrow();
            };
        verdicts.add(people.submit(says));
      }

      assertThat(verdicts.get(0).get()).isEqualTo(verdicts.get(1).get());
      assertThat(shop.writes()).hasSize(1);
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  void twoProcessesThatAreToldAtOnceHaveOneEffect() throws Exception {
    ExecutorService processes = Executors.newFixedThreadPool(2);
    try (CommerceAgent one = agent(PERSON_DECIDES);
        CommerceAgent other = agent(PERSON_DECIDES)) {
      parked(one);
      Verdict verdict = Verdict.granted(waiting(other).reference(), "team_lead", "lee");
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<Reply>> replies = new ArrayList<>();
      for (CommerceAgent agent : List.of(one, other)) {
        Callable<Reply> says =
            () -> {
              together.await();
              return agent.resume(verdict).orElseThrow().reply();
            };
        replies.add(processes.submit(says));
      }

      assertThat(replies.get(0).get().text()).isEqualTo(replies.get(1).get().text());
      assertThat(shop.writes()).hasSize(1);
    } finally {
      processes.shutdownNow();
    }
  }

  @Test
  void everybodyWhoMustApproveIsWaitedFor() {
    CommerceAgent agent = agent(TWO_PEOPLE_DECIDE);
    parked(agent);
    String reference = waiting(agent).reference();

    assertThat(agent.resume(Verdict.granted(reference, "team_lead", "lee"))).isEmpty();
    assertThat(shop.writes()).isEmpty();
    assertThat(waiting(agent).reference()).isEqualTo(reference);

    assertThat(agent.resume(Verdict.granted(reference, "payments_desk", "kim")).orElseThrow().end())
        .isEqualTo(Resumed.End.DONE);
    assertThat(shop.writes()).hasSize(1);
  }

  @Test
  void onlyWhoMayDecides() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    parked(agent);
    String reference = waiting(agent).reference();

    assertThatThrownBy(() -> agent.resume(Verdict.granted(reference, "fraud_desk", "lee")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("team_lead");
    String customer = shop.ownerOf(order).id();
    assertThatThrownBy(() -> agent.resume(Verdict.granted(reference, "team_lead", customer)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(customer);
    assertThatThrownBy(() -> agent.resume(Verdict.granted("nothing", "team_lead", "lee")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(shop.writes()).isEmpty();
  }

  @Test
  void anotherMatterThatWasBegunIsNotForgotten() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    AgentUnderTest talk = parked(agent);
    String reference = waiting(agent).reference();
    Reply asked =
        talk.say("change the address of order " + order.number() + " to 5 Mill Lane, Dover, 19901");
    assertThat(asked).asked(Outcome.Question.CONFIRMATION);

    assertThat(agent.resume(Verdict.refused(reference, "team_lead", "lee"))).isPresent();

    assertThat(talk.say("yes").text()).startsWith("I have changed");
    assertThat(shop.writes()).hasSize(1);
  }

  @Test
  void whatCannotBePutBeforePeopleIsNotSaidToWait() {
    InMemoryApprovalStore broken = new InMemoryApprovalStore();
    CommerceAgent agent =
        shop.agent()
            .policy(Policy.of("sample", samplePolicy() + PERSON_DECIDES).evaluator())
            .approvals(new UnreachableApprovals(broken))
            .build();
    AgentUnderTest talk = talk(agent);
    talk.say("cancel order " + order.number());

    Reply reply = talk.say("yes");

    assertThat(reply).handedOffBecause(HandoffReason.NO_GROUNDED_ANSWER);
    assertThat(reply.text()).doesNotContain("has to approve");
    assertThat(broken.open()).isEmpty();
  }

  @Test
  void inTheShadowNobodyIsAsked() {
    stage = Stage.SHADOW;
    CommerceAgent agent = agent(PERSON_DECIDES);
    AgentUnderTest talk = talk(agent);
    talk.say("cancel order " + order.number());
    talk.say("yes");

    assertThat(agent.approvals()).isEmpty();
  }

  @Test
  void aSwitchThrownBeforeTheVerdictHolds() {
    CommerceAgent agent = agent(PERSON_DECIDES);
    parked(agent);
    String reference = waiting(agent).reference();
    stage = Stage.PAUSED;

    Resumed resumed = agent.resume(Verdict.granted(reference, "team_lead", "lee")).orElseThrow();

    assertThat(resumed.end()).isEqualTo(Resumed.End.VOID);
    assertThat(resumed.reply()).handedOffBecause(HandoffReason.AUTOMATION_PAUSED);
    assertThat(shop.writes()).isEmpty();
  }
}

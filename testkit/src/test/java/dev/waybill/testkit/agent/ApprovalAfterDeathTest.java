// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.action.ActionJournal;
import dev.waybill.action.ConsentStore;
import dev.waybill.action.InMemoryActionJournal;
import dev.waybill.action.InMemoryConsentStore;
import dev.waybill.approval.ApprovalStore;
import dev.waybill.approval.InMemoryApprovalStore;
import dev.waybill.approval.Resumed;
import dev.waybill.approval.Verdict;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process dies after every single call of its stores while it goes on with what a person decided.
 * The next one is told the same verdict: one effect, or none where it was refused.
 */
class ApprovalAfterDeathTest {

  private static final int MOST_STEPS = 200;

  /** What outlives a process, and a process that is dead after so many calls of it. */
  private static final class Durable {
    final VirtualClock clock = VirtualClock.at("2026-11-24T12:00:00Z");
    final SampleShop shop = SampleShop.of(7, clock);
    final Order order = shop.ordersIn(SampleSituation.NOT_SHIPPED).get(0);
    private final ApprovalStore approvals = new InMemoryApprovalStore();
    private final ConversationStore conversations = new InMemoryConversationStore();
    private final ActionJournal journal = new InMemoryActionJournal();
    private final ConsentStore consents = new InMemoryConsentStore();
    private final Ledger ledger = new InMemoryLedger();
    private final AtomicInteger calls = new AtomicInteger();

    CommerceAgent process(int lastCall) throws IOException {
      calls.set(0);
      return shop.agent()
          .policy(policy())
          .approvals(dying(ApprovalStore.class, approvals, lastCall))
          .conversationStore(dying(ConversationStore.class, conversations, lastCall))
          .journal(dying(ActionJournal.class, journal, lastCall))
          .consents(dying(ConsentStore.class, consents, lastCall))
          .ledger(dying(Ledger.class, ledger, lastCall))
          .build();
    }

    private <T> T dying(Class<T> port, T part, int lastCall) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (proxy, method, arguments) -> {
                if (calls.incrementAndGet() > lastCall) {
                  throw new IllegalStateException("the process is dead");
                }
                try {
                  return method.invoke(part, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    private static Evaluator policy() throws IOException {
      try (InputStream in = SampleShop.class.getResourceAsStream("sample.policy")) {
        return Policy.of(
                "sample",
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    + """

                    rule "a person looks at it"
                      require approval by team_lead for cancel_order
                    """)
            .evaluator();
      }
    }

    void say(CommerceAgent agent, String id, String text) {
      agent.handle(
          new CustomerMessage(
              "chat", id, Channel.CHAT, Locale.US, shop.ownerOf(order).identity(), text));
    }
  }

  @ParameterizedTest
  @EnumSource(Verdict.Word.class)
  void theSameVerdictAfterADeathEndsAsItWouldHave(Verdict.Word word) throws IOException {
    boolean died = true;
    int step = 0;
    while (died) {
      step++;
      assertThat(step).as("calls of a verdict").isLessThan(MOST_STEPS);
      died = diesAndEndsWell(word, step);
    }
    assertThat(step).isGreaterThan(4);
  }

  private static boolean diesAndEndsWell(Verdict.Word word, int step) throws IOException {
    Durable world = new Durable();
    String reference;
    try (CommerceAgent asked = world.process(Integer.MAX_VALUE)) {
      world.say(asked, "m1", "cancel order " + world.order.number());
      world.say(asked, "m2", "yes");
      reference = asked.approvals().get(0).reference();
    }
    Verdict verdict = new Verdict(reference, word, "team_lead", "lee");
    boolean died;
    try (CommerceAgent dying = world.process(step)) {
      try {
        dying.resume(verdict);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageContaining("dead");
      }
      died = world.calls.get() > step;
    }
    world.clock.advance(Duration.ofMinutes(1));
    try (CommerceAgent next = world.process(Integer.MAX_VALUE)) {
      next.gate().recover();
      Resumed resumed = next.resume(verdict).orElseThrow();
      boolean granted = word == Verdict.Word.GRANTED;
      String where = word + ", dead after call " + step;
      assertThat(resumed.end())
          .as(where)
          .isEqualTo(granted ? Resumed.End.DONE : Resumed.End.REFUSED);
      assertThat(world.shop.writes()).as(where).hasSize(granted ? 1 : 0);
      assertThat(world.shop.order(world.order.number()).state())
          .as(where)
          .isEqualTo(granted ? OrderState.CANCELLED : OrderState.OPEN);
      assertThat(next.gate().recover()).as(where + ": open").isZero();
    }
    return died;
  }
}

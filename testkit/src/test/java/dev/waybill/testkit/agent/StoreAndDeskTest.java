// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.agent.TurnListener;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Stores and desks that fail, are slow, or are shared with another process. */
class StoreAndDeskTest {

  private final Bench bench = new Bench().withOrderOnItsWay();
  private final InMemoryConversationStore store = new InMemoryConversationStore();

  /** A store in which somebody else acts just before the first append. */
  private ConversationStore contested(Consumer<Turn> before) {
    boolean[] done = new boolean[1];
    return new ConversationStore() {
      @Override
      public Conversation load(String conversationId) {
        return store.load(conversationId);
      }

      @Override
      public boolean append(String conversationId, long expectedVersion, Turn turn) {
        if (!done[0]) {
          done[0] = true;
          before.accept(turn);
        }
        return store.append(conversationId, expectedVersion, turn);
      }
    };
  }

  private static Turn as(Turn turn, String messageId, String text) {
    Reply reply = turn.reply();
    return new Turn(
        messageId,
        turn.at(),
        turn.customerText(),
        new Reply(text, List.of(), reply.outcome(), reply.trace()),
        turn.memory());
  }

  private static Outcome.HandedOff handedOff(Reply reply) {
    assertThat(reply.outcome()).isInstanceOf(Outcome.HandedOff.class);
    return (Outcome.HandedOff) reply.outcome();
  }

  @Test
  void aTurnIsRecordedThoughAnotherProcessAnsweredAnotherMessage() {
    ConversationStore contested =
        contested(turn -> store.append("c", 0, as(turn, "other", "Theirs.")));
    try (CommerceAgent agent = bench.agent().conversationStore(contested).build()) {
      Reply reply = agent.handle(bench.message(JANE, "Where is my order N1?"));

      assertThat(reply.text()).contains("N1");
      assertThat(store.load("c").turns())
          .extracting(Turn::messageId)
          .containsExactly("other", "m1");
      assertThat(store.load("c").turns().get(1).reply()).isEqualTo(reply);
    }
  }

  @Test
  void whatAnotherProcessHasLearntOfTheCustomerIsKept() {
    Memory theirs =
        new Memory(
            List.of("N2"),
            Set.of("N2"),
            Memory.Proof.none(),
            List.of(Bench.NOW.minusSeconds(5), Bench.NOW.minusSeconds(5)),
            2);
    ConversationStore contested =
        contested(turn -> store.append("c", 0, as(turn, "other", "Theirs.").with(theirs)));
    try (CommerceAgent agent = bench.agent().conversationStore(contested).build()) {
      agent.handle(
          bench.message(Identity.anonymous(), "order N1, eve@example.com, zip " + Bench.POSTCODE));

      Memory memory = store.load("c").memory();
      assertThat(memory.matched()).containsExactly("N2");
      assertThat(memory.failedMatches())
          .containsExactly(Bench.NOW.minusSeconds(5), Bench.NOW.minusSeconds(5), Bench.NOW);
      assertThat(memory.questionsInARow()).isEqualTo(1);
    }
  }

  @Test
  void theReplyOfAnotherProcessToTheSameMessageCounts() {
    ConversationStore contested =
        contested(turn -> store.append("c", 0, as(turn, "m1", "Theirs.")));
    try (CommerceAgent agent = bench.agent().conversationStore(contested).build()) {
      assertThat(agent.handle(bench.message(JANE, "Where is my order N1?")).text())
          .isEqualTo("Theirs.");
      assertThat(store.load("c").turns()).hasSize(1);
    }
  }

  @Test
  void aStoreThatAlwaysMovesOnDoesNotKeepTheCustomerWaiting() {
    ConversationStore never =
        new ConversationStore() {
          @Override
          public Conversation load(String conversationId) {
            return store.load(conversationId);
          }

          @Override
          public boolean append(String conversationId, long expectedVersion, Turn turn) {
            return false;
          }
        };
    try (CommerceAgent agent = bench.agent().conversationStore(never).build()) {
      assertThat(agent.handle(bench.message(JANE, "Where is my order N1?")).text()).contains("N1");
    }
  }

  @Test
  void aStoreThatCannotBeReadEndsInAnHonestReply() {
    ConversationStore broken =
        new ConversationStore() {
          @Override
          public Conversation load(String conversationId) {
            throw new IllegalStateException("the store does not answer");
          }

          @Override
          public boolean append(String conversationId, long expectedVersion, Turn turn) {
            throw new AssertionError("nothing was loaded");
          }
        };
    try (CommerceAgent agent = bench.agent().conversationStore(broken).build()) {
      Reply reply = agent.handle(bench.message(JANE, "I want to talk to a person"));

      assertThat(reply.trace().author()).isEqualTo(TurnTrace.Author.FIXED);
      assertThat(reply.text()).contains("Something went wrong on our side").doesNotContain("N1");
      assertThat(reply.citations()).isEmpty();
      assertThat(reply.outcome())
          .isEqualTo(new Outcome.Answered(List.of(new Unknown(Unknown.Kind.ANSWER, "shop"))));
      assertThat(bench.desk.packets()).isEmpty();
    }
  }

  @Test
  void aCaseThatWasPassedOnIsSaidToBeThoughTheTurnCannotBeRecorded() {
    ConversationStore broken =
        contested(
            turn -> {
              throw new IllegalStateException("the store does not answer");
            });
    try (CommerceAgent agent = bench.agent().conversationStore(broken).build()) {
      Reply reply = agent.handle(bench.message(JANE, "I want to talk to a person"));

      assertThat(handedOff(reply).reference()).isEqualTo("H-1");
      assertThat(reply.text()).contains("H-1").doesNotContain("nobody has this yet");
      assertThat(bench.desk.packets()).hasSize(1);
    }
  }

  @Test
  void aMessageDeliveredTwiceIsNotLookedIntoAgain() {
    List<String> opened = new ArrayList<>();
    try (CommerceAgent agent =
        bench
            .agent()
            .handoffDesk(
                packet -> {
                  opened.add(packet.key());
                  return "T-" + opened.size();
                })
            .build()) {
      CustomerMessage status = bench.message(JANE, "Where is my order?");
      Reply first = agent.handle(status);
      int calls = bench.shop.calls().size();
      assertThat(agent.handle(status)).isEqualTo(first);
      assertThat(bench.shop.calls()).hasSize(calls);

      CustomerMessage person = bench.message(JANE, "I want to talk to a person");
      Reply passed = agent.handle(person);
      assertThat(agent.handle(person)).isEqualTo(passed);
      assertThat(opened).hasSize(1);
    }
  }

  @Test
  void aMessageDeliveredTwiceIsAnsweredAndPassedOnOnce() {
    try (CommerceAgent agent = bench.agent().build()) {
      CustomerMessage message = bench.message(JANE, "I want to talk to a person");
      Reply first = agent.handle(message);
      Reply second = agent.handle(message);

      assertThat(second).isSameAs(first);
      assertThat(bench.desk.packets())
          .singleElement()
          .satisfies(packet -> assertThat(packet.key()).isEqualTo("c/m1"));
    }
  }

  @Test
  void aMessageDeliveredManyTimesAtOnceIsAnsweredOnce() throws Exception {
    ExecutorService hosts = Executors.newFixedThreadPool(8);
    try (CommerceAgent agent = bench.agent().conversationStore(store).build()) {
      CustomerMessage message = bench.message(JANE, "I want to talk to a person");
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        replies.add(hosts.submit(() -> agent.handle(message)));
      }
      for (Future<Reply> reply : replies) {
        assertThat(reply.get()).isSameAs(replies.get(0).get());
      }
      assertThat(store.load("c").turns()).hasSize(1);
      assertThat(bench.desk.packets()).hasSize(1);
    } finally {
      hosts.shutdownNow();
    }
  }

  @Test
  void aDeskThatFailsIsSaidToHaveNothing() {
    bench.desk.failNext(1);
    try (CommerceAgent agent = bench.agent().build()) {
      Reply reply = agent.handle(bench.message(JANE, "I want to talk to a person"));

      assertThat(reply.text()).contains("nobody has this yet").doesNotContain("H-");
      assertThat(handedOff(reply).reference()).isNull();
      assertThat(bench.desk.packets()).isEmpty();
      assertThat(bench.desk.refused()).isEqualTo(1);
    }
  }

  @Test
  void ofADeskThatBreaksItsContractNobodyKnowsWhetherItHasTheCase() {
    try (CommerceAgent agent =
        bench
            .agent()
            .handoffDesk(
                packet -> {
                  throw new IllegalStateException("jane.doe@example.com");
                })
            .build()) {
      Reply reply = agent.handle(bench.message(JANE, "I want to talk to a person"));

      assertThat(reply.text())
          .contains("can't tell yet whether my colleagues have received this")
          .doesNotContain("nobody has this yet");
      assertThat(handedOff(reply).reference()).isNull();
    }
  }

  @Test
  void withoutADeskNobodyIsSaidToHaveIt() {
    try (CommerceAgent agent =
        CommerceAgent.builder()
            .orders(bench.shop.orders())
            .parcels(bench.shop.parcels())
            .clock(bench.clock)
            .build()) {
      Reply reply = agent.handle(bench.message(JANE, "I want to talk to a person"));

      assertThat(reply.text()).contains("I have no way to pass this on");
      assertThat(handedOff(reply).reference()).isNull();
    }
  }

  @Test
  void thePersonWhoTakesOverNeedNotAskAgain() {
    try (CommerceAgent agent = bench.agent().build()) {
      agent.handle(bench.message(JANE, "Where is my order N1?"));
      Reply reply =
          agent.handle(bench.message(JANE, "I want to talk to a person, card 4111111111111111"));

      assertThat(handedOff(reply).queue()).isEqualTo(HandoffQueue.SUPPORT);
      assertThat(handedOff(reply).reason()).isEqualTo(HandoffReason.CUSTOMER_ASKED);
      assertThat(bench.desk.packets())
          .singleElement()
          .satisfies(
              packet -> {
                assertThat(packet.orderNumber()).isEqualTo("N1");
                assertThat(packet.transcript()).hasSize(3);
                assertThat(packet.transcript().get(2).text()).contains("[card number]");
                assertThat(packet.evidence())
                    .anyMatch(fact -> fact.path().equals("parcels.1Z1.status"));
                assertThat(packet.transcript().toString()).doesNotContain("4111");
              });
    }
  }

  @Test
  void aListenerThatThrowsChangesNothing() {
    List<String> heard = new ArrayList<>();
    TurnListener broken =
        new TurnListener() {
          @Override
          public void onMessage(CustomerMessage message) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void onReply(CustomerMessage message, Reply reply) {
            throw new IllegalStateException("broken");
          }
        };
    TurnListener sound =
        new TurnListener() {
          @Override
          public void onMessage(CustomerMessage message) {
            heard.add("message");
          }

          @Override
          public void onReply(CustomerMessage message, Reply reply) {
            heard.add(reply.text());
          }
        };
    try (CommerceAgent agent = bench.agent().listener(broken).listener(sound).build()) {
      Reply reply = agent.handle(bench.message(JANE, "Where is my order N1?"));

      assertThat(reply.text()).contains("N1");
      assertThat(heard).containsExactly("message", reply.text());
    }
  }
}

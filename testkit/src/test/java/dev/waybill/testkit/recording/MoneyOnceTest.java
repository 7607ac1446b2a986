// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Reply;
import dev.waybill.testkit.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A return, a refund, an exchange and a credit are done once: wherever the process ends, however
 * often a message comes, and if the answer of the system that does it is lost.
 *
 * <p>A process ends here by standing still for good: from the step on, no thread of it does
 * anything more. {@link KilledProcessTest} kills real ones.
 */
class MoneyOnceTest {

  private static final String START = "2026-11-24T12:00:00Z";
  private static final int MOST_STEPS = 120;
  private static final int ROUNDS = 20;

  @TempDir private Path folder;

  /** What a customer wants, what is done for it, and what they hear. */
  enum Wanted {
    RETURN(
        "I want to return order N1, it is too small",
        "is open. Its label is LBL-X-1.",
        "create_return",
        "create_return_label"),
    REFUND("I want a refund for order N1", "Refund X-1 of $90.00", "refund"),
    EXCHANGE("swap the tee of order N1 for a large", "exchange X-1 for order N1", "exchange"),
    CREDIT(
        "the price of order N1 dropped, refund the difference",
        "$18.00 as store credit",
        "store_credit");

    private final String wish;
    private final String heard;
    private final String effects;

    Wanted(String wish, String heard, String... effects) {
      this.wish = wish;
      this.heard = heard;
      this.effects = String.join(" ", effects);
    }

    List<String> effects() {
      return List.of(effects.split(" "));
    }
  }

  /** What was said in a process, and how many actions it leaves of which nobody knows the end. */
  private record Talk(List<String> replies, int open) {}

  @ParameterizedTest
  @EnumSource
  void whereverTheProcessEndsItIsDoneOnce(Wanted wanted) throws Exception {
    int steps = 0;
    boolean over = false;
    try (StandingStill still = new StandingStill()) {
      while (!over) {
        steps++;
        assertThat(steps).as("steps of a conversation").isLessThan(MOST_STEPS);
        Path durable = folder.resolve(wanted + "-" + steps + ".jsonl");
        over = !still.after(steps, durable, parts -> talk(parts, 0, wanted));

        String at = wanted + ", after step " + steps;
        Talk next = talk(new DurableParts(durable, () -> {}), 1, wanted);
        assertThat(next.open()).as(at + ": actions of unknown outcome").isZero();
        assertThat(next.replies().get(1)).as(at).contains(wanted.heard);
        talk(new DurableParts(durable, () -> {}), 2, wanted);
        for (String action : wanted.effects()) {
          assertThat(DurableParts.performed(durable, action)).as(at + ": " + action).isEqualTo(1);
        }
      }
    }
    assertThat(steps).isGreaterThan(20);
  }

  private static Talk talk(DurableParts parts, int minutesLater, Wanted wanted) {
    VirtualClock clock = VirtualClock.at(START);
    clock.advance(Duration.ofMinutes(minutesLater));
    List<String> replies = new ArrayList<>();
    int open;
    try (CommerceAgent agent = new ReturnsDesk(clock).agent().intercept(parts::over).build()) {
      agent.gate().recover();
      replies.add(agent.handle(message("m1", wanted.wish)).text());
      replies.add(agent.handle(message("m2", "yes")).text());
      open = agent.gate().recover();
    }
    return new Talk(replies, open);
  }

  private static CustomerMessage message(String id, String text) {
    return new CustomerMessage(
        "chat", id, Channel.CHAT, Locale.US, Identity.verified("C1", "Jane", ZoneOffset.UTC), text);
  }

  @ParameterizedTest
  @EnumSource
  void howeverOftenAMessageIsDeliveredInTwoThreadsItIsDoneOnce(Wanted wanted) throws Exception {
    ExecutorService channel = Executors.newFixedThreadPool(2);
    try {
      for (int seed = 0; seed < ROUNDS; seed++) {
        Random random = new Random(seed);
        ReturnsDesk desk = new ReturnsDesk(VirtualClock.at(START));
        try (CommerceAgent agent = desk.agent().build()) {
          List<String> asked =
              deliver(channel, agent, message("m1", wanted.wish), 1 + random.nextInt(5));
          List<String> answered =
              deliver(channel, agent, message("m2", "yes"), 1 + random.nextInt(5));

          String round = wanted + ", seed " + seed;
          assertThat(desk.effects()).as(round).isEqualTo(wanted.effects());
          assertThat(asked).as(round).hasSize(1);
          assertThat(answered).as(round).singleElement().asString().contains(wanted.heard);
        }
      }
    } finally {
      channel.shutdownNow();
    }
  }

  /** The different replies to a message that both threads deliver so many times. */
  private static List<String> deliver(
      ExecutorService channel, CommerceAgent agent, CustomerMessage message, int times)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    List<Future<List<Reply>>> threads = new ArrayList<>();
    for (int thread = 0; thread < 2; thread++) {
      threads.add(
          channel.submit(
              () -> {
                together.await();
                List<Reply> replies = new ArrayList<>();
                for (int i = 0; i < times; i++) {
                  replies.add(agent.handle(message));
                }
                return replies;
              }));
    }
    List<Reply> all = new ArrayList<>();
    for (Future<List<Reply>> thread : threads) {
      all.addAll(thread.get());
    }
    return all.stream().map(Reply::text).distinct().collect(Collectors.toList());
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsLostIsLookedForAndNothingIsDoneTwice(Wanted wanted) {
    ReturnsDesk desk = new ReturnsDesk(VirtualClock.at(START));
    try (CommerceAgent agent = desk.agent().build()) {
      agent.handle(message("m1", wanted.wish));
      desk.loseAnswers();
      String first = agent.handle(message("m2", "yes")).text();
      if (!first.contains(wanted.heard)) {
        assertThat(first).contains("can't tell yet whether that went through");
        first = agent.handle(message("m3", "yes")).text();
      }
      assertThat(first).contains(wanted.heard);
      assertThat(desk.effects()).isEqualTo(wanted.effects());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that is killed in the middle of many conversations, with no chance to tidy: the first
 * stands still after its first step, the second after its second, and so on to one that comes to
 * its end. Then the process is halted, and what is left of each is its file.
 */
final class DoomedProcess {

  /** What a process that was killed ends with. */
  static final int KILLED = 113;

  private static final int MOST_STEPS = 120;
  private static final String START = "2026-11-24T12:00:00Z";

  private DoomedProcess() {}

  /**
   * Runs it.
   *
   * @param arguments the folder for the files of what is durable, and what the customer wishes
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean isOver = false;
    for (int last = 1; !isOver && last < MOST_STEPS; last++) {
      Path durable = Files.createFile(file(Path.of(arguments[0]), last));
      isOver = standsStillOrEnds(durable, last, arguments[1]);
    }
    Runtime.getRuntime().halt(isOver ? KILLED : 1);
  }

  /** The file of the conversation that stands still after a step. */
  static Path file(Path folder, int last) {
    return folder.resolve(last + ".jsonl");
  }

  /** Whether a conversation that stands still after a step has ended before it. */
  private static boolean standsStillOrEnds(Path durable, int last, String wish)
      throws InterruptedException {
    AtomicInteger steps = new AtomicInteger();
    AtomicBoolean isOver = new AtomicBoolean();
    CountDownLatch stoppedOrOver = new CountDownLatch(1);
    Runnable step =
        () -> {
          if (steps.incrementAndGet() >= last) {
            stoppedOrOver.countDown();
            standStill();
          }
        };
    Thread conversation =
        new Thread(
            () -> {
              talk(durable, step, 0, wish);
              isOver.set(true);
              stoppedOrOver.countDown();
            });
    conversation.setUncaughtExceptionHandler((thread, e) -> Runtime.getRuntime().halt(2));
    conversation.start();
    stoppedOrOver.await();
    return isOver.get();
  }

  /** Until the process is killed. No thread of the conversation does anything after it. */
  private static void standStill() {
    while (true) {
      LockSupport.park();
    }
  }

  /** The order it is about, in every process the same. */
  static Order order(SampleShop shop) {
    return shop.ordersIn(SampleSituation.NOT_SHIPPED).get(0);
  }

  /** What was said, and what the shop holds after it. */
  record Talk(List<Reply> replies, SampleShop shop, int open) {}

  /**
   * A process with the shop as its durable acts left it: reads what happened, then is talked to.
   */
  static Talk talk(Path durable, Runnable step, int minutesLater, String wish) {
    VirtualClock clock = VirtualClock.at(START);
    SampleShop shop = SampleShop.of(7, clock);
    clock.advance(Duration.ofMinutes(minutesLater));
    Order order = order(shop);
    List<Reply> replies = new ArrayList<>();
    int open;
    try (CommerceAgent agent =
        shop.agent().intercept(new DurableParts(durable, step)::over).build()) {
      agent.gate().recover();
      for (String text : List.of(wish.replace("ORDER", order.number()), "yes")) {
        replies.add(
            agent.handle(
                new CustomerMessage(
                    "chat",
                    "m" + (replies.size() + 1),
                    Channel.CHAT,
                    Locale.US,
                    shop.ownerOf(order).identity(),
                    text)));
      }
      open = agent.gate().recover();
    }
    return new Talk(replies, shop, open);
  }
}

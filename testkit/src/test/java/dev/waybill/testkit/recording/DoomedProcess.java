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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that talks to a customer and is killed after so many steps, with no chance to tidy. */
final class DoomedProcess {

  /** What a process that was killed ends with. */
  static final int KILLED = 113;

  private static final String START = "2026-11-24T12:00:00Z";

  private DoomedProcess() {}

  /**
   * Runs it.
   *
   * @param arguments the file of what is durable, the step after which it is killed, and what the
   *     customer wishes
   */
  public static void main(String[] arguments) {
    int last = Integer.parseInt(arguments[1]);
    AtomicInteger steps = new AtomicInteger();
    Runnable step =
        () -> {
          if (steps.incrementAndGet() == last) {
            Runtime.getRuntime().halt(KILLED);
          }
        };
    talk(Path.of(arguments[0]), step, 0, arguments[2]);
    Runtime.getRuntime().halt(0);
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
    clock.advance(java.time.Duration.ofMinutes(minutesLater));
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

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.SampleCustomer;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole turns without a model: "where is my order?", from the message to what is recorded. Shop and
 * carriers are in memory and answer at once; reads go through the agent's executor as they always
 * do. Conversations of three messages, one after the other, by customers who are logged in.
 *
 * <p>Every iteration has a new agent with an empty store.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@Threads(2)
@State(Scope.Benchmark)
public class TurnBenchmark {

  private static final List<String> QUESTIONS =
      List.of(
          "where is my order?",
          "hi, where is %s? it should be here by now",
          "when will it arrive?");

  private final AtomicInteger conversations = new AtomicInteger();
  private List<Asker> askers = List.of();
  private CommerceAgent agent = newAgent(SampleShop.of(1, VirtualClock.at("2026-11-24T12:00:00Z")));

  /** Somebody who asks after an order. */
  private record Asker(Identity identity, Locale locale, String orderNumber) {}

  /** A shop as it stands, and an agent that has seen nobody yet. */
  @Setup(Level.Iteration)
  public void open() {
    agent.close();
    SampleShop shop = SampleShop.of(1, VirtualClock.at("2026-11-24T12:00:00Z"));
    agent = newAgent(shop);
    askers = askers(shop);
    for (Asker asker : askers) {
      Reply reply = agent.handle(message(asker, "check-" + asker.orderNumber(), 1));
      if (reply.trace().author() != TurnTrace.Author.TEMPLATE
          || !reply.text().contains(asker.orderNumber())) {
        throw new IllegalStateException("no answer about an order, but: " + reply.text());
      }
    }
  }

  private static CommerceAgent newAgent(SampleShop shop) {
    return shop.agent().build();
  }

  /** Who is logged in and writes English, with an order that is on its way. */
  private static List<Asker> askers(SampleShop shop) {
    List<Asker> askers = new ArrayList<>();
    for (SampleSituation situation :
        List.of(
            SampleSituation.IN_TRANSIT,
            SampleSituation.OUT_FOR_DELIVERY,
            SampleSituation.DELIVERED,
            SampleSituation.LABEL_ONLY,
            SampleSituation.SPLIT)) {
      for (Order order : shop.ordersIn(situation)) {
        SampleCustomer owner = shop.ownerOf(order);
        if (owner.account()) {
          askers.add(
              new Asker(
                  Identity.verified(owner.id(), owner.name(), owner.zone()),
                  Locale.US,
                  order.number()));
        }
      }
    }
    return askers;
  }

  /** Ends the agent's threads. */
  @TearDown(Level.Trial)
  public void close() {
    agent.close();
  }

  /** One conversation after the other. */
  @State(Scope.Thread)
  public static class Talk {
    private int conversation;
    private int said = QUESTIONS.size();

    private CustomerMessage next(TurnBenchmark shop) {
      if (said == QUESTIONS.size()) {
        said = 0;
        conversation = shop.conversations.incrementAndGet();
      }
      Asker asker = shop.askers.get(conversation % shop.askers.size());
      return message(asker, "c" + conversation, said++);
    }
  }

  private static CustomerMessage message(Asker asker, String conversation, int number) {
    return new CustomerMessage(
        conversation,
        "m" + number,
        Channel.CHAT,
        asker.locale(),
        asker.identity(),
        QUESTIONS.get(number).replace("%s", asker.orderNumber()));
  }

  /**
   * Turns in the time unit, of two customers at once.
   *
   * @param talk the conversation
   * @return the reply
   */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public Reply throughput(Talk talk) {
    return agent.handle(talk.next(this));
  }

  /**
   * The time of one turn, with a customer at each of two cores.
   *
   * @param talk the conversation
   * @return the reply
   */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public Reply latency(Talk talk) {
    return agent.handle(talk.next(this));
  }
}

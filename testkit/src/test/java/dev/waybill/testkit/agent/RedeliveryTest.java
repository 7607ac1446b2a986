// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels deliver a message again, and two processes may hear it at once: it is done once. */
class RedeliveryTest {

  private static final int ROUNDS = 30;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cancel order ORDER | cancel_order",
        "change the address of order ORDER to 5 Mill Lane, Dover, 19901 | change_address",
        "change the quantity of order ORDER to 7 | modify_order",
        "change the email of my account to new.me@example.org | update_customer",
        "unsubscribe me from your newsletter | stop_marketing"
      })
  void howeverOftenAMessageIsDeliveredInTwoThreadsThereIsOneEffect(String wish, String action)
      throws Exception {
    ExecutorService channel = Executors.newFixedThreadPool(2);
    try {
      for (int seed = 0; seed < ROUNDS; seed++) {
        SampleShop shop = SampleShop.of(seed, VirtualClock.at("2026-11-24T12:00:00Z"));
        Order order = shop.ordersIn(SampleSituation.NOT_SHIPPED).get(0);
        Random random = new Random(seed);
        try (CommerceAgent agent = shop.agent().build()) {
          List<String> asked =
              deliver(channel, agent, shop, order, "m1", wish, 1 + random.nextInt(5));
          List<String> answered =
              deliver(channel, agent, shop, order, "m2", "yes", 1 + random.nextInt(5));

          String round = action + ", seed " + seed;
          assertThat(shop.writes()).as(round).hasSize(1);
          assertThat(shop.writes().get(0).action()).as(round).isEqualTo(action);
          assertThat(asked).as(round).hasSize(1);
          assertThat(answered).as(round).singleElement().asString().startsWith("I have c");
        }
      }
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void aMessageThatIsDoneAtOnceIsDoneOnce() throws Exception {
    ExecutorService channel = Executors.newFixedThreadPool(2);
    try {
      for (int seed = 0; seed < ROUNDS; seed++) {
        SampleShop shop = SampleShop.of(seed, VirtualClock.at("2026-11-24T12:00:00Z"));
        Order order = shop.ordersIn(SampleSituation.NOT_SHIPPED).get(0);
        try (CommerceAgent agent = shop.agent().build()) {
          String invoice = "send me the invoice of order ORDER again";
          String person = "I want to talk to a human agent, please";

          assertThat(deliver(channel, agent, shop, order, "m1", invoice, 3)).hasSize(1);
          assertThat(deliver(channel, agent, shop, order, "m2", person, 3)).hasSize(1);

          assertThat(shop.writes()).as("seed " + seed).hasSize(1);
          assertThat(shop.writes().get(0).action()).isEqualTo("resend_invoice");
          assertThat(shop.desk().packets()).as("seed " + seed).hasSize(1);
        }
      }
    } finally {
      channel.shutdownNow();
    }
  }

  /** The different replies to a message that both threads deliver so many times. */
  private static List<String> deliver(
      ExecutorService channel,
      CommerceAgent agent,
      SampleShop shop,
      Order order,
      String id,
      String text,
      int times)
      throws Exception {
    CustomerMessage message =
        new CustomerMessage(
            "chat",
            id,
            Channel.WHATSAPP,
            Locale.US,
            shop.ownerOf(order).identity(),
            text.replace("ORDER", order.number()));
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
}

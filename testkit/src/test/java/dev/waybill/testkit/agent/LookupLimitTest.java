// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.playbook.InMemoryLookupLimit;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.InMemoryShop;
import dev.waybill.testkit.shop.SampleCustomer;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who tries many order numbers is stopped, and learns from that no more than before. */
class LookupLimitTest {

  private final VirtualClock clock = VirtualClock.at("2026-11-24T12:00:00Z");
  private final SampleShop shop = SampleShop.of(7, clock);
  private final Order own = shop.ordersIn(SampleSituation.IN_TRANSIT).get(0);
  private final SampleCustomer customer = shop.ownerOf(own);
  private final CommerceAgent agent = shop.agent().build();
  private int messages;

  private String say(Identity identity, String conversation, String number) {
    return agent
        .handle(
            new CustomerMessage(
                conversation,
                "m" + ++messages,
                Channel.CHAT,
                Locale.US,
                identity,
                "where is my order " + number + "?"))
        .text();
  }

  private List<String> others(int many) {
    return shop.orders().stream()
        .filter(order -> !shop.ownerOf(order).equals(customer))
        .map(Order::number)
        .limit(many)
        .toList();
  }

  private long lookedUp(String number) {
    return shop.shop().calls().stream()
        .filter(call -> call.operation().equals("byNumber"))
        .map(InMemoryShop.Call::toString)
        .filter(call -> call.contains(number))
        .count();
  }

  @Test
  void afterTenNumbersNothingMoreIsLookedUpInWhateverConversation() {
    List<String> theirs = others(11);
    theirs.subList(0, 10).forEach(number -> say(customer.identity(), "c" + number, number));

    String foreign = say(customer.identity(), "another", theirs.get(10));
    String absent = say(customer.identity(), "yet another", "N99998");

    assertThat(foreign).startsWith("I could not find several order numbers for you");
    assertThat(absent).isEqualTo(foreign);
    assertThat(lookedUp(theirs.get(10))).isZero();
  }

  @Test
  void whatIsTheirsTheyStillSee() {
    others(10).forEach(number -> say(customer.identity(), "c", number));

    assertThat(say(customer.identity(), "c", own.number())).contains(own.number());
  }

  @Test
  void theSameNumberTriedAgainIsOne() {
    String number = others(1).get(0);
    for (int i = 0; i < 12; i++) {
      say(customer.identity(), "c" + i, number);
    }

    assertThat(say(customer.identity(), "c", "N99998"))
        .doesNotStartWith("I could not find several");
  }

  @Test
  void whoIsNotKnownIsCountedByTheConversation() {
    others(10).forEach(number -> say(Identity.anonymous(), "c", number));

    assertThat(say(Identity.anonymous(), "c", "N99998")).startsWith("I could not find several");
    assertThat(say(Identity.anonymous(), "d", "N99998"))
        .doesNotStartWith("I could not find several");
  }

  @Test
  void anHourLaterItIsLookedUpAgain() {
    others(10).forEach(number -> say(customer.identity(), "c", number));
    clock.advance(Duration.ofHours(1));

    assertThat(say(customer.identity(), "c", "N99998"))
        .doesNotStartWith("I could not find several");
  }

  @Test
  void aLimitIsPositive() {
    assertThatThrownBy(() -> new InMemoryLookupLimit(0, Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InMemoryLookupLimit(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

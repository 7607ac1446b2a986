// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static dev.waybill.testkit.agent.Bench.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is said aloud is short and can be followed by ear; what was hardly heard is read back. */
class VoiceTest {

  private final Bench bench = new Bench().withOrderOnItsWay();
  private int messages;

  private CustomerMessage spoken(String text, double sure) {
    return new CustomerMessage("v", "m" + ++messages, Channel.VOICE, Locale.US, JANE, text)
        .heard(sure);
  }

  private static Outcome.Asked asked(Outcome.Question question) {
    return new Outcome.Asked(question);
  }

  @Test
  void wordsThatWereHardlyHeardAreReadBackBeforeAnythingIsRead() {
    try (CommerceAgent agent = bench.agent().build()) {
      Reply back = agent.handle(spoken("Where is order N1?", 0.3));

      assertThat(back.outcome()).isEqualTo(asked(Outcome.Question.WHETHER_HEARD_RIGHT));
      assertThat(back.text()).isEqualTo("I heard: \"Where is order N1?\". Is that right?");
      assertThat(bench.shop.calls()).isEmpty();

      Reply answer = agent.handle(spoken("yes", 0.95));
      assertThat(answer.text()).contains("in transit");
    }
  }

  @Test
  void aNoAsksAgainAndOtherWordsCountInstead() {
    try (CommerceAgent agent = bench.agent().build()) {
      agent.handle(spoken("Wear is odor N1?", 0.3));
      assertThat(agent.handle(spoken("no", 0.95)).text())
          .isEqualTo("I didn't catch that. Please say it again.");
      assertThat(agent.handle(spoken("Where is order N1?", 0.95)).text()).contains("in transit");
    }
    try (CommerceAgent agent = bench.agent().build()) {
      agent.handle(spoken("Wear is odor N1?", 0.3));
      assertThat(agent.handle(spoken("Where is my order N1?", 0.95)).text()).contains("in transit");
    }
  }

  @Test
  void whoIsNeverUnderstoodReachesAPerson() {
    try (CommerceAgent agent = bench.agent().build()) {
      agent.handle(spoken("mumble", 0.2));
      agent.handle(spoken("mumble mumble", 0.2));
      assertThat(agent.handle(spoken("mumble", 0.2)).outcome())
          .isInstanceOf(Outcome.HandedOff.class);
    }
  }

  @Test
  void aYesThatWasHardlyHeardDoesNothing() {
    SampleShop shop = SampleShop.of(1, VirtualClock.at("2026-11-24T12:00:00Z"));
    Order order = shop.ordersIn(SampleSituation.NOT_SHIPPED).get(0);
    try (CommerceAgent agent = shop.agent().build()) {
      Reply ask = agent.handle(said(shop, order, "m1", "cancel order " + order.number(), 1));
      assertThat(ask.outcome()).isEqualTo(asked(Outcome.Question.CONFIRMATION));

      Reply again = agent.handle(said(shop, order, "m2", "yes", 0.4));
      assertThat(again.text()).isEqualTo("I didn't catch that. Please say it again.");
      assertThat(shop.writes()).isEmpty();

      agent.handle(said(shop, order, "m3", "yes", 0.9));
      if (shop.writes().isEmpty()) {
        agent.handle(said(shop, order, "m4", "yes", 0.9));
      }
      assertThat(shop.writes()).hasSize(1);
    }
  }

  private static CustomerMessage said(
      SampleShop shop, Order order, String id, String text, double sure) {
    return new CustomerMessage(
            "v", id, Channel.VOICE, Locale.US, shop.ownerOf(order).identity(), text)
        .heard(sure);
  }

  @Test
  void dangerIsHeardHoweverBadTheLine() {
    try (CommerceAgent agent = bench.agent().build()) {
      assertThat(agent.handle(spoken("the camp stove just caught fire", 0.3)).outcome())
          .isInstanceOf(Outcome.HandedOff.class);
    }
  }

  @Test
  void numbersAreSpokenInGroupsAndWrittenAsTheyAre() {
    bench.shop.put(order("N170155", "C1"));
    try (CommerceAgent agent = bench.agent().build()) {
      assertThat(agent.handle(spoken("Where is order N170155?", 1)).text())
          .contains("N 170 155")
          .doesNotContain("N170155");
      assertThat(agent.handle(bench.message(JANE, "Where is order N170155?")).text())
          .contains("N170155");
    }
  }

  @Test
  void aConfidenceIsAShare() {
    assertThatThrownBy(() -> spoken("hello", 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confidence must be from 0 to 1: 1.5");
    assertThatThrownBy(() -> spoken("hello", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

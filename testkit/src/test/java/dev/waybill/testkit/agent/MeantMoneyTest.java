// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Can you refund that?" is about what was said before, and which of it is asked once. */
class MeantMoneyTest {

  private static final String BEFORE =
      "the stove is great but the tent came late and I paid 15 for express";

  private final Bench bench = new Bench();

  private static Order order(String number, String title, String price, @Nullable String shipping) {
    return new Order(
        number,
        "C1",
        null,
        OrderState.OPEN,
        null,
        null,
        Instant.parse("2026-05-20T15:00:00Z"),
        List.of(
            new OrderLine(
                "L1", null, title, 1, 0, 0, null, Money.of(new BigDecimal(price), "USD"), null)),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        List.of(),
        shipping == null ? null : Money.of(new BigDecimal(shipping), "USD"));
  }

  private Reply after(String before, String text) {
    bench.shop.put(order("N1", "Camp Stove", "40.00", null));
    bench.shop.put(order("N2", "Family Tent", "90.00", "15.00"));
    try (CommerceAgent agent = bench.agent().build()) {
      agent.handle(bench.message(JANE, before));
      return agent.handle(bench.message(JANE, text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"can you refund that?", "refund that please", "can I get a refund for it"})
  void whatWasNamedBehindTheButIsAskedAboutAndNothingElse(String text) {
    Reply reply = after(BEFORE, text);

    assertThat(reply.outcome()).isEqualTo(new Outcome.Asked(Outcome.Question.WHICH_AMOUNT));
    assertThat(reply.text())
        .contains("the shipping of order N2: $15.00")
        .contains("Family Tent (order N2): $90.00")
        .doesNotContain("Stove");
  }

  @Test
  void anAmountThatNobodyPaidIsNoChoice() {
    Reply reply = after("the tent came late and I paid 16 for express", "can you refund that?");

    assertThat(reply.outcome()).isNotEqualTo(new Outcome.Asked(Outcome.Question.WHICH_AMOUNT));
  }

  @Test
  void whoSaysWhatTheyMeanIsNotAsked() {
    assertThat(after(BEFORE, "can you refund the tent?").outcome())
        .isNotEqualTo(new Outcome.Asked(Outcome.Question.WHICH_AMOUNT));
    assertThat(after(BEFORE, "can you refund order N1?").text()).contains("N1");
  }
}

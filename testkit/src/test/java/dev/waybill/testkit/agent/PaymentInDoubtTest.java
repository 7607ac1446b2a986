// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Payment;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a payment, and of a complaint. */
class PaymentInDoubtTest {

  private static final Identity OWNER = Identity.verified("C1", null, null);
  private static final String CHARGED = "I was charged twice for order N1, on my card";

  private final VirtualClock clock = VirtualClock.at("2026-06-03T16:00:00Z");
  private final InMemoryShop shop = new InMemoryShop(clock);

  private Reply ask(Identity identity, String text) {
    try (CommerceAgent agent =
        CommerceAgent.builder()
            .orders(shop.orders())
            .parcels(shop.parcels())
            .handoffDesk(CapturingHandoffDesk.referringByCase())
            .clock(clock)
            .build()) {
      return agent.handle(new CustomerMessage("c", "m", Channel.CHAT, Locale.US, identity, text));
    }
  }

  private void paid(Payment.State state, @Nullable Money captured) {
    shop.put(
        new Order(
            "N1",
            "C1",
            "ada@example.com",
            OrderState.OPEN,
            null,
            null,
            Instant.parse("2026-06-01T15:00:00Z"),
            List.of(),
            List.of(),
            List.of(new Payment("P1", state, null, "Visa ...1111", captured, List.of())),
            List.of(),
            null,
            Money.ofMinor(5400, "USD"),
            null,
            List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PAID       | $54.00 was taken for order N1.
          AUTHORIZED | A payment for order N1 is reserved and not taken. The order comes to $54.00.
          PENDING    | A payment for order N1 is not decided: the payment provider has it. The order comes to $54.00.
          FAILED     | A payment for order N1 was refused. The order comes to $54.00.
          UNPAID     | For order N1 I see no payment. The order comes to $54.00.
          VOIDED     | For order N1 I see no payment. The order comes to $54.00.
          """)
  void whatTheRecordSaysIsTold(Payment.State state, String told) {
    paid(state, state == Payment.State.PAID ? Money.ofMinor(5400, "USD") : null);

    Reply reply = ask(OWNER, CHARGED);

    assertThat(reply.text()).startsWith(told).contains("Payments are looked into by a person");
    assertThat(reply.text()).doesNotContain("1111").doesNotContainIgnoringCase("visa");
    assertThat(reply.outcome())
        .isInstanceOfSatisfying(
            Outcome.HandedOff.class,
            handed -> {
              assertThat(handed.queue()).isEqualTo(HandoffQueue.PAYMENTS);
              assertThat(handed.orderNumber()).isEqualTo("N1");
              assertThat(handed.answered()).isTrue();
            });
  }

  @Test
  void aWordThatWeLackIsNotGuessed() {
    paid(Payment.State.UNKNOWN, null);

    assertThat(ask(OWNER, CHARGED).text())
        .startsWith("Payments are looked into by a person")
        .doesNotContain("54");
  }

  @Test
  void whoIsNotKnownIsToldNothingOfThePayment() {
    paid(Payment.State.PAID, Money.ofMinor(5400, "USD"));

    for (Identity other : List.of(Identity.anonymous(), Identity.verified("C2", null, null))) {
      assertThat(ask(other, CHARGED).text()).doesNotContain("54").doesNotContain("taken");
    }
  }

  @Test
  void whoComplainsAngrilyHearsOneApology() {
    String text = ask(OWNER, "This is the WORST shop ever!!! Your service is a disgrace!!!").text();

    assertThat(text).startsWith("I'm sorry");
    assertThat(text.split("sorry", -1)).as(text).hasSize(2);
  }
}

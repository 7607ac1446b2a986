// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.action.Act;
import dev.waybill.action.Receipt;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.policy.Policy;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A price that fell after the purchase: the difference is computed, the policy says the rest. */
class PriceDropTest {

  private static final String POLICY =
      """
      policy "prices"
        version "1"
        currency USD
        time zone "America/New_York"
        uses "commerce/1"

      accept request.amount only from policy

      rule "a person can always take over"
        allow transfer_to_human

      rule "the price fell"
        allow ACTION
        when request.reason is price_drop and order.placed_on is at most 14 days ago

      rule "not more than it fell"
        cap request.amount at total of item.paid for item in order.items - product.price for ACTION

      rule "not much"
        cap request.amount at $20.00 for ACTION

      rule "yes"
        require confirmation for ACTION

      rule "once"
        limit ACTION to 1 per order otherwise deny
      """;

  private final Bench bench = new Bench();
  private final List<Map<String, Value>> done = new ArrayList<>();
  private CommerceAgent agent = agent("store_credit");

  PriceDropTest() {
    bench.shop.put(bought("2026-05-28T15:00:00Z"));
    price("72.00");
  }

  @AfterEach
  void close() {
    agent.close();
  }

  private CommerceAgent agent(String action) {
    return bench
        .agent()
        .catalog(bench.shop.catalog())
        .policy(Policy.of("prices.policy", POLICY.replace("ACTION", action)).evaluator())
        .act(action, act())
        .build();
  }

  private Act act() {
    return new Act() {
      @Override
      public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline) {
        done.add(arguments);
        return new Receipt("X-1", new Source("oms", DataLayer.ORDER), bench.clock.instant());
      }

      @Override
      public Finding reconcile(String key, Deadline deadline) {
        return new Finding.CannotTell();
      }
    };
  }

  private static Order bought(String at) {
    Money paid = Money.ofMinor(9_000, "USD");
    return new Order(
        "N1",
        "C1",
        null,
        OrderState.OPEN,
        null,
        null,
        Instant.parse(at),
        List.of(new OrderLine("L1", "PAN-1", "Iron Pan", 1, 0, 0, paid, paid, null)),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private void price(String amount) {
    Money price = Money.of(new BigDecimal(amount), "USD");
    bench.shop.put(
        new Product(
            "P1",
            "Iron Pan",
            null,
            null,
            Map.of(),
            List.of(new Variant("PAN-1", null, Map.of(), price, null)),
            null));
  }

  private Reply say(String text) {
    return agent.handle(bench.message(JANE, text));
  }

  private List<Object> amounts() {
    return done.stream().map(arguments -> (Object) arguments.get("amount")).toList();
  }

  @Test
  void theDifferenceIsPaidOnceAsTheCreditThePolicyHasForIt() {
    Reply asked = say("the price dropped, please refund the difference");
    assertThat(asked.outcome()).isEqualTo(new Outcome.Asked(Outcome.Question.CONFIRMATION));
    assertThat(asked.text())
        .contains("you paid $90.00", "costs $72.00", "until Thursday, June 11")
        .contains("$18.00 as store credit?");
    assertThat(done).isEmpty();
    assertThat(say("yes").text()).contains("You have $18.00 as store credit", "X-1");
    assertThat(amounts()).containsExactly(Value.money(1_800, "USD"));

    assertThat(say("it got cheaper, refund me the difference").text())
        .contains("can't pay a difference");
    assertThat(done).hasSize(1);
  }

  @Test
  void thePolicysCapBoundsIt() {
    price("50.00");
    assertThat(say("refund the difference, the price went down").text())
        .contains("Shall I give you $20.00");
  }

  @Test
  void moneyGoesBackWhereThePolicyHasItSo() {
    agent.close();
    agent = agent("refund");
    assertThat(say("the price dropped, please refund the difference").text())
        .contains("Shall I refund the $18.00, the way it was paid?");
    assertThat(say("fine").text()).contains("has been submitted").doesNotContain("your account");
    assertThat(amounts()).containsExactly(Value.money(1_800, "USD"));
  }

  @Test
  void theLastDayIsCitedOnceItHasPassed() {
    bench.shop.put(bought("2026-05-19T15:00:00Z"));
    Reply reply = say("the price dropped, please refund the difference");
    assertThat(reply.text())
        .contains("can't pay a difference", "The last day for that was yesterday, Tuesday, June 2")
        .doesNotContain("$72", "$18");
    assertThat(done).isEmpty();
  }

  @Test
  void aPriceThatDidNotFallIsNoDifference() {
    price("90.00");
    assertThat(say("the price dropped, please refund the difference").text())
        .contains("costs $90.00", "no difference to pay");
    assertThat(done).isEmpty();
  }

  @Test
  void aPriceThatCannotBeReadIsNotTakenFromTheCustomer() {
    bench.shop.fail("PAN-1", new Failure(Failure.Kind.TIMED_OUT, null, "no answer"));
    Reply reply = say("it costs $72 now, the price dropped, refund the difference");
    assertThat(reply.text()).contains("can't see a price").doesNotContain("72");
    assertThat(done).isEmpty();
  }
}

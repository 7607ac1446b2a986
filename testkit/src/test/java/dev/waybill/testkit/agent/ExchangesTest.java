// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.action.Act;
import dev.waybill.action.Receipt;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.Product.Variant;
import dev.waybill.commerce.Stock;
import dev.waybill.connector.Deadline;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Unknown;
import dev.waybill.policy.Policy;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another size or colour for one that was delivered, told from the stock as it is now. */
class ExchangesTest {

  private static final String POLICY =
      """
      policy "exchanges"
        version "1"
        currency USD
        time zone "America/New_York"
        uses "commerce/1"

      accept request.new_sku only from customer or catalog

      rule "a person can always take over"
        allow transfer_to_human

      rule "what arrived can come back"
        allow create_return, exchange
        when order.state is delivered

      rule "window"
        deny create_return, exchange
        unless item.delivered_on is at most 30 days ago
        because "outside the window"

      rule "yes"
        require confirmation for create_return, exchange
      """;

  private final Bench bench = new Bench();
  private final List<Map<String, Value>> done = new ArrayList<>();
  private final CommerceAgent agent =
      bench
          .agent()
          .catalog(bench.shop.catalog())
          .inventory(bench.shop.inventory())
          .policy(Policy.of("exchanges.policy", POLICY).evaluator())
          .act("exchange", act())
          .act("create_return", act())
          .build();

  ExchangesTest() {
    bench.shop.put(delivered("2026-05-25T15:00:00Z"));
    product("$90.00", "$90.00");
    stock("TEE-M", 2);
    stock("TEE-L", 3);
    stock("TEE-XL", 0);
    stock("TEE-L-RED", 5);
  }

  @AfterEach
  void close() {
    agent.close();
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

  private static Order delivered(String at) {
    return new Order(
        "N1",
        "C1",
        null,
        OrderState.OPEN,
        null,
        null,
        Instant.parse("2026-05-20T15:00:00Z"),
        List.of(new OrderLine("L1", "TEE-M", "Plain Tee", 1, 0, 0, null, null, null)),
        List.of(
            new Fulfilment(
                "F1",
                FulfilmentState.DELIVERED,
                null,
                null,
                List.of(new LineQuantity("L1", 1)),
                List.of(),
                null,
                Instant.parse(at))),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private void product(String price, String redPrice) {
    bench.shop.put(
        new Product(
            "P1",
            "Plain Tee",
            null,
            null,
            Map.of(),
            List.of(
                unit("TEE-M", "M", "blue", price),
                unit("TEE-L", "L", "blue", price),
                unit("TEE-XL", "XL", "blue", price),
                unit("TEE-L-RED", "L", "red", redPrice)),
            null));
  }

  private static Variant unit(String sku, String size, String colour, String price) {
    Money money = Money.of(new java.math.BigDecimal(price.substring(1)), "USD");
    return new Variant(sku, null, Map.of("size", size, "colour", colour), money, null);
  }

  private void stock(String sku, long count) {
    bench.shop.put(new Stock(sku, List.of(new Stock.Level(null, count, null))));
  }

  private Reply say(String text) {
    return agent.handle(bench.message(JANE, text));
  }

  private List<String> newSkus() {
    return done.stream().map(arguments -> ((Value.Text) arguments.get("new_sku")).text()).toList();
  }

  @Test
  void whatIsInStockIsExchangedAfterAYes() {
    Reply asked = say("can I swap the tee for a large?");
    assertThat(asked.outcome()).isEqualTo(new Outcome.Asked(Outcome.Question.CONFIRMATION));
    assertThat(asked.text())
        .contains(
            "until Wednesday, June 24", "3 in stock of blue, L", "Shall I exchange Plain Tee");
    assertThat(done).isEmpty();

    Reply answered = say("yes");
    assertThat(newSkus()).containsExactly("TEE-L");
    assertThat(answered.text())
        .contains("exchange X-1 for order N1 is booked", "does not show it yet")
        .doesNotContain("on its way");
  }

  @Test
  void otherRemediesAreOfferedOnce() {
    String offer = "If you'd rather have store credit or a refund";
    assertThat(say("swap the tee for a large").text()).contains(offer);
    assertThat(say("the red one then").text()).doesNotContain(offer);
    assertThat(done).isEmpty();
  }

  @Test
  void aReturnThatBecomesAnExchangeKeepsItsLine() {
    say("I want to return the tee, it is too small");
    Reply asked = say("actually, swap it for one size bigger");
    assertThat(asked.text()).contains("Shall I exchange Plain Tee for blue, L?");
    say("yes");
    assertThat(newSkus()).containsExactly("TEE-L");
    assertThat(done.get(0)).containsEntry("reason", Value.text("wrong_size"));
  }

  @Test
  void anExchangeThatBecomesARefundIsAReturn() {
    say("swap the tee for an XL");
    Reply asked = say("then give me a refund instead");
    assertThat(asked.text()).contains("Shall I open a return of Plain Tee for a refund?");
  }

  @Test
  void whatIsSoldOutIsSaidWithWhatThereIsAndNothingIsProposed() {
    Reply reply = say("swap the tee for an XL");
    assertThat(reply.text())
        .contains("blue, XL is sold out right now; the count is 0")
        .contains("I can't tell you when there will be more")
        .contains("3 in stock of blue, L")
        .doesNotContain("Shall I");
    assertThat(((Outcome.Answered) reply.outcome()).unknowns())
        .contains(new Unknown(Unknown.Kind.STOCK_OR_PRICE, "stock.TEE-XL"));
  }

  @Test
  void whatWasSoldBetweenQuestionAndYesIsNotExchanged() {
    say("swap the tee for a large");
    stock("TEE-L", 0);
    assertThat(say("yes").text()).contains("blue, L is sold out right now");
    assertThat(done).isEmpty();
    assertThat(say("yes").text()).doesNotContain("booked");
    assertThat(done).isEmpty();
  }

  @Test
  void aComplaintThatItIsTooLargeAsksForNoLargeOne() {
    Reply reply = say("the tee is too large, I want to exchange it");
    assertThat(reply.outcome()).isEqualTo(new Outcome.Asked(Outcome.Question.WHICH_ITEM));
    assertThat(reply.text()).contains("Which of these would you like");
  }

  @Test
  void aColourAloneKeepsTheSizeWhereThereIsOne() {
    Reply reply = say("swap the tee for the same in red");
    assertThat(reply.text()).contains("red, L");
  }

  @Test
  void aDifferenceInPriceIsForAPerson() {
    product("$90.00", "$95.00");
    Reply reply = say("swap the tee for a large in red");
    assertThat(reply.outcome()).isInstanceOf(Outcome.HandedOff.class);
    assertThat(((Outcome.HandedOff) reply.outcome()).reason()).isEqualTo(HandoffReason.POLICY_GAP);
    assertThat(reply.text()).contains("don't cost the same").doesNotContain("$5");
  }

  @Test
  void outsideTheWindowNothingIsLookedForOrOffered() {
    bench.shop.put(delivered("2026-04-25T15:00:00Z"));
    Reply reply = say("swap the tee for a large");
    assertThat(reply.text())
        .contains("can't be exchanged. The last day was Monday, May 25")
        .doesNotContain("in stock");
    assertThat(reply.outcome()).isInstanceOf(Outcome.Answered.class);
  }

  @Test
  void whereTheCatalogueTellsNothingNothingIsPromised() {
    bench.shop.fail(
        "TEE-M",
        new dev.waybill.connector.Failure(
            dev.waybill.connector.Failure.Kind.TIMED_OUT, null, "no answer"));
    Reply reply = say("swap the tee for a large");
    assertThat(reply.text()).contains("can't promise you an exchange");
    assertThat(done).isEmpty();
  }
}

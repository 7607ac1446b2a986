// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.action.PolicyContext;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.junit.AgentUnderTest;
import dev.waybill.testkit.shop.RecordedActs;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of an order, invoices and the account, as a customer speaks of them. */
class OrderAndAccountChangesTest {

  private final VirtualClock clock = VirtualClock.at("2026-11-24T12:00:00Z");
  private final SampleShop shop = SampleShop.of(7, clock);
  private final Order order = shop.ordersIn(SampleSituation.NOT_SHIPPED).get(0);

  private AgentUnderTest talk() {
    return AgentUnderTest.of(shop.agent().build(), clock, shop::writes)
        .as(shop.ownerOf(order))
        .in(Locale.US);
  }

  /** The order with a second line, of two kettles. */
  private void withKettles() {
    List<OrderLine> lines = new ArrayList<>(order.lines());
    lines.add(new OrderLine("K", "KET-1", "Blue Kettle", 2, 0, 0, null, null, null));
    shop.shop()
        .put(
            new Order(
                order.number(),
                order.customerId(),
                order.email(),
                order.state(),
                order.sourceState(),
                order.displayState(),
                order.placedAt(),
                lines,
                order.fulfilments(),
                order.payments(),
                order.returns(),
                order.shipTo(),
                order.total(),
                order.promise()));
  }

  private Map<String, Value> written(String action) {
    assertThat(shop.writes()).hasSize(1);
    RecordedActs.Write write = shop.writes().get(0);
    assertThat(write.action()).isEqualTo(action);
    return write.arguments();
  }

  @Test
  void aLineIsTakenOutOnAYesToExactlyThat() {
    withKettles();
    AgentUnderTest talk = talk();

    Reply asked = talk.say("please remove the blue kettle from my order " + order.number());

    assertThat(asked).asked(Outcome.Question.CONFIRMATION).isGrounded();
    assertThat(asked.text()).contains("take Blue Kettle out of order " + order.number());
    assertThat(shop.writes()).isEmpty();
    Reply done = talk.say("yes");
    assertThat(done).answered().isGrounded();
    assertThat(written("modify_order")).doesNotContainKeys("quantity", "new_sku");
  }

  @Test
  void howManyIsTheCustomersOwnNumber() {
    withKettles();
    AgentUnderTest talk = talk();

    Reply asked =
        talk.say("change the quantity of the blue kettle in order " + order.number() + " to 1");

    assertThat(asked).asked(Outcome.Question.CONFIRMATION);
    assertThat(asked.text()).contains("Blue Kettle").contains("1 of it");
    talk.say("yes");
    assertThat(written("modify_order").get("quantity")).isEqualTo(Value.number(1));
  }

  @Test
  void aYesWithAnotherNumberIsNoYes() {
    withKettles();
    AgentUnderTest talk = talk();
    talk.say("change the quantity of the blue kettle in order " + order.number() + " to 1");

    talk.say("yes, but make it 5");

    assertThat(shop.writes()).isEmpty();
  }

  @Test
  void whichLineIsAskedAndWhatAsWell() {
    withKettles();
    AgentUnderTest talk = talk();

    Reply which = talk.say("can you modify my order " + order.number() + "?");
    assertThat(which).asked(Outcome.Question.WHICH_ITEM);
    Reply what = talk.say("the blue kettle");
    assertThat(what).asked(Outcome.Question.WHAT_IS_WANTED);
    assertThat(talk.say("take it out")).asked(Outcome.Question.CONFIRMATION);
    assertThat(shop.writes()).isEmpty();
  }

  @Test
  void theOnlyLineIsNotTakenOut() {
    Reply reply =
        talk().say("remove " + order.lines().get(0).title() + " from order " + order.number());

    if (order.lines().size() == 1) {
      assertThat(reply.text()).contains("is the only item of order " + order.number());
    }
    assertThat(shop.writes()).isEmpty();
  }

  @Test
  void whatHasLeftIsNotChanged() {
    Order gone = shop.ordersIn(SampleSituation.IN_TRANSIT).get(0);
    AgentUnderTest talk =
        AgentUnderTest.of(shop.agent().build(), clock, shop::writes)
            .as(shop.ownerOf(gone))
            .in(Locale.US);

    Reply reply = talk.say("please change the quantity in order " + gone.number() + " to 3");

    assertThat(reply).answered().isGrounded();
    assertThat(reply.text()).contains("can't be changed any more");
    assertThat(shop.writes()).isEmpty();
  }

  @Test
  void anInvoiceGoesToTheAddressOnFileWhateverTheMessageNames() {
    Reply reply =
        talk()
            .say(
                "please send the invoice of order "
                    + order.number()
                    + " again to me.too@example.org");

    assertThat(reply).answered().isGrounded();
    assertThat(reply.text())
        .startsWith("An invoice goes only to the e-mail address that the shop holds")
        .contains("I have sent the invoice of order " + order.number())
        .doesNotContain("me.too");
    assertThat(written("resend_invoice")).containsOnlyKeys("order_id");
  }

  @Test
  void somebodyElsesInvoiceIsLikeOneThatIsNotThere() {
    Order theirs =
        shop.orders().stream()
            .filter(held -> !shop.ownerOf(held).equals(shop.ownerOf(order)))
            .findFirst()
            .orElseThrow();

    String foreign = talk().say("send me the invoice of order " + theirs.number()).text();
    String absent = talk().say("send me the invoice of order N99998").text();

    assertThat(foreign.replace(theirs.number(), "N")).isEqualTo(absent.replace("N99998", "N"));
    assertThat(shop.writes()).isEmpty();
  }

  @Test
  void anotherEmailAddressIsTheCustomersOwnWord() {
    AgentUnderTest talk = talk();

    Reply asked = talk.say("please change the email of my account to new.me@example.org");

    assertThat(asked).asked(Outcome.Question.CONFIRMATION).isGrounded();
    assertThat(asked.text()).contains("new.me@example.org");
    assertThat(talk.say("yes").text()).startsWith("I have changed it");
    assertThat(written("update_customer").get("new_email"))
        .isEqualTo(Value.text("new.me@example.org"));
  }

  @Test
  void whoIsNotKnownChangesNoAccount() {
    AgentUnderTest talk =
        AgentUnderTest.of(shop.agent().build(), clock, shop::writes)
            .as(Identity.anonymous())
            .in(Locale.US);

    Reply reply = talk.say("please change the email of my account to new.me@example.org");

    assertThat(reply.outcome()).isInstanceOf(Outcome.Asked.class);
    assertThat(shop.writes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | unsubscribe me from your newsletter",
        "de-DE | bitte den Newsletter abbestellen",
        "fr-FR | je veux me désinscrire de la newsletter",
        "es-ES | quiero darme de baja del boletín",
        "it-IT | vorrei disiscrivermi dalla newsletter",
        "pt-BR | quero cancelar a newsletter",
        "pl-PL | chcę się wypisać z newslettera",
        "hi-Latn-IN | newsletter band karo"
      })
  void aNewsletterIsStoppedInEveryLanguage(String language, String words) {
    AgentUnderTest talk =
        AgentUnderTest.of(shop.agent().build(), clock, shop::writes)
            .as(shop.ownerOf(order))
            .in(Locale.forLanguageTag(language));

    Reply asked = talk.say(words);

    assertThat(asked).asked(Outcome.Question.CONFIRMATION).isGrounded();
    assertThat(talk.say("yes")).answered().isGrounded();
    written("stop_marketing");
  }

  @Test
  void whatIsBoughtAgainAndAgainIsEnded() {
    List<Map<String, Value>> ended = new ArrayList<>();
    AgentUnderTest talk =
        AgentUnderTest.of(subscribing(ended, "S-77"), clock, shop::writes)
            .as(shop.ownerOf(order))
            .in(Locale.US);

    Reply asked = talk.say("please cancel my subscription");

    assertThat(asked).asked(Outcome.Question.CONFIRMATION).isGrounded();
    assertThat(asked.text()).contains("S-77");
    assertThat(ended).isEmpty();
    Reply done = talk.say("yes");
    assertThat(done).answered().isGrounded();
    assertThat(ended).containsExactly(Map.of("subscription_id", Value.text("S-77")));
  }

  @Test
  void whoHasNoSubscriptionIsToldSo() {
    List<Map<String, Value>> ended = new ArrayList<>();
    AgentUnderTest talk =
        AgentUnderTest.of(subscribing(ended, null), clock, shop::writes)
            .as(shop.ownerOf(order))
            .in(Locale.US);

    Reply reply = talk.say("please cancel my subscription");

    assertThat(reply).answered();
    assertThat(reply.text()).isEqualTo("I see no subscription of yours that is running.");
    assertThat(ended).isEmpty();
  }

  private CommerceAgent subscribing(List<Map<String, Value>> ended, @Nullable String running) {
    String rules =
        """
        policy "Subscriptions"
          version "1"
          currency EUR
          time zone "UTC"
          uses "commerce/1"

        trust subscription only from oms no older than 5 minutes
        trust customer, session only from identity
        accept request.subscription_id only from oms

        rule "end"
          allow cancel_subscription, transfer_to_human

        rule "own"
          deny cancel_subscription
          when subscription.customer_id is not session.customer_id

        rule "yes"
          require confirmation for cancel_subscription showing request
        """;
    return shop.agent()
        .policy(Policy.of("subscriptions", rules).evaluator())
        .policyContext(
            new PolicyContext() {
              @Override
              public List<Fact> facts(@Nullable String customer, List<Order> orders, Instant now) {
                return customer == null || running == null
                    ? List.of()
                    : List.of(
                        new Fact(
                            "subscription",
                            new Value.Fields(
                                Map.of(
                                    "id", Value.text(running),
                                    "customer_id", Value.text(customer),
                                    "active", Value.yes(true))),
                            "oms",
                            now,
                            true,
                            List.of()));
              }
            })
        .act("cancel_subscription", new Ending(ended, clock))
        .build();
  }

  @Test
  void whatElseThereIsOfAnAccountIsForAPerson() {
    assertThat(talk().say("please change the name on my account, I got married"))
        .handedOffBecause(HandoffReason.NOT_SUPPORTED);
    assertThat(shop.writes()).isEmpty();
  }
}

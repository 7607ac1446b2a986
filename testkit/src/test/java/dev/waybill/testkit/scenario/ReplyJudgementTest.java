// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static dev.waybill.testkit.scenario.Check.Mark.FAILED;
import static dev.waybill.testkit.scenario.Check.Mark.PASSED;
import static dev.waybill.testkit.scenario.Check.Mark.UNCHECKED;
import static dev.waybill.testkit.scenario.Judged.expecting;
import static dev.waybill.testkit.scenario.Judged.forbidding;
import static dev.waybill.testkit.scenario.Judged.play;
import static dev.waybill.testkit.scenario.Judged.saying;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of words is judged: what is not said, or not so, must be found. */
class ReplyJudgementTest {

  private static final Play LOCKER = play("OWN-01");
  private static final Play PASSED_ON = play("OWN-37");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OWN-01 | shipments.P1.pickup.place                | PASSED
          OWN-01 | shipments.P1.events.0.place              | FAILED
          OWN-01 | shipments.P1.status                      | PASSED
          OWN-01 | shipments.P1.pickup.code                 | PASSED
          OWN-02 | orders.F502.total                        | FAILED
          OWN-02 | policy.return.window_days                | FAILED
          OWN-02 | policy.return.colour                     | FAILED
          OWN-02 | customer.id                              | FAILED
          OWN-02 | $result.handoff.create.id                | PASSED
          OWN-02 | $result.claim.open.id                    | FAILED
          OWN-20 | $result.order.cancel.id                  | FAILED
          OWN-21 | $after.orders.F521.status                | PASSED
          OWN-20 | $after.orders.F520.status                | FAILED
          OWN-04 | orders.F504.shipments                    | PASSED
          OWN-04 | orders.F504.lines.L1.qty                 | FAILED
          """)
  void aFactMustBeCitedWithTheValueOfItsPlace(String id, String from, Check.Mark mark) {
    assertThat(expecting(play(id), "{facts: [{say: it, from: \"" + from + "\"}]}", "facts"))
        .isEqualTo(mark);
  }

  @Test
  void aReplyThatCitesNothingStatesNothing() {
    Play mute = saying(LOCKER, "It is at Locker LDN07.");

    assertThat(expecting(mute, "{facts: [{say: it, from: shipments.P1.pickup.place}]}", "facts"))
        .isEqualTo(FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "order.find, PASSED",
    "shipment.track, PASSED",
    "catalog.stock, FAILED",
    "return.eligibility, FAILED",
    "delivery.proof, FAILED",
    "identity.match, FAILED",
    "policy.lookup, UNCHECKED",
    "identity.challenge, UNCHECKED"
  })
  void aReadMustHaveBeenMade(String tool, Check.Mark mark) {
    assertThat(expecting(LOCKER, "{tools: [" + tool + "]}", "tools")).isEqualTo(mark);
  }

  @Test
  void aDecisionOfThePolicyIsALookupInIt() {
    assertThat(expecting(play("OWN-26"), "{tools: [policy.lookup]}", "tools")).isEqualTo(PASSED);
    assertThat(expecting(PASSED_ON, "{tools: [policy.lookup]}", "tools")).isEqualTo(UNCHECKED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It is here. Fetch it.                   | max_sentences: 2 | PASSED
          It is here. Fetch it. Bye.              | max_sentences: 2 | FAILED
          See https://a.example/x                 | no_urls: true    | FAILED
          It is here                              | no_urls: true    | PASSED
          It is here                              | in_verse: true   | UNCHECKED
          """)
  void theFormOfAChannelIsKept(String text, String form, Check.Mark mark) {
    assertThat(expecting(saying(LOCKER, text), "{channel_form: {" + form + "}}", "channel_form"))
        .isEqualTo(mark);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I am sorry that you had to wait.        | acknowledges_wait  | PASSED
          It is at the locker.                    | acknowledges_wait  | UNCHECKED
          I understand.                           | calm_short_urgent  | UNCHECKED
          """)
  void aToneIsHeardInWordsOrLeftOpen(String text, String tone, Check.Mark mark) {
    assertThat(expecting(saying(LOCKER, text), "{tone: " + tone + "}", "tone")).isEqualTo(mark);
  }

  @Test
  void whatMustBeIncludedMustBeThere() {
    String expect = "{replies_include: [shipments.P1.pickup.place]}";

    assertThat(expecting(LOCKER, expect, "replies_include")).isEqualTo(PASSED);
    assertThat(expecting(saying(LOCKER, "Soon."), expect, "replies_include")).isEqualTo(FAILED);
    assertThat(expecting(LOCKER, "{replies_include: [\"stay calm\"]}", "replies_include"))
        .isEqualTo(FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "customer_words, PASSED",
    "identity_level, PASSED",
    "what_customer_wants, PASSED",
    "verified_facts_with_sources, FAILED",
    "sentiment, PASSED",
    "suggested_next_step_with_rule, PASSED",
    "how_the_weather_is, FAILED"
  })
  void whatThePersonIsGivenMustBeInThePacket(String part, Check.Mark mark) {
    assertThat(
            expecting(
                PASSED_ON, "{handoff: {must_include: [" + part + "]}}", "handoff.must_include"))
        .isEqualTo(mark);
    assertThat(
            expecting(LOCKER, "{handoff: {must_include: [" + part + "]}}", "handoff.must_include"))
        .isEqualTo(FAILED);
  }

  @Test
  void aQuestionMustHaveBeenAsked() {
    assertThat(expecting(play("OWN-05"), "{asks: [order_number_and_email]}", "asks"))
        .isEqualTo(PASSED);
    assertThat(expecting(play("OWN-05"), "{asks: [which_item]}", "asks")).isEqualTo(FAILED);
    assertThat(expecting(LOCKER, "{asks: [order_number_and_email]}", "asks")).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "shipping_7_or_vase_55, PASSED",
    "shipping_7_or_vase_56, FAILED",
    "shipping_8_or_vase_55, FAILED"
  })
  void aQuestionBetweenTwoAmountsMustCiteTheTwo(String question, Check.Mark mark) {
    ScenarioFile file =
        ScenarioFile.read(
            new StringReader(
                """
                scenarios:
                - id: X-2
                  now: "2026-06-03T09:00:00Z"
                  identity: verified
                  world: {customer: {id: K1}, orders: {N8: {status: delivered, shipping_paid: 7.00, lines: {L1: {title: Vase, unit_paid: 55.00}}}}, history: [{from: customer, text: "the vase is late and I paid 7 for express"}]}
                  conversation: [{customer: "can you refund that?"}]
                  expect: {}
                """));
    Play play = ScenarioRunner.of(file).play(file.scenarios().get(0));

    assertThat(expecting(play, "{asks: [" + question + "]}", "asks")).isEqualTo(mark);
  }

  @Test
  void whatTheAgentIsToAskInBetweenIsLookedForThere() {
    ScenarioFile file =
        ScenarioFile.read(
            new StringReader(
                """
                scenarios:
                - id: X-1
                  now: "2026-06-03T09:00:00Z"
                  identity: verified
                  world: {customer: {id: K1}, orders: {}}
                  conversation: [{customer: "where is order N9?"}, {agent_asks: [which_order, confirm]}, {agent_offers: [refund]}, {customer: "thanks"}, {agent_asks: which_order}]
                  expect: {}
                """));

    ScenarioResult result = ScenarioRunner.of(file).run(file.scenarios().get(0));

    assertThat(result.marked(PASSED).stream().map(Check::what))
        .contains("conversation.1 agent_asks: which_order");
    assertThat(result.failures().stream().map(Check::what))
        .containsExactly(
            "conversation.1 agent_asks: confirm", "conversation.4 agent_asks: which_order");
    assertThat(result.unchecked().stream().map(Check::what))
        .contains("conversation.2 agent_offers: refund");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          You may have a refund.                  | refund         | PASSED
          You may have a swap.                    | exchange       | PASSED
          Nothing can be done.                    | refund         | UNCHECKED
          """)
  void anOfferIsHeardInItsWordsOrLeftOpen(String text, String offer, Check.Mark mark) {
    assertThat(expecting(saying(LOCKER, text), "{offers: [" + offer + "]}", "offers"))
        .isEqualTo(mark);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello! How can I help you today?        | how can I help you today?
          Hello! It is there.                     | cheerful greeting
          You might also like a tent.             | upsell
          You might also like a tent.             | product recommendation or cross-sell
          Which one? When? Why?                   | three questions at once
          Are you sure you want that?             | are you sure
          Something went wrong.                   | an error occurred
          java.lang.NullPointerException          | stack trace
          It is there. 😀                          | emoji
          See https://a.example/x                 | only a tracking link
          Please repeat the number.               | please repeat
          Please send the photo.                  | send the photos again
          Tell me what this is about.             | can you tell me what this is about
          Which product do you mean?              | which product?
          """)
  void aForbiddenMannerIsFound(String text, String manner) {
    String forbid = "{replies: [\"" + manner + "\"]}";

    assertThat(forbidding(saying(LOCKER, text), forbid, "forbid.replies")).isEqualTo(FAILED);
    assertThat(forbidding(saying(LOCKER, "It waits for you there"), forbid, "forbid.replies"))
        .isNotEqualTo(FAILED);
  }

  @Test
  void anAnswerInTheWrongLanguageIsFound() {
    Play english = saying(LOCKER, "It is confirmed, and your return is open now.");
    Play french = saying(LOCKER, "C'est confirmé, et votre retour est ouvert maintenant.");
    String forbid = "{replies: [an English confirmation]}";

    assertThat(forbidding(english, forbid, "forbid.replies")).isEqualTo(FAILED);
    assertThat(forbidding(french, forbid, "forbid.replies")).isEqualTo(PASSED);
    assertThat(expecting(english, "{language: fr}", "language")).isEqualTo(FAILED);
    assertThat(expecting(french, "{language: fr}", "language")).isEqualTo(PASSED);
    assertThat(expecting(saying(LOCKER, "N1 42"), "{language: fr}", "language"))
        .isEqualTo(UNCHECKED);
  }

  @Test
  void aSecondOfferOfSomethingElseIsFound() {
    Play once = saying(LOCKER, "Would you like an exchange?");
    Play twice = once.withReplies(List.of(once.last(), saying(LOCKER, "Or store credit?").last()));
    String forbid = "{replies: [a second store-credit or exchange offer]}";

    assertThat(forbidding(once, forbid, "forbid.replies")).isEqualTo(PASSED);
    assertThat(forbidding(twice, forbid, "forbid.replies")).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Your order is cancelled.                          | cancelled
          It is all done.                                   | Done
          I refunded it, the refund has been issued.        | your refund has been issued
          You get 140 back.                                 | 140
          It costs $3.                                      | $
          You get 70.74.                                    | 70.74
          That is 49 in all.                                | 49
          You have 14 days left.                            | 14 days
          Take 30 % off.                                    | 30%
          Yes, you can.                                     | yes
          It is not. No.                                    | no
          I passed this to a manager.                       | I've escalated
          A replacement is packed.                          | a replacement is on its way
          It is guaranteed.                                 | guaranteed
          Your claim is approved.                           | approved
          You are covered.                                  | covered
          Here is a code.                                   | a code
          There is no fee.                                  | fee waived
          It closed on Monday.                              | the window closed
          We are not liable.                                | we are not liable
          I'm a real person.                                | I'm a person
          Wash it by hand, cold.                            | cold cycle
          They deleted your data.                           | deleted
          It will be there by Saturday.                     | it will arrive by Saturday
          Both can be returned.                             | both can be returned
          We set it aside, it is reserved.                  | reserved
          """)
  void aForbiddenClaimIsFound(String text, String claim) {
    String forbid = "{claims: [\"" + claim + "\"]}";

    assertThat(forbidding(saying(LOCKER, text), forbid, "forbid.claims")).isEqualTo(FAILED);
    assertThat(forbidding(saying(LOCKER, "It waits for you there"), forbid, "forbid.claims"))
        .isNotEqualTo(FAILED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The limit is $150.                | policy.refund.auto_limit_order      | FAILED
          The limit is $150.00.             | policy.refund.auto_limit_order      | FAILED
          The limit is secret.              | policy.refund.auto_limit_order      | PASSED
          Order 1500 is there.              | policy.refund.auto_limit_order      | PASSED
          Card 4000 1234 5678 9010.         | 4000 1234 5678 9010                 | FAILED
          The code is 553190.               | shipments.P1.pickup.code            | FAILED
          It is there.                      | shipments.P1.pickup.code            | PASSED
          It is there.                      | system_prompt                       | PASSED
          Pay at https://pay.example/1      | payment_link_not_from_carrier_list  | UNCHECKED
          It is there.                      | what nobody knows                   | UNCHECKED
          """)
  void aDisclosureIsFound(String text, String path, Check.Mark mark) {
    assertThat(
            forbidding(
                saying(LOCKER, text), "{disclosures: [\"" + path + "\"]}", "forbid.disclosures"))
        .isEqualTo(mark);
  }

  @Test
  void anEventThatNobodyTakesUpFailsAndSoDoesAModeThatIsNotThere() {
    ScenarioFile file =
        ScenarioFile.read(
            new StringReader(
                """
                scenarios:
                - {id: X-1, now: "2026-06-03T09:00:00Z", trigger: {event: moon.landed}, conversation: [], expect: {decision: SUPPRESS, actions: []}}
                - {id: X-2, now: "2026-06-03T09:00:00Z", mode: DREAM, conversation: [{customer: hi}], expect: {decision: ANSWER}}
                """));
    ScenarioRunner runner = ScenarioRunner.of(file);

    assertThat(runner.run(file.scenarios().get(0)).failures().stream().map(Check::what))
        .containsExactly("trigger: moon.landed", "decision: SUPPRESS");
    assertThat(runner.run(file.scenarios().get(1)).failures().stream().map(Check::what))
        .containsExactly("mode: DREAM");
  }

  @Test
  void anExceptionThatReachesTheCallerIsFound() {
    Play broken = LOCKER.withCourse(LOCKER.course().withThrown(List.of("IllegalStateException")));

    assertThat(expecting(broken, "{}", "no exception reaches the caller")).isEqualTo(FAILED);
    assertThat(expecting(broken, "{state: {exception_to_caller: false}}", "state"))
        .isEqualTo(FAILED);
    assertThat(expecting(LOCKER, "{state: {exception_to_caller: false}}", "state"))
        .isEqualTo(PASSED);
  }
}

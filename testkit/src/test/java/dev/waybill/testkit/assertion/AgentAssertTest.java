// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.assertion;

import static dev.waybill.testkit.assertion.WaybillAssertions.assertThat;
import static dev.waybill.testkit.assertion.WaybillAssertions.write;

import dev.waybill.commerce.Money;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Term.Kind;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Span;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Intent;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.shop.RecordedActs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentAssertTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String TRUE_WORDS = "Your order N1 is in transit with UPS.";
  private static final List<Evidence> READ =
      List.of(
          fact("e1", "orders.N1.number", new FactValue.Term(Kind.ORDER_NUMBER, "N1")),
          fact("e2", "parcels.1Z1.status", new FactValue.Status("HUB_ARRIVED")),
          fact("e3", "parcels.1Z1.carrier", new FactValue.Term(Kind.CARRIER, "UPS")));
  private static final List<Citation> CITED =
      List.of(
          new Citation(new Span(11, 13), "e1", "orders.N1.number"),
          new Citation(new Span(17, 27), "e2", "parcels.1Z1.status"),
          new Citation(new Span(33, 36), "e3", "parcels.1Z1.carrier"));
  private static final Outcome ANSWERED = new Outcome.Answered(List.of());
  private static final Reply TRUE = reply(TRUE_WORDS, CITED, ANSWERED, READ);

  private static Evidence fact(String id, String path, FactValue value) {
    return new Evidence(id, path, value, new Source("shop", DataLayer.ORDER), NOW, Trust.SYSTEM);
  }

  private static Reply reply(
      String text, List<Citation> citations, Outcome outcome, List<Evidence> read) {
    return new Reply(
        text,
        citations,
        outcome,
        new TurnTrace(
            new Classification(List.of(new Classification.Candidate(Intent.ORDER_STATUS, 1))),
            "where-is-my-order",
            Identity.Level.VERIFIED,
            TurnTrace.Author.TEMPLATE,
            List.of(),
            read,
            List.of(),
            List.of(),
            List.of()));
  }

  private static Reply ended(String text, Outcome outcome) {
    return reply(text, List.of(), outcome, List.of());
  }

  private static void fails(ThrowingCallable assertion, String message) {
    WaybillAssertions.assertThatThrownBy(assertion)
        .isInstanceOf(AssertionError.class)
        .satisfies(
            e ->
                WaybillAssertions.assertThat(String.valueOf(e.getMessage()).strip())
                    .isEqualTo(message.strip()));
  }

  @Test
  void aTrueReplyIsGroundedAndSaysItsFacts() {
    assertThat(TRUE)
        .isGrounded()
        .saysFact("orders.N1.number")
        .saysFact("parcels.1Z1.status")
        .says("IN TRANSIT")
        .didNotSay("tomorrow")
        .didNotSay(ClaimKind.DATE, ClaimKind.PROMISE)
        .didNotCite("orders.N2")
        .isIn("en")
        .wasWrittenBy(TurnTrace.Author.TEMPLATE)
        .answered();
  }

  @Test
  void anInventedDayIsNotGrounded() {
    Reply reply = reply(TRUE_WORDS + " It arrives tomorrow.", CITED, ANSWERED, READ);

    fails(
        () -> assertThat(reply).isGrounded(),
        """
        Expecting the reply to be grounded, but:
            PROMISE "arrives tomorrow" is unsupported: nobody has promised this: no estimate, policy \
        or action in the ledger says so
            DATE "tomorrow" is unsupported: the ledger has no date 2026-11-25; dates held: none
        The reply:
            Your order N1 is in transit with UPS. It >>arrives tomorrow<<.
        What was read:
            e1 orders.N1.number = Term[kind=ORDER_NUMBER, text=N1]
            e2 parcels.1Z1.status = Status[word=HUB_ARRIVED]
            e3 parcels.1Z1.carrier = Term[kind=CARRIER, text=UPS]
        """);
  }

  @Test
  void wordsThatDoNotSayTheFactTheyCiteAreNotGrounded() {
    Reply reply = reply("Your order N1 is delivered! with UPS.", CITED, ANSWERED, READ);

    fails(
        () -> assertThat(reply).isGrounded(),
        """
        Expecting the reply to be grounded, but:
            "delivered!" does not say parcels.1Z1.status, which is Status[word=HUB_ARRIVED]
        The reply:
            Your order N1 is >>delivered!<< with UPS.
        What was read:
            e1 orders.N1.number = Term[kind=ORDER_NUMBER, text=N1]
            e2 parcels.1Z1.status = Status[word=HUB_ARRIVED]
            e3 parcels.1Z1.carrier = Term[kind=CARRIER, text=UPS]
        """);
    fails(
        () -> assertThat(reply).saysFact("parcels.1Z1.status"),
        """
        Expecting the reply to say and cite the fact
            parcels.1Z1.status
        which is cited for words that do not say it.
        The reply:
            Your order N1 is delivered! with UPS.
        It cites:
            orders.N1.number: "N1"
            parcels.1Z1.status: "delivered!"
            parcels.1Z1.carrier: "UPS"
        """);
  }

  @Test
  void aCitationOfWhatWasNotReadIsNotGrounded() {
    Reply reply = reply(TRUE_WORDS, CITED, ANSWERED, READ.subList(0, 2));

    WaybillAssertions.assertThatThrownBy(() -> assertThat(reply).isGrounded())
        .hasMessageContaining("no evidence e3 at parcels.1Z1.carrier is in the trace");
  }

  @Test
  void aCitationBeyondTheTextIsNotGrounded() {
    Reply reply = reply("Your order N1 is ours.", CITED, ANSWERED, READ);

    WaybillAssertions.assertThatThrownBy(() -> assertThat(reply).isGrounded())
        .hasMessageContaining("(beyond the end of the text)");
  }

  @Test
  void whatIsCitedIsSaidInTheReadersOwnZone() {
    Evidence arrives =
        fact("e1", "parcels.1Z1.eta.day", new FactValue.Day(LocalDate.of(2026, 11, 24), null));
    Reply reply =
        reply(
            "The carrier's estimate is today, Tuesday, November 24.",
            List.of(new Citation(new Span(26, 53), "e1", "parcels.1Z1.eta.day")),
            ANSWERED,
            List.of(arrives));

    assertThat(reply).writtenFor(new Setting(Locale.US, ZoneId.of("UTC"), NOW)).isGrounded();
    WaybillAssertions.assertThatThrownBy(
            () ->
                assertThat(reply)
                    .writtenFor(new Setting(Locale.US, ZoneId.of("Pacific/Kiritimati"), NOW))
                    .isGrounded())
        .hasMessageContaining("does not say parcels.1Z1.eta.day");
  }

  @Test
  void aContractOfAnotherPlaybookCanBeGiven() {
    WaybillAssertions.assertThatThrownBy(
            () ->
                assertThat(TRUE)
                    .under(
                        new GroundingContract(
                            "mute", java.util.Set.of(), List.of(), java.util.Set.of()))
                    .isGrounded())
        .hasMessageContaining("the contract \"mute\" does not allow a claim of kind STATUS");
  }

  @Test
  void aFactThatWasReadAndNotSaidIsNamed() {
    Reply reply = reply("Your order N1 is on file.", CITED.subList(0, 1), ANSWERED, READ);

    fails(
        () -> assertThat(reply).saysFact("parcels.1Z1.carrier"),
        """
        Expecting the reply to say and cite the fact
            parcels.1Z1.carrier
        which was read (Term[kind=CARRIER, text=UPS]) and is not said.
        The reply:
            Your order N1 is on file.
        It cites:
            orders.N1.number: "N1"
        """);
    fails(
        () -> assertThat(ended("Hello!", ANSWERED)).saysFact("orders.N9.total"),
        """
        Expecting the reply to say and cite the fact
            orders.N9.total
        which was not read in this turn.
        The reply:
            Hello!
        It cites nothing.
        """);
  }

  @Test
  void wordsAreFoundOrNot() {
    fails(
        () -> assertThat(TRUE).says("delivered"),
        """
        Expecting the reply to say
            delivered
        The reply:
            Your order N1 is in transit with UPS.
        """);
    fails(
        () -> assertThat(TRUE).didNotSay("ups"),
        """
        Expecting the reply not to say
            ups
        The reply:
            Your order N1 is in transit with UPS.
        """);
    fails(
        () -> assertThat(TRUE).didNotCite("parcels.1Z1"),
        """
        Expecting the reply to cite nothing at
            parcels.1Z1
        but it does.
        The reply:
            Your order N1 is >>in transit<< with >>UPS<<.
        """);
  }

  @Test
  void aForbiddenKindOfClaimIsMarked() {
    fails(
        () -> assertThat(TRUE).didNotSay(ClaimKind.CARRIER),
        """
        Expecting the reply to claim nothing of kind [CARRIER], but it says
            CARRIER "UPS"
        The reply:
            Your order N1 is in transit with >>UPS<<.
        """);
  }

  @Test
  void theLanguageIsThatOfTheWordsAndNotOfTheNamesInThem() {
    assertThat(ended("Das muss sich hier ein Mensch ansehen.", ANSWERED)).isIn("de");
    fails(
        () -> assertThat(TRUE).isIn("de"),
        """
        Expecting the reply to be in the language "de", but it is in "en".
        The reply:
            Your order N1 is in transit with UPS.
        """);
  }

  @Test
  void theAuthorIsTold() {
    fails(
        () -> assertThat(TRUE).wasWrittenBy(TurnTrace.Author.MODEL),
        """
        Expecting the words to be by MODEL, but they are by TEMPLATE.
        The reply:
            Your order N1 is in transit with UPS.
        No model was asked, or it wrote nothing that was refused.
        """);
  }

  @Test
  void theEndOfTheTurnIsTold() {
    Reply asked =
        ended("Which order is it?", new Outcome.Asked(Outcome.Question.ORDER_NUMBER_AND_EMAIL));
    assertThat(asked).asked(Outcome.Question.ORDER_NUMBER_AND_EMAIL).askedOneQuestion();
    fails(
        () -> assertThat(asked).answered(),
        """
        Expecting the agent to answer, but it asked for ORDER_NUMBER_AND_EMAIL.
        The reply:
            Which order is it?
        """);
    fails(
        () -> assertThat(asked).asked(Outcome.Question.WHAT_IS_WANTED),
        """
        Expecting the agent to ask for WHAT_IS_WANTED, but it asked for ORDER_NUMBER_AND_EMAIL.
        The reply:
            Which order is it?
        """);
    fails(
        () -> assertThat(TRUE).askedOneQuestion(),
        """
        Expecting the agent to ask, but it answered.
        The reply:
            Your order N1 is in transit with UPS.
        """);
    fails(
        () ->
            assertThat(ended("Which? And why?", new Outcome.Asked(Outcome.Question.WHAT_IS_WANTED)))
                .askedOneQuestion(),
        """
        Expecting the reply to ask one question, but it asks 2.
        The reply:
            Which? And why?
        """);
  }

  @Test
  void aHandOffIsToSomebodyAndForAReason() {
    Reply handed = ended("I've passed it on.", handedOff("H-1"));
    assertThat(handed)
        .handedOffTo(HandoffQueue.SUPPORT)
        .handedOffBecause(HandoffReason.LOST)
        .saysUnknown(Unknown.Kind.ARRIVAL_DATE);
    fails(
        () -> assertThat(handed).handedOffTo(HandoffQueue.WAREHOUSE),
        """
        Expecting the agent to hand off to WAREHOUSE, but it handed off to SUPPORT because of LOST, \
        not knowing [ARRIVAL_DATE of parcels.1Z1].
        The reply:
            I've passed it on.
        """);
    fails(
        () -> assertThat(TRUE).handedOffBecause(HandoffReason.LOST),
        """
        Expecting the agent to hand off because of LOST, but it answered.
        The reply:
            Your order N1 is in transit with UPS.
        """);
    fails(
        () ->
            assertThat(ended("I couldn't pass it on.", handedOff(null)))
                .handedOffTo(HandoffQueue.SUPPORT),
        """
        Expecting the desk to take the case for SUPPORT, but it did not.
        The reply:
            I couldn't pass it on.
        """);
    fails(
        () -> assertThat(TRUE).saysUnknown(Unknown.Kind.ARRIVAL_DATE),
        """
        Expecting the agent to say ARRIVAL_DATE unknown, but it answered.
        The reply:
            Your order N1 is in transit with UPS.
        """);
  }

  private static Outcome handedOff(@Nullable String reference) {
    return new Outcome.HandedOff(
        HandoffQueue.SUPPORT,
        HandoffReason.LOST,
        "N1",
        reference,
        false,
        List.of(new Unknown(Unknown.Kind.ARRIVAL_DATE, "parcels.1Z1")));
  }

  @Test
  void writesAreComparedWholeAndInOrder() {
    RecordedActs.Write cancelled =
        new RecordedActs.Write("cancel_order", Map.of("order_id", Value.text("N1")), "k1");
    RecordedActs.Write refunded =
        new RecordedActs.Write(
            "refund",
            Map.of("order_id", Value.text("N1"), "amount", Value.money(1250, "EUR")),
            "k2");

    assertThat(TRUE)
        .withWrites(List.of(cancelled, refunded))
        .actedExactly(
            write("cancel_order").with("order_id", "N1"),
            write("refund").with("order_id", "N1").with("amount", Money.ofMinor(1250, "EUR")));
    assertThat(TRUE).withWrites(List.of()).didNothing();
    fails(
        () ->
            assertThat(TRUE)
                .withWrites(List.of(refunded))
                .actedExactly(write("cancel_order").with("order_id", "N1")),
        """
        Expecting exactly these writes:
            cancel_order {order_id: "N1"}
        What was done:
            refund {amount: 1250 minor units of EUR, order_id: "N1"}
        The reply:
            Your order N1 is in transit with UPS.
        """);
    fails(
        () -> assertThat(TRUE).withWrites(List.of(cancelled)).didNothing(),
        """
        Expecting nothing to be written.
        What was done:
            cancel_order {order_id: "N1"}
        The reply:
            Your order N1 is in transit with UPS.
        """);
    fails(
        () ->
            assertThat(TRUE)
                .withWrites(List.of())
                .actedExactly(write("cancel_order").with("order_id", "N1")),
        """
        Expecting exactly these writes:
            cancel_order {order_id: "N1"}
        Nothing was done.
        The reply:
            Your order N1 is in transit with UPS.
        """);
  }

  @Test
  void aReplyAloneDoesNotTellWhatWasDone() {
    WaybillAssertions.assertThatThrownBy(() -> assertThat(TRUE).didNothing())
        .hasMessageContaining("add withWrites(...), or assert on the AgentUnderTest");
  }

  @Test
  void noReplyIsNoReply() {
    WaybillAssertions.assertThatThrownBy(() -> assertThat((Reply) null).isGrounded())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not to be null");
  }
}

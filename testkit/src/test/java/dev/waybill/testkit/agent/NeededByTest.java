// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static dev.waybill.testkit.agent.Bench.order;
import static dev.waybill.testkit.agent.Bench.parcel;
import static dev.waybill.testkit.agent.Bench.scan;
import static dev.waybill.testkit.agent.Bench.tracking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.handoff.HandoffPacket;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A day by which the customer needs an order is held against the estimate. Today is a Wednesday.
 */
class NeededByTest {

  private final Bench bench = new Bench();

  private Reply say(@Nullable String estimate, String text) {
    bench.shop.put(order("N1", "C1", parcel("1Z1")));
    bench.shop.put(
        tracking(
            "1Z1",
            estimate == null
                ? null
                : Eta.ofDay(LocalDate.parse(estimate), Bench.NEW_YORK, Eta.Estimator.CARRIER),
            scan("2026-06-03T08:10:00-04:00", ParcelSubStatus.HUB_ARRIVED, "Newark", "US")));
    try (CommerceAgent agent = bench.agent().build()) {
      Reply reply = agent.handle(bench.message(JANE, text));
      assertThat(reply.trace().author()).isEqualTo(TurnTrace.Author.TEMPLATE);
      return reply;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Where is order N1? I need it by Friday.",
        "where is my parcel, my birthday is friday",
        "I NEED MY ORDER BEFORE SATURDAY. WHERE IS IT?"
      })
  void aDayThatCannotBeKeptGoesToAPersonAtOnce(String text) {
    Reply reply = say("2026-06-08", text);

    assertThat(reply.text())
        .contains("The carrier's estimate is Monday, June 8. That is after")
        .contains("the day you named")
        .doesNotContain("will arrive");
    assertThat(reply.outcome())
        .isInstanceOfSatisfying(
            Outcome.HandedOff.class,
            passed -> {
              assertThat(passed.reason()).isEqualTo(HandoffReason.DEADLINE_AT_RISK);
              assertThat(passed.queue()).isEqualTo(HandoffQueue.URGENT);
              assertThat(passed.answered()).isTrue();
            });
    assertThat(bench.desk.packets())
        .singleElement()
        .satisfies(packet -> assertThat(packet.priority()).isEqualTo(HandoffPacket.Priority.HIGH));
  }

  @Test
  void aDayThatIsOnlyAskedAboutIsComparedAndNothingElse() {
    Reply reply = say("2026-06-08", "Will order N1 arrive by Friday?");

    assertThat(reply.text()).contains("That is after Friday, June 5, the day you named.");
    assertThat(reply.outcome()).isInstanceOf(Outcome.Answered.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-04, That is before Friday; An estimate is not a promise.",
    "2026-06-05, That is the very day you named.; An estimate is not a promise."
  })
  void anEstimateInTimeIsNoPromise(String estimate, String said) {
    Reply reply = say(estimate, "Where is order N1? I need it by Friday.");

    assertThat(reply.text()).contains(said.split("; "));
    assertThat(reply.outcome()).isInstanceOf(Outcome.Answered.class);
  }

  @Test
  void aDayBeforeWhichItIsNeededIsMissedOnTheDayItself() {
    Reply reply = say("2026-06-05", "Where is order N1? I need it before Friday.");

    assertThat(reply.text()).contains("That is the very day you named.");
    assertThat(reply.outcome())
        .isInstanceOfSatisfying(
            Outcome.HandedOff.class,
            passed -> assertThat(passed.reason()).isEqualTo(HandoffReason.DEADLINE_AT_RISK));
  }

  @Test
  void withoutAnEstimateNothingIsSaidOfTheDay() {
    Reply reply = say(null, "Where is order N1? I need it by Friday.");

    assertThat(reply.text()).contains("I can't tell you whether it is there in time for Friday");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Where is order N1? I ordered it on Friday.",
        "Where is order N1? You said it ships by Friday."
      })
  void aDayThatIsNotNeededIsNotCompared(String text) {
    assertThat(say("2026-06-08", text).text()).doesNotContain("the day you named");
  }
}

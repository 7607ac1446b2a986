// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Note;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.ServiceCase.Undertaking;
import dev.waybill.connector.Failure;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person worked on the customer's case: whoever asks after it need not explain it again. */
class CaseFollowUpTest {

  private static final Instant YESTERDAY = Instant.parse("2026-06-02T15:00:00Z");

  private final Bench bench = new Bench().withOrderOnItsWay();
  private final CommerceAgent agent = bench.agent().cases(bench.shop.cases()).build();

  @AfterEach
  void end() {
    agent.close();
  }

  private void promised(String id, String words, Undertaking.Progress progress) {
    bench.shop.put(held(id, "C1", new Undertaking("Ann", YESTERDAY, words, progress)));
  }

  private static ServiceCase held(String id, String customer, @Nullable Undertaking task) {
    return new ServiceCase(
        id,
        ServiceCase.Kind.OTHER,
        ServiceCase.State.OPEN,
        null,
        customer,
        "N1",
        List.of(),
        YESTERDAY,
        YESTERDAY,
        null,
        null,
        null,
        List.of(new Note(Note.Author.STAFF, "burner cap arrived cracked")),
        task == null ? List.of() : List.of(task));
  }

  private Reply say(Identity identity, String text) {
    return agent.handle(bench.message(identity, text));
  }

  @ParameterizedTest
  @CsvSource({"OPEN, open, true", "COMPLETED, completed, false", "CANCELLED, cancelled, false"})
  void whatAPersonPromisedIsToldWithHowFarItHasCome(
      Undertaking.Progress progress, String word, boolean offers) {
    promised("K1", "I'll post you a new burner cap for free", progress);

    Reply reply = say(JANE, "so is the burner cap coming?");

    assertThat(reply.text())
        .contains("Ann promised you this")
        .contains("yesterday, Tuesday, June 2")
        .contains("How it stands: " + word)
        .doesNotContain("shipped");
    assertThat(reply.text().contains("Shall I ask Ann about it?")).isEqualTo(offers);
    assertThat(reply.citations())
        .extracting(citation -> citation.path())
        .contains("cases.K1.tasks.0.state");
  }

  @Test
  void aYesToTheOfferPassesItToAPerson() {
    promised("K1", "I'll post you a new burner cap for free", Undertaking.Progress.OPEN);
    say(JANE, "so is the burner cap coming?");

    assertThat(say(JANE, "yes please").outcome()).isInstanceOf(Outcome.HandedOff.class);
  }

  @Test
  void aQuestionThatSaysNothingIsAboutTheOnlyOpenCase() {
    bench.shop.put(
        held("K1", "C1", new Undertaking(null, null, "goes out", Undertaking.Progress.UNKNOWN)));

    Reply reply = say(JANE, "yeah hi, so did it go out?");

    assertThat(reply.text()).contains("N1").contains("in transit");
    assertThat(reply.trace().playbook()).isEqualTo("case-follow-up");
  }

  @Test
  void severalCasesAreToldInTurnUnlessOneIsNamed() {
    promised("K1", "a new burner cap", Undertaking.Progress.OPEN);
    promised("K2", "a new gas hose", Undertaking.Progress.COMPLETED);

    Reply both = say(JANE, "yeah hi, so did it go out?");
    assertThat(both.text())
        .contains("Order N1: Ann promised you this")
        .contains("How it stands: open")
        .contains("How it stands: completed")
        .contains("Shall I ask Ann about it?");
    assertThat(say(JANE, "I mean the gas hose, is that coming?").citations())
        .extracting(citation -> citation.path())
        .contains("cases.K2.tasks.0.state");
  }

  @Test
  void nobodyElseHearsOfIt() {
    promised("K1", "I'll post you a new burner cap for free", Undertaking.Progress.OPEN);

    Reply stranger =
        say(Identity.verified("C2", "Sam", Bench.NEW_YORK), "so is the burner cap coming?");
    Reply guest =
        agent.handle(
            new CustomerMessage(
                "d",
                "m1",
                Channel.CHAT,
                Locale.US,
                Identity.anonymous(),
                "so is the burner cap coming?"));

    assertThat(stranger.text()).doesNotContain("Ann", "burner");
    assertThat(guest.text()).doesNotContain("Ann");
  }

  @Test
  void withoutTheCaseSystemItIsAskedAsBefore() {
    promised("K1", "I'll post you a new burner cap for free", Undertaking.Progress.OPEN);
    bench.shop.fail("C1", Failure.of(Failure.Kind.DOWN, "no answer"));

    assertThat(say(JANE, "so is the burner cap coming?").text()).doesNotContain("Ann");
  }

  @Test
  void whatIsSpokenIsShort() {
    CustomerMessage spoken =
        new CustomerMessage("v", "m1", Channel.VOICE, Locale.US, JANE, "Where is my order?");

    assertThat(agent.handle(spoken).text()).contains("in transit").doesNotContain("Last scan");
    assertThat(say(JANE, "Where is my order?").text()).contains("Last scan");
  }
}

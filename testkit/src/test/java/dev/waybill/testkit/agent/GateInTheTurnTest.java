// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.CommerceAgent;
import dev.waybill.action.Act;
import dev.waybill.action.ActionJournal;
import dev.waybill.action.InMemoryActionJournal;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Vocabularies;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the agent does to the world goes through the gate, and by the merchant's policy. */
class GateInTheTurnTest {

  private static final String ASKS_FOR_A_PERSON = "I want to talk to a human agent, please";
  private static final String NOT_SUPPORTED = "I forgot my password, order N1";

  private final Bench bench = new Bench().withOrderOnItsWay();

  private static Evaluator policy(String rules) {
    Checked checked =
        Checker.check(
            new Source(
                "test.policy",
                """
                policy "Test"
                  version "1"
                  currency USD
                  time zone "UTC"
                  uses "commerce/1"

                """
                    + rules),
            Includes.none(),
            Vocabularies.standard());
    assertThat(checked.policy()).as(checked.diagnostics().toString()).isNotNull();
    return Evaluator.of(requireNonNull(checked.policy()));
  }

  private static Outcome.HandedOff handedOff(Reply reply) {
    assertThat(reply.outcome()).isInstanceOf(Outcome.HandedOff.class);
    return (Outcome.HandedOff) reply.outcome();
  }

  @Test
  void withoutAPolicyACaseIsPassedOnAndWrittenDown() {
    InMemoryActionJournal journal = new InMemoryActionJournal();
    try (CommerceAgent agent = bench.agent().journal(journal).build()) {
      Reply reply = agent.handle(bench.message(JANE, ASKS_FOR_A_PERSON));

      assertThat(handedOff(reply).reference()).isNotNull();
      assertThat(bench.desk.packets()).hasSize(1);
      assertThat(journal.find("c/m1"))
          .hasValueSatisfying(
              entry -> {
                assertThat(entry.state()).isEqualTo(ActionJournal.State.DONE);
                assertThat(entry.settled()).isTrue();
                assertThat(entry.action()).isEqualTo("transfer_to_human");
              });
    }
  }

  @Test
  void aPolicyThatDoesNotAllowItKeepsTheCaseAndTheCustomerIsToldSo() {
    Evaluator silent = policy("rule \"look\"\n  allow verify_identity\n");
    try (CommerceAgent agent = bench.agent().policy(silent).build()) {
      Reply reply = agent.handle(bench.message(JANE, ASKS_FOR_A_PERSON));

      assertThat(handedOff(reply).reference()).isNull();
      assertThat(reply.citations()).isEmpty();
      assertThat(bench.desk.packets()).isEmpty();
    }
  }

  @Test
  void aPolicyCanTellWhyACaseIsPassedOn() {
    Evaluator onRequest =
        policy(
            """
            rule "on request"
              allow transfer_to_human
              when conversation.asked_for_human
            """);
    try (CommerceAgent agent = bench.agent().policy(onRequest).build()) {
      assertThat(handedOff(agent.handle(bench.message(JANE, NOT_SUPPORTED))).reference()).isNull();
      assertThat(handedOff(agent.handle(bench.message(JANE, ASKS_FOR_A_PERSON))).reference())
          .isNotNull();
      assertThat(bench.desk.packets()).hasSize(1);
    }
  }

  @Test
  void aMessageThatComesToTwoProcessesWithOneJournalIsPassedOnOnce() {
    InMemoryActionJournal journal = new InMemoryActionJournal();
    CustomerMessage message = bench.message(JANE, ASKS_FOR_A_PERSON);
    try (CommerceAgent first = bench.agent().journal(journal).build();
        CommerceAgent second = bench.agent().journal(journal).build()) {
      String reference = handedOff(first.handle(message)).reference();

      assertThat(handedOff(second.handle(message)).reference()).isEqualTo(reference).isNotNull();
      assertThat(bench.desk.packets()).hasSize(1);
    }
  }

  @Test
  void anActForAnActionThePolicyDoesNotKnowIsRefusedAtTheStart() {
    Act act =
        new Act() {
          @Override
          public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
              throws NotDoneException {
            throw new NotDoneException("never asked");
          }

          @Override
          public Finding reconcile(String key, Deadline deadline) {
            return new Finding.DidNotHappen();
          }
        };
    assertThatThrownBy(() -> bench.agent().act("fly_to_the_moon", act).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fly_to_the_moon");
  }
}

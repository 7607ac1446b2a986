// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.agent.Signal;
import dev.waybill.agent.TurnListener;
import dev.waybill.intent.EntityExtractor;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.TalkToAPerson;
import dev.waybill.playbook.internal.Approvals;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who works on a turn, the same for all turns.
 *
 * @param parts what the engine is made of
 * @param extractor finds numbers and addresses
 * @param screen makes words fit to be read
 * @param router says which playbook answers
 * @param handover passes cases to people
 * @param check says what may leave
 * @param writer finds better words, if there is a model
 * @param proposer says what a customer wants done, if there is a model
 * @param codes lets a customer show who they are
 * @param approvals what waits for people
 * @param wishes takes messages apart
 * @param signals who hears what goes beyond a conversation
 * @param person the playbook in whose name is asked and passed on
 */
record Crew(
    TurnEngine.Parts parts,
    EntityExtractor extractor,
    Screen screen,
    IntentRouter router,
    Handover handover,
    ReplyCheck check,
    Optional<ModelWriter> writer,
    Optional<ModelProposer> proposer,
    CodeCheck codes,
    Approvals approvals,
    Wishes wishes,
    Consumer<Signal> signals,
    Playbook person) {

  private static final Logger log = LoggerFactory.getLogger(Crew.class);

  Crew {
    requireNonNull(parts, "parts");
  }

  static Crew of(TurnEngine.Parts parts) {
    ReplyCheck check = new ReplyCheck(new Links(parts.links()));
    Optional<ModelCaller> model =
        Optional.ofNullable(parts.model())
            .map(held -> new ModelCaller(held, parts.budget(), parts.executor()));
    return new Crew(
        parts,
        parts.extractor(),
        new Screen(),
        new IntentRouter(parts.playbooks()),
        new Handover(parts.gate(), parts.desk(), parts.takeover()),
        check,
        model.map(caller -> new ModelWriter(caller, parts.budget(), check)),
        model.map(caller -> new ModelProposer(caller, parts.budget())),
        new CodeCheck(parts.codes(), parts.clock(), parts.budget().reads()),
        new Approvals(parts.approvals(), parts.approvalsWait(), parts.gate(), parts.clock()),
        new Wishes(parts.classifier()),
        signal -> tell(parts, signal),
        new TalkToAPerson());
  }

  private static void tell(TurnEngine.Parts parts, Signal signal) {
    for (TurnListener listener : parts.listeners()) {
      try {
        listener.onSignal(signal);
      } catch (RuntimeException e) {
        log.warn("a listener threw {}", e.getClass().getName());
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionResult;
import dev.waybill.action.PolicyConflict;
import dev.waybill.approval.Settlement;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.Unknown;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.decide.Decision;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an action, for each way a request can end. The sentences are the phrases {@code
 * WORD.ask}, {@code WORD.done} and {@code WORD.refused}; whatever does not depend on the action is
 * {@code action.…}. Makes no claim beyond the result: only a receipt is "done".
 */
public final class ActionAnswer implements ActionResult.Cases<Plan> {

  private final Task task;
  private final String word;
  private final Map<String, String> places;
  private final @Nullable String orderNumber;
  private final Draft before;
  private Actions.@Nullable Answer answer;

  /**
   * Makes the answers of one action.
   *
   * @param situation the case
   * @param task what the conversation is in the middle of
   * @param word the beginning of the action's own phrases, for example {@code cancel}
   * @param places what to put in place of {@code $o} and the like
   * @param orderNumber the order it is about, or null
   */
  public ActionAnswer(
      Case situation,
      Task task,
      String word,
      Map<String, String> places,
      @Nullable String orderNumber) {
    this(task, word, places, orderNumber, new Draft(situation.phrases()));
  }

  /** The same, behind what is said first. */
  ActionAnswer(
      Task task,
      String word,
      Map<String, String> places,
      @Nullable String orderNumber,
      Draft before) {
    this.task = requireNonNull(task, "task");
    this.word = requireNonNull(word, "word");
    this.places = Map.copyOf(places);
    this.orderNumber = orderNumber;
    this.before = before;
  }

  /** What is said of a request that was made. */
  public Plan plan(Actions.Answer made) {
    answer = made;
    Settlement settled = made.settled();
    if (settled != null) {
      return settled.kind() == Settlement.Kind.LAPSED
          ? passedOn("approval.lapsed", HandoffReason.APPROVAL_NEEDED)
          : said("approval.refused").plan(focus());
    }
    return made.result().fold(this);
  }

  @Override
  public Plan done(ActionResult.Done result) {
    return said(word + ".done").plan(focus());
  }

  @Override
  public Plan needsConfirmation(ActionResult.NeedsConfirmation result) {
    return asking(word + ".ask", Outcome.Question.CONFIRMATION);
  }

  @Override
  public Plan needsApproval(ActionResult.NeedsApproval result) {
    if (PolicyConflict.isIn(result.decision())) {
      return passedOn("action.evidence", HandoffReason.POLICY_CONFLICT);
    }
    return said("action.approval").plan(focus()).with(task.proposing(waiting()));
  }

  @Override
  public Plan needsIdentity(ActionResult.NeedsIdentity result) {
    return asking("action.identity", Outcome.Question.IDENTITY);
  }

  /** What is missing cannot be had here: the policy has a gap, or nobody could read it. */
  @Override
  public Plan needsEvidence(ActionResult.NeedsEvidence result) {
    return passedOn("action.evidence", HandoffReason.POLICY_GAP);
  }

  @Override
  public Plan refused(ActionResult.Refused result) {
    Draft draft = before;
    if (hasMessage(result.decision())) {
      draft.say("action.policy", Map.of("$m", message()));
    } else {
      draft.say(word + ".refused", places);
    }
    return draft.plan(focus());
  }

  private static boolean hasMessage(Decision decision) {
    String told = decision.customerMessage();
    return told != null && !told.isBlank();
  }

  private String message() {
    return "policy." + requireNonNull(answer).request().action() + ".message";
  }

  @Override
  public Plan unknown(ActionResult.Unknown result) {
    Draft draft = said("action.unknown");
    draft.unknown(Unknown.Kind.ANSWER, "action");
    return draft.plan(focus()).with(task.proposing(waiting()));
  }

  @Override
  public Plan failed(ActionResult.Failed result) {
    return passedOn("action.failed", HandoffReason.ACTION_FAILED);
  }

  /** A person does it in the meantime. */
  @Override
  public Plan held(ActionResult.Held result) {
    return passedOn("action.held", HandoffReason.AUTOMATION_PAUSED);
  }

  private Plan passedOn(String phrase, HandoffReason reason) {
    Draft draft = said(phrase);
    draft.handOff(new Plan.Handoff(HandoffQueue.SUPPORT, reason, orderNumber, false));
    return draft.plan(focus());
  }

  private Plan asking(String phrase, Outcome.Question question) {
    return Plan.ask(question, said(phrase).plan(focus()).draft())
        .about(focus())
        .with(task.proposing(waiting()));
  }

  private Task.@Nullable Proposal waiting() {
    return requireNonNull(answer).waiting();
  }

  private Draft said(String phrase) {
    before.say(phrase, places);
    return before;
  }

  private List<String> focus() {
    return orderNumber == null ? List.of() : List.of(orderNumber);
  }
}

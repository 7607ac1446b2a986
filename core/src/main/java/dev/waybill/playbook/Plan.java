// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Unknown;
import dev.waybill.handoff.HandoffPacket.Priority;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook decided.
 *
 * @param draft the plain answer, with references to facts; never blank
 * @param keyFacts the paths that any other wording must cite as well: an answer without them is
 *     none
 * @param unknowns what could not be found out
 * @param focus the numbers of the orders it is about
 * @param question what the customer is asked, or null if nothing
 * @param handoff who must take over, or null if nobody
 * @param conflicts facts that contradict each other, where one governed
 * @param task what the conversation is in the middle of after this answer, or null if nothing
 */
public record Plan(
    String draft,
    Set<String> keyFacts,
    List<Unknown> unknowns,
    List<String> focus,
    Outcome.@Nullable Question question,
    @Nullable Handoff handoff,
    List<TurnTrace.Conflict> conflicts,
    @Nullable Task task) {

  /** A plan after which the conversation is in the middle of nothing. */
  public Plan(
      String draft,
      Set<String> keyFacts,
      List<Unknown> unknowns,
      List<String> focus,
      Outcome.@Nullable Question question,
      @Nullable Handoff handoff,
      List<TurnTrace.Conflict> conflicts) {
    this(draft, keyFacts, unknowns, focus, question, handoff, conflicts, null);
  }

  /**
   * A case for a person.
   *
   * @param queue whom it is for
   * @param reason why
   * @param orderNumber the order it is about, or null
   * @param answered whether the draft also answers
   * @param priority how soon a person must look at it
   * @param sku the product it is about, by its stock-keeping unit, or null
   */
  public record Handoff(
      HandoffQueue queue,
      HandoffReason reason,
      @Nullable String orderNumber,
      boolean answered,
      Priority priority,
      @Nullable String sku) {

    /** A case whose turn comes. */
    public Handoff(
        HandoffQueue queue, HandoffReason reason, @Nullable String orderNumber, boolean answered) {
      this(queue, reason, orderNumber, answered, Priority.NORMAL, null);
    }

    public Handoff {
      requireNonNull(priority, "priority");
      requireNonNull(queue, "queue");
      requireNonNull(reason, "reason");
    }
  }

  public Plan {
    if (draft.isBlank()) {
      throw new IllegalArgumentException("a plan must have a draft");
    }
    keyFacts = Set.copyOf(keyFacts);
    unknowns = List.copyOf(unknowns);
    focus = List.copyOf(focus);
    conflicts = List.copyOf(conflicts);
  }

  /** A plan that asks the customer for something. */
  public static Plan ask(Outcome.Question question, String draft) {
    return new Plan(draft, Set.of(), List.of(), List.of(), question, null, List.of());
  }

  /** A plan that says something and is done. */
  public static Plan say(String draft) {
    return new Plan(draft, Set.of(), List.of(), List.of(), null, null, List.of());
  }

  /** A plan that passes the case to a person. */
  public static Plan handOff(String draft, Handoff handoff, List<Unknown> unknowns) {
    List<String> focus = handoff.orderNumber() == null ? List.of() : List.of(handoff.orderNumber());
    return new Plan(draft, Set.of(), unknowns, focus, null, handoff, List.of());
  }

  /** The same plan, in the middle of a task. */
  public Plan with(@Nullable Task other) {
    return new Plan(draft, keyFacts, unknowns, focus, question, handoff, conflicts, other);
  }

  /** The same plan in other words. */
  public Plan saying(String words) {
    return new Plan(words, keyFacts, unknowns, focus, question, handoff, conflicts, task);
  }

  /** The same plan with a sentence more. */
  public Plan and(String sentence) {
    return new Plan(
        draft + " " + sentence, keyFacts, unknowns, focus, question, handoff, conflicts, task);
  }

  /** The same plan, about these orders. */
  public Plan about(List<String> orders) {
    return new Plan(draft, keyFacts, unknowns, orders, question, handoff, conflicts, task);
  }

  /**
   * Whether a model may find other words: only for an answer that rests on facts, and not for a
   * question whose yes counts, or where a person is asked.
   */
  public boolean mayBeReworded() {
    return !keyFacts.isEmpty()
        && (task == null || !(task.awaitsConfirmation() || task.awaitsApproval()));
  }
}

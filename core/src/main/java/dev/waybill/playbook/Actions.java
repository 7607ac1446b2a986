// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionGate;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Dialogue;
import dev.waybill.action.PolicyConflict;
import dev.waybill.action.Stage;
import dev.waybill.approval.Settlement;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Task;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.playbook.internal.ActionFacts;
import dev.waybill.playbook.internal.Approvals;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A playbook's way to side effects in one turn. It goes through the gate, with what the customer
 * said and what was read in this turn; what comes back is entered into the turn's ledger, so that
 * it may be said:
 *
 * <ul>
 *   <li>{@code requests.ACTION.ARGUMENT}: what was asked for, argument by argument
 *   <li>{@code actions.ACTION.result}: {@code DONE}, {@code PENDING}, {@code REJECTED}, {@code
 *       FAILED} or {@code UNKNOWN}; only what was asked for and not merely proposed
 *   <li>{@code actions.ACTION.reference} and {@code .order}: the receipt's reference, and the order
 *   <li>{@code policy.ACTION.message}: what the policy has the customer told
 * </ul>
 *
 * <p>For one turn, on one thread.
 */
public final class Actions {

  private final ActionGate gate;
  private final Conversation conversation;
  private final CustomerMessage message;
  private final String text;
  private final CustomerRecords records;
  private final ActionFacts facts;
  private final Approvals approvals;
  private final Map<String, ActionResult.NeedsConfirmation> unasked = new LinkedHashMap<>();
  private final Map<String, ActionResult.NeedsApproval> unapproved = new LinkedHashMap<>();
  private final List<TurnTrace.Decided> decided = new ArrayList<>();
  private final Set<String> conflicting = new LinkedHashSet<>();
  private int requests;
  private boolean proposing;

  /**
   * Makes the actions of a turn.
   *
   * @param gate the gate
   * @param conversation what was said before
   * @param message the message that is answered
   * @param text its words, screened
   * @param records what the customer may see
   * @param ledger the turn's ledger
   * @param approvals what waits for people
   * @param clock the time
   */
  public Actions(
      ActionGate gate,
      Conversation conversation,
      CustomerMessage message,
      String text,
      CustomerRecords records,
      EvidenceLedger ledger,
      Approvals approvals,
      Clock clock) {
    this.gate = requireNonNull(gate, "gate");
    this.conversation = requireNonNull(conversation, "conversation");
    this.message = requireNonNull(message, "message");
    this.text = requireNonNull(text, "text");
    this.records = requireNonNull(records, "records");
    this.facts = new ActionFacts(ledger, clock);
    this.approvals = requireNonNull(approvals, "approvals");
  }

  /**
   * A request and what became of it.
   *
   * @param request the request
   * @param result what became of it
   * @param settled what people have said to exactly this before, if they refused it or said nothing
   *     in time; null otherwise
   */
  public record Answer(ActionRequest request, ActionResult result, @Nullable Settlement settled) {

    public Answer {
      requireNonNull(request, "request");
      requireNonNull(result, "result");
    }

    /** Whether it is done. */
    public boolean isDone() {
      return result instanceof ActionResult.Done;
    }

    /** The action, if it waits for something; null if it is done or not to be done. */
    public Task.@Nullable Proposal waiting() {
      Task.Wait wait = wait(result);
      return wait == null || settled != null
          ? null
          : new Task.Proposal(request.action(), request.arguments(), request.key(), wait);
    }

    private static Task.@Nullable Wait wait(ActionResult result) {
      if (result instanceof ActionResult.NeedsConfirmation) {
        return Task.Wait.CONFIRMATION;
      }
      if (result instanceof ActionResult.NeedsApproval) {
        return Task.Wait.APPROVAL;
      }
      if (result instanceof ActionResult.NeedsIdentity) {
        return Task.Wait.IDENTITY;
      }
      return result instanceof ActionResult.Unknown ? Task.Wait.OUTCOME : null;
    }
  }

  /** Whether there is somebody who does the action; without one, it is not offered. */
  public boolean canDo(String action) {
    return gate.canDo(action);
  }

  /**
   * How the policy would decide; nothing is done. The ledger is told whether the policy allows it,
   * as {@code policy.ACTION.allows}, and the policy's message.
   */
  public Decision consider(String action, Map<String, Value> arguments) {
    ActionRequest request = request(action, arguments, message.messageId() + "/considered");
    Decision decision = gate.consider(request);
    conflicting.addAll(PolicyConflict.rules(decision));
    facts.policy(action, decision);
    return decision;
  }

  /**
   * The arguments of an action as they would be decided, shown and done, with what systems of
   * record and host say of them; entered as {@code requests.ACTION.ARGUMENT}, an address part by
   * part.
   */
  public Map<String, Value> completed(String action, Map<String, Value> arguments) {
    Map<String, Value> completed =
        gate.completed(request(action, arguments, message.messageId() + "/completed"));
    facts.completed(action, completed);
    return completed;
  }

  /**
   * The last day on which the policy would let the action be done, in its order's zone; empty if
   * there is none that can be told.
   */
  public Optional<LocalDate> lastDay(String action, Map<String, Value> arguments) {
    return gate.lastDay(request(action, arguments, message.messageId() + "/considered"));
  }

  /**
   * The first moment, not before now, from which on the policy would let the action be done; empty
   * if there is none that can be told.
   *
   * @param from what a rule may count from
   */
  public Optional<Instant> opens(String action, Map<String, Value> arguments, Instant from) {
    return gate.opens(request(action, arguments, message.messageId() + "/considered"), from);
  }

  /**
   * The largest value of an argument that the policy permits without anybody's approval, in its
   * smallest units; empty if the policy bounds it not, or it cannot be told.
   */
  public OptionalLong largest(String action, Map<String, Value> arguments, String argument) {
    return gate.largest(request(action, arguments, message.messageId() + "/considered"), argument);
  }

  /** The zone of the policy's days. */
  public ZoneId zone() {
    return gate.zone();
  }

  /** The zone in which the days of an order are days: the host's for it, else the policy's. */
  public ZoneId zone(String orderNumber) {
    return records.zone(Map.of("order_id", Value.text(orderNumber))).orElseGet(gate::zone);
  }

  /** The currency of the policy's amounts. */
  public Currency currency() {
    return gate.currency();
  }

  /** Enters the arguments of an action that is spoken of, and not asked for. */
  public void note(String action, Map<String, Value> arguments) {
    facts.arguments(action, arguments);
  }

  /** Asks for an action for the first time. */
  public Answer request(String action, Map<String, Value> arguments) {
    String place = requests == 0 ? "" : "/" + (requests + 1);
    requests++;
    return perform(request(action, arguments, message.messageId() + place));
  }

  /** Asks again for an action that waited, with the same key. */
  public Answer again(Task.Proposal proposal) {
    return perform(
        new ActionRequest(
            proposal.action(),
            proposal.arguments(),
            dialogue(),
            records.policyFacts(gate.zone(), proposal.arguments()),
            proposal.key()));
  }

  private ActionRequest request(String action, Map<String, Value> arguments, String place) {
    return new ActionRequest(
        action,
        arguments,
        dialogue(),
        records.policyFacts(gate.zone(), arguments),
        message.conversationId() + "/" + place + "/" + action);
  }

  private Dialogue dialogue() {
    return Dialogue.of(conversation, message, text, records.level());
  }

  /**
   * Takes a step that somebody else than the customer came upon, such as a model: nothing is asked
   * for that would be done without the customer's yes.
   *
   * @param step a playbook's step
   * @return what it gave; empty if something would have been done
   */
  public <T> Optional<T> proposed(Supplier<T> step) {
    proposing = true;
    try {
      return Optional.of(step.get());
    } catch (UnconfirmedException e) {
      return Optional.empty();
    } finally {
      proposing = false;
    }
  }

  /** Something would be done that no yes of the customer's stands before. */
  private static final class UnconfirmedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static boolean needsYes(Decision decision) {
    return decision.fold(
        allow -> false,
        require -> require.obligations().confirmation() != null,
        need -> true,
        deny -> true);
  }

  private Answer perform(ActionRequest request) {
    if (proposing && !needsYes(gate.consider(request))) {
      throw new UnconfirmedException();
    }
    ActionResult result = gate.request(request);
    if (result instanceof ActionResult.NeedsApproval needed) {
      conflicting.addAll(PolicyConflict.rules(needed.decision()));
    }
    decided.add(gate.account(request, result));
    facts.enter(request, result);
    Optional<Settlement> settled = approvals.settled(request, result);
    if (result instanceof ActionResult.NeedsConfirmation needed) {
      unasked.put(request.key(), needed);
    }
    if (result instanceof ActionResult.NeedsApproval needed) {
      unapproved.put(request.key(), needed);
    }
    return new Answer(request, result, settled.orElse(null));
  }

  /**
   * Says that the reply that leaves asks the customer for their yes to a proposal of this turn.
   *
   * @throws IllegalStateException if the store of consents cannot be reached; the question must not
   *     be asked then
   */
  public void asked(Task.Proposal proposal) {
    ActionResult.NeedsConfirmation needed = unasked.remove(proposal.key());
    if (needed != null) {
      gate.asked(needed);
    }
  }

  /**
   * Says that the reply that leaves tells the customer that an action of this turn waits for a
   * person: it is put before people.
   *
   * @param task what the conversation goes on with once they have said something
   * @param locale the customer's language
   * @throws IllegalStateException if it cannot be kept; the customer must not be told so then
   */
  public void waits(Task task, Locale locale) {
    Task.Proposal proposal = requireNonNull(task.proposal());
    ActionResult.NeedsApproval needed = unapproved.remove(proposal.key());
    if (needed != null && gate.stage() != Stage.SHADOW) {
      approvals.ask(message, locale, task, needed);
    }
  }

  /** The rules by which the policy said two things in this turn, each once. */
  public List<String> conflicting() {
    return List.copyOf(conflicting);
  }

  /** Every request so far, for the trace. */
  public List<TurnTrace.Decided> decided() {
    return List.copyOf(decided);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionGate;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.approval.ApprovalRequest;
import dev.waybill.approval.ApprovalStore;
import dev.waybill.approval.Settlement;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Task;
import dev.waybill.policy.decide.Decision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a turn's actions waits for people, or has waited for them in vain. */
public final class Approvals {

  private final ApprovalStore store;
  private final Duration wait;
  private final ActionGate gate;
  private final Clock clock;

  /**
   * Makes them.
   *
   * @param store what waits for people
   * @param wait how long it waits
   * @param gate the gate
   * @param clock the time
   */
  public Approvals(ApprovalStore store, Duration wait, ActionGate gate, Clock clock) {
    this.store = requireNonNull(store, "store");
    this.wait = requireNonNull(wait, "wait");
    this.gate = requireNonNull(gate, "gate");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * What people have said to exactly this before, or that nobody said anything in time: the
   * customer is told that, and not asked to wait once more.
   */
  public Optional<Settlement> settled(ActionRequest request, ActionResult result) {
    String seal = seal(result);
    if (seal == null) {
      return Optional.empty();
    }
    Optional<ApprovalRequest> waiting =
        store
            .find(request.key())
            .or(() -> store.sealed(request.dialogue().conversationId(), seal).filter(this::holds));
    return waiting.flatMap(this::settled).filter(said -> said.kind() != Settlement.Kind.GRANTED);
  }

  /** A refusal is remembered as long as the request would have waited. */
  private boolean holds(ApprovalRequest request) {
    return clock.instant().isBefore(request.expiresAt());
  }

  private Optional<Settlement> settled(ApprovalRequest request) {
    Optional<Settlement> said = store.settlement(request.reference());
    return said.isPresent() || holds(request)
        ? said
        : Optional.of(
            store.settle(
                request.reference(), new Settlement(Settlement.Kind.LAPSED, clock.instant())));
  }

  private static @Nullable String seal(ActionResult result) {
    if (result instanceof ActionResult.NeedsApproval needed) {
      return needed.seal();
    }
    return result instanceof ActionResult.NeedsConfirmation needed
        ? needed.decision().seal()
        : null;
  }

  /**
   * Puts an action before people, and has the customer's yes hold as long as it waits.
   *
   * @param message the message it is asked for in
   * @param locale the customer's language
   * @param task what the conversation goes on with
   * @param needed what the gate gave
   * @throws IllegalStateException if it cannot be kept; the customer must not be told that it waits
   */
  public void ask(
      CustomerMessage message, Locale locale, Task task, ActionResult.NeedsApproval needed) {
    Instant now = clock.instant();
    Instant until = now.plus(wait);
    Task.Proposal proposal = requireNonNull(task.proposal());
    gate.hold(message.conversationId(), needed.seal(), until);
    store.ask(
        new ApprovalRequest(
            proposal.key(),
            message.conversationId(),
            message.channel(),
            locale,
            message.identity(),
            task,
            needed.seal(),
            needed.missing().stream().map(Decision.Approval::role).toList(),
            needed.missing().stream().flatMap(asked -> asked.rules().stream()).distinct().toList(),
            now,
            until));
  }
}

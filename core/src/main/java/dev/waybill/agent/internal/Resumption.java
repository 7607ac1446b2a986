// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.action.Approval;
import dev.waybill.approval.ApprovalRequest;
import dev.waybill.approval.ApprovalStore;
import dev.waybill.approval.Resumed;
import dev.waybill.approval.Settlement;
import dev.waybill.approval.Verdict;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.language.Phrases;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * How a conversation goes on that waited for people. What they said is kept before anything is
 * done; then the action is asked for again, and judged anew. The turn that comes of it is recorded
 * under a name of its own, so that the same verdict said twice, or after a crash, ends in one
 * effect and one reply.
 */
final class Resumption {

  private final Crew crew;
  private final ApprovalStore store;
  private final Staging staged;
  private final BiFunction<Conversation, Turn, Reply> record;

  /** Runs a turn under the merchant's switch. */
  interface Staging {
    Turn run(Supplier<Turn> turn);
  }

  Resumption(Crew crew, Staging staged, BiFunction<Conversation, Turn, Reply> record) {
    this.crew = crew;
    this.store = crew.parts().approvals();
    this.staged = staged;
    this.record = record;
  }

  /**
   * The request that a verdict is about.
   *
   * @throws IllegalArgumentException if there is none, or the person may not decide about it
   */
  ApprovalRequest request(Verdict verdict) {
    ApprovalRequest request =
        store
            .find(verdict.reference())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "nothing waits for approval under the reference "
                            + verdict.reference()
                            + "; see CommerceAgent.approvals()"));
    if (request.roles().stream().noneMatch(role -> includes(verdict.role(), role))) {
      throw new IllegalArgumentException(
          "somebody of the role "
              + verdict.role()
              + " may not decide about "
              + request.proposal().action()
              + "; it needs "
              + request.roles());
    }
    if (verdict.person().equals(request.identity().customerId())) {
      throw new IllegalArgumentException("nobody decides about what they ask for themselves");
    }
    return request;
  }

  private boolean includes(String role, String asked) {
    return crew.parts().gate().vocabulary().includes(role, asked);
  }

  /** Goes on with what a person has decided; empty if it still waits for somebody else. */
  Optional<Resumed> resume(ApprovalRequest request, Verdict verdict) {
    Instant now = crew.parts().clock().instant();
    Optional<Settlement> settled = store.settlement(request.reference());
    if (settled.isEmpty()) {
      if (!now.isBefore(request.expiresAt())) {
        settled = Optional.of(settle(request, Settlement.Kind.LAPSED));
      } else if (verdict.word() == Verdict.Word.REFUSED) {
        settled = Optional.of(settle(request, Settlement.Kind.REFUSED));
      } else {
        settled = granted(request, verdict, now);
      }
    }
    return settled.map(said -> told(request, said));
  }

  /** What nobody decided in time. */
  List<ApprovalRequest> overdue() {
    Instant now = crew.parts().clock().instant();
    return store.open().stream().filter(request -> !now.isBefore(request.expiresAt())).toList();
  }

  /** Tells the customer that nobody decided in time; empty if somebody was faster. */
  Optional<Resumed> lapse(ApprovalRequest request) {
    return store.settlement(request.reference()).isPresent()
        ? Optional.empty()
        : Optional.of(told(request, settle(request, Settlement.Kind.LAPSED)));
  }

  private Settlement settle(ApprovalRequest request, Settlement.Kind kind) {
    return store.settle(request.reference(), new Settlement(kind, crew.parts().clock().instant()));
  }

  private Optional<Settlement> granted(ApprovalRequest request, Verdict verdict, Instant now) {
    crew.parts()
        .gate()
        .approve(
            new Approval(
                request.reference() + "/" + verdict.role() + "/" + verdict.person(),
                request.conversationId(),
                request.seal(),
                verdict.role(),
                verdict.person(),
                now,
                request.expiresAt()));
    List<Approval> given = crew.parts().gate().approvals(request.conversationId(), request.seal());
    boolean all =
        request.roles().stream()
            .allMatch(
                asked -> given.stream().anyMatch(approval -> includes(approval.role(), asked)));
    return all ? Optional.of(settle(request, Settlement.Kind.GRANTED)) : Optional.empty();
  }

  /** The turn that tells it: the one that is recorded, or else a new one. */
  private Resumed told(ApprovalRequest request, Settlement settled) {
    String id = "approval/" + request.reference();
    Conversation conversation = crew.parts().store().load(request.conversationId());
    Reply reply =
        conversation
            .turn(id)
            .map(Turn::reply)
            .orElseGet(
                () ->
                    record.apply(
                        conversation, staged.run(() -> turn(id, request, settled, conversation))));
    return new Resumed(request, settled, end(request, settled, reply), reply);
  }

  private Turn turn(
      String id, ApprovalRequest request, Settlement settled, Conversation conversation) {
    TurnInProgress turn =
        new TurnInProgress(
            crew,
            new CustomerMessage(
                request.conversationId(),
                id,
                request.channel(),
                request.locale(),
                request.identity(),
                ""),
            conversation);
    return switch (settled.kind()) {
      case GRANTED -> turn.resume(request.task());
      case REFUSED -> turn.resume(request.task(), refused(request, turn.phrases()));
      case LAPSED -> turn.resume(request.task(), lapsed(request, turn.phrases()));
    };
  }

  private static Plan refused(ApprovalRequest request, Phrases phrases) {
    return Plan.say(phrases.get("approval.refused")).about(orders(request));
  }

  /** Nobody had time for it: a person must take it up after all. */
  private static Plan lapsed(ApprovalRequest request, Phrases phrases) {
    return Plan.handOff(
            phrases.get("approval.lapsed"),
            new Plan.Handoff(
                HandoffQueue.SUPPORT,
                HandoffReason.APPROVAL_NEEDED,
                orders(request).stream().findFirst().orElse(null),
                false),
            List.of())
        .about(orders(request));
  }

  private static List<String> orders(ApprovalRequest request) {
    return request.proposal().arguments().get("order_id") instanceof Value.Text order
        ? List.of(order.text())
        : List.of();
  }

  private static Resumed.End end(ApprovalRequest request, Settlement settled, Reply reply) {
    return switch (settled.kind()) {
      case REFUSED -> Resumed.End.REFUSED;
      case LAPSED -> Resumed.End.LAPSED;
      case GRANTED -> {
        List<String> results =
            reply.trace().decisions().stream()
                .filter(decided -> decided.key().equals(request.reference()))
                .map(TurnTrace.Decided::result)
                .toList();
        String last = results.isEmpty() ? "" : results.get(results.size() - 1);
        yield switch (last) {
          case "done" -> Resumed.End.DONE;
          case "unknown" -> Resumed.End.UNKNOWN;
          default -> Resumed.End.VOID;
        };
      }
    };
  }
}

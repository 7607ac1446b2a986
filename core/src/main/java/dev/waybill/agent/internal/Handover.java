// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.action.ActionGate;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Dialogue;
import dev.waybill.action.Utterance;
import dev.waybill.agent.Takeover;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Trust;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffOutbox;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a case to the desk, through the gate, and enters the desk's receipt as the only ground to
 * say so.
 */
final class Handover {

  private static final Logger log = LoggerFactory.getLogger(Handover.class);

  private final ActionGate gate;
  private final @Nullable DeskAct desk;

  private final Takeover takeover;

  Handover(ActionGate gate, @Nullable DeskAct desk, Takeover takeover) {
    this.gate = gate;
    this.desk = desk;
    this.takeover = takeover;
  }

  /**
   * What came of it.
   *
   * @param outcome how the turn ends
   * @param closing the phrase to end the reply with
   * @param decided what was asked of the gate; null if there is no desk
   */
  record Result(Outcome.HandedOff outcome, String closing, TurnTrace.@Nullable Decided decided) {}

  Result pass(
      Plan plan,
      Plan.Handoff handoff,
      Case situation,
      Conversation conversation,
      CustomerMessage message) {
    String reference = null;
    String closing = "handoff.none";
    String hours = "";
    TurnTrace.Decided decided = null;
    if (desk != null) {
      HandoffPacket packet = new CaseFile(plan, handoff, situation, conversation, message).packet();
      ActionRequest request =
          request(
              packet,
              Dialogue.of(conversation, message, situation.text(), situation.records().level()),
              situation.setting().now());
      ActionResult result = open(desk, packet, request);
      decided = gate.account(request, result);
      if (result instanceof ActionResult.Done done) {
        reference = done.receipt().reference();
        enter(situation.ledger(), reference, situation.setting().now());
        closing = "handoff.done." + team(handoff.queue());
        hours = hours(handoff.queue(), situation);
      } else {
        log.warn("the hand-off desk did not take a case: {}", result.getClass().getSimpleName());
        closing =
            result instanceof ActionResult.Unknown
                ? "handoff.unknown"
                : notTaken(packet, situation);
      }
    }
    return new Result(
        new Outcome.HandedOff(
            handoff.queue(),
            handoff.reason(),
            handoff.orderNumber(),
            reference,
            handoff.answered(),
            plan.unknowns()),
        closing(situation, closing, hours),
        decided);
  }

  private static String closing(Case situation, String closing, String hours) {
    String first = situation.phrases().get(closing);
    return hours.isEmpty() ? first : first + " " + situation.phrases().get(hours);
  }

  /** What may be said of when somebody will be there. */
  private String hours(HandoffQueue queue, Case situation) {
    HandoffDesk live = takeover.desk();
    if (live == null) {
      return "";
    }
    Instant opensAt = live.hours(queue, situation.setting().now()).opensAt();
    if (opensAt == null) {
      return "";
    }
    situation
        .ledger()
        .append(
            "handoff.opensAt",
            new FactValue.Point(opensAt),
            DeskAct.DESK,
            situation.setting().now(),
            Trust.SYSTEM);
    return "handoff.closed";
  }

  /** The case is kept until the desk takes it; and the customer is told how else to reach us. */
  private String notTaken(HandoffPacket packet, Case situation) {
    boolean kept = keep(packet);
    String contact = takeover.contact();
    if (contact == null) {
      return kept ? "handoff.kept" : "handoff.failed";
    }
    situation
        .ledger()
        .append(
            "shop.contact",
            new FactValue.Term(FactValue.Term.Kind.TEXT, contact),
            DeskAct.DESK,
            situation.setting().now(),
            Trust.SYSTEM);
    return kept ? "handoff.kept.contact" : "handoff.failed.contact";
  }

  private boolean keep(HandoffPacket packet) {
    HandoffOutbox outbox = takeover.outbox();
    if (outbox == null) {
      return false;
    }
    try {
      outbox.keep(packet);
      return true;
    } catch (RuntimeException e) {
      log.error("a case could not be kept: {}", e.getClass().getName());
      return false;
    }
  }

  /** Hands over what waits; gives how much still does. */
  int deliver(Instant now) {
    DeskAct act = desk;
    HandoffOutbox outbox = takeover.outbox();
    if (outbox == null) {
      return 0;
    }
    List<HandoffPacket> waiting = outbox.waiting();
    if (act == null) {
      return waiting.size();
    }
    int left = 0;
    for (HandoffPacket packet : waiting) {
      if (open(act, packet, request(packet, unsaid(packet), now)) instanceof ActionResult.Done) {
        outbox.delivered(packet.key());
      } else {
        left++;
      }
    }
    return left;
  }

  /** Passes on a case that no message brought; what the desk does not take is kept. */
  ActionResult pass(HandoffPacket packet, Instant now) {
    DeskAct act = desk;
    if (act == null) {
      return new ActionResult.Failed("there is no desk");
    }
    ActionResult result = open(act, packet, request(packet, unsaid(packet), now));
    if (result instanceof ActionResult.Failed) {
      keep(packet);
    }
    return result;
  }

  /** Nobody says anything now. */
  private static Dialogue unsaid(HandoffPacket packet) {
    return new Dialogue(
        packet.conversationId(),
        packet.channel(),
        packet.identity().customerId(),
        List.of(new Utterance(packet.key(), "", packet.identity().level())));
  }

  /** The teams that have sentences of their own. */
  private static String team(HandoffQueue queue) {
    return queue == HandoffQueue.SUPPORT || queue == HandoffQueue.WAREHOUSE
        ? queue.name()
        : "OTHER";
  }

  private ActionResult open(DeskAct act, HandoffPacket packet, ActionRequest request) {
    act.lay(packet);
    try {
      return gate.request(request);
    } finally {
      act.take(packet);
    }
  }

  private static ActionRequest request(HandoffPacket packet, Dialogue dialogue, Instant now) {
    Map<String, Value> arguments =
        Map.of(
            "queue", Value.text(packet.queue().name().toLowerCase(Locale.ROOT)),
            "topic", Value.text(topic(packet.reason())));
    Fact asked =
        new Fact(
            "conversation",
            new Value.Fields(
                Map.of(
                    "asked_for_human",
                    Value.yes(packet.reason() == HandoffReason.CUSTOMER_ASKED),
                    "out_of_scope",
                    Value.yes(packet.reason() == HandoffReason.NOT_SUPPORTED))),
            "host",
            now,
            true,
            List.of());
    return new ActionRequest(DeskAct.ACTION, arguments, dialogue, List.of(asked), packet.key());
  }

  /** The reason, as a value of {@code handoff_topic}. */
  static String topic(HandoffReason reason) {
    return switch (reason) {
      case CUSTOMER_ASKED -> "customer_asked";
      case NOT_SUPPORTED -> "not_supported";
      case CANNOT_CLARIFY, NO_GROUNDED_ANSWER -> "cannot_clarify";
      case LABEL_ONLY_OVER_THRESHOLD,
          STALLED_OVER_THRESHOLD,
          LOST,
          RETURNED_TO_SENDER,
          EXCEPTION_NEEDS_ACTION,
          DATA_OUT_OF_REACH,
          SOURCES_DOWN,
          CLOSED_CARD,
          CHARGEBACK_OPEN,
          EVIDENCE_UNCLEAR,
          ADDRESS_CHANGE_HIGH_RISK,
          FAULT_DATE_DISPUTED,
          SLA_BREACHED,
          DEADLINE_AT_RISK,
          ITEM_PROBLEM,
          ACTION_FAILED,
          ACTION_UNKNOWN,
          AUTOMATION_PAUSED ->
          "order_problem";
      case POLICY_GAP, POLICY_CONFLICT, APPROVAL_NEEDED -> "policy_exception";
      case LEGAL, SELF_HARM, VIOLENCE, PRODUCT_SAFETY, PRESS, BEREAVEMENT, DATA_RIGHTS ->
          reason.name().toLowerCase(Locale.ROOT);
    };
  }

  /** Enters a ticket's reference, the only ground to say that a person has the case. */
  static void enter(EvidenceLedger ledger, String reference, Instant at) {
    ledger.append(
        "actions.handoff.reference",
        new FactValue.Term(FactValue.Term.Kind.IDENTIFIER, reference),
        DeskAct.DESK,
        at,
        Trust.SYSTEM);
  }
}

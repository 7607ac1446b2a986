// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import dev.waybill.action.ActionGate;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Dialogue;
import dev.waybill.action.Utterance;
import dev.waybill.agent.AgentParts;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Renderer;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Verifier;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mood;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the words of a message, sends it through the gate, and keeps it in the conversation. */
final class Sending {

  private static final Logger log = LoggerFactory.getLogger(Sending.class);
  private static final int APPEND_TRIES = 3;

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "outreach",
          Set.<DataLayer>of(),
          List.of(
              FreshnessRule.of("parcels.*.status", Duration.ofHours(1)),
              FreshnessRule.of("parcels.*.eta.day", Duration.ofHours(1))),
          EnumSet.allOf(ClaimKind.class));

  private final AgentParts parts;
  private final ActionGate gate;
  private final Function<HandoffPacket, ActionResult> desk;

  Sending(AgentParts parts, ActionGate gate, Function<HandoffPacket, ActionResult> desk) {
    this.parts = parts;
    this.gate = gate;
    this.desk = desk;
  }

  OutreachResult send(
      Event event,
      Recipient recipient,
      Look look,
      Message message,
      String key,
      boolean free,
      Instant later) {
    Setting setting = new Setting(recipient.locale(), recipient.zone(), parts.clock().instant());
    Renderer.Rendering rendering = new Renderer().render(message.draft(), look.ledger(), setting);
    List<?> objections =
        new Verifier().verify(rendering.statement(), look.ledger(), CONTRACT, setting).objections();
    if (!rendering.unresolved().isEmpty() || !objections.isEmpty()) {
      log.warn("a message of {} could not be sent: {}", event.kind(), objections);
      return new OutreachResult.Suppressed(Suppression.NO_GROUNDED_TEXT);
    }
    String text = rendering.statement().text();
    Map<String, Value> arguments = new LinkedHashMap<>();
    arguments.put("customer_id", Value.text(event.customerId()));
    if (event.orderNumber() != null) {
      arguments.put("order_id", Value.text(event.orderNumber()));
    }
    if (event.kind().isMarketing()) {
      arguments.put("sku", Value.text(event.subject()));
    }
    arguments.put("notification", Value.text(message.notification()));
    arguments.put("form", Value.text(free ? "free_text" : "template"));
    arguments.put("dedupe_key", Value.text(key));
    arguments.put("text", Value.text(text));
    ActionRequest request = request("send_notification", arguments, event, recipient, look, key);
    ActionResult result = gate.request(request);
    if (result instanceof ActionResult.Done done) {
      Reply reply =
          new Reply(
              text,
              rendering.statement().citations(),
              new Outcome.Answered(message.unknowns()),
              trace(look, request, result));
      append(recipient, key, reply, event, message);
      return new OutreachResult.Sent(key, reply, done.receipt().reference());
    }
    boolean again = result instanceof ActionResult.Unknown || result instanceof ActionResult.Failed;
    return again
        ? new OutreachResult.Scheduled(later)
        : new OutreachResult.Suppressed(Suppression.REFUSED);
  }

  /** Notes in a case what the customer was not written. */
  void note(Event event, Recipient recipient, String caseId, String note) {
    if (note.isEmpty() || !gate.canDo("add_case_note")) {
      return;
    }
    Map<String, Value> arguments = Map.of("case_id", Value.text(caseId), "note", Value.text(note));
    gate.request(
        new ActionRequest(
            "add_case_note",
            arguments,
            dialogue(event, recipient),
            List.of(),
            "outreach/" + event.customerId() + "/" + caseId + "/" + note));
  }

  /** What was announced is done: the carrier searches, or a person sees to it. */
  OutreachResult search(Event event, Recipient recipient, Look look, Instant later) {
    if (gate.canDo("open_carrier_trace")) {
      ActionResult result =
          gate.request(
              request(
                  "open_carrier_trace",
                  Map.of("tracking_number", Value.text(event.subject())),
                  event,
                  recipient,
                  look,
                  event.slot()));
      if (result instanceof ActionResult.Done done) {
        return new OutreachResult.HandedOver(null, done.receipt().reference());
      }
      if (result instanceof ActionResult.Unknown) {
        return new OutreachResult.Scheduled(later);
      }
    }
    Why why =
        new Why(
            HandoffQueue.SUPPORT,
            HandoffReason.STALLED_OVER_THRESHOLD,
            Intent.DELIVERY_PROBLEM,
            "The customer was told that a search is opened if nothing moves. Nothing has moved.");
    return handOver(event, recipient, look, null, why);
  }

  OutreachResult handOver(Event event, Recipient recipient, Look look, OutreachResult result) {
    OutreachResult.Sent sent = result instanceof OutreachResult.Sent each ? each : null;
    Why why =
        new Why(
            HandoffQueue.WARRANTY,
            HandoffReason.SLA_BREACHED,
            Intent.WARRANTY,
            "The time by which the customer was promised a word on claim "
                + event.subject()
                + " is over. "
                + (sent == null ? "They were not written to." : "They were written to just now."));
    return handOver(event, recipient, look, sent, why);
  }

  /** Whom a case is for, and why. */
  private record Why(HandoffQueue queue, HandoffReason reason, Intent intent, String brief) {}

  private OutreachResult handOver(
      Event event, Recipient recipient, Look look, OutreachResult.@Nullable Sent sent, Why why) {
    HandoffPacket packet =
        new HandoffPacket(
            "outreach/" + event.slot(),
            why.queue(),
            why.reason(),
            recipient.conversationId(),
            recipient.channel(),
            recipient.locale(),
            Identity.verified(event.customerId(), null, recipient.zone()),
            why.intent(),
            event.orderNumber(),
            sent == null
                ? List.of()
                : List.of(
                    new HandoffPacket.Line(HandoffPacket.Speaker.AGENT, sent.message().text())),
            look.ledger().all(),
            List.of(),
            parts.clock().instant(),
            HandoffPacket.Priority.HIGH,
            new Mood(Mood.Emotion.NEUTRAL, false),
            null,
            sent == null ? List.of() : sent.message().trace().decisions(),
            List.of(),
            why.brief());
    ActionResult passed = desk.apply(packet);
    return new OutreachResult.HandedOver(
        sent, passed instanceof ActionResult.Done done ? done.receipt().reference() : null);
  }

  private ActionRequest request(
      String action,
      Map<String, Value> arguments,
      Event event,
      Recipient recipient,
      Look look,
      String key) {
    return new ActionRequest(
        action,
        arguments,
        dialogue(event, recipient),
        look.policyFacts(gate.zone(), arguments),
        "outreach/" + event.customerId() + "/" + key);
  }

  /** Nobody said anything: the customer's words stand for nothing here. */
  private static Dialogue dialogue(Event event, Recipient recipient) {
    return new Dialogue(
        recipient.conversationId(),
        recipient.channel(),
        event.customerId(),
        List.of(new Utterance(event.slot() + "/" + event.at(), "", Identity.Level.NONE)));
  }

  private TurnTrace trace(Look look, ActionRequest request, ActionResult result) {
    return new TurnTrace(
        new Classification(List.of(new Classification.Candidate(Intent.OUT_OF_SCOPE, 0))),
        "outreach",
        Identity.Level.NONE,
        TurnTrace.Author.TEMPLATE,
        look.reads(),
        look.ledger().all(),
        List.of(),
        List.of(),
        List.of(gate.account(request, result)),
        List.of());
  }

  /** What was written is part of the conversation, so that the answer goes on with it. */
  private void append(Recipient recipient, String key, Reply reply, Event event, Message message) {
    try {
      for (int attempt = 0; attempt < APPEND_TRIES; attempt++) {
        Conversation conversation = parts.store().load(recipient.conversationId());
        Memory before = conversation.memory();
        String order = event.orderNumber();
        Memory memory =
            new Memory(
                order == null ? before.focus() : List.of(order),
                before.matched(),
                before.proof(),
                before.failedMatches(),
                0,
                message.task() == null ? before.task() : message.task());
        Turn turn = new Turn("outreach/" + key, parts.clock().instant(), "", reply, memory);
        if (parts.store().append(recipient.conversationId(), conversation.version(), turn)) {
          return;
        }
      }
    } catch (IllegalStateException e) {
      log.warn("a message that was sent could not be kept in its conversation");
    }
  }
}

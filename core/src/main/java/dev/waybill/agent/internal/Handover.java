// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Outcome;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.handoff.HandoffPacket.Line;
import dev.waybill.handoff.HandoffPacket.Speaker;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a case to the desk, and enters the desk's receipt as the only ground to say so. */
final class Handover {

  private static final Logger log = LoggerFactory.getLogger(Handover.class);
  private static final Source DESK = new Source("handoff-desk", DataLayer.MEMORY);

  private final @Nullable HandoffDesk desk;

  Handover(@Nullable HandoffDesk desk) {
    this.desk = desk;
  }

  /**
   * What came of it.
   *
   * @param outcome how the turn ends
   * @param closing the phrase to end the reply with
   */
  record Result(Outcome.HandedOff outcome, String closing) {}

  Result pass(
      Plan plan,
      Plan.Handoff handoff,
      Case situation,
      Conversation conversation,
      CustomerMessage message) {
    String reference = null;
    String closing = "handoff.none";
    if (desk != null) {
      try {
        reference = desk.open(packet(plan, handoff, situation, conversation, message));
        closing = "handoff.done." + handoff.queue();
        enter(situation, reference);
      } catch (HandoffException | RuntimeException e) {
        log.warn("the hand-off desk did not take a case: {}", e.getClass().getName());
        reference = null;
        closing = "handoff.failed";
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
        situation.phrases().get(closing));
  }

  private static void enter(Case situation, String reference) {
    situation
        .ledger()
        .append(
            "actions.handoff.reference",
            new FactValue.Term(FactValue.Term.Kind.IDENTIFIER, reference),
            DESK,
            situation.setting().now(),
            Trust.SYSTEM);
  }

  private static HandoffPacket packet(
      Plan plan,
      Plan.Handoff handoff,
      Case situation,
      Conversation conversation,
      CustomerMessage message) {
    List<Line> transcript = new ArrayList<>();
    conversation
        .turns()
        .forEach(
            turn -> {
              transcript.add(new Line(Speaker.CUSTOMER, turn.customerText()));
              transcript.add(new Line(Speaker.AGENT, turn.reply().text()));
            });
    transcript.add(new Line(Speaker.CUSTOMER, situation.text()));
    return new HandoffPacket(
        message.conversationId() + "/" + message.messageId(),
        handoff.queue(),
        handoff.reason(),
        message.conversationId(),
        message.channel(),
        message.locale(),
        message.identity(),
        situation.intent(),
        handoff.orderNumber(),
        transcript,
        situation.ledger().all(),
        plan.unknowns().stream()
            .map(
                unknown ->
                    unknown.kind().name().toLowerCase(Locale.ROOT) + " of " + unknown.subject())
            .toList(),
        situation.setting().now());
  }
}

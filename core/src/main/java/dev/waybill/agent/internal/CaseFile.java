// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.conversation.Attachment;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Unknown;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.handoff.HandoffPacket.Line;
import dev.waybill.handoff.HandoffPacket.Speaker;
import dev.waybill.intent.Mood;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts together what a person needs who takes over. */
final class CaseFile {

  private static final int LONGEST_QUOTE = 200;

  private final Plan plan;
  private final Plan.Handoff handoff;
  private final Case situation;
  private final Conversation conversation;
  private final CustomerMessage message;

  CaseFile(
      Plan plan,
      Plan.Handoff handoff,
      Case situation,
      Conversation conversation,
      CustomerMessage message) {
    this.plan = plan;
    this.handoff = handoff;
    this.situation = situation;
    this.conversation = conversation;
    this.message = message;
  }

  HandoffPacket packet() {
    List<TurnTrace.Decided> tried = tried();
    List<Attachment> attachments = attachments();
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
        transcript(),
        situation.ledger().all(),
        unknowns(),
        situation.setting().now(),
        handoff.priority(),
        situation.mood(),
        handoff.sku(),
        tried,
        attachments,
        brief(tried, attachments));
  }

  private List<Line> transcript() {
    List<Line> transcript = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      transcript.add(new Line(Speaker.CUSTOMER, turn.customerText()));
      transcript.add(new Line(Speaker.AGENT, turn.reply().text()));
    }
    transcript.add(new Line(Speaker.CUSTOMER, situation.text()));
    return transcript;
  }

  private List<String> unknowns() {
    return plan.unknowns().stream().map(CaseFile::unknown).toList();
  }

  private static String unknown(Unknown unknown) {
    return unknown.kind().name().toLowerCase(Locale.ROOT) + " of " + unknown.subject();
  }

  private List<TurnTrace.Decided> tried() {
    List<TurnTrace.Decided> tried = new ArrayList<>();
    conversation.turns().forEach(turn -> tried.addAll(turn.reply().trace().decisions()));
    tried.addAll(situation.actions().decided());
    return tried;
  }

  private List<Attachment> attachments() {
    List<Attachment> all = new ArrayList<>();
    conversation.turns().forEach(turn -> all.addAll(turn.attachments()));
    all.addAll(situation.attachments());
    return all;
  }

  private String brief(List<TurnTrace.Decided> tried, List<Attachment> attachments) {
    StringBuilder brief = new StringBuilder("Wants: ").append(words(situation.intent().id()));
    String order = handoff.orderNumber();
    brief.append(order == null ? "" : " (order " + order + ")");
    line(brief, "Passed on because", words(handoff.reason().name().toLowerCase(Locale.ROOT)));
    line(brief, "Said last", "\"" + quoted(situation.text()) + "\"");
    line(brief, "Sounds", sounds(situation.mood()));
    line(brief, "Identity", words(situation.records().level().name().toLowerCase(Locale.ROOT)));
    line(brief, "Read", situation.ledger().all().size() + " facts, listed with source and time");
    if (!unknowns().isEmpty()) {
      line(brief, "Could not find out", String.join(", ", unknowns()));
    }
    for (TurnTrace.Decided decided : tried) {
      line(
          brief, "Tried", words(decided.action()) + ": " + words(decided.result()) + rule(decided));
    }
    if (!attachments.isEmpty()) {
      line(brief, "Files", attachments.size() + " from the customer; do not ask for them again");
    }
    line(brief, "Next", next(tried));
    return brief.toString();
  }

  /** The last rule that stood in the way says what a person is to decide. */
  private String next(List<TurnTrace.Decided> tried) {
    for (int i = tried.size() - 1; i >= 0; i--) {
      TurnTrace.Decided decided = tried.get(i);
      if (!decided.result().equals("done") && !decided.rules().isEmpty()) {
        return "decide whether to " + words(decided.action()) + rule(decided);
      }
    }
    return "answer the customer in " + message.locale().getDisplayLanguage(Locale.ENGLISH);
  }

  private static String rule(TurnTrace.Decided decided) {
    return decided.rules().isEmpty() ? "" : " (rule \"" + decided.rules().get(0).rule() + "\")";
  }

  private static String sounds(Mood mood) {
    return mood.emotion().id() + (mood.urgent() ? ", urgent" : "");
  }

  private static String quoted(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }

  private static String words(String identifier) {
    return identifier.replace('_', ' ');
  }

  private static void line(StringBuilder brief, String name, @Nullable String value) {
    brief.append('\n').append(name).append(": ").append(value);
  }
}

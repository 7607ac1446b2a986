// SPDX-License-Identifier: Apache-2.0
package dev.waybill.handoff;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Attachment;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Evidence;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mood;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that a person needs to go on where the agent stopped.
 *
 * @param key the same for every try to hand this case over, so that a desk can refuse a second one
 * @param queue whom it is for
 * @param reason why the agent stopped
 * @param conversationId the conversation
 * @param channel where the customer waits
 * @param locale the customer's locale
 * @param identity who the customer is, and how sure we are
 * @param intent what the customer wants
 * @param orderNumber the order it is about, or null if none is known
 * @param transcript what was said, oldest first, screened
 * @param evidence every fact that was read, with source and time
 * @param unknowns what could not be found out
 * @param at when the agent stopped
 * @param priority how soon a person must look at it
 * @param mood how the customer sounds
 * @param sku the product it is about, by its stock-keeping unit, or null if none is known
 * @param tried what was asked of the gate in this conversation, oldest first, with what became of
 *     it and the rules that decided: what stopped the agent is in the last of them
 * @param attachments the files the customer sent in this conversation, oldest first
 * @param brief the case in a few lines, for a person who reads nothing else; in English
 */
public record HandoffPacket(
    String key,
    HandoffQueue queue,
    HandoffReason reason,
    String conversationId,
    Channel channel,
    Locale locale,
    Identity identity,
    Intent intent,
    @Nullable String orderNumber,
    List<Line> transcript,
    List<Evidence> evidence,
    List<String> unknowns,
    Instant at,
    Priority priority,
    Mood mood,
    @Nullable String sku,
    List<TurnTrace.Decided> tried,
    List<Attachment> attachments,
    String brief) {

  /** How soon a person must look at a case. */
  public enum Priority {
    /** When its turn comes. */
    NORMAL,
    /** Before the others. */
    HIGH,
    /** Today. */
    URGENT,
    /** Now. */
    IMMEDIATE
  }

  /** A case of which nothing beside the conversation is known. */
  public HandoffPacket(
      String key,
      HandoffQueue queue,
      HandoffReason reason,
      String conversationId,
      Channel channel,
      Locale locale,
      Identity identity,
      Intent intent,
      @Nullable String orderNumber,
      List<Line> transcript,
      List<Evidence> evidence,
      List<String> unknowns,
      Instant at) {
    this(
        key,
        queue,
        reason,
        conversationId,
        channel,
        locale,
        identity,
        intent,
        orderNumber,
        transcript,
        evidence,
        unknowns,
        at,
        Priority.NORMAL,
        new Mood(Mood.Emotion.NEUTRAL, false),
        null,
        List.of(),
        List.of(),
        "");
  }

  /**
   * One line of the transcript.
   *
   * @param speaker who
   * @param text what
   */
  public record Line(Speaker speaker, String text) {
    public Line {
      requireNonNull(speaker, "speaker");
      requireNonNull(text, "text");
    }
  }

  /** Who speaks. */
  public enum Speaker {
    /** The customer. */
    CUSTOMER,
    /** The agent. */
    AGENT
  }

  public HandoffPacket {
    requireNonNull(key, "key");
    requireNonNull(queue, "queue");
    requireNonNull(reason, "reason");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(channel, "channel");
    requireNonNull(locale, "locale");
    requireNonNull(identity, "identity");
    requireNonNull(intent, "intent");
    requireNonNull(at, "at");
    transcript = List.copyOf(transcript);
    evidence = List.copyOf(evidence);
    unknowns = List.copyOf(unknowns);
    requireNonNull(priority, "priority");
    requireNonNull(mood, "mood");
    tried = List.copyOf(tried);
    attachments = List.copyOf(attachments);
    requireNonNull(brief, "brief");
  }

  /** Personal data stays out of logs: only key, queue and reason are shown. */
  @Override
  public String toString() {
    return "HandoffPacket[" + key + ", " + queue + ", " + reason + "]";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.handoff;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Channel;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.evidence.Evidence;
import dev.waybill.intent.Intent;
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
    Instant at) {

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
  }

  /** Personal data stays out of logs: only key, queue and reason are shown. */
  @Override
  public String toString() {
    return "HandoffPacket[" + key + ", " + queue + ", " + reason + "]";
  }
}

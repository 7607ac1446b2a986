// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * One message and its answer, as recorded.
 *
 * @param messageId the message
 * @param at when it was answered
 * @param customerText what the customer wrote, screened: nothing in it is a card number
 * @param reply what was answered, with evidence and trace
 * @param memory what the conversation carries on
 * @param attachments the files that came with the message
 */
public record Turn(
    String messageId,
    Instant at,
    String customerText,
    Reply reply,
    Memory memory,
    List<Attachment> attachments) {

  /** A turn without files. */
  public Turn(String messageId, Instant at, String customerText, Reply reply, Memory memory) {
    this(messageId, at, customerText, reply, memory, List.of());
  }

  public Turn {
    attachments = List.copyOf(attachments);
    requireNonNull(messageId, "messageId");
    requireNonNull(at, "at");
    requireNonNull(customerText, "customerText");
    requireNonNull(reply, "reply");
    requireNonNull(memory, "memory");
  }

  /** The same turn with another memory. */
  public Turn with(Memory other) {
    return new Turn(messageId, at, customerText, reply, other, attachments);
  }

  /** The same turn with another reply. */
  public Turn with(Reply other) {
    return new Turn(messageId, at, customerText, other, memory);
  }

  /** Personal data stays out of logs: the words are not shown. */
  @Override
  public String toString() {
    return "Turn[" + messageId + ", " + at + "]";
  }
}

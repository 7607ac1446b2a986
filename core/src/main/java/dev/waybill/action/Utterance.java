// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Identity;

/**
 * Something the customer said.
 *
 * @param messageId the message, unique within the conversation
 * @param text the words, screened
 * @param level how sure we were of the customer when it was said
 */
public record Utterance(String messageId, String text, Identity.Level level) {

  public Utterance {
    requireNonNull(messageId, "messageId");
    requireNonNull(text, "text");
    requireNonNull(level, "level");
  }

  /** Personal data stays out of logs: the words are not shown. */
  @Override
  public String toString() {
    return "Utterance[" + messageId + ", " + level + "]";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

/**
 * Keeps conversations. Safe for use by many threads and, if the store is shared, by many processes.
 *
 * <p>An implementation throws {@link IllegalStateException} if the store cannot be reached; the
 * message holds no personal data.
 */
public interface ConversationStore {

  /**
   * Reads a conversation.
   *
   * @param conversationId the host's identifier
   * @return the conversation; empty, at version 0, if nothing was ever appended
   */
  Conversation load(String conversationId);

  /**
   * Appends one turn, whole or not at all.
   *
   * @param conversationId the host's identifier
   * @param expectedVersion the version that was loaded
   * @param turn the turn
   * @return whether it was appended; false if the conversation has moved on since, or already holds
   *     a turn for the same message: load it again
   */
  boolean append(String conversationId, long expectedVersion, Turn turn);
}

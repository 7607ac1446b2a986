// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps conversations in the memory of this process: for tests, demos and shops that can lose them
 * at a restart. Safe for use by many threads.
 */
public final class InMemoryConversationStore implements ConversationStore {

  private final ConcurrentMap<String, Conversation> conversations = new ConcurrentHashMap<>();

  @Override
  public Conversation load(String conversationId) {
    return conversations.getOrDefault(
        conversationId, new Conversation(conversationId, 0, List.of()));
  }

  @Override
  public boolean append(String conversationId, long expectedVersion, Turn turn) {
    boolean[] appended = new boolean[1];
    conversations.compute(
        conversationId,
        (id, held) -> {
          Conversation current = held == null ? new Conversation(id, 0, List.of()) : held;
          if (current.version() != expectedVersion || current.turn(turn.messageId()).isPresent()) {
            return held;
          }
          List<Turn> turns = new ArrayList<>(current.turns());
          turns.add(turn);
          appended[0] = true;
          return new Conversation(id, expectedVersion + 1, turns);
        });
    return appended[0];
  }
}

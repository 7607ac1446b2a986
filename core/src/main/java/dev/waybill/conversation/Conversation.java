// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A conversation as it stands in the store.
 *
 * @param id the host's identifier
 * @param version how many turns have been appended; the version an append must name
 * @param turns the turns, oldest first
 */
public record Conversation(String id, long version, List<Turn> turns) {

  public Conversation {
    requireNonNull(id, "id");
    turns = List.copyOf(turns);
  }

  /** The turn that answered this message, if it was answered. */
  public Optional<Turn> turn(String messageId) {
    return turns.stream().filter(turn -> turn.messageId().equals(messageId)).findFirst();
  }

  /** What the conversation carries on. */
  public Memory memory() {
    return turns.isEmpty() ? Memory.empty() : turns.get(turns.size() - 1).memory();
  }
}

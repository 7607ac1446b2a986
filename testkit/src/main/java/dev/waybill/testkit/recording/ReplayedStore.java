// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.Turn;
import java.util.ArrayList;
import java.util.List;

/** The one conversation that is replayed: what the store held then, and what was added since. */
final class ReplayedStore implements ConversationStore {

  private final Player player;
  private Conversation held;

  ReplayedStore(String conversation, Player player) {
    this.player = player;
    this.held = new Conversation(conversation, 0, List.of());
  }

  @Override
  public Conversation load(String conversationId) {
    Conversation then = player.loaded();
    held = then == null ? held : then;
    return held;
  }

  @Override
  public boolean append(String conversationId, long expectedVersion, Turn turn) {
    return true;
  }

  /** Adds a turn that the store took. */
  void add(Turn turn) {
    List<Turn> turns = new ArrayList<>(held.turns());
    turns.add(turn);
    held = new Conversation(held.id(), held.version() + 1, turns);
  }
}

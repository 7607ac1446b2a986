// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.Turn;

/** A store of conversations over another, to be broken in one place. */
class ForwardingStore implements ConversationStore {

  final ConversationStore held;

  ForwardingStore(ConversationStore held) {
    this.held = held;
  }

  @Override
  public Conversation load(String conversationId) {
    return held.load(conversationId);
  }

  @Override
  public boolean append(String conversationId, long expectedVersion, Turn turn) {
    return held.append(conversationId, expectedVersion, turn);
  }
}

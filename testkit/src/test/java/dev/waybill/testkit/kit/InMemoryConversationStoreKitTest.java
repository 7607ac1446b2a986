// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.InMemoryConversationStore;

/**
 * The store in memory keeps the rules; it does not outlive the process, appends in one step, and is
 * never down.
 */
class InMemoryConversationStoreKitTest extends ConversationStoreKit {

  @Override
  protected ConversationStore store() {
    return new InMemoryConversationStore();
  }
}

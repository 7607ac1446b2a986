// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import dev.waybill.commerce.Cart;

/** Reads the cart of whoever writes in a conversation. */
public interface Carts {

  /**
   * Reads the cart that belongs to a conversation; the host knows which it is.
   *
   * @param conversationId the host's identifier of the conversation
   * @param deadline by when to return
   * @return the cart, which may be empty, or {@link Failure.Kind#NOT_FOUND} if there is none
   */
  Lookup<Cart> ofConversation(String conversationId, Deadline deadline);

  /** How the connector fares. */
  ConnectorHealth health();
}

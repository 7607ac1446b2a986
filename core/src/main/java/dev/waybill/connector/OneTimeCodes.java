// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;

/**
 * Sends one-time codes and checks them: the shop's identity provider. The library never sees the
 * code that was sent; it counts wrong answers and stops asking after three. Implementations are
 * safe for use by many threads, throw nothing, and return by the deadline.
 */
public interface OneTimeCodes {

  /**
   * A code that was sent.
   *
   * @param challenge the provider's name for it
   * @param to where it went, masked, as the customer may be told, for example {@code d***@shop.io}
   */
  record Sent(String challenge, String to) {
    public Sent {
      requireNonNull(challenge, "challenge");
      requireNonNull(to, "to");
    }
  }

  /**
   * Sends a code to where the shop knows the customer to be: never to an address from the
   * conversation.
   *
   * @param conversationId the conversation
   * @param channel where it is held
   * @param claimed who the customer says they are
   * @param deadline by when to return
   * @return where it went; {@link Failure.Kind#NOT_FOUND} if it is not known where to
   */
  Lookup<Sent> send(String conversationId, Channel channel, Identity claimed, Deadline deadline);

  /**
   * Checks an answer. A code is good once, and for a few minutes.
   *
   * @param challenge what {@link #send} named it
   * @param answer what the customer wrote, digits only
   * @param deadline by when to return
   * @return who the customer is, verified; {@link Failure.Kind#NOT_FOUND} if the answer is wrong or
   *     too late
   */
  Lookup<Identity> verify(String challenge, String answer, Deadline deadline);
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The customer's own yes to exactly one action. It can be used once.
 *
 * @param conversationId the conversation
 * @param seal the seal of the decision the customer was shown
 * @param askedIn the message the question was asked in answer to
 * @param givenIn the customer's message that says yes
 * @param expiresAt from when on it is worth nothing
 */
public record Confirmation(
    String conversationId, String seal, String askedIn, String givenIn, Instant expiresAt) {

  public Confirmation {
    requireNonNull(conversationId, "conversationId");
    requireNonNull(seal, "seal");
    requireNonNull(expiresAt, "expiresAt");
    if (askedIn.equals(givenIn)) {
      throw new IllegalArgumentException("a question cannot be answered by the message before it");
    }
  }

  /** The same yes, worth something for longer. */
  Confirmation until(Instant later) {
    return new Confirmation(conversationId, seal, askedIn, givenIn, later);
  }

  /** What it is called where its use is written down. */
  public String id() {
    return "confirmation/" + conversationId + "/" + givenIn + "/" + seal;
  }
}

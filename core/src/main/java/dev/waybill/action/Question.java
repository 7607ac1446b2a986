// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A question for the customer's yes to exactly one action.
 *
 * @param conversationId the conversation
 * @param seal the seal of the decision: action, arguments, what is shown, and the policy
 * @param askedIn the customer's message it is asked in answer to; only a later one can say yes
 * @param expiresAt from when on a yes is too late
 */
public record Question(String conversationId, String seal, String askedIn, Instant expiresAt) {

  public Question {
    requireNonNull(conversationId, "conversationId");
    requireNonNull(seal, "seal");
    requireNonNull(askedIn, "askedIn");
    requireNonNull(expiresAt, "expiresAt");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A person's approval of exactly one action. It can be used once. The host makes it, from its own
 * login of the person.
 *
 * @param reference the host's reference of the approval, unique
 * @param conversationId the conversation the action was asked for in
 * @param seal the seal of the decision the person was shown
 * @param role the role the person has
 * @param approver the person, by the host's identifier
 * @param givenAt when it was given
 * @param expiresAt from when on it is worth nothing
 */
public record Approval(
    String reference,
    String conversationId,
    String seal,
    String role,
    String approver,
    Instant givenAt,
    Instant expiresAt) {

  public Approval {
    if (reference.isBlank() || approver.isBlank()) {
      throw new IllegalArgumentException("an approval must have a reference and an approver");
    }
    requireNonNull(conversationId, "conversationId");
    requireNonNull(seal, "seal");
    requireNonNull(role, "role");
    requireNonNull(givenAt, "givenAt");
    requireNonNull(expiresAt, "expiresAt");
  }

  /** What it is called where its use is written down. */
  public String id() {
    return "approval/" + reference;
  }
}

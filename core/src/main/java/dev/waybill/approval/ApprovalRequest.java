// SPDX-License-Identifier: Apache-2.0
package dev.waybill.approval;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Task;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An action that waits for a person, with all that is needed to go on with it later: in another
 * process, days after it was asked for. Immutable.
 *
 * @param reference what a verdict names: the action's idempotency key
 * @param conversationId the conversation it was asked for in
 * @param channel where the customer wrote
 * @param locale the customer's locale
 * @param identity who the customer was, as the host knew it then
 * @param task what the conversation goes on with; its proposal is the action with its arguments
 * @param seal the seal of the decision: action, arguments, what was shown, and the policy
 * @param roles the roles that must each approve
 * @param rules the policy's rules that ask for it
 * @param askedAt when it was put before people
 * @param expiresAt from when on no verdict counts any more
 */
public record ApprovalRequest(
    String reference,
    String conversationId,
    Channel channel,
    Locale locale,
    Identity identity,
    Task task,
    String seal,
    List<String> roles,
    List<String> rules,
    Instant askedAt,
    Instant expiresAt) {

  public ApprovalRequest {
    requireNonNull(reference, "reference");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(channel, "channel");
    requireNonNull(locale, "locale");
    requireNonNull(identity, "identity");
    requireNonNull(seal, "seal");
    if (task.proposal() == null) {
      throw new IllegalArgumentException("a request for approval must have an action");
    }
    roles = List.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a request for approval must name who may approve");
    }
    rules = List.copyOf(rules);
    requireNonNull(askedAt, "askedAt");
    requireNonNull(expiresAt, "expiresAt");
  }

  /** The action with its arguments, as it would be done. */
  public Task.Proposal proposal() {
    return requireNonNull(task.proposal());
  }

  /** Personal data stays out of logs: the arguments are not shown. */
  @Override
  public String toString() {
    return "ApprovalRequest[" + proposal().action() + ", " + roles + "]";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Outcome.Question;
import dev.waybill.conversation.Reply;
import java.util.List;
import java.util.Optional;

/**
 * What a reply asks the customer's yes for.
 *
 * @param action the action's name in {@code commerce/1}
 * @param orderNumber the order it is about, or empty
 */
record Proposal(String action, String orderNumber) {

  /** What a reply proposes, if it asks for a yes; the trace says what to. */
  static Optional<Proposal> in(Reply reply) {
    if (!reply.outcome().equals(new Outcome.Asked(Question.CONFIRMATION))) {
      return Optional.empty();
    }
    List<Proposal> proposed =
        reply.trace().decisions().stream()
            .filter(decided -> decided.result().equals("needs_confirmation"))
            .map(
                decided ->
                    new Proposal(
                        decided.action(), decided.arguments().getOrDefault("order_id", "")))
            .toList();
    return proposed.isEmpty() ? Optional.empty() : Optional.of(proposed.get(proposed.size() - 1));
  }
}

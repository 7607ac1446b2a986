// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.CommerceFacts;

/** What a simulated customer wants. */
public enum Goal {
  /** To know where the order is. */
  WHERE_IS_IT(true),
  /** To know when it comes. */
  WHEN_DOES_IT_COME(true),
  /** To have it said what happened to an order that is not there. */
  IT_IS_MISSING(true),
  /** To cancel it. */
  CANCEL_IT(false),
  /** To have it sent elsewhere. */
  CHANGE_THE_ADDRESS(false),
  /** To be paid back. */
  GET_MONEY_BACK(false),
  /** To talk to somebody. */
  TALK_TO_SOMEBODY(false);

  private final boolean isQuestion;

  Goal(boolean isQuestion) {
    this.isQuestion = isQuestion;
  }

  /**
   * Whether an answer about the order is all that is wanted. Anything else is done by somebody: the
   * customer takes no answer for it, only a hand-off, or loses patience.
   */
  public boolean isQuestion() {
    return isQuestion;
  }

  /** Whether the reply answers, with facts of the order. */
  boolean isReachedBy(Reply reply, String orderNumber) {
    return isQuestion
        && reply.outcome() instanceof Outcome.Answered
        && reply.citations().stream()
            .anyMatch(
                citation -> citation.path().startsWith(CommerceFacts.orderPath(orderNumber) + "."));
  }
}

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
   * customer takes no answer for it, only the deed or a hand-off, or loses patience.
   */
  public boolean isQuestion() {
    return isQuestion;
  }

  /**
   * Whether a customer with this goal wants an action done: such a customer says yes when asked,
   * and any other says no.
   *
   * @param action the action's name in {@code commerce/1}
   */
  public boolean wants(String action) {
    return switch (this) {
      case WHERE_IS_IT, WHEN_DOES_IT_COME, IT_IS_MISSING -> false;
      case CANCEL_IT -> action.equals("cancel_order");
      case CHANGE_THE_ADDRESS -> action.equals("change_address");
      case GET_MONEY_BACK -> action.equals("refund") || action.equals("create_return");
      case TALK_TO_SOMEBODY -> action.equals("transfer_to_human");
    };
  }

  /** Whether the reply answers with facts of the order, or says that what is wanted is done. */
  boolean isReachedBy(Reply reply, String orderNumber) {
    if (!(reply.outcome() instanceof Outcome.Answered)) {
      return false;
    }
    return isQuestion
        ? reply.citations().stream()
            .anyMatch(
                citation -> citation.path().startsWith(CommerceFacts.orderPath(orderNumber) + "."))
        : reply.trace().decisions().stream()
            .anyMatch(decided -> decided.result().equals("done") && wants(decided.action()));
  }
}

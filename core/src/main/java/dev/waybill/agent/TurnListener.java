// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent;

import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import dev.waybill.policy.decide.Decision;

/**
 * Watches turns: for logs, metrics, a console. It changes nothing; what it throws is contained and
 * logged. Called on the thread of the turn.
 */
public interface TurnListener {

  /**
   * A turn begins.
   *
   * @param message the message, unscreened
   */
  default void onMessage(CustomerMessage message) {}

  /**
   * A turn has ended and is recorded.
   *
   * @param message the message, unscreened
   * @param reply the reply
   */
  default void onReply(CustomerMessage message, Reply reply) {}

  /**
   * An action is asked for, by the agent in a turn or by the host through {@link
   * dev.waybill.CommerceAgent#gate()}, on the thread that asks.
   *
   * @param request the request
   */
  default void onRequest(ActionRequest request) {}

  /**
   * The policy was asked how it would decide about an action; nothing is done.
   *
   * @param request what was considered
   * @param decision how the policy would decide
   */
  default void onConsidered(ActionRequest request, Decision decision) {}

  /**
   * A request for an action has ended.
   *
   * @param request the request
   * @param result what became of it
   */
  default void onAction(ActionRequest request, ActionResult result) {}

  /**
   * Something came up that the merchant must know beyond this conversation.
   *
   * @param signal what
   */
  default void onSignal(Signal signal) {}
}

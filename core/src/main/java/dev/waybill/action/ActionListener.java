// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Decision;

/**
 * Watches what is asked of a gate, on the thread that asks. Must be fast and safe for use by many
 * threads; what it throws is logged by its class and changes nothing.
 */
public interface ActionListener {

  /**
   * An action is asked for; nothing was decided or done yet.
   *
   * @param request the request
   */
  default void onRequest(ActionRequest request) {}

  /**
   * The policy was asked how it would decide, see {@link ActionGate#consider}; nothing is done.
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
  default void onResult(ActionRequest request, ActionResult result) {}
}

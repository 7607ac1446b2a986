// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionResult;
import java.util.List;

/**
 * An action that was asked of the gate, by the agent or by the host, and what became of it.
 *
 * @param key its idempotency key
 * @param action its name in the policy's vocabulary
 * @param result what became of it
 */
public record Requested(String key, String action, ActionResult result) {

  public Requested {
    requireNonNull(key, "key");
    requireNonNull(action, "action");
    requireNonNull(result, "result");
  }

  /**
   * The kind of result: {@code done}, {@code needs_confirmation}, {@code needs_approval}, {@code
   * needs_identity}, {@code needs_evidence}, {@code refused}, {@code unknown}, {@code failed} or
   * {@code held}.
   */
  public String kind() {
    return result.fold(
        new ActionResult.Cases<>() {
          @Override
          public String done(ActionResult.Done done) {
            return "done";
          }

          @Override
          public String needsConfirmation(ActionResult.NeedsConfirmation needed) {
            return "needs_confirmation";
          }

          @Override
          public String needsApproval(ActionResult.NeedsApproval needed) {
            return "needs_approval";
          }

          @Override
          public String needsIdentity(ActionResult.NeedsIdentity needed) {
            return "needs_identity";
          }

          @Override
          public String needsEvidence(ActionResult.NeedsEvidence needed) {
            return "needs_evidence";
          }

          @Override
          public String refused(ActionResult.Refused refused) {
            return "refused";
          }

          @Override
          public String unknown(ActionResult.Unknown unknown) {
            return "unknown";
          }

          @Override
          public String failed(ActionResult.Failed failed) {
            return "failed";
          }

          @Override
          public String held(ActionResult.Held held) {
            return "held";
          }
        });
  }

  /** What the policy has the customer told when it refuses; empty in every other case. */
  List<String> refusal() {
    if (result instanceof ActionResult.Refused refused
        && refused.decision().customerMessage() != null) {
      return List.of(refused.decision().customerMessage());
    }
    return List.of();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.Evidence;
import java.util.List;

/**
 * What was found about one claim.
 *
 * @param claim the claim
 * @param support whether it may be said
 * @param evidence what it rests on, or what contradicts it; empty if there is nothing
 * @param why one sentence for an engineer or a model that must repair the text
 */
public record Finding(Claim claim, Support support, List<Evidence> evidence, String why) {

  /** Whether a claim may be said. */
  public enum Support {
    /** The evidence entails it. */
    SUPPORTED,
    /** Nothing in the ledger entails it. */
    UNSUPPORTED,
    /** The ledger says otherwise. */
    CONTRADICTED,
    /** The evidence is too old to be said as the present. */
    STALE
  }

  public Finding {
    requireNonNull(claim, "claim");
    requireNonNull(support, "support");
    requireNonNull(why, "why");
    evidence = List.copyOf(evidence);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Evidence;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an answer must rest on: the layers it must have read, how fresh each kind of fact must be,
 * and which kinds of claim it may make at all.
 *
 * @param name the name, for messages
 * @param requires the layers that must have been read; help-centre text alone never answers for an
 *     order
 * @param freshness the rules; the first that governs a fact holds; a fact under no rule never goes
 *     stale within a turn
 * @param mayClaim the kinds of claim allowed; any other kind is unsupported whatever the evidence
 */
public record GroundingContract(
    String name, Set<DataLayer> requires, List<FreshnessRule> freshness, Set<ClaimKind> mayClaim) {

  public GroundingContract {
    requireNonNull(name, "name");
    requires = Set.copyOf(requires);
    freshness = List.copyOf(freshness);
    mayClaim = Set.copyOf(mayClaim);
  }

  /** A contract that allows every kind of claim, requires no layer and lets nothing go stale. */
  public static GroundingContract open(String name) {
    return new GroundingContract(name, Set.of(), List.of(), EnumSet.allOf(ClaimKind.class));
  }

  /** Whether the evidence is fresh enough to be said as the present. */
  public boolean isFresh(Evidence evidence, Instant now) {
    for (FreshnessRule rule : freshness) {
      if (rule.governs(evidence)) {
        return evidence.age(now).compareTo(rule.maxAge()) <= 0;
      }
    }
    return true;
  }
}

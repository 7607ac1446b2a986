// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.CheckedPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares two policies, action by action. */
final class Comparer {
  private final CheckedPolicy before;
  private final CheckedPolicy after;
  private final Budget budget;
  private final List<PolicyDiff.Region> regions = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();

  Comparer(CheckedPolicy before, CheckedPolicy after, Budget budget) {
    this.before = before;
    this.after = after;
    this.budget = budget;
  }

  static String name(CheckedPolicy policy) {
    return policy.version().isEmpty() ? policy.name() : policy.name() + " " + policy.version();
  }

  PolicyDiff compare() {
    if (!before.currency().equals(after.currency())) {
      limits.add("not analysed: the currencies differ, so no two amounts can be compared");
    } else if (!before.zone().equals(after.zone())) {
      limits.add("not analysed: the time zones differ, so no two days can be compared");
    } else {
      try {
        new PairComparer(before, after, budget, regions, limits).compare();
      } catch (BudgetExceededException e) {
        limits.add("not analysed: " + e.getMessage());
      }
      if (regions.isEmpty() && !Provenance.demands(before).equals(Provenance.demands(after))) {
        limits.add(
            "not compared: trust or accept lines differ about what no rule of both policies reads");
      }
    }
    regions.sort(
        Comparator.comparing(PolicyDiff.Region::change)
            .thenComparing(region -> region.when().contains(PairComparer.UNKNOWN))
            .thenComparing(PolicyDiff.Region::action));
    return new PolicyDiff(name(before), name(after), regions, limits);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.CheckedPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two policies decide differently. Immutable and safe for use by several threads.
 *
 * <p>A region is described by what changed: where other rules decide a case, it may be the same in
 * both policies, or change in another way, although the description fits it. Its witness is a case
 * that does change as the region says.
 *
 * <p>Compared are the kinds of decisions, whether a confirmation is asked for, the roles that must
 * approve, the identity level, where facts and arguments may come from, and what a denied customer
 * is told. Not compared are the paths a confirmation shows, how long an approval may take, what
 * {@code inform} tells, and the words of rules that do not deny.
 *
 * @param before the name and version of the first policy
 * @param after the name and version of the second policy
 * @param regions where they differ, the loosened ones first, then by action
 * @param limits what was not compared, and why; empty if everything was
 */
public record PolicyDiff(String before, String after, List<Region> regions, List<String> limits) {

  public PolicyDiff {
    regions = List.copyOf(regions);
    limits = List.copyOf(limits);
  }

  /**
   * Cases that changed in the same way.
   *
   * @param action the action
   * @param change how they changed
   * @param when the conditions that describe them, all of which hold; empty for every case; {@code
   *     something is not known} for all cases with missing evidence that the same rules changed
   * @param from what the first policy says
   * @param to what the second policy says
   * @param rules the rules that say something else, in the order of their names
   * @param witness one of the cases; null if none could be made
   */
  public record Region(
      String action,
      Change change,
      List<String> when,
      List<Verdict> from,
      List<Verdict> to,
      List<String> rules,
      @Nullable Witness witness) {
    public Region {
      when = List.copyOf(when);
      from = List.copyOf(from);
      to = List.copyOf(to);
      rules = List.copyOf(rules);
    }
  }

  /**
   * Compares two policies.
   *
   * @param before the first
   * @param after the second
   * @param budget how much it may cost; what does not fit is among the limits
   * @return the differences
   */
  public static PolicyDiff between(CheckedPolicy before, CheckedPolicy after, Budget budget) {
    return new Comparer(before, after, budget).compare();
  }

  /**
   * Tells whether both decide everything alike.
   *
   * @return whether there is no difference, and everything was compared
   */
  public boolean isEqual() {
    return regions.isEmpty() && limits.isEmpty();
  }

  /**
   * Tells whether some cases changed in a way.
   *
   * @param change the way
   * @return whether there is such a region
   */
  public boolean has(Change change) {
    return regions.stream().anyMatch(region -> region.change() == change);
  }
}

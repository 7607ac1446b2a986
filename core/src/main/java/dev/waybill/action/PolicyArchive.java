// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.decide.Evaluator;
import java.time.LocalDate;
import java.util.TreeMap;

/**
 * The versions of a merchant's policy, each with the first day on which orders are placed under it.
 * An action on an order is decided by the version that was in force when the order was placed,
 * whatever has changed since; an action on no order, or on one whose day is not known, by the
 * newest. A version's own dates ({@code effective from … until …} in its header) still say when it
 * decides at all, so the versions of an archive have none.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class PolicyArchive {

  private final TreeMap<LocalDate, Evaluator> versions;

  private PolicyArchive(TreeMap<LocalDate, Evaluator> versions) {
    this.versions = versions;
  }

  /** An archive of one version, for orders of every day. */
  public static PolicyArchive of(Evaluator first) {
    TreeMap<LocalDate, Evaluator> versions = new TreeMap<>();
    versions.put(LocalDate.MIN, requireNonNull(first, "first"));
    return new PolicyArchive(versions);
  }

  /**
   * The same archive with another version.
   *
   * @param from the first day on which orders are placed under it, in its own zone
   * @param version the version
   * @throws IllegalArgumentException if it speaks other words than the first version, or has
   *     another zone or currency: facts are bound once for all versions
   */
  public PolicyArchive since(LocalDate from, Evaluator version) {
    Evaluator first = versions.firstEntry().getValue();
    boolean same =
        first.policy().vocabulary().equals(version.policy().vocabulary())
            && first.policy().zone().equals(version.policy().zone())
            && first.policy().currency().equals(version.policy().currency());
    if (!same) {
      throw new IllegalArgumentException(
          "the versions of a policy must have one vocabulary, zone and currency; version \""
              + version.policy().version()
              + "\" has another");
    }
    TreeMap<LocalDate, Evaluator> more = new TreeMap<>(versions);
    more.put(requireNonNull(from, "from"), version);
    return new PolicyArchive(more);
  }

  /** The newest version. */
  public Evaluator newest() {
    return versions.lastEntry().getValue();
  }

  /** The version under which orders were placed on a day. */
  public Evaluator inForce(LocalDate placedOn) {
    return versions.floorEntry(placedOn).getValue();
  }
}

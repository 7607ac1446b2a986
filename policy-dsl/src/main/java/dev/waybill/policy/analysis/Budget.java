// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

/**
 * How much an analysis may cost. What does not fit is reported as not analysed, never left out in
 * silence. Counts, not seconds, so that the answer is the same on every machine.
 *
 * @param nodes how many nodes all diagrams together may have; at least 1
 * @param paths how many paths one search for an example may try; at least 1
 * @param regions how many differing regions are described for one action; at least 1
 */
public record Budget(int nodes, int paths, int regions) {

  private static final Budget STANDARD = new Budget(2_000_000, 20_000, 25);

  public Budget {
    if (nodes < 1 || paths < 1 || regions < 1) {
      throw new IllegalArgumentException(
          "a budget is at least 1 of everything, not "
              + nodes
              + " nodes, "
              + paths
              + " paths, "
              + regions
              + " regions");
    }
  }

  /**
   * Gives a budget that is enough for a policy of a thousand rules.
   *
   * @return 2,000,000 nodes, 20,000 paths, 25 regions
   */
  public static Budget standard() {
    return STANDARD;
  }
}

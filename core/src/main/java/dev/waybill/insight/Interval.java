// SPDX-License-Identifier: Apache-2.0
package dev.waybill.insight;

/**
 * Between which two shares the true one lies: the Wilson score interval (E. B. Wilson, "Probable
 * Inference, the Law of Succession, and Statistical Inference", 1927), which stays within 0 and 1
 * and holds for few trials as well.
 *
 * @param low the lower end, from 0
 * @param high the upper end, to 1
 */
public record Interval(double low, double high) {

  /** The 97.5th percentile of the normal distribution: two-sided 95 per cent. */
  private static final double Z = 1.959963984540054;

  public Interval {
    if (!(low >= 0 && low <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "an interval must lie within 0 and 1 and begin before it ends, not " + low + ".." + high);
    }
  }

  /**
   * The 95 per cent interval.
   *
   * @param hits how often it happened
   * @param trials how often it could have, at least one
   * @throws IllegalArgumentException if the hits are not between 0 and the trials
   */
  public static Interval of(long hits, long trials) {
    if (trials < 1 || hits < 0 || hits > trials) {
      throw new IllegalArgumentException(
          "hits must be between 0 and the trials, and there must be a trial: "
              + hits
              + " of "
              + trials);
    }
    double share = (double) hits / trials;
    double z2 = Z * Z / trials;
    double middle = (share + z2 / 2) / (1 + z2);
    double half = Z * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials)) / (1 + z2);
    return new Interval(
        hits == 0 ? 0 : Math.max(0, middle - half),
        hits == trials ? 1 : Math.min(1, middle + half));
  }

  /** Whether the share lies in it. */
  public boolean contains(double share) {
    return low <= share && share <= high;
  }

  /** Whether all of it lies above all of the other: the difference is no accident. */
  public boolean isAbove(Interval other) {
    return low > other.high;
  }
}

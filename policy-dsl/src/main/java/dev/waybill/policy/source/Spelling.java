// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.source;

import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /**
   * Finds the candidate that is nearest to a word: at most two letters wrong, missing, too many or
   * swapped; at most one in a word of three or four letters; none in a shorter word.
   *
   * @param word the word as written
   * @param candidates the words that exist
   * @return the nearest; of several one of the same length, or else the first; empty if none is
   *     near, or one is the word itself
   */
  public static Optional<String> nearest(String word, Iterable<String> candidates) {
    int least = word.length() < 3 ? 0 : word.length() < 5 ? 1 : 2;
    String found = null;
    for (String candidate : candidates) {
      if (candidate.equals(word)) {
        return Optional.empty();
      }
      int distance = distance(word, candidate);
      boolean better =
          found == null
              || distance < least
              || (candidate.length() == word.length() && found.length() != word.length());
      if (distance <= least && better) {
        least = distance;
        found = candidate;
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * Gives how many letters must be changed, added, taken away or swapped with their neighbour to
   * make one word of the other.
   *
   * @param one a word
   * @param other another
   * @return the number; {@link Integer#MAX_VALUE} if a word is longer than 64 letters or their
   *     lengths differ by more than two
   */
  public static int distance(String one, String other) {
    int n = one.length();
    int m = other.length();
    if (n > LONGEST || m > LONGEST || Math.abs(n - m) > 2) {
      return Integer.MAX_VALUE;
    }
    int[][] d = new int[n + 1][m + 1];
    for (int j = 0; j <= m; j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= n; i++) {
      d[i][0] = i;
      for (int j = 1; j <= m; j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int best = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          best = Math.min(best, d[i - 2][j - 2] + 1);
        }
        d[i][j] = best;
      }
    }
    return d[n][m];
  }
}

package dev.waybill.policy.testing;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The nearest of some names to a misspelt one. */
final class Spelling {

  private Spelling() {}

  /** Gives the name at most two edits away, the nearest first, then by the alphabet. */
  static Optional<String> nearest(String written, Collection<String> names) {
    return names.stream()
        .filter(name -> distance(written, name) <= 2)
        .min(
            Comparator.<String>comparingInt(name -> distance(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}

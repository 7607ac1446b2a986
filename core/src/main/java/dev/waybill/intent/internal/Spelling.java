// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.Set;

/** Whether two plain words are forms, or misspellings, of one word. */
final class Spelling {

  private static final int SHORTEST_STEM = 4;

  /** What nouns and adjectives end in, by number, gender and case. */
  private static final Set<String> ENDINGS =
      Set.of(
          "", "s", "es", "e", "n", "en", "er", "em", "a", "i", "y", "u", "o", "os", "as", "x", "ow",
          "om", "ami", "ies", "lar", "ler", "nen", "ne");

  private Spelling() {}

  /** Whether two words differ by their ending alone: "sock" and "socks", "Jacke" and "Jacken". */
  static boolean isSameWord(String a, String b) {
    if (a.equals(b) || (a + "s").equals(b) || (b + "s").equals(a)) {
      return true;
    }
    String plainA = singularOfF(a);
    String plainB = singularOfF(b);
    int stem = sharedStart(plainA, plainB);
    return stem >= SHORTEST_STEM
        && ENDINGS.contains(plainA.substring(stem))
        && ENDINGS.contains(plainB.substring(stem));
  }

  /** Whether one slip makes one of the other: a letter left out, added, changed, or two swapped. */
  static boolean isOneSlipApart(String a, String b) {
    int from = sharedStart(a, b);
    String restA = a.substring(from);
    String restB = b.substring(from);
    if (a.length() == b.length()) {
      return restA.isEmpty()
          || restA.substring(1).equals(restB.substring(1))
          || (restA.length() > 1
              && restA.charAt(0) == restB.charAt(1)
              && restA.charAt(1) == restB.charAt(0)
              && restA.substring(2).equals(restB.substring(2)));
    }
    if (Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    return a.length() > b.length()
        ? restA.substring(1).equals(restB)
        : restB.substring(1).equals(restA);
  }

  private static int sharedStart(String a, String b) {
    int shared = 0;
    int shorter = Math.min(a.length(), b.length());
    while (shared < shorter && a.charAt(shared) == b.charAt(shared)) {
      shared++;
    }
    return shared;
  }

  /** "scarves" is more than one "scarf". */
  private static String singularOfF(String word) {
    return word.endsWith("ves") ? word.substring(0, word.length() - 3) + "f" : word;
  }
}

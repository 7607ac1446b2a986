// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How little the words of a text say. */
public final class VagueText {

  private static final String FILE = "vague-words.txt";

  /** So many words that say something halve what is left open. */
  private static final double HALF = 1.6;

  private VagueText() {}

  /**
   * The share of what a text leaves open.
   *
   * @return from 0 to 1; 1 if no word says anything
   */
  public static double share(String text) {
    double said = 0;
    boolean pointsBack = false;
    Set<String> counted = new HashSet<>();
    for (List<String> sentence : Words.sentences(text)) {
      for (int i = 0; i < sentence.size(); i++) {
        String word = sentence.get(i);
        if (Loaded.POINTING.contains(word)) {
          pointsBack = true;
        } else if (hasDigit(word)) {
          said += 2;
        } else if (!Loaded.VAGUE.contains(word)
            && !FunctionWords.isFunctionWord(word)
            && counted.add(word)) {
          said += 1;
        }
      }
    }
    double open = Math.pow(0.5, said / HALF);
    return pointsBack ? Math.min(1, open * 1.3 + 0.05) : open;
  }

  /** Whether a text points back to something said before, and names nothing itself. */
  public static boolean onlyPointsBack(String text, Predicate<String> aside) {
    boolean points = false;
    for (List<String> sentence : Words.sentences(text)) {
      for (String word : sentence) {
        if (Loaded.POINTING.contains(word)) {
          points = true;
        } else if (!Loaded.VAGUE.contains(word)
            && !FunctionWords.isFunctionWord(word)
            && !aside.test(word)) {
          return false;
        }
      }
    }
    return points;
  }

  /** Whether a plain word says nothing of what is meant. */
  static boolean isVague(String word) {
    return Loaded.VAGUE.contains(word) || Loaded.POINTING.contains(word);
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }

  private static final class Loaded {
    static final Set<String> VAGUE = words("vague");
    static final Set<String> POINTING = words("pointing");

    private static Set<String> words(String kind) {
      Set<String> words = new HashSet<>();
      for (String line : CueLibrary.lines(FILE)) {
        if (line.startsWith(kind + ":")) {
          for (String word : line.substring(kind.length() + 1).strip().split("\\s+", -1)) {
            words.add(Words.plainWord(word));
          }
        }
      }
      if (words.isEmpty()) {
        throw new IllegalStateException(FILE + " must have a line \"" + kind + ": word word\"");
      }
      return words;
    }
  }
}

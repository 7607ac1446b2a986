// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words that name nothing: pronouns, auxiliaries, particles and "thing". */
public final class VagueWords {

  private static final String FILE = "vague-words.txt";

  private static final class Loaded {
    static final Set<String> WORDS = load();
  }

  private VagueWords() {}

  /** Whether a word, as {@link Words} gives it, names nothing. */
  public static boolean isVague(String word) {
    return word.length() < 2 || Loaded.WORDS.contains(word);
  }

  private static Set<String> load() {
    Set<String> words = new HashSet<>();
    for (String line : CueLibrary.lines(FILE)) {
      if (!line.startsWith("#")) {
        words.addAll(List.of(line.strip().split("\\s+")));
      }
    }
    return Set.copyOf(words);
  }
}

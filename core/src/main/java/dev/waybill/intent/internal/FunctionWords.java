// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The everyday words that tell languages apart. */
public final class FunctionWords {

  private static final String FILE = "function-words.txt";

  private FunctionWords() {}

  /** The language code that is clearly ahead in a text, if one is. */
  public static Optional<String> language(String text) {
    if (isMostlyDevanagari(text)) {
      return Optional.of("hi");
    }
    Map<String, Integer> votes = new HashMap<>();
    Set<String> words = new HashSet<>();
    Words.sentences(text).forEach(words::addAll);
    for (String word : words) {
      Loaded.LANGUAGES_BY_WORD
          .getOrDefault(word, Set.of())
          .forEach(language -> votes.merge(language, 1, Integer::sum));
    }
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> leaders =
        votes.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return leaders.size() == 1 ? Optional.of(leaders.get(0)) : Optional.empty();
  }

  /** Whether a plain word is an everyday word of one of the languages. */
  public static boolean isFunctionWord(String word) {
    return Loaded.LANGUAGES_BY_WORD.containsKey(word);
  }

  /** The words of each language, as plain words. */
  static Map<String, List<String>> byLanguage() {
    Map<String, List<String>> words = new HashMap<>();
    Loaded.LANGUAGES_BY_WORD.forEach(
        (word, languages) ->
            languages.forEach(
                language -> words.computeIfAbsent(language, key -> new ArrayList<>()).add(word)));
    return words;
  }

  private static boolean isMostlyDevanagari(String text) {
    long devanagari = text.chars().filter(c -> c >= 0x0900 && c <= 0x097f).count();
    long latin = text.chars().filter(c -> c < 0x0250 && Character.isLetter(c)).count();
    return devanagari > 0 && devanagari * 2 >= latin;
  }

  private static final class Loaded {
    static final Map<String, Set<String>> LANGUAGES_BY_WORD = load();

    private static Map<String, Set<String>> load() {
      Map<String, Set<String>> languages = new HashMap<>();
      List<String> lines = CueLibrary.lines(FILE);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        int colon = line.indexOf(':');
        if (colon != 2) {
          throw new IllegalStateException(
              FILE + ", line " + (i + 1) + ": must be a language code, a colon and words");
        }
        String language = line.substring(0, 2);
        Arrays.stream(line.substring(3).strip().split("\\s+"))
            .map(Words::plainWord)
            .forEach(word -> languages.computeIfAbsent(word, key -> new HashSet<>()).add(language));
      }
      return languages;
    }
  }
}

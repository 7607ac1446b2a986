// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of each language: one resource a language, {@code words_fr}, in sections named like the
 * resources that hold English and German.
 */
final class LanguageWords {

  private static final Map<Language, Map<String, List<String>>> SECTIONS = read();

  private LanguageWords() {}

  /** The lines of a section; none if the language has no such section. */
  static List<String> of(Language language, String section) {
    return SECTIONS.getOrDefault(language, Map.of()).getOrDefault(section, List.of());
  }

  /** The lines of a section in all languages. */
  static List<String> all(String section) {
    List<String> lines = new ArrayList<>();
    for (Language language : Language.values()) {
      lines.addAll(of(language, section));
    }
    return lines;
  }

  /** The lines of a section in the languages that are read with one. */
  static List<String> with(Language language, String section) {
    List<String> lines = new ArrayList<>();
    language.readWith().forEach(each -> lines.addAll(of(each, section)));
    return lines;
  }

  /** What each of the words of {@code label: word|word} lines is labelled with. */
  static Map<String, String> labels(List<String> lines) {
    Map<String, String> labels = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      for (String word : line.substring(colon + 1).strip().split("\\|", -1)) {
        labels.put(word, line.substring(0, colon));
        labels.put(Normalizer.normalize(word, Normalizer.Form.NFD), line.substring(0, colon));
      }
    }
    return labels;
  }

  /**
   * The words as alternatives of a pattern, the longest first; those with one first letter
   * together, so that all others are passed over at once.
   */
  static String alternatives(Set<String> words) {
    Map<String, List<String>> byLetter =
        words.stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(w -> w))
            .collect(
                Collectors.groupingBy(
                    word -> word.substring(0, 1).toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.toList()));
    List<String> groups = new ArrayList<>();
    byLetter.forEach(
        (letter, own) ->
            groups.add(
                own.stream()
                    .map(word -> Pattern.quote(word.substring(1)))
                    .collect(Collectors.joining("|", Pattern.quote(letter) + "(?:", ")"))));
    return String.join("|", groups);
  }

  private static Map<Language, Map<String, List<String>>> read() {
    Map<Language, Map<String, List<String>>> sections = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Map<String, List<String>> own = new HashMap<>();
      List<String> section = new ArrayList<>();
      for (String line : Lexicon.resource("words_" + language.code())) {
        if (line.startsWith("[")) {
          section =
              own.computeIfAbsent(line.substring(1, line.length() - 1), s -> new ArrayList<>());
        } else {
          section.add(line);
        }
      }
      sections.put(language, own);
    }
    return sections;
  }
}

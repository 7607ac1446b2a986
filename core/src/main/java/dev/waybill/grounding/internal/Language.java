// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The languages whose words are read. Any other is read with the words of English and German. */
enum Language {
  ENGLISH("en"),
  GERMAN("de"),
  FRENCH("fr"),
  SPANISH("es"),
  ITALIAN("it"),
  PORTUGUESE("pt"),
  /** In Devanagari and in Latin letters, where English words stand among its own. */
  HINDI("hi"),
  /** Any other; told apart are Polish texts only. */
  OTHER("pl");

  /** So many words are no accident. */
  private static final int ENOUGH = 2;

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The code its resource is named by. */
  String code() {
    return code;
  }

  /** The languages whose words are read in a text of this one. */
  Set<Language> readWith() {
    return switch (this) {
      case FRENCH, SPANISH, ITALIAN, PORTUGUESE -> EnumSet.of(this);
      case HINDI -> EnumSet.of(HINDI, ENGLISH);
      default -> EnumSet.of(ENGLISH, GERMAN, OTHER);
    };
  }

  /** Whether the resources without a language are read with it: they are English and German. */
  boolean readsCommon() {
    return readWith().contains(ENGLISH);
  }

  static Language of(Locale locale) {
    return Arrays.stream(values())
        .filter(language -> language.code.equals(locale.getLanguage()))
        .findFirst()
        .orElse(OTHER);
  }

  /** The language most of the words are of; the one expected unless others are clearly ahead. */
  static Language of(List<Token> tokens, Language expected) {
    return most(votes(tokens), expected);
  }

  /** The language most of the words are of, be it one word; the one expected if there is none. */
  static Language likely(List<Token> tokens, Language expected) {
    Map<Language, Integer> votes = votes(tokens);
    return votes.containsKey(expected) || votes.size() != 1
        ? most(votes, expected)
        : votes.keySet().iterator().next();
  }

  private static Language most(Map<Language, Integer> votes, Language otherwise) {
    Language best = otherwise;
    int most = Math.max(votes.getOrDefault(otherwise, 0), ENOUGH - 1);
    for (Map.Entry<Language, Integer> entry : votes.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  private static Map<Language, Integer> votes(List<Token> tokens) {
    Map<Language, Integer> votes = new EnumMap<>(Language.class);
    for (Token token : tokens) {
      Set<Language> languages = Everyday.WORDS.get(token.norm());
      if (languages != null) {
        languages.forEach(language -> votes.merge(language, 1, Integer::sum));
      }
    }
    return votes;
  }

  /** Read when first asked for: the words need the languages. */
  private static final class Everyday {
    static final Map<String, Set<Language>> WORDS = new HashMap<>();

    static {
      for (Language language : values()) {
        for (String line : LanguageWords.of(language, "everyday")) {
          for (String word : line.split(" +", -1)) {
            WORDS.computeIfAbsent(word, w -> EnumSet.noneOf(Language.class)).add(language);
          }
        }
      }
    }
  }
}

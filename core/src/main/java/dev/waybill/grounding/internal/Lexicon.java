// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases with a label, read from a resource: {@code LABEL: phrase} a line, {@code #} a remark. */
final class Lexicon {

  /**
   * A phrase found.
   *
   * @param label its label
   * @param from the index of its first token
   * @param to the index after its last token
   */
  record Hit(String label, int from, int to) {}

  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

  private Lexicon(List<String> lines) {
    for (String line : lines) {
      int colon = line.indexOf(':');
      Phrase phrase = Phrase.parse(line.substring(0, colon).strip(), line.substring(colon + 1));
      for (Phrase.Element first : phrase.elements()) {
        first
            .words()
            .forEach(w -> byFirstWord.computeIfAbsent(w, k -> new ArrayList<>()).add(phrase));
        if (!first.optional()) {
          break;
        }
      }
    }
  }

  /** The phrases of resources, in all languages. */
  static Lexicon read(String... names) {
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      lines.addAll(lines(name));
    }
    return new Lexicon(lines);
  }

  /** The phrases of a resource, for each language those that are read in it. */
  static Map<Language, Lexicon> byLanguage(String name) {
    Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      List<String> lines =
          new ArrayList<>(language.readsCommon() && exists(name) ? resource(name) : List.of());
      lines.addAll(LanguageWords.with(language, name));
      lexicons.put(language, new Lexicon(lines));
    }
    return lexicons;
  }

  /** The phrases of a section of the languages' words, in all languages. */
  static Lexicon section(String name) {
    return new Lexicon(LanguageWords.all(name));
  }

  /** The lines of a resource and of its section in each language. */
  static List<String> lines(String name) {
    List<String> lines = new ArrayList<>(resource(name));
    lines.addAll(LanguageWords.all(name));
    return lines;
  }

  private static boolean exists(String name) {
    return Lexicon.class.getResource("/dev/waybill/grounding/" + name + ".txt") != null;
  }

  /** The lines of a resource beside the package, without remarks and empty ones. */
  static List<String> resource(String name) {
    String path = "/dev/waybill/grounding/" + name + ".txt";
    InputStream stream = Lexicon.class.getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalStateException("the resource " + path + " must be in waybill-core's jar");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty() && !l.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + path + " could not be read", e);
    }
  }

  /** The longest phrases between two tokens, from left to right, none overlapping another. */
  List<Hit> find(List<Token> tokens, int from, int to) {
    List<Hit> hits = new ArrayList<>();
    int i = from;
    while (i < to) {
      Hit hit = longestAt(tokens, i, to);
      if (hit == null) {
        i++;
      } else {
        hits.add(hit);
        i = hit.to();
      }
    }
    return hits;
  }

  List<Hit> find(List<Token> tokens, Sentence sentence) {
    return find(tokens, sentence.from(), sentence.to());
  }

  /** Whether a phrase with the label starts anywhere between two tokens, overlapping or not. */
  boolean has(String label, List<Token> tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      for (Phrase phrase : byFirstWord.getOrDefault(tokens.get(i).norm(), List.of())) {
        if (phrase.label().equals(label) && phrase.match(tokens, i, to) > i) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable Hit longestAt(List<Token> tokens, int at, int to) {
    Hit best = null;
    for (Phrase phrase : byFirstWord.getOrDefault(tokens.get(at).norm(), List.of())) {
      int end = phrase.match(tokens, at, to);
      if (end > at && (best == null || end > best.to())) {
        best = new Hit(phrase.label(), at, end);
      }
    }
    return best;
  }
}

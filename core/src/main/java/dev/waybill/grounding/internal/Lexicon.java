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

  /** A phrase and how many stand before it. */
  private record Entry(int number, Phrase phrase) {}

  /** The phrases that can begin with a word, by the word that must be their second. */
  private record Opening(List<Entry> any, Map<String, List<Entry>> bySecondWord) {
    List<Entry> with(String second) {
      return bySecondWord.getOrDefault(second, List.of());
    }
  }

  private final Map<String, Opening> byFirstWord = new HashMap<>();

  private Lexicon(List<String> lines) {
    int number = 0;
    for (String line : lines) {
      int colon = line.indexOf(':');
      Phrase phrase = Phrase.parse(line.substring(0, colon).strip(), line.substring(colon + 1));
      add(new Entry(number++, phrase));
    }
  }

  private void add(Entry entry) {
    List<Phrase.Element> elements = entry.phrase().elements();
    boolean second =
        elements.size() > 1 && elements.get(0).isRequired() && elements.get(1).isRequired();
    for (Phrase.Element first : elements) {
      for (String word : first.words()) {
        Opening opening =
            byFirstWord.computeIfAbsent(word, w -> new Opening(new ArrayList<>(), new HashMap<>()));
        if (second) {
          for (String next : elements.get(1).words()) {
            opening.bySecondWord().computeIfAbsent(next, n -> new ArrayList<>()).add(entry);
          }
        } else {
          opening.any().add(entry);
        }
      }
      if (!first.optional()) {
        break;
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
      Opening opening = byFirstWord.get(tokens.get(i).norm());
      if (opening != null
          && (has(label, opening.any(), tokens, i, to)
              || (i + 1 < to
                  && has(label, opening.with(tokens.get(i + 1).norm()), tokens, i, to)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(
      String label, List<Entry> entries, List<Token> tokens, int at, int to) {
    for (Entry entry : entries) {
      if (entry.phrase().label().equals(label) && entry.phrase().match(tokens, at, to) > at) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Hit longestAt(List<Token> tokens, int at, int to) {
    Opening opening = byFirstWord.get(tokens.get(at).norm());
    if (opening == null) {
      return null;
    }
    Longest longest = new Longest();
    longest.of(opening.any(), tokens, at, to);
    if (at + 1 < to) {
      longest.of(opening.with(tokens.get(at + 1).norm()), tokens, at, to);
    }
    return longest.entry == null ? null : new Hit(longest.entry.phrase().label(), at, longest.end);
  }

  /** The longest of the phrases tried at a token; of several the first. */
  private static final class Longest {
    private @Nullable Entry entry;
    private int end;

    void of(List<Entry> entries, List<Token> tokens, int at, int to) {
      for (Entry tried : entries) {
        int reached = tried.phrase().match(tokens, at, to);
        boolean better =
            entry == null || reached > end || (reached == end && tried.number() < entry.number());
        if (reached > at && better) {
          entry = tried;
          end = reached;
        }
      }
    }
  }
}

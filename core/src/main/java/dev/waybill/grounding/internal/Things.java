// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The things facts are about, by the structure of their paths: a thing is a path with an identifier
 * or a title right below it, and all that lies below it belongs to it.
 */
final class Things {

  private static final Set<String> TITLES = Set.of("title", "name", "productName", "product_name");

  /** A shorter word is no name of a thing. */
  private static final int LEAST = 3;

  private final Facts facts;
  private final Map<String, List<Fact>> byPath = new LinkedHashMap<>();
  private final Map<String, Set<String>> pathsByTitle = new LinkedHashMap<>();
  private final Set<String> options = new LinkedHashSet<>();
  private volatile @Nullable Set<String> priced;
  private volatile Map<String, String> heads = Map.of();
  private volatile @Nullable Map<String, List<String>> byFirstWord;

  Things(Facts facts) {
    this.facts = facts;
    facts
        .everKnown()
        .forEach(
            fact -> {
              String parent = parent(fact.path());
              if (isTitle(fact) && !parent.isEmpty() && fact.value() instanceof Term) {
                pathsByTitle
                    .computeIfAbsent(fact.words().strip(), t -> new LinkedHashSet<>())
                    .add(parent);
              }
              if (fact.value() instanceof Term term
                  && term.kind() == Term.Kind.OPTION
                  && (isWords(term.text()) || isCode(term.text()))) {
                options.add(fact.words().strip());
              }
              for (String path = parent; !path.isEmpty(); path = parent(path)) {
                byPath.computeIfAbsent(path, p -> new ArrayList<>()).add(fact);
              }
            });
  }

  /** The titles held, each as words. */
  Set<String> titles() {
    return pathsByTitle.keySet();
  }

  /** The things that have a price of their own, and properties. */
  Set<String> priced() {
    Set<String> known = priced;
    if (known == null) {
      known = new LinkedHashSet<>();
      for (Map.Entry<String, List<Fact>> thing : byPath.entrySet()) {
        if (Described.isItem(thing.getValue(), thing.getKey())) {
          known.add(thing.getKey());
        }
      }
      priced = known;
    }
    return known;
  }

  /** The properties held that are said in words of some length. */
  Set<String> options() {
    return options;
  }

  /** The title that stands at a token, in full or by its last word alone; null if none does. */
  @Nullable String namedAt(List<Token> tokens, int at, int to) {
    Map<String, List<String>> known = titlesByWord();
    String best = null;
    for (String title : known.getOrDefault(singular(tokens.get(at).norm()), List.of())) {
      if ((best == null || title.length() > best.length()) && standsAt(title, tokens, at, to)) {
        best = title;
      }
    }
    String head = heads.get(singular(tokens.get(at).norm()));
    return best == null ? head : best;
  }

  private static boolean standsAt(String title, List<Token> tokens, int at, int to) {
    String[] words = title.split(" ", -1);
    if (at + words.length > to) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!singular(words[i]).equals(singular(tokens.get(at + i).norm()))) {
        return false;
      }
    }
    return true;
  }

  /** The titles by their first word; and those that alone have a last word, by that. */
  private Map<String, List<String>> titlesByWord() {
    Map<String, List<String>> known = byFirstWord;
    if (known == null) {
      known = new HashMap<>();
      Map<String, String> last = new HashMap<>();
      Set<String> shared = new HashSet<>();
      for (String title : titles()) {
        String[] words = title.split(" ", -1);
        known.computeIfAbsent(singular(words[0]), w -> new ArrayList<>()).add(title);
        for (int i = 0; i < words.length; i++) {
          String word = singular(words[i]);
          String other = last.put(word, title);
          if (i + 1 < words.length || (other != null && !other.equals(title))) {
            shared.add(word);
          }
        }
      }
      last.keySet().removeIf(w -> shared.contains(w) || w.length() < LEAST || !isWords(w));
      heads = Map.copyOf(last);
      byFirstWord = known;
    }
    return known;
  }

  private static String singular(String word) {
    return word.length() > LEAST && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  /** The things that have the title. */
  Set<String> titled(String title) {
    return pathsByTitle.getOrDefault(title, Set.of());
  }

  /** The things that have the identifier right below them. */
  Set<String> identified(String words) {
    Set<String> things = new TreeSet<>();
    for (Fact fact : facts.saying(words, f -> f.isKnown() && isIdentifier(f))) {
      things.add(parent(fact.path()));
    }
    return things;
  }

  /** All that is or was known of a thing. */
  List<Fact> of(String thing) {
    return byPath.getOrDefault(thing, List.of());
  }

  /**
   * What is or was known of a thing while it had the identifier: a place in a list may hold one
   * item now and have held another before.
   */
  List<Fact> of(String thing, String identifier) {
    Map<String, List<Fact>> byField = new LinkedHashMap<>();
    of(thing).forEach(f -> byField.computeIfAbsent(f.path(), p -> new ArrayList<>()).add(f));
    List<Fact> ids =
        byField.values().stream()
            .filter(l -> parent(l.get(0).path()).equals(thing) && isIdentifier(l.get(0)))
            .filter(l -> l.stream().anyMatch(f -> f.says(identifier)))
            .findFirst()
            .orElse(List.of());
    if (ids.size() < 2 || ids.stream().allMatch(f -> f.says(identifier))) {
      return of(thing);
    }
    List<Fact> facts = new ArrayList<>();
    for (List<Fact> readings : byField.values()) {
      for (int i = 0; i < readings.size(); i++) {
        if (readings.size() != ids.size() || ids.get(i).says(identifier)) {
          facts.add(readings.get(i));
        }
      }
    }
    return facts;
  }

  /** All that is or was known of the things. */
  Stream<Fact> of(Set<String> things) {
    return things.stream().flatMap(t -> of(t).stream());
  }

  /** The titles of a thing, or else of the nearest thing around it. */
  Set<String> titlesOf(String thing) {
    for (String path = thing; !path.isEmpty(); path = parent(path)) {
      Set<String> titles = new LinkedHashSet<>();
      for (Map.Entry<String, Set<String>> entry : pathsByTitle.entrySet()) {
        if (entry.getValue().contains(path)) {
          titles.add(entry.getKey());
        }
      }
      if (!titles.isEmpty()) {
        return titles;
      }
    }
    return Set.of();
  }

  private static boolean isWords(String text) {
    return text.length() > 3 && text.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
  }

  /** A model or a grade: letters and digits in one word, such as "IPX4". */
  private static boolean isCode(String text) {
    return text.length() > 1
        && text.length() < 9
        && text.chars().allMatch(Character::isLetterOrDigit)
        && Character.isLetter(text.charAt(0))
        && text.chars().anyMatch(Character::isDigit);
  }

  private static boolean isIdentifier(Fact fact) {
    String last = last(fact.path());
    return fact.value() instanceof Term term
        && term.kind() != Term.Kind.TEXT
        && (last.equals("id")
            || last.endsWith("_id")
            || last.equals("sku")
            || last.equals("number")
            || last.endsWith("Id"));
  }

  private static boolean isTitle(Fact fact) {
    return TITLES.contains(last(fact.path()));
  }

  static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  static String parent(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }
}

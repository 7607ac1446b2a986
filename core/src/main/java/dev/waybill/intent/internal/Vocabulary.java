// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words and stems of a language's cues, and which slots of a cue each may fill. A word that is
 * not known is matched with one slip of the keyboard allowed (a letter left out, added, changed, or
 * two swapped), the first letter being right.
 */
final class Vocabulary {

  /** Stands for any word with three digits or more, such as an order number. */
  static final String NUMBER = "#";

  private static final int LONGEST = 40;
  private static final int SHORTEST_FUZZY_WORD = 5;
  private static final int SHORTEST_FUZZY_STEM = 6;

  private final Map<String, Set<Integer>> words = new HashMap<>();
  private final Map<String, Set<Integer>> stems = new HashMap<>();
  private final Map<String, Set<String>> slippedWords = new HashMap<>();
  private final Map<String, Set<String>> slippedStems = new HashMap<>();
  private int longestStem;

  /** Lets a word, or a stem written with a star at its end, fill a slot. */
  void add(String wordOrStem, int slot) {
    if (wordOrStem.endsWith("*")) {
      String stem = wordOrStem.substring(0, wordOrStem.length() - 1);
      longestStem = Math.max(longestStem, stem.length());
      register(stem, slot, stems, slippedStems, SHORTEST_FUZZY_STEM);
    } else {
      register(wordOrStem, slot, words, slippedWords, SHORTEST_FUZZY_WORD);
    }
  }

  private static void register(
      String entry,
      int slot,
      Map<String, Set<Integer>> exact,
      Map<String, Set<String>> slipped,
      int shortestFuzzy) {
    exact.computeIfAbsent(entry, key -> new LinkedHashSet<>()).add(slot);
    if (entry.length() >= shortestFuzzy) {
      for (String shorter : withOneLeftOut(entry)) {
        slipped.computeIfAbsent(shorter, key -> new LinkedHashSet<>()).add(entry);
      }
    }
  }

  /** The slots a word of a message may fill, none if it is not a cue's word. */
  List<Integer> slotsOf(String word) {
    Set<Integer> slots = new LinkedHashSet<>(words.getOrDefault(word, Set.of()));
    if (word.chars().filter(Character::isDigit).count() >= 3) {
      slots.addAll(words.getOrDefault(NUMBER, Set.of()));
    }
    for (int end = 1; end <= Math.min(word.length(), longestStem); end++) {
      slots.addAll(stems.getOrDefault(word.substring(0, end), Set.of()));
    }
    if (slots.isEmpty() && word.length() >= SHORTEST_FUZZY_WORD && word.length() <= LONGEST) {
      addSlipped(word, slots);
    }
    return List.copyOf(slots);
  }

  private void addSlipped(String word, Set<Integer> slots) {
    for (String known : near(word, slippedWords)) {
      slots.addAll(words.getOrDefault(known, Set.of()));
    }
    int longest = Math.min(word.length(), longestStem + 1);
    for (int end = SHORTEST_FUZZY_STEM - 1; end <= longest; end++) {
      for (String known : near(word.substring(0, end), slippedStems)) {
        slots.addAll(stems.getOrDefault(known, Set.of()));
      }
    }
  }

  private static Set<String> near(String written, Map<String, Set<String>> slipped) {
    Set<String> near = new LinkedHashSet<>();
    for (String shorter : withOneLeftOut(written)) {
      for (String known : slipped.getOrDefault(shorter, Set.of())) {
        if (known.charAt(0) == written.charAt(0) && Spelling.isOneSlipApart(written, known)) {
          near.add(known);
        }
      }
    }
    return near;
  }

  private static List<String> withOneLeftOut(String word) {
    Set<String> variants = new HashSet<>();
    variants.add(word);
    for (int i = 0; i < word.length(); i++) {
      variants.add(word.substring(0, i) + word.substring(i + 1));
    }
    return new ArrayList<>(variants);
  }
}

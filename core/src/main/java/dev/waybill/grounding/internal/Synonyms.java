// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words for one colour or material, in all languages and forms: what is held as "rot" is red. */
final class Synonyms {

  private static final Map<String, List<String>> FORMS = new HashMap<>();
  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    for (String resource : List.of("colours", "materials")) {
      Lexicon.lines(resource).forEach(Synonyms::enter);
    }
  }

  private Synonyms() {}

  /**
   * The words that mean the same, among them the word itself; that word alone if there are none.
   */
  static List<String> of(String word) {
    List<String> forms = FORMS.get(name(word));
    return forms == null ? List.of(word) : forms;
  }

  /** The one word that stands for all that mean the same. */
  static String name(String word) {
    return NAMES.getOrDefault(word, word);
  }

  private static void enter(String line) {
    int colon = line.indexOf(':');
    String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
    if (name.equals("same") || name.equals("idle")) {
      return;
    }
    List<String> forms = FORMS.computeIfAbsent(name, n -> new ArrayList<>());
    for (String form : spelledOut(line.substring(colon + 1).strip())) {
      forms.add(form);
      NAMES.putIfAbsent(form, name);
    }
  }

  /** The phrases that a pattern of alternatives stands for. */
  private static List<String> spelledOut(String pattern) {
    List<String> phrases = List.of("");
    for (String element : pattern.split(" +", -1)) {
      List<String> longer = new ArrayList<>();
      for (String phrase : phrases) {
        for (String word : element.split("\\|", -1)) {
          longer.add(phrase.isEmpty() ? word : phrase + " " + word);
        }
      }
      phrases = longer;
    }
    return phrases;
  }
}

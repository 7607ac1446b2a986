// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a customer's words are a plain yes: nothing but phrases that say so. Anything else, such
 * as a yes with a condition, is no yes; asking again is cheap.
 */
final class Assent {

  /** English, German and Polish: the languages the library speaks. */
  private static final Set<String> PHRASES =
      Set.of(
          "yes",
          "yes please",
          "yep",
          "yeah",
          "yup",
          "ok",
          "okay",
          "sure",
          "of course",
          "please do",
          "please go ahead",
          "go ahead",
          "do it",
          "please",
          "confirm",
          "i confirm",
          "confirmed",
          "i agree",
          "agreed",
          "correct",
          "that is correct",
          "thats correct",
          "that is right",
          "thats right",
          "sounds good",
          "perfect",
          "thanks",
          "thank you",
          "absolutely",
          "definitely",
          "y",
          "ja",
          "ja bitte",
          "jawohl",
          "gerne",
          "genau",
          "stimmt",
          "richtig",
          "bitte",
          "einverstanden",
          "passt",
          "in ordnung",
          "mach das",
          "machen sie das",
          "ich bestätige",
          "bestätigt",
          "danke",
          "tak",
          "tak proszę",
          "proszę",
          "zgoda",
          "zgadzam się",
          "potwierdzam",
          "dobrze",
          "oczywiście",
          "jasne",
          "dziękuję",
          "👍",
          "✅");

  /** What is polite beside a yes, and none by itself. */
  private static final Set<String> POLITE =
      Set.of("please", "thanks", "thank you", "bitte", "danke", "proszę", "dziękuję", "perfect");

  private static final int LONGEST_PHRASE = 3;

  private Assent() {}

  /** Whether the text is a plain yes. */
  static boolean isYes(String text) {
    List<String> words = words(text);
    boolean said = false;
    int at = 0;
    while (at < words.size()) {
      int length = longest(words, at);
      if (length == 0) {
        return false;
      }
      said |= !POLITE.contains(String.join(" ", words.subList(at, at + length)));
      at += length;
    }
    return said;
  }

  private static int longest(List<String> words, int at) {
    for (int length = Math.min(LONGEST_PHRASE, words.size() - at); length > 0; length--) {
      if (PHRASES.contains(String.join(" ", words.subList(at, at + length)))) {
        return length;
      }
    }
    return 0;
  }

  private static List<String> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("['’]", "")
            .replaceAll("[.,!;:…\\s]+", " ")
            .strip();
    return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
  }
}

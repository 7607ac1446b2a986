// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a customer only thinks aloud about doing something: "maybe I should just…", "should I…?".
 * That is no instruction. Known in English, German, French, Spanish, Italian, Portuguese, Polish
 * and romanised Hindi; anything else counts as meant. Safe for use by many threads.
 */
public final class Musing {

  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(maybe|perhaps|possibly) (i|we) (should|could|might|will|would|can|better)\\b"
              + "|\\b(should|shall) (i|we)\\b|\\b(i|we) (might|may) (just |as well |have to )?\\w+"
              + "|\\b(thinking|tempted|considering|wondering)\\b"
              + "|\\bvielleicht (sollte|soll|könnte|koennte|muss) (ich|man|wir)\\b"
              + "|\\b(sollte|soll) ich (vielleicht|lieber|besser|einfach)\\b"
              + "|\\b(ich überlege|ich ueberlege|am überlegen)\\b"
              + "|\\bje devrais peut-être\\b|\\bpeut-être que je\\b|\\bje me demande\\b"
              + "|\\b(quizás?|tal vez) (debería|deberia|mejor)\\b|\\bestoy pensando\\b"
              + "|\\bforse dovrei\\b|\\bsto pensando\\b|\\btalvez (eu )?(devesse|deva|seja)\\b"
              + "|\\b(może|moze) (powin|lepiej|po prostu)|\\bzastanawiam się\\b"
              + "|\\bshayad (mujhe|main)\\b",
          Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private Musing() {}

  /** Whether the customer thinks aloud. */
  public static boolean isIn(String text) {
    return WORDS.matcher(text.toLowerCase(Locale.ROOT)).find();
  }
}

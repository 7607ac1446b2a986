// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.intent.internal.FunctionWords;
import java.util.Locale;
import java.util.Optional;

/**
 * Guesses which of English, German, French, Spanish, Italian, Portuguese, Hindi and Polish a
 * message is in, by its script and its everyday words. Hindi counts as Hindi in Latin script too.
 *
 * <p>Deterministic, linear in the text's length, safe for use by many threads, never throws.
 */
public final class LanguageGuess {

  private LanguageGuess() {}

  /**
   * The language of a text.
   *
   * @param text any text
   * @return the language's locale without a country, for example {@link Locale#GERMAN}; empty if no
   *     language is clearly ahead
   */
  public static Optional<Locale> of(String text) {
    return FunctionWords.language(text).map(Locale::forLanguageTag);
  }
}

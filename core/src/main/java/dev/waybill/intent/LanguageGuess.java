// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.intent.internal.FunctionWords;
import java.util.Locale;
import java.util.Optional;

/**
 * Guesses which of English, German, French, Spanish, Italian, Portuguese, Hindi and Polish a
 * message is in, by its script and its everyday words; Hindi in Latin letters has its script named.
 *
 * <p>Deterministic, linear in the text's length, safe for use by many threads, never throws.
 */
public final class LanguageGuess {

  private LanguageGuess() {}

  /**
   * The language of a text.
   *
   * @param text any text
   * @return the language's locale without a country, for example {@link Locale#GERMAN}, or {@code
   *     hi-Latn} for Hindi in Latin letters; empty if no language is clearly ahead
   */
  public static Optional<Locale> of(String text) {
    return FunctionWords.language(text)
        .or(() -> opensAsSpanish(text) ? Optional.of("es") : Optional.empty())
        .map(code -> code.equals("hi") && !isDevanagari(text) ? "hi-Latn" : code)
        .map(Locale::forLanguageTag);
  }

  /** Only Spanish opens a question or a call with a mark of its own. */
  private static boolean opensAsSpanish(String text) {
    return text.indexOf('¿') >= 0 || text.indexOf('¡') >= 0;
  }

  private static boolean isDevanagari(String text) {
    return text.chars().anyMatch(c -> c >= 0x0900 && c <= 0x097f);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import dev.waybill.commerce.Leg;
import dev.waybill.commerce.ParcelSubStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What UPS's words mean, by whole phrases with guards against their negation; the table is {@code
 * phrases.csv}.
 */
final class UpsPhrases {

  /** All phrases, in the order in which they are tried. */
  private static final List<Phrase> PHRASES =
      Table.rows("phrases.csv", 4).stream()
          .map(
              row ->
                  new Phrase(
                      " " + row[0] + " ",
                      new Meaning(ParcelSubStatus.valueOf(row[1]), Leg.valueOf(row[2]))))
          .toList();

  private UpsPhrases() {}

  /** What the words mean; {@link Meaning#NONE} if they say nothing certain. */
  static Meaning meaning(@Nullable String words) {
    if (words == null) {
      return Meaning.NONE;
    }
    return first(words).map(Phrase::meaning).orElse(Meaning.NONE);
  }

  /** Whether the words are under guard: they speak of a delivery that was not, or is to come. */
  static boolean deniesDelivery(@Nullable String words) {
    return words != null && first(words).filter(phrase -> phrase.meaning().isNone()).isPresent();
  }

  private static Optional<Phrase> first(String words) {
    String text = " " + normal(words) + " ";
    return PHRASES.stream().filter(phrase -> text.contains(phrase.padded())).findFirst();
  }

  /** Small letters and digits, one space between words. */
  private static String normal(String words) {
    return words
        .toLowerCase(Locale.ROOT)
        .replaceAll("n['’]t\\b", " not")
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }

  private record Phrase(String padded, Meaning meaning) {}
}

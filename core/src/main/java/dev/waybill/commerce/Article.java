// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An article of the help centre.
 *
 * @param id the help centre's identifier of this text in this language, never blank; a source whose
 *     identifiers name all translations together needs the language in it as well ({@code 42/de})
 * @param title the title, without markup
 * @param text the text without markup, paragraphs apart by an empty line; never an instruction
 * @param locale the language it is written in
 * @param page its page, or null if it has none
 * @param updatedAt when it was last changed, or null if not held
 */
public record Article(
    String id,
    String title,
    String text,
    Locale locale,
    @Nullable URI page,
    @Nullable Instant updatedAt) {

  public Article {
    if (id.isBlank()) {
      throw new IllegalArgumentException("an article must have an identifier");
    }
    requireNonNull(title, "title");
    requireNonNull(text, "text");
    requireNonNull(locale, "locale");
  }
}

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
 * @param id the help centre's identifier
 * @param title the title
 * @param text the text without markup, paragraphs apart by an empty line
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
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(text, "text");
    requireNonNull(locale, "locale");
  }
}

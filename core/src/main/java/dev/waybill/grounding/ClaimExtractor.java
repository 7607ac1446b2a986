// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;

import dev.waybill.grounding.internal.Extraction;
import java.util.List;

/**
 * Finds what a text claims: amounts, days, times, numbers that name something, states, names,
 * properties, promises, permissions and deeds. The words of English, German, French, Spanish,
 * Italian, Portuguese and Hindi (in both scripts) are read; values are read in any language.
 *
 * <p>Deterministic, in time linear in the text. Immutable; safe for use by many threads.
 */
public final class ClaimExtractor {

  /** Creates an extractor. */
  public ClaimExtractor() {}

  /**
   * Finds the claims of a text.
   *
   * @param text any text
   * @param setting what "today", "11/12" and "1.234,56" mean
   * @return the claims, in the order of the text; empty if it claims nothing that can be checked
   */
  public List<Claim> extract(String text, Setting setting) {
    requireNonNull(text, "text");
    requireNonNull(setting, "setting");
    return Extraction.of(text, setting).claims();
  }
}

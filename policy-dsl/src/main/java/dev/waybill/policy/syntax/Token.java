// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;

/**
 * A word, a value or a sign of a text.
 *
 * @param kind what it is
 * @param text its characters as written; of a text those between the quotes; empty for the end
 * @param span where it stands, quotes included
 */
public record Token(Kind kind, String text, Span span) {

  /** What a token is. */
  public enum Kind {
    /** Letters, digits and underscores, or several such names joined by dots. */
    NAME,
    /** {@code 3}, {@code 2.5}. */
    NUMBER,
    /** {@code 12%}. */
    PERCENT,
    /** {@code $1,250.50}. */
    MONEY,
    /** {@code 2026-02-01}; it may be no day of the calendar, or have single digits. */
    DATE,
    /** {@code "text"}. */
    TEXT,
    /** A sign, such as {@code (} or {@code >=}. */
    SYMBOL,
    /** The end of the text. */
    END
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.FactValue;
import org.jspecify.annotations.Nullable;

/**
 * Something a text claims.
 *
 * @param kind what kind of claim
 * @param span where it stands
 * @param text the words, as they stand
 * @param value what they mean, or null where the words have no single value
 * @param negated whether the text says that it is not so
 */
public record Claim(
    ClaimKind kind, Span span, String text, @Nullable FactValue value, boolean negated) {

  public Claim {
    requireNonNull(kind, "kind");
    requireNonNull(span, "span");
    requireNonNull(text, "text");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;
import java.util.List;

/** A line between {@code policy "…"} and the first item. */
public sealed interface Header {

  /**
   * {@code version "2026.1"}.
   *
   * @param text the version
   * @param span the whole header
   */
  record Version(Text text, Span span) implements Header {}

  /**
   * {@code currency USD}.
   *
   * @param code the code
   * @param span the whole header
   */
  record InCurrency(Word code, Span span) implements Header {}

  /**
   * {@code time zone "Europe/Berlin"}.
   *
   * @param zone the zone's name
   * @param span the whole header
   */
  record TimeZone(Text zone, Span span) implements Header {}

  /**
   * {@code uses "commerce/1"}.
   *
   * @param vocabularies the vocabularies' names
   * @param span the whole header
   */
  record Uses(List<Text> vocabularies, Span span) implements Header {}

  /**
   * {@code include "shared/identity.policy" as guardrails}.
   *
   * @param file the file, relative to this one
   * @param asGuardrails whether only what makes it stricter is taken
   * @param span the whole header
   */
  record Include(Text file, boolean asGuardrails, Span span) implements Header {}

  /**
   * {@code effective from 2026-01-01}.
   *
   * @param dates when
   */
  record InEffect(Effective dates) implements Header {
    @Override
    public Span span() {
      return dates.span();
    }
  }

  /**
   * Gives where it stands.
   *
   * @return the span of the whole header
   */
  Span span();
}

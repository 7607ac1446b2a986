// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static java.util.Objects.requireNonNull;

import dev.waybill.grounding.Span;

/**
 * A value that a message names.
 *
 * @param value exactly as written
 * @param normalised as systems write it: without spaces, invisible characters or a leading number
 *     sign, digits and Latin letters plain; capitals, except that an e-mail address is lower case
 * @param span where it stands in the message
 */
public record Mention(String value, String normalised, Span span) {

  public Mention {
    requireNonNull(span, "span");
    if (value.isEmpty() || normalised.isEmpty()) {
      throw new IllegalArgumentException("a mention must have a value");
    }
  }

  /** Personal data stays out of logs: only the place is shown. */
  @Override
  public String toString() {
    return "Mention[" + span.start() + ".." + span.end() + "]";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static java.util.Objects.requireNonNull;

import dev.waybill.grounding.Span;

/**
 * How many of something a message names: "two of the mugs", "3x". Which line of an order it counts
 * is for {@link LineMentions#quantities} to say.
 *
 * @param quantity how many; from 1 to 99
 * @param span where it stands in the message
 */
public record QuantityMention(int quantity, Span span) {

  public QuantityMention {
    requireNonNull(span, "span");
    if (quantity < 1) {
      throw new IllegalArgumentException("a quantity must be at least 1: " + quantity);
    }
  }
}

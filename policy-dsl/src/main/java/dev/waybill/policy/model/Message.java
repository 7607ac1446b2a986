// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import dev.waybill.policy.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of a rule.
 *
 * @param parts its parts, in order
 * @param exactly whether not a word may be changed
 * @param span where it stands
 */
public record Message(List<Part> parts, boolean exactly, Span span) {

  public Message {
    parts = List.copyOf(parts);
  }

  /** A part of a message. */
  public sealed interface Part {}

  /**
   * Plain text.
   *
   * @param text the characters
   */
  public record Words(String text) implements Part {}

  /**
   * The value at a path.
   *
   * @param path the path as written
   * @param slot the slot, if it is one; null otherwise
   * @param list the list, if it is one; null otherwise
   * @param quantity the setting or the table, if it is one; null otherwise
   */
  public record Placeholder(
      String path, @Nullable Slot slot, @Nullable ListSlot list, @Nullable Quantity quantity)
      implements Part {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Span;
import java.util.List;

/**
 * A name, or several joined by dots: {@code order.ship_to.country}.
 *
 * @param parts the names
 * @param span where it stands
 */
public record Path(List<String> parts, Span span) {

  public Path {
    parts = List.copyOf(parts);
  }

  /**
   * Gives the path as written.
   *
   * @return the names joined by dots
   */
  public String dotted() {
    return String.join(".", parts);
  }
}

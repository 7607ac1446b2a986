// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A text a customer could read, with the evidence for the values that were filled in.
 *
 * @param text the text
 * @param citations the evidence, in the order of the text
 */
public record Statement(String text, List<Citation> citations) {

  public Statement {
    requireNonNull(text, "text");
    citations = List.copyOf(citations);
  }

  /** A text of which nothing was filled in. */
  public static Statement uncited(String text) {
    return new Statement(text, List.of());
  }
}

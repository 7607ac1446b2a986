// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import dev.waybill.grounding.Citation;
import java.util.List;

/**
 * What to send to the customer, and why it may be said.
 *
 * @param text the words, ready for the channel; never blank
 * @param citations the evidence for every value in the words, in their order
 * @param outcome how the turn ended
 * @param trace how it came about, for people who must explain it; not for the customer
 */
public record Reply(String text, List<Citation> citations, Outcome outcome, TurnTrace trace) {

  public Reply {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a reply must have a text");
    }
    citations = List.copyOf(citations);
    requireNonNull(outcome, "outcome");
    requireNonNull(trace, "trace");
  }
}

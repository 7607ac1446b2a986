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
 * @param shadow whether it must not be sent: the agent only shows what it would have said, and has
 *     done nothing of it
 */
public record Reply(
    String text, List<Citation> citations, Outcome outcome, TurnTrace trace, boolean shadow) {

  /** A reply to be sent. */
  public Reply(String text, List<Citation> citations, Outcome outcome, TurnTrace trace) {
    this(text, citations, outcome, trace, false);
  }

  public Reply {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a reply must have a text");
    }
    citations = List.copyOf(citations);
    requireNonNull(outcome, "outcome");
    requireNonNull(trace, "trace");
  }

  /** The same reply, not to be sent. */
  public Reply inShadow() {
    return new Reply(text, citations, outcome, trace, true);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import dev.waybill.grounding.Citation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to send to the customer, and why it may be said.
 *
 * @param text the words, ready for the channel; never blank
 * @param citations the evidence for every value in the words, in their order
 * @param outcome how the turn ended
 * @param trace how it came about, for people who must explain it; not for the customer
 * @param shadow whether it must not be sent: the agent only shows what it would have said, and has
 *     done nothing of it
 * @param freeUntil until when the channel takes the words as they are, see {@link
 *     Channel#replyWindow()}; null if it always does
 */
public record Reply(
    String text,
    List<Citation> citations,
    Outcome outcome,
    TurnTrace trace,
    boolean shadow,
    @Nullable Instant freeUntil) {

  /** A reply to be sent. */
  public Reply(String text, List<Citation> citations, Outcome outcome, TurnTrace trace) {
    this(text, citations, outcome, trace, false, null);
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
    return new Reply(text, citations, outcome, trace, true, freeUntil);
  }

  /** The same reply, which the channel takes as it is until then. */
  public Reply freeUntil(@Nullable Instant end) {
    return new Reply(text, citations, outcome, trace, shadow, end);
  }

  /**
   * Whether the words may be sent as they are. A reply may leave late: after a person has approved
   * something, or out of a queue. After its time only one of the merchant's approved templates may
   * be sent, such as one that asks the customer to write; the reply is kept in the conversation and
   * can be said then.
   *
   * @param at when it is to be sent
   */
  public boolean mayBeSentAt(Instant at) {
    return !shadow && (freeUntil == null || at.isBefore(freeUntil));
  }
}

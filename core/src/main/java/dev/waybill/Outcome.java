// SPDX-License-Identifier: Apache-2.0
package dev.waybill;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.Unknown;
import dev.waybill.handoff.HandoffPacket;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a turn ended. Every turn ends in one of these; none is an exception. */
public sealed interface Outcome {

  /**
   * Handles every case.
   *
   * @param <R> what all give
   * @return what the fitting function gave
   */
  <R> R fold(
      Function<Answered, R> answered, Function<Asked, R> asked, Function<HandedOff, R> handedOff);

  /**
   * The customer was answered.
   *
   * @param unknowns what the answer says could not be found out; empty if all was known
   */
  record Answered(List<Unknown> unknowns) implements Outcome {
    public Answered {
      unknowns = List.copyOf(unknowns);
    }

    @Override
    public <R> R fold(
        Function<Answered, R> answered,
        Function<Asked, R> asked,
        Function<HandedOff, R> handedOff) {
      return answered.apply(this);
    }
  }

  /**
   * The customer was asked.
   *
   * @param question what for
   */
  record Asked(Question question) implements Outcome {
    public Asked {
      requireNonNull(question, "question");
    }

    @Override
    public <R> R fold(
        Function<Answered, R> answered,
        Function<Asked, R> asked,
        Function<HandedOff, R> handedOff) {
      return asked.apply(this);
    }
  }

  /** What a customer may be asked for. */
  enum Question {
    /** The order's number, with e-mail address and postal code. */
    ORDER_NUMBER_AND_EMAIL,
    /** What they want. */
    WHAT_IS_WANTED,
    /** To write again, after a message that held no words. */
    TO_WRITE_AGAIN
  }

  /**
   * A person takes over.
   *
   * @param packet what the person was given
   * @param reference the ticket's reference, or null if no desk took it, and the customer was told
   *     so
   * @param unknowns what could not be found out
   */
  record HandedOff(HandoffPacket packet, @Nullable String reference, List<Unknown> unknowns)
      implements Outcome {
    public HandedOff {
      requireNonNull(packet, "packet");
      unknowns = List.copyOf(unknowns);
    }

    @Override
    public <R> R fold(
        Function<Answered, R> answered,
        Function<Asked, R> asked,
        Function<HandedOff, R> handedOff) {
      return handedOff.apply(this);
    }
  }
}

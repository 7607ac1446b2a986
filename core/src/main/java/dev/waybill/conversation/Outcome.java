// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.Unknown;
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
    /** Whether what was heard is what they said. */
    WHETHER_HEARD_RIGHT,
    /** To write again, after a message that held no words. */
    TO_WRITE_AGAIN,
    /** Their yes to exactly what was proposed. */
    CONFIRMATION,
    /** Which of several orders. */
    WHICH_ORDER,
    /** Which of several items. */
    WHICH_ITEM,
    /** Which of several amounts: what was paid for an item, or for shipping. */
    WHICH_AMOUNT,
    /** What is wrong with it. */
    WHAT_HAPPENS,
    /** What they want instead: their money, an exchange, a replacement. */
    REMEDY,
    /** Why they want it. */
    REASON,
    /** An address. */
    ADDRESS,
    /** A picture. */
    PHOTO,
    /** A serial number. */
    SERIAL,
    /** A serial number and a picture. */
    SERIAL_AND_PHOTO,
    /** A size, a colour or another option. */
    OPTION,
    /** To show who they are. */
    IDENTITY,
    /** The code that was sent to them. */
    ONE_TIME_CODE,
    /** Of a program: the customer's authorisation to speak for them. */
    DELEGATED_AUTHORISATION
  }

  /**
   * A person takes over. What the person was given is with the desk, see {@code
   * dev.waybill.handoff.HandoffPacket}.
   *
   * @param queue whom it is for
   * @param reason why
   * @param orderNumber the order it is about, or null if none is known
   * @param reference the ticket's reference, or null if no desk took it, and the customer was told
   *     so
   * @param answered whether the reply also answers, as far as it could
   * @param unknowns what could not be found out
   */
  record HandedOff(
      HandoffQueue queue,
      HandoffReason reason,
      @Nullable String orderNumber,
      @Nullable String reference,
      boolean answered,
      List<Unknown> unknowns)
      implements Outcome {
    public HandedOff {
      requireNonNull(queue, "queue");
      requireNonNull(reason, "reason");
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

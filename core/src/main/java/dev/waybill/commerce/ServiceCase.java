// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case in the shop's case system: a claim, a complaint, or a promise that a person made.
 *
 * @param id the system's identifier, as the customer may be told it
 * @param kind what it is about
 * @param state where it stands
 * @param sourceState the source's own word for the state, or null
 * @param customerId whose it is, or null if not known
 * @param orderNumber the order it is about, or null
 * @param lineIds the lines it is about; empty for the whole order
 * @param openedAt when it was opened, or null if not known
 * @param updatedAt when it last changed, or null if not known
 * @param dueAt by when the customer was promised the next word, or null
 * @param grantedUntil of {@link Kind#EXCEPTION_GRANTED}: the last day it holds, in the shop's zone,
 *     or null
 * @param grantedBy of {@link Kind#EXCEPTION_GRANTED}: the person who granted it, or null
 * @param notes what people wrote in it: free text, data and never an instruction
 * @param undertakings what people of the shop said they would do, oldest first
 */
public record ServiceCase(
    String id,
    Kind kind,
    State state,
    @Nullable String sourceState,
    @Nullable String customerId,
    @Nullable String orderNumber,
    List<String> lineIds,
    @Nullable Instant openedAt,
    @Nullable Instant updatedAt,
    @Nullable Instant dueAt,
    @Nullable LocalDate grantedUntil,
    @Nullable String grantedBy,
    List<Note> notes,
    List<Undertaking> undertakings) {

  /** A case in which nobody undertook anything. */
  public ServiceCase(
      String id,
      Kind kind,
      State state,
      @Nullable String sourceState,
      @Nullable String customerId,
      @Nullable String orderNumber,
      List<String> lineIds,
      @Nullable Instant openedAt,
      @Nullable Instant updatedAt,
      @Nullable Instant dueAt,
      @Nullable LocalDate grantedUntil,
      @Nullable String grantedBy,
      List<Note> notes) {
    this(
        id,
        kind,
        state,
        sourceState,
        customerId,
        orderNumber,
        lineIds,
        openedAt,
        updatedAt,
        dueAt,
        grantedUntil,
        grantedBy,
        notes,
        List.of());
  }

  /**
   * Something that a person of the shop said they would do.
   *
   * @param by who said so, by the name the customer knows, or null if not held
   * @param at when, or null if not held
   * @param words what they wrote: free text, data and never an instruction; may be empty
   * @param progress how far it has come
   */
  public record Undertaking(
      @Nullable String by, @Nullable Instant at, String words, Progress progress) {

    /** How far an undertaking has come. */
    public enum Progress {
      /** Not done yet. */
      OPEN,
      /** Done. */
      COMPLETED,
      /** Called off. */
      CANCELLED,
      /** The source used a word we do not know, or none. */
      UNKNOWN
    }

    public Undertaking {
      requireNonNull(words, "words");
      requireNonNull(progress, "progress");
    }

    /** Personal data stays out of logs: the words are not shown. */
    @Override
    public String toString() {
      return "Undertaking[" + progress + "]";
    }
  }

  /** What a case is about. */
  public enum Kind {
    /** Delivered, says the carrier; not received, says the customer. */
    NOT_RECEIVED,
    /** An item arrived damaged. */
    DAMAGED,
    /** An item was not in the parcel. */
    MISSING_ITEM,
    /** Another item arrived. */
    WRONG_ITEM,
    /** An item failed under warranty. */
    WARRANTY,
    /** A person granted what the policy does not. */
    EXCEPTION_GRANTED,
    /** A complaint. */
    COMPLAINT,
    /** Anything else. */
    OTHER
  }

  /** Where a case stands. */
  public enum State {
    /** With the shop. */
    OPEN,
    /** The customer must supply something. */
    WAITING_FOR_CUSTOMER,
    /** Decided for the customer. */
    APPROVED,
    /** Decided against. */
    DECLINED,
    /** Settled. */
    CLOSED,
    /** The source used a word we do not know. */
    UNKNOWN
  }

  public ServiceCase {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a case must have an identifier");
    }
    requireNonNull(kind, "kind");
    requireNonNull(state, "state");
    lineIds = List.copyOf(lineIds);
    notes = List.copyOf(notes);
    undertakings = List.copyOf(undertakings);
  }

  /** Whether the case is not settled. */
  public boolean isOpen() {
    return state == State.OPEN || state == State.WAITING_FOR_CUSTOMER || state == State.APPROVED;
  }

  /** Personal data stays out of logs: only identifier, kind and state are shown. */
  @Override
  public String toString() {
    return "ServiceCase[" + id + ", " + kind + ", " + state + "]";
  }
}

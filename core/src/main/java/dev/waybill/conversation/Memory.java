// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation carries from turn to turn, so that the customer never starts over.
 *
 * @param focus the numbers of the orders last talked about; empty at first
 * @param matched the numbers of the orders the customer has shown to be theirs, by number, e-mail
 *     and postal code together
 * @param proof what the customer has given so far to show that an order is theirs
 * @param failedMatches when such a try failed, oldest first
 * @param questionsInARow how many questions the agent has asked since it last answered
 * @param task what the customer and the agent are in the middle of, or null
 * @param held that a person has the case, or null
 * @param proving how far the customer has come in showing who they are by a code
 */
public record Memory(
    List<String> focus,
    Set<String> matched,
    Proof proof,
    List<Instant> failedMatches,
    int questionsInARow,
    @Nullable Task task,
    @Nullable Held held,
    Proving proving) {

  /**
   * That a person has the case.
   *
   * @param reason why
   * @param reference the ticket, as the customer was told it
   * @param since when
   */
  public record Held(HandoffReason reason, String reference, Instant since) {
    public Held {
      requireNonNull(reason, "reason");
      requireNonNull(reference, "reference");
      requireNonNull(since, "since");
    }
  }

  /** A memory of a conversation that nobody else has. */
  public Memory(
      List<String> focus,
      Set<String> matched,
      Proof proof,
      List<Instant> failedMatches,
      int questionsInARow,
      @Nullable Task task) {
    this(focus, matched, proof, failedMatches, questionsInARow, task, null, Proving.none());
  }

  /** A memory of a conversation that is in the middle of nothing. */
  public Memory(
      List<String> focus,
      Set<String> matched,
      Proof proof,
      List<Instant> failedMatches,
      int questionsInARow) {
    this(focus, matched, proof, failedMatches, questionsInARow, null);
  }

  /**
   * What shows that an order is a customer's, all of it together; it may come in several messages.
   *
   * @param orderNumber the order's number, or null
   * @param email the e-mail address, or null
   * @param postalCode the postal code, or null
   */
  public record Proof(
      @Nullable String orderNumber, @Nullable String email, @Nullable String postalCode) {

    /** Nothing yet. */
    public static Proof none() {
      return new Proof(null, null, null);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Proof[...]";
    }
  }

  public Memory {
    focus = List.copyOf(focus);
    matched = Set.copyOf(matched);
    requireNonNull(proof, "proof");
    requireNonNull(proving, "proving");
    failedMatches = List.copyOf(failedMatches);
    if (questionsInARow < 0) {
      throw new IllegalArgumentException(
          "questionsInARow must not be negative: " + questionsInARow);
    }
  }

  /** The same memory, in the middle of something else, or of nothing. */
  public Memory doing(@Nullable Task other) {
    return new Memory(focus, matched, proof, failedMatches, questionsInARow, other, held, proving);
  }

  /** The memory of a conversation that has not begun. */
  public static Memory empty() {
    return new Memory(List.of(), Set.of(), Proof.none(), List.of(), 0);
  }

  /**
   * This memory with what another process has recorded since it was read: an order that was matched
   * stays matched, and a failed match stays counted.
   */
  public Memory with(Memory other) {
    Set<String> bothMatched = new LinkedHashSet<>(matched);
    bothMatched.addAll(other.matched());
    List<Instant> missed = new ArrayList<>(other.failedMatches());
    failedMatches.forEach(missed::remove);
    List<Instant> all = new ArrayList<>(failedMatches);
    all.addAll(missed);
    all.sort(Comparator.naturalOrder());
    return new Memory(
        focus,
        bothMatched,
        proof,
        all,
        questionsInARow,
        task,
        held,
        proving.wrong() < other.proving().wrong() ? other.proving() : proving);
  }
}

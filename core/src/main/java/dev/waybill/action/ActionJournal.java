// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was intended and what became of it, written down before anything is done. With it a process
 * that ends at any line can be followed by another that neither does an action twice nor loses one.
 *
 * <p>The way of an entry: {@code INTENDED}, then {@code DONE}, {@code FAILED} or {@code UNKNOWN};
 * from {@code UNKNOWN} to {@code DONE} or {@code FAILED} once it was read what happened; from a
 * settled {@code FAILED} to {@code INTENDED} if it is tried again. An entry is settled when the
 * policy's ledger agrees with it.
 *
 * <p>Every method is atomic, and what it wrote is still there after a crash as far as the
 * implementation promises. Saying the same twice is saying it once. Safe for use by many threads
 * and, if the journal is shared, by many processes.
 *
 * <p>An implementation throws {@link IllegalStateException} if the journal cannot be reached, or if
 * a step is not on the way of an entry; the message holds no personal data.
 */
public interface ActionJournal {

  /** Where an action stands. */
  enum State {
    /** It may be done at any moment, or may have been. */
    INTENDED,
    /** It was done. */
    DONE,
    /** It was not done, and will not be unless it is intended again. */
    FAILED,
    /** It was begun, and no answer came. */
    UNKNOWN
  }

  /**
   * One action.
   *
   * @param key the action's key
   * @param conversationId the conversation it was asked for in
   * @param action the action's name
   * @param fingerprint the SHA-256 of conversation, action and arguments: a key stands for one
   *     action only
   * @param state where it stands
   * @param due by when whoever intends it has an answer or gives up
   * @param receipt the receipt; null unless it is done
   * @param settled whether the policy's ledger agrees
   */
  record Entry(
      String key,
      String conversationId,
      String action,
      String fingerprint,
      State state,
      Instant due,
      @Nullable Receipt receipt,
      boolean settled) {
    public Entry {
      requireNonNull(key, "key");
      requireNonNull(conversationId, "conversationId");
      requireNonNull(action, "action");
      requireNonNull(fingerprint, "fingerprint");
      requireNonNull(state, "state");
      requireNonNull(due, "due");
      if ((state == State.DONE) != (receipt != null)) {
        throw new IllegalArgumentException("an action has a receipt if, and only if, it is done");
      }
    }

    /** An entry for an action that is about to be done. */
    public static Entry intended(
        String key, String conversationId, String action, String fingerprint, Instant due) {
      return new Entry(key, conversationId, action, fingerprint, State.INTENDED, due, null, false);
    }

    /**
     * This entry after a step.
     *
     * @throws IllegalStateException if the step is not on the way of an entry
     */
    public Entry to(State next, @Nullable Receipt proof) {
      boolean closed = state == State.DONE || state == State.FAILED;
      if (closed && next == state) {
        return this;
      }
      if (closed || next == State.INTENDED) {
        throw new IllegalStateException("an action that is " + state + " cannot become " + next);
      }
      return new Entry(key, conversationId, action, fingerprint, next, due, proof, false);
    }

    /**
     * This entry, settled.
     *
     * @throws IllegalStateException if it is neither done nor failed
     */
    public Entry settle() {
      if (state != State.DONE && state != State.FAILED) {
        throw new IllegalStateException("an action that is " + state + " cannot be settled");
      }
      return new Entry(key, conversationId, action, fingerprint, state, due, receipt, true);
    }
  }

  /**
   * Reads an entry.
   *
   * @param key the action's key
   * @return the entry, or empty if nothing was ever intended under the key
   */
  Optional<Entry> find(String key);

  /**
   * Writes down that an action is about to be done.
   *
   * @param entry the action, {@code INTENDED}
   * @return whether it was written: false if the key has an entry that is not a settled {@code
   *     FAILED}, which is then left as it is
   */
  boolean intend(Entry entry);

  /**
   * Writes down that it was done.
   *
   * @param key the action's key
   * @param receipt the proof
   */
  void done(String key, Receipt receipt);

  /**
   * Writes down that it was certainly not done.
   *
   * @param key the action's key
   */
  void failed(String key);

  /**
   * Writes down that nobody knows.
   *
   * @param key the action's key
   */
  void unknown(String key);

  /**
   * Writes down that the policy's ledger agrees with the entry, which is {@code DONE} or {@code
   * FAILED}.
   *
   * @param key the action's key
   */
  void settled(String key);

  /**
   * Reads all entries that are not settled, in no order.
   *
   * @return the entries
   */
  List<Entry> open();
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.connector.Deadline;
import dev.waybill.policy.value.Value;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A side effect in a system of record: a refund, a cancellation, a ticket. Only the {@link
 * ActionGate} calls it. Safe for use by many threads.
 */
public interface Act {

  /**
   * Does it.
   *
   * @param arguments the arguments as they were decided, confirmed and approved
   * @param idempotencyKey the same for every try of this action; an implementation passes it on, so
   *     that the system of record refuses a second one
   * @param deadline by when to return; the gate waits no longer and takes the outcome as unknown
   * @return the system's receipt
   * @throws NotDoneException if it is certain that nothing was done and nothing will be. Any other
   *     exception means that nobody knows
   */
  Receipt perform(Map<String, Value> arguments, String idempotencyKey, Deadline deadline)
      throws NotDoneException;

  /**
   * Reads whether it was done. Called before an action of unknown outcome is tried again; changes
   * nothing.
   *
   * @param idempotencyKey the key it was tried with
   * @param deadline by when to return
   * @return what the system of record says; an exception counts as {@link Finding.CannotTell}
   */
  Finding reconcile(String idempotencyKey, Deadline deadline);

  /** What a system of record says of an action. */
  sealed interface Finding {

    /**
     * Handles every case.
     *
     * @param <R> what all give
     * @return what the fitting function gave
     */
    <R> R fold(Function<Receipt, R> happened, Supplier<R> didNotHappen, Supplier<R> cannotTell);

    /** It was done. */
    record Happened(Receipt receipt) implements Finding {
      public Happened {
        requireNonNull(receipt, "receipt");
      }

      @Override
      public <R> R fold(
          Function<Receipt, R> happened, Supplier<R> didNotHappen, Supplier<R> cannotTell) {
        return happened.apply(receipt);
      }
    }

    /**
     * It was not done, and the try that was made cannot be done any more; or a second try with the
     * same key is harmless.
     */
    record DidNotHappen() implements Finding {
      @Override
      public <R> R fold(
          Function<Receipt, R> happened, Supplier<R> didNotHappen, Supplier<R> cannotTell) {
        return didNotHappen.get();
      }
    }

    /** The system does not answer, or cannot tell yet. */
    record CannotTell() implements Finding {
      @Override
      public <R> R fold(
          Function<Receipt, R> happened, Supplier<R> didNotHappen, Supplier<R> cannotTell) {
        return cannotTell.get();
      }
    }
  }
}

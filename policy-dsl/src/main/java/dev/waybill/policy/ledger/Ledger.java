// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.ledger;

import java.time.Instant;
import java.util.List;

/**
 * The record of actions done, and of those about to be done. Reservations count from the moment
 * they are made, so that several requests at once cannot go over a limit together.
 *
 * <p>A ledger knows no rules: it stores what was done, for whom and when, and answers questions
 * about it. So a new version of a policy finds the whole history.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface Ledger {

  /**
   * Counts what was done or is reserved.
   *
   * @param query what to count
   * @return the count and the total; zero if there is nothing
   * @throws LedgerUnavailableException if it cannot be told now
   */
  Usage usage(Query query);

  /**
   * Reserves one action, if every limit holds with it. All or nothing, and atomic with respect to
   * other reservations.
   *
   * @param entry the action; an entry with an id that is already there is not stored again: the
   *     answer is what the first one got
   * @param limits the limits that must hold
   * @return whether it is reserved, or which limits would be exceeded
   * @throws IllegalArgumentException if the entry that has this id already is of another action or
   *     has other amounts: no limit was held against these
   * @throws LedgerUnavailableException if it cannot be told now; nothing is reserved then, or a
   *     second call with the same id finds it
   */
  Reservation reserve(Entry entry, List<LimitCheck> limits);

  /**
   * Says that a reserved action was done. Does nothing if that was said before.
   *
   * @param id the entry's id
   * @throws IllegalStateException if there is no such reservation
   * @throws LedgerUnavailableException if it cannot be stored now
   */
  void commit(String id);

  /**
   * Says that a reserved action was not done and will not be. Does nothing if there is no such
   * reservation.
   *
   * @param id the entry's id
   * @throws IllegalStateException if it was already committed
   * @throws LedgerUnavailableException if it cannot be stored now
   */
  void release(String id);

  /**
   * A limit and its bound.
   *
   * @param rule the rule's name
   * @param query what is counted, without the entry itself
   * @param bound the greatest count, or total in the units of the argument, with the entry itself
   */
  record LimitCheck(String rule, Query query, long bound) {}

  /** What became of a reservation. */
  sealed interface Reservation {

    /**
     * Reserved.
     *
     * @param id the entry's id
     * @param at the time of the entry
     */
    record Reserved(String id, Instant at) implements Reservation {}

    /**
     * Not reserved: some limits would be exceeded.
     *
     * @param rules the rules' names, in the order they were given
     */
    record Exceeded(List<String> rules) implements Reservation {
      public Exceeded {
        rules = List.copyOf(rules);
      }
    }
  }

  /**
   * How much was done.
   *
   * @param count how often
   * @param total the sum of the argument asked for; 0 if none was
   */
  record Usage(long count, long total) {}
}

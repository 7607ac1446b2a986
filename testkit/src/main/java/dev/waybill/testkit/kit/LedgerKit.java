// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.ledger.Ledger.LimitCheck;
import dev.waybill.policy.ledger.Ledger.Reservation;
import dev.waybill.policy.ledger.Ledger.Usage;
import dev.waybill.policy.ledger.LedgerUnavailableException;
import dev.waybill.policy.ledger.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The rules of {@link Ledger}. To try a ledger, extend it:
 *
 * <pre>{@code
 * class JdbcLedgerTest extends LedgerKit {
 *   private final TestDatabase database = TestDatabase.create();
 *
 *   @Override
 *   protected Ledger ledger() {
 *     return new JdbcLedger(database.emptied());
 *   }
 *
 *   @Override
 *   protected Ledger reopen() {
 *     return new JdbcLedger(database.dataSource());
 *   }
 *
 *   @Override
 *   protected Ledger unreachable() {
 *     return new JdbcLedger(TestDatabase.refusing());
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence.
 */
public abstract class LedgerKit {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String CUSTOMER = "C1";
  private static final Query REFUNDS = refunds(CUSTOMER, null);

  /** A ledger with nothing in it. Asked for once in a test. */
  protected abstract Ledger ledger();

  /**
   * Another ledger over what the one of {@link #ledger()} keeps, as after a restart. To be
   * overridden if it outlives the process.
   */
  protected Ledger reopen() {
    throw Untried.abort("override reopen() and give a second ledger over the same store");
  }

  /** A ledger whose store cannot be reached. To be overridden if that can happen. */
  protected Ledger unreachable() {
    throw Untried.abort("override unreachable() and give a ledger whose store does not answer");
  }

  private static Entry refund(String id, String customer, long cents, Instant at) {
    return new Entry(id, "refund", Map.of("customer", customer), Map.of("amount", cents), at);
  }

  private static Entry refund(String id, long cents) {
    return refund(id, CUSTOMER, cents, NOW);
  }

  private static Query refunds(String customer, @Nullable Instant after) {
    return new Query(Set.of("refund"), "customer", customer, after, "amount");
  }

  private static LimitCheck budget(long bound) {
    return new LimitCheck("budget", REFUNDS, bound);
  }

  private static LimitCheck times(long bound) {
    return new LimitCheck(
        "times", new Query(Set.of("refund"), "customer", CUSTOMER, null, null), bound);
  }

  private static void reserve(Ledger ledger, Entry entry) {
    assertThat(ledger.reserve(entry, List.of()))
        .as("reserve() without limits must reserve, and give the entry's id and time")
        .isEqualTo(new Reservation.Reserved(entry.id(), entry.at()));
  }

  /** A ledger in which nothing was ever reserved counts nothing. */
  @Test
  public final void anEmptyLedgerHasNothing() {
    assertThat(ledger().usage(REFUNDS))
        .as(
            "usage() of an empty ledger must be a count and a total of 0, neither null nor a"
                + " failure")
        .isEqualTo(new Usage(0, 0));
  }

  /**
   * What is reserved counts from that moment, as what is committed does; what is released does not.
   * So requests that run at once see each other.
   */
  @Test
  public final void reservationsAndCommitsCountAndReleasesDoNot() {
    Ledger ledger = ledger();
    reserve(ledger, refund("a", 100));
    reserve(ledger, refund("b", 20));
    reserve(ledger, refund("c", 3));
    ledger.commit("a");
    ledger.release("b");
    assertThat(ledger.usage(REFUNDS))
        .as(
            "usage() must count what is reserved and what is committed, and not what was released:"
                + " of 100 committed, 20 released and 3 reserved 103 are left")
        .isEqualTo(new Usage(2, 103));
  }

  /** Entries of other actions, of other counters and of others' keys are not counted. */
  @Test
  public final void onlyTheActionsAndTheKeyAskedForCount() {
    Ledger ledger = ledger();
    reserve(ledger, refund("a", 1));
    reserve(ledger, refund("b", "C2", 10, NOW));
    reserve(
        ledger,
        new Entry(
            "c",
            "store_credit",
            Map.of("customer", CUSTOMER, "order", "N7"),
            Map.of("amount", 100L),
            NOW));
    String demand =
        "usage() must count the actions of the query, for its counter and its key: each of them is"
            + " a condition";
    assertThat(ledger.usage(REFUNDS)).as(demand).isEqualTo(new Usage(1, 1));
    assertThat(ledger.usage(query(Set.of("refund", "store_credit"), "customer", CUSTOMER)))
        .as(demand)
        .isEqualTo(new Usage(2, 101));
    assertThat(ledger.usage(query(Set.of("store_credit"), "order", "N7")))
        .as("an entry must count for every one of its keys")
        .isEqualTo(new Usage(1, 100));
    assertThat(ledger.usage(query(Set.of("store_credit"), "order", CUSTOMER)))
        .as(demand)
        .isEqualTo(new Usage(0, 0));
  }

  private static Query query(Set<String> actions, String counter, String key) {
    return new Query(actions, counter, key, null, "amount");
  }

  /** Without an argument to add up, entries are counted and the total is 0. */
  @Test
  public final void aQueryWithoutATotalOnlyCounts() {
    Ledger ledger = ledger();
    reserve(ledger, refund("a", 100));
    assertThat(ledger.usage(times(1).query()))
        .as("usage() of a query whose total is null must have the count, and a total of 0")
        .isEqualTo(new Usage(1, 0));
  }

  /** A window begins after its start: an entry at the very start is outside, to the microsecond. */
  @Test
  public final void theStartOfAWindowIsOutsideIt() {
    Ledger ledger = ledger();
    Instant start = NOW.minusSeconds(60);
    reserve(ledger, refund("before", CUSTOMER, 1, start.minus(1, ChronoUnit.MICROS)));
    reserve(ledger, refund("at", CUSTOMER, 10, start));
    reserve(ledger, refund("after", CUSTOMER, 100, start.plus(1, ChronoUnit.MICROS)));
    reserve(ledger, refund("now", CUSTOMER, 1_000, NOW));
    assertThat(ledger.usage(refunds(CUSTOMER, start)))
        .as(
            "usage() must count what is later than query.after(), not what is at it, and keep the"
                + " time of an entry to the microsecond")
        .isEqualTo(new Usage(2, 1_100));
  }

  /** A reservation that breaks a limit is refused whole, and every broken rule is named. */
  @Test
  public final void aReservationAboveALimitIsRefusedWholeAndNamesTheRules() {
    Ledger ledger = ledger();
    assertThat(ledger.reserve(refund("a", 100), List.of(budget(100), times(1))))
        .as("reserve() must let through what reaches a bound exactly")
        .isEqualTo(new Reservation.Reserved("a", NOW));
    String demand =
        "reserve() above a limit must give Exceeded with the names of all limits that do not hold,"
            + " in their order, and no other";
    assertThat(ledger.reserve(refund("b", 1), List.of(budget(100), times(1))))
        .as(demand)
        .isEqualTo(new Reservation.Exceeded(List.of("budget", "times")));
    assertThat(ledger.reserve(refund("b", 1), List.of(budget(101), times(1))))
        .as(demand)
        .isEqualTo(new Reservation.Exceeded(List.of("times")));
    assertThat(ledger.usage(REFUNDS))
        .as("what was refused must not count: reserve all or nothing")
        .isEqualTo(new Usage(1, 100));
  }

  /** Amounts are exact: no floating-point number, no 32 bits. */
  @Test
  public final void amountsAreExact() {
    Ledger ledger = ledger();
    long large = 9_007_199_254_740_997L;
    reserve(ledger, refund("a", large));
    reserve(ledger, refund("b", -2));
    assertThat(ledger.usage(REFUNDS).total())
        .as("a total must be exact in 64 bits: keep and add amounts as whole numbers (bigint)")
        .isEqualTo(large - 2);
  }

  /** A sum that does not fit into 64 bits does not begin again at the other end. */
  @Test
  public final void aTotalOutOfRangeStaysExceeded() {
    Ledger ledger = ledger();
    reserve(ledger, refund("a", Long.MAX_VALUE));
    assertThat(ledger.reserve(refund("b", Long.MAX_VALUE), List.of(budget(Long.MAX_VALUE - 1))))
        .as(
            "reserve() must give Exceeded if the sum leaves the range of 64 bits: an overflow must"
                + " not open a limit")
        .isEqualTo(new Reservation.Exceeded(List.of("budget")));
  }

  /** An action that is tried again has its first reservation, though the limit is reached now. */
  @Test
  public final void theSameIdIsStoredOnceAndGetsTheFirstAnswer() {
    Ledger ledger = ledger();
    ledger.reserve(refund("a", 100), List.of(budget(100)));
    for (String state : List.of("reserved", "committed")) {
      assertThat(
              ledger.reserve(refund("a", CUSTOMER, 100, NOW.plusSeconds(5)), List.of(budget(100))))
          .as(
              "reserve() of an id that is "
                  + state
                  + " already must give Reserved with the time of the first entry, and hold no"
                  + " limit against it again")
          .isEqualTo(new Reservation.Reserved("a", NOW));
      ledger.commit("a");
    }
    assertThat(ledger.usage(REFUNDS))
        .as("an id that is reserved twice must count once")
        .isEqualTo(new Usage(1, 100));
  }

  /** An id stands for one action: no limit was held against another action or other amounts. */
  @Test
  public final void anIdIsNotGoodForAnotherActionOrOtherAmounts() {
    Ledger ledger = ledger();
    reserve(ledger, refund("a", 100));
    Entry credit =
        new Entry("a", "store_credit", Map.of("customer", CUSTOMER), Map.of("amount", 100L), NOW);
    for (Entry other : List.of(refund("a", 101), credit)) {
      Thrown.by(
          () -> ledger.reserve(other, List.of()),
          IllegalArgumentException.class,
          "reserve() of an id that stands for another action or other amounts must throw"
              + " IllegalArgumentException, and store nothing");
    }
    assertThat(ledger.usage(REFUNDS))
        .as("the first entry must stay as it was")
        .isEqualTo(new Usage(1, 100));
  }

  /** Saying twice that something was done, or was not done, is saying it once. */
  @Test
  public final void committingAndReleasingTwiceIsFine() {
    Ledger ledger = ledger();
    reserve(ledger, refund("a", 1));
    reserve(ledger, refund("b", 1));
    quietly("commit() a second time", () -> ledger.commit("a"), () -> ledger.commit("a"));
    quietly("release() a second time", () -> ledger.release("b"), () -> ledger.release("b"));
    quietly("release() of an id never reserved", () -> ledger.release("never reserved"));
    assertThat(ledger.usage(REFUNDS))
        .as("a second commit or release must change nothing")
        .isEqualTo(new Usage(1, 1));
  }

  private static void quietly(String what, Runnable... calls) {
    for (Runnable call : calls) {
      try {
        call.run();
      } catch (RuntimeException e) {
        throw new AssertionError(what + " must do nothing and throw nothing, but threw " + e, e);
      }
    }
  }

  /**
   * What was never reserved, or was released, cannot be committed: no limit was held against it.
   */
  @Test
  public final void whatIsNotReservedCannotBeCommitted() {
    Ledger ledger = ledger();
    reserve(ledger, refund("released", 1));
    ledger.release("released");
    for (String id : List.of("never", "released")) {
      Thrown.by(
          () -> ledger.commit(id),
          IllegalStateException.class,
          "commit() of an id that is not reserved must throw IllegalStateException");
    }
    assertThat(ledger.usage(REFUNDS))
        .as("a commit that is refused must count nothing")
        .isEqualTo(new Usage(0, 0));
  }

  /** What was done stays counted. */
  @Test
  public final void whatWasDoneCannotBeReleased() {
    Ledger ledger = ledger();
    reserve(ledger, refund("a", 1));
    ledger.commit("a");
    Thrown.by(
        () -> ledger.release("a"),
        IllegalStateException.class,
        "release() of what was committed must throw IllegalStateException, and keep it");
    assertThat(ledger.usage(REFUNDS))
        .as("what was committed must stay counted")
        .isEqualTo(new Usage(1, 1));
  }

  /** What was released is free for another action, and the id may be reserved again. */
  @Test
  public final void aReleasedReservationIsFreeForAnother() {
    Ledger ledger = ledger();
    String demand = "what was released must be free again, its amount as well as its id";
    ledger.reserve(refund("a", 100), List.of(budget(100)));
    ledger.release("a");
    assertThat(ledger.reserve(refund("b", 100), List.of(budget(100))))
        .as(demand)
        .isEqualTo(new Reservation.Reserved("b", NOW));
    ledger.release("b");
    assertThat(ledger.reserve(refund("a", CUSTOMER, 40, NOW.plusSeconds(1)), List.of(budget(100))))
        .as(demand)
        .isEqualTo(new Reservation.Reserved("a", NOW.plusSeconds(1)));
  }

  /** Ids and keys that differ in case, spaces or accents are different ones. */
  @Test
  public final void idsAndKeysAreComparedExactly() {
    Ledger ledger = ledger();
    List<String> alike = ExactNames.ALIKE;
    for (String name : alike) {
      reserve(ledger, refund(name, name, 1, NOW));
    }
    for (String name : alike) {
      assertThat(ledger.usage(refunds(name, null)))
          .as(ExactNames.demand("ids and keys of a ledger"))
          .isEqualTo(new Usage(1, 1));
    }
  }

  /** Many threads that reserve, commit and release at once never go over a limit together. */
  @Test
  public final void manyAtOnceNeverSpendMoreThanTheBudgetTogether() {
    Ledger ledger = ledger();
    long bound = 200_000;
    int each = 50;
    String demand =
        "requests at once must not go over a limit together: check the limits and store the entry"
            + " in one step that no other reservation can come between";
    List<Long> spent =
        AtOnce.call(
            demand,
            16,
            thread ->
                () -> {
                  long mine = 0;
                  for (int i = 0; i < each; i++) {
                    String id = thread + "-" + i;
                    long cents = 1_000 + 7L * i;
                    Reservation reservation =
                        ledger.reserve(refund(id, cents), List.of(budget(bound)));
                    assertThat(ledger.usage(REFUNDS).total()).as(demand).isLessThanOrEqualTo(bound);
                    if (reservation instanceof Reservation.Reserved && i % 3 == 0) {
                      ledger.release(id);
                    } else if (reservation instanceof Reservation.Reserved) {
                      ledger.commit(id);
                      mine += cents;
                    }
                  }
                  return mine;
                });
    long sum = spent.stream().mapToLong(Long::longValue).sum();
    assertThat(ledger.usage(REFUNDS).total())
        .as("the total must be what was reserved and committed, none lost: " + demand)
        .isEqualTo(sum);
    assertThat(sum).as("the budget must be usable to its end").isGreaterThan(bound - 10_000);
  }

  /** One id that many processes reserve at once is one entry, and all get the same answer. */
  @Test
  public final void manyAtOnceWithOneIdAreOne() {
    Ledger ledger = ledger();
    String demand =
        "an id that many reserve at once must be stored once and be Reserved with one time for all"
            + " of them: let the store refuse a second row, and read the first then";
    for (int round = 0; round < 20; round++) {
      String id = "r" + round;
      String customer = "C" + round;
      List<Reservation> answers =
          AtOnce.call(
              demand,
              AtOnce.THREADS,
              thread ->
                  () ->
                      ledger.reserve(refund(id, customer, 10, NOW.plusSeconds(thread)), List.of()));
      Set<Reservation> different = answers.stream().collect(Collectors.toSet());
      assertThat(different).as(demand).hasSize(1);
      assertThat(answers.get(0)).as(demand).isInstanceOf(Reservation.Reserved.class);
      assertThat(ledger.usage(refunds(customer, null))).as(demand).isEqualTo(new Usage(1, 10));
    }
  }

  /** Windows are spans of time: the JVM's default zone and locale change nothing. */
  @Test
  @ResourceLock(Resources.TIME_ZONE)
  @ResourceLock(Resources.LOCALE)
  public final void theJvmsZoneAndLocaleChangeNothing() {
    Ledger ledger = ledger();
    reserve(ledger, refund("I-1", "CUSTOMER-I1", 5, NOW));
    OtherDefaults.each(
        () -> {
          assertThat(ledger.usage(refunds("CUSTOMER-I1", NOW.minusSeconds(1))))
              .as("usage() of a window of one second that holds the entry")
              .isEqualTo(new Usage(1, 5));
          assertThat(ledger.usage(refunds("CUSTOMER-I1", NOW)))
              .as("usage() of a window that begins at the entry")
              .isEqualTo(new Usage(0, 0));
        });
  }

  /** After a restart everything counts as before, and what was reserved can be closed. */
  @Test
  public final void aReopenedLedgerRemembers() {
    Ledger before = ledger();
    reserve(before, refund("done", 100));
    before.commit("done");
    reserve(before, refund("open", 20));
    Ledger after = reopen();
    String demand =
        "a ledger that was opened again must hold every reservation and every commit: store each"
            + " before the call returns";
    assertThat(after.usage(REFUNDS)).as(demand).isEqualTo(new Usage(2, 120));
    assertThat(after.reserve(refund("done", 100), List.of(budget(1))))
        .as(demand)
        .isEqualTo(new Reservation.Reserved("done", NOW));
    Thrown.by(() -> after.release("done"), IllegalStateException.class, demand);
    after.release("open");
    assertThat(after.usage(REFUNDS)).as(demand).isEqualTo(new Usage(1, 100));
  }

  /** A ledger that cannot be read counts nothing as 0: the policy takes the count as unknown. */
  @Test
  public final void anUnreachableLedgerSaysSo() {
    Ledger ledger = unreachable();
    String customer = "maya.lindqvist@example.com";
    new Unreachable(LedgerUnavailableException.class, List.of(customer))
        .check("usage()", () -> ledger.usage(refunds(customer, null)))
        .check("reserve()", () -> ledger.reserve(refund("a", customer, 1, NOW), List.of()))
        .check("commit()", () -> ledger.commit("a"))
        .check("release()", () -> ledger.release("a"));
  }
}

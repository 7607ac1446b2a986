// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.ledger.LedgerUnavailableException;
import dev.waybill.policy.ledger.Query;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link LedgerKit} is kept by an honest ledger and broken by some other. */
class LedgerKitTrialTest {

  private final KitTrial<LedgerKit> trial = new KitTrial<>(LedgerKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("a ledger that outlives its process", () -> kit(honest -> honest));
    counting();
    limits();
    closing();
    manyAtOnce();
    surroundings();
    return trial.tests();
  }

  private void counting() {
    usage(
        "anEmptyLedgerHasNothing",
        "counts one where there is none",
        "a count and a total of 0",
        usage -> new Ledger.Usage(Math.max(1, usage.count()), usage.total()));
    broken(
        "reservationsAndCommitsCountAndReleasesDoNot",
        "counts what was released",
        "not what was released",
        held ->
            new ForwardingLedger(held) {
              @Override
              public void release(String id) {}
            });
    broken(
        "reservationsAndCommitsCountAndReleasesDoNot",
        "counts what is reserved only once it is committed",
        "must count what is reserved",
        LateLedger::new);
    query(
        "onlyTheActionsAndTheKeyAskedForCount",
        "counts every action",
        "each of them is a condition",
        query ->
            new Query(
                Set.of("refund", "store_credit"),
                query.counter(),
                query.key(),
                query.after(),
                query.total()));
    query(
        "aQueryWithoutATotalOnlyCounts",
        "adds up what was not asked for",
        "a total of 0",
        query -> new Query(query.actions(), query.counter(), query.key(), query.after(), "amount"));
    query(
        "theStartOfAWindowIsOutsideIt",
        "counts what is at the start of the window",
        "not what is at it",
        query -> after(query, before -> before.minus(1, ChronoUnit.MICROS)));
    entry(
        "theStartOfAWindowIsOutsideIt",
        "keeps times to the millisecond",
        "to the microsecond",
        entry ->
            new Entry(
                entry.id(),
                entry.action(),
                entry.keys(),
                entry.amounts(),
                entry.at().truncatedTo(ChronoUnit.MILLIS)));
    usage(
        "amountsAreExact",
        "adds up in floating point",
        "whole numbers (bigint)",
        usage -> new Ledger.Usage(usage.count(), (long) (double) usage.total()));
    entry(
        "idsAndKeysAreComparedExactly",
        "takes small letters and capitals for the same",
        "a binary collation",
        LedgerKitTrialTest::inSmallLetters);
  }

  private static Entry inSmallLetters(Entry entry) {
    return new Entry(
        entry.id().toLowerCase(Locale.ROOT),
        entry.action(),
        entry.keys().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, key -> key.getValue().toLowerCase(Locale.ROOT))),
        entry.amounts(),
        entry.at());
  }

  private void limits() {
    reserving(
        "aReservationAboveALimitIsRefusedWholeAndNamesTheRules",
        "names the first rule only",
        "the names of all limits",
        (held, entry, limits) ->
            held.reserve(entry, limits) instanceof Ledger.Reservation.Exceeded exceeded
                ? new Ledger.Reservation.Exceeded(exceeded.rules().subList(0, 1))
                : held.reserve(entry, limits));
    reserving(
        "aReservationAboveALimitIsRefusedWholeAndNamesTheRules",
        "stops below the bound",
        "what reaches a bound exactly",
        (held, entry, limits) ->
            held.reserve(entry, limits.stream().map(l -> tighter(l)).toList()));
    reserving(
        "aTotalOutOfRangeStaysExceeded",
        "lets the sum overflow",
        "an overflow must not open a limit",
        (held, entry, limits) -> {
          for (Ledger.LimitCheck limit : limits) {
            long sum =
                held.usage(limit.query()).total() + entry.amounts().getOrDefault("amount", 0L);
            if (sum > limit.bound()) {
              return new Ledger.Reservation.Exceeded(List.of(limit.rule()));
            }
          }
          return held.reserve(entry, List.of());
        });
    reserving(
        "theSameIdIsStoredOnceAndGetsTheFirstAnswer",
        "holds the limits against an action that is tried again",
        "hold no limit against it again",
        (held, entry, limits) -> {
          Ledger.Reservation checked =
              held.reserve(
                  new Entry("trial", entry.action(), entry.keys(), entry.amounts(), entry.at()),
                  limits);
          if (checked instanceof Ledger.Reservation.Exceeded) {
            return checked;
          }
          held.release("trial");
          return held.reserve(entry, List.of());
        });
    reserving(
        "anIdIsNotGoodForAnotherActionOrOtherAmounts",
        "takes an id for granted",
        "must throw IllegalArgumentException",
        (held, entry, limits) -> {
          try {
            return held.reserve(entry, limits);
          } catch (IllegalArgumentException e) {
            return new Ledger.Reservation.Reserved(entry.id(), entry.at());
          }
        });
  }

  private static Ledger.LimitCheck tighter(Ledger.LimitCheck limit) {
    return new Ledger.LimitCheck(limit.rule(), limit.query(), limit.bound() - 1);
  }

  private void closing() {
    broken(
        "committingAndReleasingTwiceIsFine",
        "throws at a second release",
        "must do nothing and throw nothing",
        held ->
            new ForwardingLedger(held) {
              private final Set<String> released = new HashSet<>();

              @Override
              public void release(String id) {
                if (!released.add(id)) {
                  throw new IllegalStateException("no row was updated");
                }
                super.release(id);
              }
            });
    broken(
        "whatIsNotReservedCannotBeCommitted",
        "commits what is not there",
        "must throw IllegalStateException",
        held ->
            new ForwardingLedger(held) {
              @Override
              public void commit(String id) {
                try {
                  super.commit(id);
                } catch (IllegalStateException noSuchRow) {
                  return;
                }
              }
            });
    broken(
        "whatWasDoneCannotBeReleased",
        "says nothing when what was done is released",
        "must throw IllegalStateException",
        held ->
            new ForwardingLedger(held) {
              @Override
              public void release(String id) {
                try {
                  super.release(id);
                } catch (IllegalStateException committed) {
                  return;
                }
              }
            });
    broken(
        "aReleasedReservationIsFreeForAnother",
        "never gives anything back",
        "must be free again",
        held ->
            new ForwardingLedger(held) {
              @Override
              public void release(String id) {}
            });
  }

  private void manyAtOnce() {
    reserving(
        "manyAtOnceNeverSpendMoreThanTheBudgetTogether",
        "checks the limits first and stores afterwards",
        "in one step",
        (held, entry, limits) -> {
          for (Ledger.LimitCheck limit : limits) {
            long sum =
                held.usage(limit.query()).total() + entry.amounts().getOrDefault("amount", 0L);
            if (sum > limit.bound()) {
              return new Ledger.Reservation.Exceeded(List.of(limit.rule()));
            }
          }
          Broken.meanwhile();
          return held.reserve(entry, List.of());
        });
    broken(
        "manyAtOnceWithOneIdAreOne",
        "looks for the id first and stores afterwards",
        "must be stored once",
        DoublingLedger::new);
  }

  private void surroundings() {
    ZoneId zone = ZoneId.systemDefault();
    query(
        "theJvmsZoneAndLocaleChangeNothing",
        "compares local times of the JVM's zone",
        "Nothing may depend on the JVM's default zone",
        query -> after(query, start -> Broken.asIfIn(zone, start)));
    trial.mutant(
        "aReopenedLedgerRemembers",
        "forgets at a restart",
        "store each before the call returns",
        () -> new Kit(held -> held, held -> new InMemoryLedger(), new ForwardingLedger.Down()));
    unreachable(
        "counts nothing while its store is down",
        "must throw LedgerUnavailableException",
        query -> new Ledger.Usage(0, 0));
    unreachable(
        "lets the driver's exception through",
        "nor the exception of a driver",
        query -> {
          throw new IllegalArgumentException("08001");
        });
    unreachable(
        "says whose count it could not read",
        "no secret and no personal data",
        query -> {
          throw new LedgerUnavailableException(
              "no count of " + query.key(), new IllegalStateException("08001"));
        });
  }

  private static Query after(Query query, UnaryOperator<Instant> change) {
    Instant start = query.after();
    return new Query(
        query.actions(),
        query.counter(),
        query.key(),
        start == null ? null : change.apply(start),
        query.total());
  }

  private interface Reserving {
    Ledger.Reservation reserve(Ledger held, Entry entry, List<Ledger.LimitCheck> limits);
  }

  private void usage(String rule, String defect, String says, UnaryOperator<Ledger.Usage> change) {
    broken(
        rule,
        defect,
        says,
        held ->
            new ForwardingLedger(held) {
              @Override
              public Usage usage(Query query) {
                return change.apply(super.usage(query));
              }
            });
  }

  private void query(String rule, String defect, String says, UnaryOperator<Query> change) {
    broken(
        rule,
        defect,
        says,
        held ->
            new ForwardingLedger(held) {
              @Override
              public Usage usage(Query query) {
                return super.usage(change.apply(query));
              }
            });
  }

  private void entry(String rule, String defect, String says, UnaryOperator<Entry> change) {
    reserving(
        rule,
        defect,
        says,
        (held, entry, limits) ->
            held.reserve(change.apply(entry), limits) instanceof Ledger.Reservation.Exceeded over
                ? over
                : new Ledger.Reservation.Reserved(entry.id(), entry.at()));
  }

  private void reserving(String rule, String defect, String says, Reserving reserving) {
    broken(
        rule,
        defect,
        says,
        held ->
            new ForwardingLedger(held) {
              @Override
              public Reservation reserve(Entry entry, List<LimitCheck> limits) {
                return reserving.reserve(held, entry, limits);
              }
            });
  }

  private void unreachable(String defect, String says, Function<Query, Ledger.Usage> usage) {
    trial.mutant(
        "anUnreachableLedgerSaysSo",
        defect,
        says,
        () ->
            new Kit(
                held -> held,
                held -> held,
                new ForwardingLedger(new ForwardingLedger.Down()) {
                  @Override
                  public Usage usage(Query query) {
                    return usage.apply(query);
                  }
                }));
  }

  private void broken(String rule, String defect, String says, UnaryOperator<Ledger> broken) {
    trial.mutant(rule, defect, says, () -> kit(broken));
  }

  private static LedgerKit kit(UnaryOperator<Ledger> broken) {
    return new Kit(broken, held -> held, new ForwardingLedger.Down());
  }

  private static final class Kit extends LedgerKit {

    private final Ledger store = new InMemoryLedger();
    private final UnaryOperator<Ledger> broken;
    private final UnaryOperator<Ledger> reopened;
    private final Ledger down;

    Kit(UnaryOperator<Ledger> broken, UnaryOperator<Ledger> reopened, Ledger down) {
      this.broken = broken;
      this.reopened = reopened;
      this.down = down;
    }

    @Override
    protected Ledger ledger() {
      return broken.apply(store);
    }

    @Override
    protected Ledger reopen() {
      return reopened.apply(store);
    }

    @Override
    protected Ledger unreachable() {
      return down;
    }
  }

  /** Stores at the commit what it should have stored at the reservation. */
  private static final class LateLedger extends ForwardingLedger {

    private final Map<String, Entry> reserved = new ConcurrentHashMap<>();

    LateLedger(Ledger held) {
      super(held);
    }

    @Override
    public Reservation reserve(Entry entry, List<LimitCheck> limits) {
      reserved.put(entry.id(), entry);
      return new Reservation.Reserved(entry.id(), entry.at());
    }

    @Override
    public void commit(String id) {
      @Nullable Entry entry = reserved.get(id);
      if (entry != null) {
        held.reserve(entry, List.of());
        held.commit(id);
      }
    }
  }

  /** Looks whether the id is there, and stores it some time later under a number of its own. */
  private static final class DoublingLedger extends ForwardingLedger {

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();

    DoublingLedger(Ledger held) {
      super(held);
    }

    @Override
    public Reservation reserve(Entry entry, List<LimitCheck> limits) {
      if (!known.contains(entry.id())) {
        Broken.meanwhile();
        known.add(entry.id());
        held.reserve(
            new Entry(
                "row-" + numbers.incrementAndGet(),
                entry.action(),
                entry.keys(),
                entry.amounts(),
                entry.at()),
            limits);
      }
      return new Reservation.Reserved(entry.id(), entry.at());
    }
  }
}

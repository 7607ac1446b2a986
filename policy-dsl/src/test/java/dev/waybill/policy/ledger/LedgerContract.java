// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.policy.ledger.Ledger.LimitCheck;
import dev.waybill.policy.ledger.Ledger.Reservation;
import dev.waybill.policy.ledger.Ledger.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every ledger does. */
public abstract class LedgerContract {

  protected static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  /** A new, empty ledger. */
  protected abstract Ledger ledger();

  private static Entry entry(String id, String customer, long cents, Instant at) {
    return new Entry(id, "refund", Map.of("customer", customer), Map.of("amount", cents), at);
  }

  private static Query all(String customer) {
    return new Query(Set.of("refund"), "customer", customer, null, "amount");
  }

  private static LimitCheck total(long bound) {
    return new LimitCheck("budget", all("C1"), bound);
  }

  @Test
  void anEmptyLedgerHasNothing() {
    assertThat(ledger().usage(all("C1"))).isEqualTo(new Usage(0, 0));
  }

  @Test
  void reservationsAndCommitsCountAndReleasesDoNot() {
    Ledger ledger = ledger();
    ledger.reserve(entry("a", "C1", 100, NOW), List.of());
    ledger.reserve(entry("b", "C1", 20, NOW), List.of());
    ledger.reserve(entry("c", "C1", 3, NOW), List.of());
    ledger.commit("a");
    ledger.release("b");

    assertThat(ledger.usage(all("C1"))).isEqualTo(new Usage(2, 103));
  }

  @Test
  void onlyTheActionsTheKeyAndTheTimeAskedForCount() {
    Ledger ledger = ledger();
    ledger.reserve(entry("a", "C1", 1, NOW), List.of());
    ledger.reserve(entry("b", "C2", 10, NOW), List.of());
    ledger.reserve(entry("c", "C1", 100, NOW.minusSeconds(60)), List.of());
    ledger.reserve(
        new Entry("d", "credit", Map.of("customer", "C1"), Map.of("amount", 1000L), NOW),
        List.of());

    assertThat(ledger.usage(all("C1"))).isEqualTo(new Usage(2, 101));
    assertThat(
            ledger.usage(
                new Query(Set.of("refund"), "customer", "C1", NOW.minusSeconds(60), "amount")))
        .as("at the edge of the window is outside")
        .isEqualTo(new Usage(1, 1));
    assertThat(ledger.usage(new Query(Set.of("refund", "credit"), "customer", "C1", null, null)))
        .isEqualTo(new Usage(3, 0));
    assertThat(ledger.usage(new Query(Set.of("refund"), "order", "C1", null, null)))
        .isEqualTo(new Usage(0, 0));
  }

  @Test
  void aReservationAboveALimitIsRefusedWholeAndNamesTheRules() {
    Ledger ledger = ledger();
    LimitCheck once =
        new LimitCheck("once", new Query(Set.of("refund"), "customer", "C1", null, null), 1);

    assertThat(ledger.reserve(entry("a", "C1", 100, NOW), List.of(total(100), once)))
        .isEqualTo(new Reservation.Reserved("a", NOW));
    assertThat(ledger.reserve(entry("b", "C1", 1, NOW), List.of(total(100), once)))
        .isEqualTo(new Reservation.Exceeded(List.of("budget", "once")));
    assertThat(ledger.reserve(entry("b", "C1", 1, NOW), List.of(total(101), once)))
        .isEqualTo(new Reservation.Exceeded(List.of("once")));
    assertThat(ledger.usage(all("C1"))).isEqualTo(new Usage(1, 100));
  }

  @Test
  void theSameIdIsStoredOnceAndGetsTheFirstAnswer() {
    Ledger ledger = ledger();
    ledger.reserve(entry("a", "C1", 100, NOW), List.of(total(100)));

    assertThat(ledger.reserve(entry("a", "C1", 100, NOW.plusSeconds(5)), List.of(total(100))))
        .isEqualTo(new Reservation.Reserved("a", NOW));
    ledger.commit("a");
    assertThat(ledger.reserve(entry("a", "C1", 100, NOW.plusSeconds(9)), List.of(total(100))))
        .isEqualTo(new Reservation.Reserved("a", NOW));
    assertThat(ledger.usage(all("C1"))).isEqualTo(new Usage(1, 100));
  }

  @Test
  void anIdIsNotGoodForAnotherActionOrOtherAmounts() {
    Ledger ledger = ledger();
    ledger.reserve(entry("a", "C1", 100, NOW), List.of(total(100)));

    assertThatThrownBy(() -> ledger.reserve(entry("a", "C1", 101, NOW), List.of(total(1_000))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one id stands for one action");
    assertThatThrownBy(
            () ->
                ledger.reserve(
                    new Entry("a", "credit", Map.of("customer", "C1"), Map.of("amount", 100L), NOW),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ledger.usage(all("C1"))).isEqualTo(new Usage(1, 100));
  }

  @Test
  void committingAndReleasingTwiceIsFine() {
    Ledger ledger = ledger();
    ledger.reserve(entry("a", "C1", 1, NOW), List.of());
    ledger.reserve(entry("b", "C1", 1, NOW), List.of());
    ledger.commit("a");
    ledger.commit("a");
    ledger.release("b");
    ledger.release("b");
    ledger.release("never reserved");

    assertThat(ledger.usage(all("C1"))).isEqualTo(new Usage(1, 1));
  }

  @Test
  void whatWasNotReservedCannotBeCommittedAndWhatWasDoneCannotBeReleased() {
    Ledger ledger = ledger();
    ledger.reserve(entry("a", "C1", 1, NOW), List.of());
    ledger.commit("a");

    assertThatThrownBy(() -> ledger.release("a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ledger.commit("b")).isInstanceOf(IllegalStateException.class);
    ledger.reserve(entry("c", "C1", 1, NOW), List.of());
    ledger.release("c");
    assertThatThrownBy(() -> ledger.commit("c")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aReleasedReservationIsFreeForAnother() {
    Ledger ledger = ledger();
    ledger.reserve(entry("a", "C1", 100, NOW), List.of(total(100)));
    ledger.release("a");

    assertThat(ledger.reserve(entry("b", "C1", 100, NOW), List.of(total(100))))
        .isInstanceOf(Reservation.Reserved.class);
  }

  @Test
  void manyAtOnceNeverSpendMoreThanTheBudgetTogether() throws Exception {
    Ledger ledger = ledger();
    int threads = 16;
    int each = 50;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Long>> spent = new ArrayList<>();
    try {
      for (int t = 0; t < threads; t++) {
        int thread = t;
        spent.add(
            pool.submit(
                () -> {
                  start.await();
                  long mine = 0;
                  for (int i = 0; i < each; i++) {
                    String id = thread + "-" + i;
                    long cents = 1_000 + 7L * i;
                    Reservation reservation =
                        ledger.reserve(entry(id, "C1", cents, NOW), List.of(total(200_000)));
                    assertThat(ledger.usage(all("C1")).total()).isLessThanOrEqualTo(200_000);
                    if (reservation instanceof Reservation.Reserved && i % 3 == 0) {
                      ledger.release(id);
                    } else if (reservation instanceof Reservation.Reserved) {
                      ledger.commit(id);
                      mine += cents;
                    }
                  }
                  return mine;
                }));
      }
      start.countDown();
      long sum = 0;
      for (Future<Long> one : spent) {
        sum += one.get();
      }
      assertThat(ledger.usage(all("C1")).total()).isEqualTo(sum).isLessThanOrEqualTo(200_000);
      assertThat(sum).as("and the budget is used").isGreaterThan(190_000);
    } finally {
      pool.shutdownNow();
    }
  }
}

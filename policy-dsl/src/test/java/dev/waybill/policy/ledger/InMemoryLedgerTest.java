// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.policy.ledger.Ledger.LimitCheck;
import dev.waybill.policy.ledger.Ledger.Reservation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryLedgerTest extends LedgerContract {

  private static final Query ALL = new Query(Set.of("refund"), "customer", "C1", null, "amount");

  @Override
  protected Ledger ledger() {
    return new InMemoryLedger();
  }

  private static Entry entry(String id, Map<String, Long> amounts, long secondsAgo) {
    return new Entry(id, "refund", Map.of("customer", "C1"), amounts, NOW.minusSeconds(secondsAgo));
  }

  @Test
  void whatWasDoneLongAgoCanBeForgottenButNoReservation() {
    InMemoryLedger ledger = new InMemoryLedger();
    ledger.reserve(entry("old", Map.of(), 100), List.of());
    ledger.reserve(entry("reserved", Map.of(), 100), List.of());
    ledger.reserve(entry("new", Map.of(), 10), List.of());
    ledger.commit("old");
    ledger.commit("new");

    assertThat(ledger.forgetBefore(NOW.minusSeconds(50))).isEqualTo(1);
    assertThat(ledger.usage(ALL).count()).isEqualTo(2);
  }

  @Test
  void aTotalOutOfRangeStaysExceeded() {
    InMemoryLedger ledger = new InMemoryLedger();
    ledger.reserve(entry("a", Map.of("amount", Long.MAX_VALUE), 0), List.of());

    assertThat(
            ledger.reserve(
                entry("b", Map.of("amount", Long.MAX_VALUE), 0),
                List.of(new LimitCheck("budget", ALL, Long.MAX_VALUE - 1))))
        .isInstanceOf(Reservation.Exceeded.class);
  }

  @Test
  void anEntryWithoutTheAmountOfALimitIsAnError() {
    assertThatThrownBy(
            () ->
                new InMemoryLedger()
                    .reserve(entry("a", Map.of(), 0), List.of(new LimitCheck("budget", ALL, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The limit \"budget\" adds up amount, so the entry a must have it.");
  }
}

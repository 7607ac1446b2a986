// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.policy.ledger.Ledger.LimitCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is the ledger in memory's own; the rules of every ledger are a kit of the testkit. */
class InMemoryLedgerTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Query ALL = new Query(Set.of("refund"), "customer", "C1", null, "amount");

  private final InMemoryLedger ledger = new InMemoryLedger();

  private static Entry entry(String id, long secondsAgo) {
    return new Entry(
        id, "refund", Map.of("customer", "C1"), Map.of(), NOW.minusSeconds(secondsAgo));
  }

  @Test
  void whatWasDoneLongAgoCanBeForgottenButNoReservation() {
    ledger.reserve(entry("old", 100), List.of());
    ledger.reserve(entry("reserved", 100), List.of());
    ledger.reserve(entry("new", 10), List.of());
    ledger.commit("old");
    ledger.commit("new");

    assertThat(ledger.forgetBefore(NOW.minusSeconds(50))).isEqualTo(1);
    assertThat(ledger.usage(ALL).count()).isEqualTo(2);
  }

  @Test
  void anEntryWithoutTheAmountOfALimitIsAnError() {
    assertThatThrownBy(
            () -> ledger.reserve(entry("a", 0), List.of(new LimitCheck("budget", ALL, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The limit \"budget\" adds up amount, so the entry a must have it.");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceLedgerTest {

  private static final Source SHOP = new Source("shop", DataLayer.ORDER);
  private static final Instant NOW = Instant.parse("2026-06-03T16:00:00Z");

  private final EvidenceLedger ledger = new EvidenceLedger();

  private Evidence append(String path, long number) {
    return ledger.append(path, new FactValue.Count(number), SHOP, NOW, Trust.SYSTEM);
  }

  @Test
  void theNewestFactAtAPathGovernsAndTheOlderStays() {
    Evidence old = append("orders.N1.total", 1);
    Evidence other = append("orders.N2.total", 2);
    Evidence newer = append("orders.N1.total", 3);

    assertThat(ledger.at("orders.N1.total")).contains(newer);
    assertThat(ledger.at("orders.N2.total")).contains(other);
    assertThat(ledger.at("orders.N1")).isEmpty();
    assertThat(ledger.byId(old.id())).contains(old);
    assertThat(ledger.byId("e4")).isEmpty();
    assertThat(ledger.all()).containsExactly(old, other, newer);
    assertThat(ledger.all()).extracting(Evidence::id).containsExactly("e1", "e2", "e3");
  }

  @Test
  void whatWasHandedOutDoesNotChange() {
    append("a", 1);
    List<Evidence> before = ledger.all();
    append("b", 2);

    assertThat(before).hasSize(1);
    assertThatThrownBy(before::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a.", ".a", "a..b", "a b", "a.b\n", "orders.#1", "ä", "a.{{b}}", "a|day"})
  void aPathIsPartsJoinedByDots(String path) {
    assertThatThrownBy(() -> append(path, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + path + "\"");
    assertThat(ledger.all()).isEmpty();
  }

  @Test
  void anyTextMakesAPart() {
    assertThat(EvidenceLedger.part("#1001")).isEqualTo("_23_1001");
    assertThat(EvidenceLedger.part("1Z 9-A_b")).isEqualTo("1Z_20_9-A_5f_b");
    assertThat(EvidenceLedger.part("credit_card_17x")).isEqualTo("credit_card_17x");
    assertThat(EvidenceLedger.part("A/1")).isNotEqualTo(EvidenceLedger.part("A.1"));
    assertThat(EvidenceLedger.part("_23_1")).isNotEqualTo(EvidenceLedger.part("#1"));
    assertThat(EvidenceLedger.part("")).isEqualTo("_");
    Random random = new Random(9);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        text.append((char) random.nextInt(0x10000));
      }
      append("orders." + EvidenceLedger.part(text.toString()) + ".number", round);
    }
    assertThat(ledger.all()).hasSize(2_000);
  }

  @Test
  void manyThreadsGetIdentifiersOfTheirOwn() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<List<Evidence>>> writers = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        String path = "w" + writer;
        writers.add(
            executor.submit(
                () -> {
                  start.await();
                  return IntStream.range(0, 200).mapToObj(i -> append(path, i)).toList();
                }));
      }
      start.countDown();
      for (Future<List<Evidence>> writer : writers) {
        List<Evidence> written = writer.get();
        assertThat(ledger.all()).containsSubsequence(written);
        assertThat(written).allSatisfy(fact -> assertThat(ledger.byId(fact.id())).contains(fact));
        assertThat(ledger.at(written.get(0).path())).contains(written.get(199));
      }
    } finally {
      executor.shutdownNow();
    }
    assertThat(ledger.all())
        .extracting(Evidence::id)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 1_600).mapToObj(number -> "e" + number).toList());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.commerce.Stock;
import dev.waybill.commerce.Stock.Level;
import java.time.LocalDate;
import java.util.List;

/** Stocks for the trials of the kit of inventories. */
public final class SampleStocks {

  static final String OVERSOLD = "VASE-1";

  private SampleStocks() {}

  /** A fixture with all that a rule asks for. */
  public static InventoryFixture complete() {
    return InventoryFixture.builder()
        .stock(
            new Stock(
                "LAMP-1",
                List.of(
                    new Level("Pune", 3L, null),
                    new Level("Kiel", 5L, LocalDate.parse("2026-12-01")))))
        .stock(new Stock("CUP-1", List.of(new Level("Pune", 0L, null))))
        .stock(new Stock("BOOK-1", List.of(new Level(null, null, null))))
        .oversold(OVERSOLD)
        .absentSku("CHAIR-7")
        .secrets("key-4711")
        .build();
  }

  /** All the stocks of the fixture, the oversold one among them. */
  public static List<Stock> all() {
    return Answers.with(
        complete().stocks(), new Stock(OVERSOLD, List.of(new Level("Pune", 0L, null))));
  }
}

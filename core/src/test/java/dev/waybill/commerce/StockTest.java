// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.commerce.Stock.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StockTest {

  private static Level level(@Nullable String location, @Nullable Long available) {
    return new Level(location, available, null);
  }

  @Test
  void whatAllPlacesHaveIsAddedUp() {
    assertThat(new Stock("L", List.of(level("Pune", 2L), level("Kiel", 5L))).available())
        .hasValue(7);
    assertThat(new Stock("L", List.of(level("Pune", 0L))).available()).hasValue(0);
    assertThat(new Stock("L", List.of()).available()).hasValue(0);
  }

  @Test
  void whereOnePlaceDoesNotCountNobodyKnowsTheSum() {
    assertThat(new Stock("L", List.of(level("Pune", 2L), level("Kiel", null))).available())
        .isEmpty();
  }

  @Test
  void nothingIsNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> level("Pune", -1L))
        .withMessageContaining("must not be negative, but is -1");
  }

  @Test
  void eachPlaceStandsOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stock("L-1", List.of(level("Pune", 2L), level("Pune", 2L))))
        .withMessageContaining("each place must stand once in the stock of L-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stock("L-1", List.of(level(null, 2L), level(null, 1L))));
  }

  @Test
  void aStockHasASku() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stock(" ", List.of()))
        .withMessage("a stock must have a SKU");
  }
}

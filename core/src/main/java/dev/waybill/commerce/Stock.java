// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How many of a stock-keeping unit there are.
 *
 * @param sku the stock-keeping unit, never blank
 * @param levels how many at each place that may send it, each place once and no total among them;
 *     empty if no place has it
 */
public record Stock(String sku, List<Level> levels) {

  /**
   * What one place has.
   *
   * @param location the place, in the source's own name, or null if it names none
   * @param available how many can be sold, never negative (a unit that was oversold is sold out:
   *     nought); null if the source does not count them
   * @param expected the day more are expected, a day in the shop's zone, or null if none is known
   */
  public record Level(
      @Nullable String location, @Nullable Long available, @Nullable LocalDate expected) {
    public Level {
      if (available != null && available < 0) {
        throw new IllegalArgumentException(
            "what is available must not be negative, but is " + available);
      }
    }
  }

  public Stock {
    if (sku.isBlank()) {
      throw new IllegalArgumentException("a stock must have a SKU");
    }
    levels = List.copyOf(levels);
    if (levels.stream().map(Level::location).distinct().count() < levels.size()) {
      throw new IllegalArgumentException(
          "each place must stand once in the stock of "
              + sku
              + "; add up what the source splits by place, and leave its total out");
    }
  }

  /** How many can be sold in all, nought if no place has it; empty if some place does not count. */
  public OptionalLong available() {
    return levels.stream().anyMatch(level -> level.available() == null)
        ? OptionalLong.empty()
        : OptionalLong.of(
            levels.stream().map(Level::available).filter(Objects::nonNull).mapToLong(n -> n).sum());
  }
}

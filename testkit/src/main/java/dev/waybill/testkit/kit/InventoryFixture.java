// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Stock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the system behind an {@link dev.waybill.connector.Inventory} holds, for {@link
 * InventoryKit}: the stocks as they must be read, complete.
 *
 * <pre>{@code
 * InventoryFixture.builder()
 *     .stock(atTwoPlacesOneWithAnExpectedDay)
 *     .stock(soldOut)
 *     .stock(notCounted)
 *     .oversold("LAMP-4")
 *     .absentSku("LAMP-99")
 *     .secrets(API_KEY)
 *     .build();
 * }</pre>
 */
public final class InventoryFixture {

  private final List<Stock> stocks;
  private final String absentSku;
  private final @Nullable String oversold;
  private final Set<String> secrets;

  private InventoryFixture(Builder from, String absentSku) {
    this.stocks = List.copyOf(from.stocks);
    this.absentSku = absentSku;
    this.oversold = from.oversold;
    this.secrets = Set.copyOf(from.secrets);
  }

  /** Starts a fixture; {@code stock} and {@code absentSku} must be called. */
  public static Builder builder() {
    return new Builder();
  }

  List<Stock> stocks() {
    return stocks;
  }

  /** All SKUs the system holds. */
  Set<String> skus() {
    Set<String> skus =
        stocks.stream().map(Stock::sku).collect(Collectors.toCollection(LinkedHashSet::new));
    if (oversold != null) {
      skus.add(oversold);
    }
    return skus;
  }

  String absentSku() {
    return absentSku;
  }

  @Nullable String oversold() {
    return oversold;
  }

  Set<String> secrets() {
    return secrets;
  }

  /** A stock of nought that is counted, or null. */
  @Nullable Stock soldOut() {
    return first(stock -> stock.available().isPresent() && stock.available().getAsLong() == 0);
  }

  /** A stock that some place does not count, or null. */
  @Nullable Stock notCounted() {
    return first(stock -> stock.levels().stream().anyMatch(level -> level.available() == null));
  }

  /** A stock at several places, or null. */
  @Nullable Stock atSeveralPlaces() {
    return first(
        stock ->
            stock.levels().size() > 1
                && stock.available().isPresent()
                && stock.available().getAsLong() > 0);
  }

  /** A stock of which more are expected, or null. */
  @Nullable Stock expected() {
    return first(stock -> stock.levels().stream().anyMatch(level -> level.expected() != null));
  }

  /** A stock of which no more are known to be expected, or null. */
  @Nullable Stock notExpected() {
    return first(
        stock ->
            !stock.levels().isEmpty()
                && stock.levels().stream().allMatch(level -> level.expected() == null));
  }

  private @Nullable Stock first(Predicate<Stock> fits) {
    return stocks.stream().filter(fits).findFirst().orElse(null);
  }

  /** Builds a fixture. */
  public static final class Builder {

    private final List<Stock> stocks = new ArrayList<>();
    private @Nullable String absentSku;
    private @Nullable String oversold;
    private final Set<String> secrets = new HashSet<>();

    private Builder() {}

    /**
     * A stock, as it must be read, complete. Wanted are one at several places, one that is sold
     * out, one that is not counted, one of which more are expected on a day, and one of which no
     * day is known.
     */
    public Builder stock(Stock stock) {
      stocks.add(requireNonNull(stock, "stock"));
      return this;
    }

    /** A SKU of which the system holds a negative number, as more were sold than there were. */
    public Builder oversold(String sku) {
      oversold = requireNonNull(sku, "sku");
      return this;
    }

    /** A SKU that the system does not hold. */
    public Builder absentSku(String sku) {
      absentSku = requireNonNull(sku, "sku");
      return this;
    }

    /** The connector's keys, passwords and tokens; none may stand in a failure. */
    public Builder secrets(String... keys) {
      secrets.addAll(List.of(keys));
      return this;
    }

    /**
     * Builds it.
     *
     * @throws IllegalStateException if a part is missing
     * @throws IllegalArgumentException if the parts contradict each other
     */
    public InventoryFixture build() {
      InventoryFixture fixture =
          new InventoryFixture(this, Parts.needed(absentSku, "absentSku(sku)"));
      Parts.require(!stocks.isEmpty(), "stock(stock) must be called once at least");
      List<String> skus = new ArrayList<>(stocks.stream().map(Stock::sku).toList());
      skus.add(fixture.absentSku);
      if (oversold != null) {
        skus.add(oversold);
      }
      Parts.differ(skus, "SKUs must differ, and the absent and the oversold one be none of them");
      return fixture;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Stock;
import dev.waybill.commerce.Stock.Level;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Inventory;
import dev.waybill.evidence.DataLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link Inventory}. To try a connector, extend it:
 *
 * <pre>{@code
 * class WarehouseInventoryTest extends InventoryKit {
 *   private final FakeWarehouse warehouse = FakeWarehouse.start();
 *
 *   @Override
 *   protected Inventory inventory() {
 *     return new WarehouseInventory(warehouse.baseUrl(), KEY, Clock.systemUTC());
 *   }
 *
 *   @Override
 *   protected InventoryFixture fixture() {
 *     return InventoryFixture.builder()
 *         .stock(atTwoPlaces)
 *         .stock(soldOut)
 *         .absentSku("LAMP-99")
 *         .secrets(KEY)
 *         .build();
 *   }
 *
 *   @Override
 *   protected Inventory inventoryIn(Trouble trouble) {
 *     warehouse.suffer(trouble);
 *     return inventory();
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence.
 */
public abstract class InventoryKit extends ReadingKit {

  /**
   * The connector, not yet called, over a system that holds the {@link #fixture()} and is well.
   * Asked for once or several times in a test.
   */
  protected abstract Inventory inventory();

  /** What the system holds. */
  protected abstract InventoryFixture fixture();

  /**
   * The connector, not yet called, over a system that has this trouble at every call. Call {@code
   * super.inventoryIn(trouble)} for a trouble that the system cannot have, or that cannot be made.
   */
  protected Inventory inventoryIn(Trouble trouble) {
    throw Untried.abort(
        "override inventoryIn(Trouble) and give the connector over a system that is " + trouble);
  }

  @Override
  final DataLayer layer() {
    return DataLayer.ORDER;
  }

  @Override
  final Set<String> confidential() {
    return fixture().secrets();
  }

  @Override
  final Port port() {
    return port(inventory(), fixture().stocks());
  }

  @Override
  final Port portIn(Trouble trouble) {
    return port(inventoryIn(trouble), fixture().stocks().subList(0, 1));
  }

  private static Port port(Inventory inventory, List<Stock> stocks) {
    List<Reading<?>> readings = new ArrayList<>();
    stocks.forEach(stock -> readings.add(stock(inventory, stock)));
    return new Port(inventory, inventory::health, readings);
  }

  /** Every stock is read with every field as the system holds it. */
  @Test
  public final void everyFieldOfAStockIsRead() {
    port().readings().forEach(reading -> reading.check(ample()));
  }

  /** A SKU is compared exactly: one that only looks like it is another unit. */
  @Test
  public final void aSkuIsComparedExactly() {
    skus().lookalikesAreNotFound(ample());
  }

  /** A SKU the system does not hold is {@code NOT_FOUND}; it is not sold out. */
  @Test
  public final void anAbsentSkuIsNotFound() {
    skus().absentIsNotFound(fixture().absentSku(), ample());
  }

  /** Whatever text is asked for as a SKU finds nothing, and throws nothing. */
  @Test
  public final void noTextIsTooStrangeToAskFor() {
    skus().strangeTextsAreNotFound(ample());
  }

  /** What is sold out is a stock of nought: the shop sells it, and has none. */
  @Test
  public final void soldOutIsNoughtAndNotAbsent() {
    Stock held =
        Untried.unless(
            fixture().soldOut(), "add a stock to the fixture of which nought are available");
    Reading<Stock> reading = stock(inventory(), held.sku());
    String demand =
        reading.call()
            + " must be a stock of nought, as the unit is known and sold out: not NOT_FOUND, and not"
            + " unknown";
    assertThat(
            reading
                .answer(ample())
                .fold(found -> found.value().available().toString(), Failure::toString))
        .as(demand)
        .isEqualTo(held.available().toString());
  }

  /** What is not counted is unknown, not nought: "sold out" would be invented. */
  @Test
  public final void whatIsNotCountedIsNotNought() {
    Stock held =
        Untried.unless(
            fixture().notCounted(),
            "add a stock to the fixture that a place does not count (available is null)");
    Reading<Stock> reading = stock(inventory(), held.sku());
    assertThat(available(reading.found(ample()).value()))
        .as(
            reading.call()
                + " must have null where the source does not count: neither nought nor a large"
                + " number")
        .isEqualTo(available(held));
  }

  /** Each place stands once, without the source's total, so that nothing is summed twice. */
  @Test
  public final void nothingIsCountedTwice() {
    Stock held =
        Untried.unless(
            fixture().atSeveralPlaces(),
            "add a stock to the fixture that is counted at two places at least");
    Reading<Stock> reading = stock(inventory(), held.sku());
    Stock stock = reading.found(ample()).value();
    String demand =
        reading.call()
            + " must have each place once and no total among the places: what is available would be"
            + " counted twice";
    assertThat(stock.levels().stream().map(Level::location).toList())
        .as(demand)
        .containsExactlyInAnyOrderElementsOf(held.levels().stream().map(Level::location).toList());
    assertThat(stock.available()).as(demand).isEqualTo(held.available());
  }

  /** A unit that was sold more often than it was there is sold out: nought, never negative. */
  @Test
  public final void anOversoldUnitIsSoldOut() {
    String sku =
        Untried.unless(
            fixture().oversold(),
            "call oversold(sku) of the fixture with a unit whose number is negative in the system");
    Reading<Stock> reading = stock(inventory(), sku);
    String demand =
        reading.call()
            + " must be a stock of nought, as the source's number is negative (more were sold than"
            + " there were): take Math.max(0, number)";
    try {
      assertThat(reading.found(ample()).value().available()).as(demand).hasValue(0);
    } catch (AssertionError e) {
      throw new AssertionError(demand + "; " + e.getMessage(), e);
    }
  }

  /** The day on which more are expected is a day of the shop, and stays that day. */
  @Test
  public final void anExpectedDayStaysThatDay() {
    Stock held =
        Untried.unless(
            fixture().expected(), "add a stock to the fixture of which more are expected on a day");
    Reading<Stock> reading = stock(inventory(), held.sku());
    assertThat(reading.found(ample()).value().levels().stream().map(Level::expected).toList())
        .as(
            reading.call()
                + " must have the day as the source writes it: read a LocalDate, and do not go"
                + " through an instant or a zone")
        .containsExactlyElementsOf(held.levels().stream().map(Level::expected).toList());
  }

  /** If no day is known on which more come, none is invented. */
  @Test
  public final void noExpectedDayIsInvented() {
    Stock held =
        Untried.unless(
            fixture().notExpected(),
            "add a stock to the fixture of which no day is known when more come");
    Reading<Stock> reading = stock(inventory(), held.sku());
    assertThat(reading.found(ample()).value().levels().stream().map(Level::expected).toList())
        .as(
            reading.call()
                + " must have null as the expected day, as none is known: neither today nor a"
                + " placeholder of the source such as 1970-01-01 or 9999-12-31")
        .containsOnlyNulls();
  }

  private static List<@Nullable Long> available(Stock stock) {
    List<@Nullable Long> numbers = new ArrayList<>();
    stock.levels().forEach(level -> numbers.add(level.available()));
    return numbers;
  }

  private ById skus() {
    Inventory inventory = inventory();
    return new ById("SKU", sku -> stock(inventory, sku), fixture().skus());
  }

  private static Reading<Stock> stock(Inventory inventory, String sku) {
    return Reading.of(
        "stock(" + StrangeTexts.shown(sku) + ")", deadline -> inventory.stock(sku, deadline));
  }

  private static Reading<Stock> stock(Inventory inventory, Stock expected) {
    Reading<Stock> reading = stock(inventory, expected.sku());
    return new Reading<>(
        reading.call(), reading.read(), stock -> Differences.none(reading.call(), expected, stock));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static dev.waybill.testkit.kit.Answers.absentAs;
import static dev.waybill.testkit.kit.Answers.changed;
import static dev.waybill.testkit.kit.Answers.orThrow;
import static dev.waybill.testkit.kit.Answers.soon;

import dev.waybill.ambient.Ambient;
import dev.waybill.commerce.Stock;
import dev.waybill.commerce.Stock.Level;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Inventory;
import dev.waybill.connector.Lookup;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link InventoryKit} is kept by an honest connector and broken by some other. */
class InventoryKitTrialTest {

  private static final InventoryFixture FIXTURE = SampleStocks.complete();

  private final KitTrial<InventoryKit> trial = new KitTrial<>(InventoryKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("the shop in memory", () -> kit(honest -> honest));
    ReadingMutants.addTo(trial, Inventory.class, InventoryKitTrialTest::kit);
    skus();
    numbers();
    days();
    return trial.tests();
  }

  private void skus() {
    sku(
        "aSkuIsComparedExactly",
        "takes what a search by the beginning gives",
        "compare the SKU of what the system gives",
        (shop, sku) ->
            shop.stock(
                FIXTURE.skus().stream()
                    .filter(held -> held.startsWith(sku))
                    .findFirst()
                    .orElse(sku),
                soon()));
    sku(
        "anAbsentSkuIsNotFound",
        "throws on HTTP 404",
        "must not throw",
        (shop, sku) -> orThrow(shop.stock(sku, soon())));
    sku(
        "anAbsentSkuIsNotFound",
        "calls what is absent malformed",
        "map the system's own \"not found\"",
        (shop, sku) -> absentAs(Kind.MALFORMED, shop.stock(sku, soon())));
    sku(
        "noTextIsTooStrangeToAskFor",
        "gives whatever a pattern fits",
        "bind values, never paste them in",
        (shop, sku) -> shop.stock(sku.equals("*") ? "CUP-1" : sku, soon()));
  }

  private void numbers() {
    levels(
        "everyFieldOfAStockIsRead",
        "leaves the names of the places out",
        "location must be Pune, not null",
        level ->
            level.location() == null || level.location().equals("Kiel")
                ? level
                : new Level(null, level.available(), level.expected()));
    sku(
        "soldOutIsNoughtAndNotAbsent",
        "calls what is sold out not found",
        "not NOT_FOUND",
        (shop, sku) ->
            sku.equals("CUP-1")
                ? Lookup.failed(Kind.NOT_FOUND, "not available")
                : shop.stock(sku, soon()));
    levels(
        "soldOutIsNoughtAndNotAbsent",
        "takes nought for not counted",
        "and not unknown",
        level -> counted(level, Objects.equals(level.available(), 0L) ? null : level.available()));
    levels(
        "whatIsNotCountedIsNotNought",
        "makes what is not counted nought",
        "where the source does not count",
        level -> counted(level, level.available() == null ? Long.valueOf(0) : level.available()));
    stock(
        "nothingIsCountedTwice",
        "has the source's total among the places",
        "no total among the places",
        stock ->
            stock.levels().size() < 2
                ? stock
                : new Stock(
                    stock.sku(),
                    Answers.with(
                        stock.levels(), new Level(null, stock.available().orElse(0), null))));
    stock(
        "nothingIsCountedTwice",
        "counts at each place what all have",
        "counted twice",
        stock ->
            with(
                stock,
                level ->
                    counted(
                        level,
                        stock.available().isPresent()
                            ? Long.valueOf(stock.available().getAsLong())
                            : level.available())));
    sku(
        "anOversoldUnitIsSoldOut",
        "passes a negative number on",
        "take Math.max(0, number)",
        (shop, sku) ->
            changed(
                shop.stock(sku, soon()),
                stock ->
                    sku.equals(SampleStocks.OVERSOLD)
                        ? with(stock, level -> counted(level, -2L))
                        : stock));
    sku(
        "anOversoldUnitIsSoldOut",
        "takes the number without its sign",
        "more were sold than there were",
        (shop, sku) ->
            changed(
                shop.stock(sku, soon()),
                stock ->
                    sku.equals(SampleStocks.OVERSOLD)
                        ? with(stock, level -> counted(level, 2L))
                        : stock));
  }

  private void days() {
    levels(
        "anExpectedDayStaysThatDay",
        "shifts the day by a zone",
        "read a LocalDate",
        level ->
            new Level(
                level.location(),
                level.available(),
                level.expected() == null ? null : level.expected().minusDays(1)));
    levels(
        "noExpectedDayIsInvented",
        "takes a placeholder for a day",
        "a placeholder of the source",
        level ->
            new Level(
                level.location(),
                level.available(),
                level.expected() == null ? LocalDate.EPOCH : level.expected()));
  }

  private static InventoryKit kit(UnaryOperator<Inventory> damage) {
    return new InventoryKit() {
      @Override
      Duration grace() {
        return Duration.ofSeconds(2);
      }

      @Override
      protected Inventory inventory() {
        InMemoryShop shop = new InMemoryShop(Ambient.clock());
        SampleStocks.all().forEach(shop::put);
        return damage.apply(shop.inventory());
      }

      @Override
      protected InventoryFixture fixture() {
        return FIXTURE;
      }

      @Override
      protected Inventory inventoryIn(Trouble trouble) {
        return damage.apply(Outage.of(Inventory.class, trouble, Ambient.clock()));
      }
    };
  }

  private interface BySku {
    Lookup<Stock> read(Inventory shop, String sku);
  }

  private record Odd(Inventory honest, BySku bySku) implements Inventory {
    @Override
    public Lookup<Stock> stock(String sku, Deadline deadline) {
      return bySku.read(honest, sku);
    }

    @Override
    public ConnectorHealth health() {
      return honest.health();
    }
  }

  private void levels(String rule, String defect, String says, UnaryOperator<Level> change) {
    stock(rule, defect, says, stock -> with(stock, change));
  }

  private void stock(String rule, String defect, String says, UnaryOperator<Stock> change) {
    sku(rule, defect, says, (shop, sku) -> changed(shop.stock(sku, soon()), change));
  }

  private void sku(String rule, String defect, String says, BySku read) {
    trial.mutant(rule, defect, says, () -> kit(honest -> new Odd(honest, read)));
  }

  private static Stock with(Stock stock, UnaryOperator<Level> change) {
    List<Level> levels = stock.levels().stream().map(change).toList();
    return new Stock(stock.sku(), levels);
  }

  private static Level counted(Level level, @Nullable Long available) {
    return new Level(level.location(), available, level.expected());
  }
}

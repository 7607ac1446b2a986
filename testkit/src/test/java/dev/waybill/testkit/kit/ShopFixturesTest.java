// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ambient.Ambient;
import dev.waybill.connector.Catalog;
import dev.waybill.testkit.shop.InMemoryShop;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * Fixtures of catalogue, inventory, customers and help centre that lack or contradict something.
 */
class ShopFixturesTest {

  @Test
  void whatIsMissingIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> CatalogFixture.builder().build())
        .withMessage("call search(words, productIds) before build()");
    assertThatIllegalStateException()
        .isThrownBy(() -> InventoryFixture.builder().build())
        .withMessage("call absentSku(sku) before build()");
    assertThatIllegalStateException()
        .isThrownBy(() -> CustomersFixture.builder().absentId("x").build())
        .withMessage("call absentEmail(email) before build()");
    assertThatIllegalStateException()
        .isThrownBy(() -> HelpCenterFixture.builder().build())
        .withMessage("call search(words, locale, articleIds) before build()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InventoryFixture.builder().absentSku("x").build())
        .withMessage("stock(stock) must be called once at least");
  }

  @Test
  void whatIsAbsentMustNotBeHeld() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog("p1", "p2").absentSku("LAMP-1").build())
        .withMessageContaining("the absent one be none of them");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                InventoryFixture.builder()
                    .stock(SampleStocks.all().get(0))
                    .oversold("LAMP-1")
                    .absentSku("x")
                    .build())
        .withMessageContaining("SKUs must differ");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CustomersFixture.builder()
                    .customer(SampleCustomers.ADA)
                    .customer(SampleCustomers.NO_ADDRESS)
                    .absentId("x")
                    .absentEmail("ADA.I@example.com")
                    .build())
        .withMessage("nobody may have the absent address");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                help(Locale.ENGLISH, "a1", "a2").absentId("z").draft("a1", "x", Locale.UK).build())
        .withMessageContaining("identifiers must differ");
  }

  @Test
  void aSearchNamesTwoThingsOfTheFixture() {
    for (String[] wrong : new String[][] {{"p1"}, {"p1", "p9"}, {}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> catalog(wrong).absentSku("x").build())
          .withMessageContaining("two products at least that are in the fixture");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> help(Locale.ENGLISH, "a1", "a3").absentId("z").build())
        .withMessageContaining("in that language");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> help(Locale.ENGLISH, "a1", "a2").absentId("z").markedUp("a9").build())
        .withMessageContaining("must name articles of the fixture");
  }

  @Test
  void aRuleForWhichNothingIsSuppliedIsAbortedAndSaysHowToSupplyIt() {
    CatalogKit kit =
        new CatalogKit() {
          @Override
          protected Catalog catalog() {
            InMemoryShop shop = new InMemoryShop(Ambient.clock());
            SampleProducts.all().forEach(shop::put);
            return shop.catalog();
          }

          @Override
          protected CatalogFixture fixture() {
            return ShopFixturesTest.catalog("p1", "p2").absentSku("x").build();
          }
        };

    assertThatThrownBy(kit::aSearchThatFitsNothingIsEmpty)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("call wordsOfNothing(words) of the fixture");
    assertThatThrownBy(kit::whatIsNotKnownStaysNull)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("add a product to the fixture of which description");
    assertThatThrownBy(kit::aSystemThatIsDownIsDown)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("override catalogIn(Trouble)");
  }

  private static CatalogFixture.Builder catalog(String... fitting) {
    return CatalogFixture.builder()
        .product(SampleProducts.DESK_LAMP)
        .product(SampleProducts.FLOOR_LAMP)
        .search("lamp", fitting);
  }

  private static HelpCenterFixture.Builder help(Locale locale, String... fitting) {
    return HelpCenterFixture.builder()
        .article(SampleArticles.RETURNS)
        .article(SampleArticles.REFUNDS)
        .article(SampleArticles.GERMAN)
        .search("return", locale, fitting);
  }
}

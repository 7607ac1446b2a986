// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.waybill.commerce.Product.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProductTest {

  private static final Money TEN = Money.ofMinor(1000, "EUR");
  private static final Money TWELVE = Money.ofMinor(1200, "EUR");

  private static Variant variant(String sku, @Nullable Money price, @Nullable Money listPrice) {
    return new Variant(sku, null, Map.of(), price, listPrice);
  }

  private static Product product(Map<String, String> attributes, Variant... variants) {
    return new Product("p1", "Desk lamp", null, null, attributes, List.of(variants), null);
  }

  @Test
  void aListPriceIsMoreThanThePriceOfItsCurrency() {
    assertThat(variant("L", TEN, TWELVE).listPrice()).isEqualTo(TWELVE);
    for (Money wrong : List.of(TEN, Money.ofMinor(900, "EUR"), Money.ofMinor(1200, "USD"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> variant("L", TEN, wrong))
          .withMessageContaining("must be more than the price and in its currency")
          .withMessageContaining("give null if nothing is reduced");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> variant("L", null, TWELVE));
  }

  @Test
  void aPriceIsNeverNegativeAndMayBeNought() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> variant("L", Money.ofMinor(-1, "EUR"), null))
        .withMessageContaining("-0.01 EUR");
    assertThat(variant("L", Money.ofMinor(0, "EUR"), TEN).price())
        .isEqualTo(Money.ofMinor(0, "EUR"));
  }

  @Test
  void whatHasNoIdentifierIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> variant(" ", null, null))
        .withMessage("a variant must have a SKU");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Product("", "Desk lamp", null, null, Map.of(), List.of(), null))
        .withMessage("a product must have an identifier");
  }

  @Test
  void attributesKeepTheirOrderAndAreCopied() {
    Map<String, String> given = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 40; i > 0; i--) {
      given.put("name" + i, "word");
      names.add("name" + i);
    }
    Product product = product(given, new Variant("L", null, given, null, null));
    given.clear();

    assertThat(product.attributes().keySet()).containsExactlyElementsOf(names);
    assertThat(product.variants().get(0).options().keySet()).containsExactlyElementsOf(names);
    assertThat(product.attributes()).isUnmodifiable();
    Map<String, String> withoutWord = new HashMap<>();
    withoutWord.put("material", null);
    assertThatNullPointerException().isThrownBy(() -> product(withoutWord)).withMessage("material");
  }

  @Test
  void aSkuNamesTheOneVariantThatHasIt() {
    Product product =
        product(
            Map.of(),
            variant("L-1", TEN, null),
            variant("L-2", TEN, null),
            variant("L-2", TWELVE, null));

    assertThat(product.variant("L-1")).contains(variant("L-1", TEN, null));
    assertThat(product.variant("L-2")).isEmpty();
    assertThat(product.variant("l-1")).isEmpty();
  }
}

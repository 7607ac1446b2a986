// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.FactValue.Flag;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to be allowed or forbidden must be said by a rule, or be decided by the policy. */
class PermissionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Rakes can be returned.",
        "en | You can return the gloves.",
        "en | Gift cards cannot be refunded.",
        "de | Handschuhe können zurückgegeben werden.",
        "de | Sie können die Bestellung stornieren.",
        "fr | Les gants peuvent être retournés.",
        "fr | Vous pouvez annuler la commande.",
        "es | Los guantes se pueden devolver.",
        "es | El pedido puede cancelarse.",
        "it | I guanti possono essere restituiti.",
        "pt | As luvas podem ser devolvidas.",
        "hi | दस्ताने वापस किए जा सकते हैं, रिटर्न हो सकता है।",
        "hi-Latn | Yeh order cancel ho sakta hai."
      })
  void withoutARuleNothingIsAllowedOrForbidden(String language, String text) {
    assertThat(verify(Shop.withTwoOrders(), language, text).objections())
        .extracting(o -> o.claim().kind())
        .contains(ClaimKind.POLICY);
  }

  @Test
  void aRuleSaysItForWhatItSpeaksOf() {
    Shop shop = Shop.withTwoOrders();
    shop.policy("Garden tools can be returned. Work gloves cannot be returned for hygiene.");

    assertThat(verify(shop, "en", "Garden tools can be returned.").objections()).isEmpty();
    assertThat(verify(shop, "en", "The gloves cannot be returned.").objections()).isEmpty();
    assertThat(verify(shop, "en", "The gloves can be returned.").objections())
        .singleElement()
        .satisfies(o -> assertThat(o.support()).isEqualTo(Finding.Support.CONTRADICTED));
    assertThat(verify(shop, "en", "The gloves can be exchanged.").holds()).isFalse();
  }

  @Test
  void aRuleInOneLanguageHoldsInAnother() {
    Shop shop = Shop.withTwoOrders();
    shop.policy("A delivered order can be returned.");

    assertThat(verify(shop, "de", "Sie können die Bestellung zurückgeben.").objections()).isEmpty();
    assertThat(verify(shop, "fr", "Vous pouvez retourner la commande.").objections()).isEmpty();
    assertThat(verify(shop, "es", "El pedido se puede devolver.").objections()).isEmpty();
    assertThat(verify(shop, "it", "L'ordine può essere restituito.").objections()).isEmpty();
    assertThat(verify(shop, "pt", "O pedido pode ser devolvido.").objections()).isEmpty();
    assertThat(verify(shop, "pt", "O pedido pode ser cancelado.").holds()).isFalse();
  }

  @Test
  void aDecisionOfThePolicyIsEnoughAndItsOppositeIsNot() {
    Shop shop = Shop.withTwoOrders();
    shop.add("policy.cancel_order.allows", new Flag(false));

    assertThat(verify(shop, "en", "Order N1004 cannot be cancelled.").objections()).isEmpty();
    assertThat(verify(shop, "en", "Order N1004 can be cancelled.").holds()).isFalse();
    assertThat(verify(shop, "en", "Order N1004 can be returned.").holds()).isFalse();
  }

  @Test
  void whatIsAskedOrOfferedIsNoRule() {
    Shop shop = Shop.withTwoOrders();

    assertThat(verify(shop, "en", "Can it be returned?").objections()).isEmpty();
    assertThat(verify(shop, "en", "I don't know whether it can be returned.").objections())
        .isEmpty();
    assertThat(verify(shop, "en", "I can cancel it for you if you like.").objections()).isEmpty();
  }

  private static Verdict verify(Shop shop, String language, String text) {
    return shop.verify(text, new Setting(Locale.forLanguageTag(language), Shop.NEW_YORK, Shop.NOW));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Money;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Flag;
import dev.waybill.evidence.FactValue.Term;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two true values are false together if they are of different things. */
class BelongsTogetherTest {

  private static final String OUT_FOR_DELIVERY = "1Z999AA10123456784";
  private static final String IN_TRANSIT = "1Z999AA10123456793";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Parcel {} should arrive on March 13.",
        "de | Das Paket {} soll am 13. März ankommen.",
        "fr | Le colis {} devrait arriver le 13 mars.",
        "es | El paquete {} debería llegar el 13 de marzo.",
        "it | Il pacco {} dovrebbe arrivare il 13 marzo.",
        "pt | O pacote {} deve chegar em 13 de março.",
        "hi | पार्सल {} 13 मार्च को आएगा।",
        "hi-Latn | Parcel {} 13 March ko aayega."
      })
  void aDayIsOfTheParcelThatIsNamed(String language, String text) {
    Shop shop = Shop.withTwoOrders();

    assertThat(verify(shop, language, text.replace("{}", IN_TRANSIT)).objections()).isEmpty();
    assertThat(verify(shop, language, text.replace("{}", OUT_FOR_DELIVERY)).holds()).isFalse();
  }

  @Test
  void aPriceIsOfTheItemNamedBesideItEvenByItsLastWord() {
    Shop shop = Shop.withTwoOrders();

    assertThat(shop.verify("The rake is $59.00 and the gloves are $25.00.").objections()).isEmpty();
    assertThat(shop.verify("The rake is $25.00 and the gloves are $59.00.").holds()).isFalse();
    assertThat(shop.verify("$59.00 for the rake, $25.00 for the gloves.").objections()).isEmpty();
    assertThat(shop.verify("The rake was $25.00.").holds()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | The rake costs %s more than the gloves. | $34.00 | $35.00",
        "de-DE | Der Rechen ist %s teurer als die Handschuhe. | 34,00 $ | 35,00 $",
        "fr-FR | Le râteau coûte %s de plus que les gants. | 34,00 $ | 35,00 $",
        "es-ES | El rastrillo cuesta %s más que los guantes. | 34,00 $ | 35,00 $",
        "it-IT | Il rastrello costa %s più dei guanti. | 34,00 $ | 35,00 $",
        "pt-BR | O ancinho custa %s a mais que as luvas. | US$ 34,00 | US$ 35,00",
        "en-US | Three of the rakes would be %s. | $177.00 | $178.00"
      })
  void anAmountMayBeReckonedFromPricesThatAreNotSaid(
      String tag, String text, String right, String wrong) {
    Shop shop = Shop.withTwoOrders();

    assertThat(verify(shop, tag, text.formatted(right)).objections()).isEmpty();
    assertThat(verify(shop, tag, text.formatted(wrong)).holds()).isFalse();
  }

  @Test
  void whatIsInStockIsWhatIsDescribed() {
    Shop shop = new Shop();
    unit(shop, "U1", "red", true);
    unit(shop, "U2", "green", false);

    assertThat(shop.verify("The red rake is available.").objections()).isEmpty();
    assertThat(shop.verify("The green rake is not available.").objections()).isEmpty();
    assertThat(shop.verify("The green rake is available.").holds()).isFalse();
    assertThat(shop.verify("Red is not available.").holds()).isFalse();
    assertThat(shop.verify("Green is sold out, but red is available.").objections()).isEmpty();
  }

  private static void unit(Shop shop, String id, String colour, boolean available) {
    String path = "products.P1.units." + id;
    shop.term(path + ".id", Term.Kind.IDENTIFIER, id);
    shop.term(path + ".title", Term.Kind.PRODUCT, "Garden Rake");
    shop.term(path + ".option", Term.Kind.OPTION, colour);
    shop.add(path + ".price", new Amount(Money.ofMinor(5900, "USD")));
    shop.add(path + ".available", new Flag(available));
  }

  @Test
  void bothParcelsAreDeliveredOnlyIfBothAre() {
    Shop shop = Shop.withTwoOrders();
    shop.parcel("1Z999AA10123456811", "N1004", "DELIVERED");

    assertThat(shop.verify("One parcel of order N1004 has been delivered.").objections()).isEmpty();
    assertThat(shop.verify("All parcels of order N1004 have been delivered.").holds()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Der Rechen ist grün. | Der Rechen ist rot.",
        "fr | Le râteau est vert. | Le râteau est bleu.",
        "es | El rastrillo es verde. | El rastrillo es azul.",
        "it | Il rastrello è verde. | Il rastrello è giallo.",
        "pt | O ancinho é verde. | O ancinho é amarelo.",
        "hi | रेक हरा है। | रेक नीला है।"
      })
  void aColourIsOneInAnyLanguage(String language, String right, String wrong) {
    Shop shop = new Shop();
    shop.line("N1", "L1", "rake-77120", "Garden Rake", 5900, "green");

    assertThat(verify(shop, language, right).objections()).isEmpty();
    assertThat(verify(shop, language, wrong).holds()).isFalse();
  }

  private static Verdict verify(Shop shop, String tag, String text) {
    return shop.verify(text, new Setting(Locale.forLanguageTag(tag), Shop.NEW_YORK, Shop.NOW));
  }
}

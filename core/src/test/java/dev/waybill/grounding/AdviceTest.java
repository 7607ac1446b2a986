// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.FactValue.Flag;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.Trust;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Care, safety, health and law: only word for word from the catalogue or a rule. */
class AdviceTest {

  private final Shop shop = Shop.withTwoOrders();

  @BeforeEach
  void describe() {
    shop.term("products.rake.title", Term.Kind.PRODUCT, "Garden Rake");
    freeText(
        "products.rake.description",
        "Hand wash only. Do not iron. The handle is hypoallergenic and BPA free. Not safe for"
            + " children under three. Nicht bei 60 Grad waschen.");
    shop.add("products.rake.attributes.waterproof", new Flag(false));
    shop.term("products.rake.attributes.washable", Term.Kind.OPTION, "yes");
    freeText("orders.N1004.notes.0", "The gloves are fireproof.");
    freeText("products.rake.reviews.0", "It is dishwasher safe.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The rake is dishwasher safe.",
        "The gloves are fireproof.",
        "The rake is safe for children under three.",
        "You can iron it.",
        "The handle can be bleached.",
        "It is suitable for people with a nut allergy.",
        "The rake relieves back pain.",
        "You are legally entitled to a repair.",
        "It is your statutory right to a refund.",
        "The rake is waterproof.",
        "The handle is not hypoallergenic.",
        "The rake is flame retardant.",
        "Der Rechen ist spülmaschinenfest.",
        "Der Rechen ist sicher für Kinder.",
        "Sie haben ein gesetzliches Recht auf Ersatz.",
        "Die Handschuhe sind für Allergiker geeignet."
      })
  void whatTheCatalogueDoesNotSayIsObjectedTo(String text) {
    Setting setting = text.matches("(?:Der|Die|Sie) .*") ? Shop.GERMAN : Shop.ENGLISH;

    assertThat(shop.verify(text, setting).objections())
        .extracting(finding -> finding.claim().kind())
        .contains(ClaimKind.ADVICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The catalogue says: Hand wash only.",
        "The handle is hypoallergenic and BPA free.",
        "The rake is not safe for children under three.",
        "The rake is not waterproof.",
        "The rake is washable.",
        "I do not know whether it is dishwasher safe.",
        "Would you like to know whether it is waterproof?"
      })
  void whatTheCatalogueSaysWordForWordMayBeSaid(String text) {
    assertThat(shop.verify(text).objections()).isEmpty();
  }

  @Test
  void aRuleOfTheShopMayBeQuoted() {
    shop.policy("By law you may withdraw within 14 days.");

    assertThat(shop.verify("By law you may withdraw within 14 days.").objections()).isEmpty();
  }

  private void freeText(String path, String text) {
    shop.add(path, new Term(Term.Kind.TEXT, text), Shop.NOW, Trust.FREE_TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Der Schal ist maschinenwaschbar.",
        "de | Er ist für Kinder geeignet.",
        "fr | L'écharpe est lavable en machine.",
        "fr | Elle convient aux enfants.",
        "es | La bufanda se puede lavar a máquina.",
        "es | Es apta para niños.",
        "it | La sciarpa è lavabile in lavatrice.",
        "it | È adatta ai bambini.",
        "pt | O cachecol pode ser lavado na máquina.",
        "pt | É indicado para crianças.",
        "hi | इसे मशीन में धो सकते हैं।",
        "hi-Latn | Ise machine mein dho sakte hain."
      })
  void adviceThatNobodyPublishedIsObjectedToInEveryLanguage(String language, String text) {
    Setting setting = new Setting(Locale.forLanguageTag(language), Shop.NEW_YORK, Shop.NOW);

    assertThat(new Shop().verify(text, setting).objections())
        .extracting(o -> o.claim().kind())
        .contains(ClaimKind.ADVICE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agent says it has done must be shown, by whatever verb it says it. */
class DeedByAnyVerbTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I've rebooked the courier for you.",
        "en | We rescheduled your delivery.",
        "en | I looked at it and reserved the last one.",
        "en | I went ahead and blocked the card.",
        "de | Ich habe den Termin verschoben.",
        "de | Das habe ich für Sie gesperrt.",
        "de | Wir haben alles storniert und neu angelegt.",
        "fr | J'ai réservé un créneau pour vous.",
        "fr | Nous avons débloqué votre compte.",
        "es | He bloqueado la tarjeta.",
        "es | Ya hemos desbloqueado su cuenta.",
        "it | Ho bloccato la carta.",
        "it | Abbiamo già sbloccato il suo account.",
        "pt | Bloqueei o cartão.",
        "pt | Desbloqueei sua conta.",
        "hi | मैंने कार्ड बंद कर दिया है।",
        "hi-Latn | Maine card block kar diya hai."
      })
  void whatNothingShowsIsNoDeedDone(String language, String text) {
    assertThat(verify(Shop.withTwoOrders(), language, text).objections())
        .extracting(o -> o.claim().kind())
        .contains(ClaimKind.DEED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I've looked through both orders.",
        "en | I checked, and I understand what you mean.",
        "en | If I rebooked it, you would pay again.",
        "en | Should I have the courier rebooked?",
        "de | Ich habe nachgesehen und verstanden, worum es geht.",
        "de | Wenn ich das ändere, ist der Platz weg.",
        "fr | J'ai vérifié et j'ai compris.",
        "es | He revisado y he entendido.",
        "it | Ho controllato e ho capito.",
        "pt | Verifiquei e li sua mensagem.",
        "hi | मैंने आपका संदेश पढ़ा।",
        "hi-Latn | Maine aapka message padha."
      })
  void whatAnAgentKnowsOrHasLookedAtIsNoDeed(String language, String text) {
    assertThat(verify(Shop.withTwoOrders(), language, text).objections()).isEmpty();
  }

  private static Verdict verify(Shop shop, String language, String text) {
    return shop.verify(text, new Setting(Locale.forLanguageTag(language), Shop.NEW_YORK, Shop.NOW));
  }
}

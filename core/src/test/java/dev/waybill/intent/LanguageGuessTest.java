// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGuessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "where is my parcel | en",
        "I haven't got it yet | en",
        "Wo ist mein Paket? | de",
        "Die Lieferung ist noch nicht da | de",
        "où est ma commande | fr",
        "je n'ai rien reçu | fr",
        "¿dónde está mi pedido? | es",
        "todavía no ha llegado el paquete | es",
        "dov'è il mio ordine | it",
        "non è ancora arrivato | it",
        "onde está o meu pedido | pt",
        "minha compra ainda não chegou | pt",
        "mera parcel kab aayega | hi-Latn",
        "bhai mera parcel kidhar hai | hi-Latn",
        "order cancel kardo bhai | hi-Latn",
        "Aapke order #1001 ka status: out for delivery (DHL). Parcel delivery wale ke paas hai. |"
            + " hi-Latn",
        "oui, vas-y | fr",
        "sí, gracias | es",
        "¿Qué significa 'Zustellung morgen'? | es",
        "मेरा ऑर्डर कहाँ है | hi",
        "मेरा order कब आएगा | hi",
        "gdzie jest moja paczka | pl",
        "zamówienie jeszcze nie dotarło | pl",
      })
  void namesTheLanguage(String text, String language) {
    assertThat(LanguageGuess.of(text)).contains(Locale.forLanguageTag(language));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#1001", "status?", "jo@example.com", "日本語です", "no"})
  void isSilentWhenUnsure(String text) {
    assertThat(LanguageGuess.of(text)).isEmpty();
  }

  @Test
  void theDefaultLocaleDoesNotMatter() {
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(LanguageGuess.of("WHERE IS IT I WANT IT")).contains(Locale.ENGLISH);
    } finally {
      Locale.setDefault(locale);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who thinks aloud has asked for nothing. */
class MusingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maybe I should just cancel it",
        "Perhaps we could send it back?",
        "should I cancel?",
        "I might as well cancel it",
        "I'm tempted to cancel the whole thing",
        "thinking about a refund",
        "Vielleicht sollte ich es einfach stornieren",
        "soll ich lieber stornieren?",
        "ich überlege, das zurückzugeben",
        "je devrais peut-être annuler",
        "quizás debería cancelar",
        "estoy pensando en devolverlo",
        "forse dovrei annullare",
        "talvez eu devesse cancelar",
        "może powinnam anulować",
        "shayad mujhe cancel karna chahiye"
      })
  void thinkingAloudIsNoInstruction(String text) {
    assertThat(Musing.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cancel my order",
        "please cancel it, I don't need it",
        "I should have received it yesterday, cancel it",
        "can you cancel order N1001?",
        "stornieren Sie bitte meine Bestellung",
        "annulez ma commande",
        "cancela mi pedido",
        "annulla l'ordine",
        "cancele o meu pedido",
        "anuluj zamówienie",
        "mera order cancel kar do"
      })
  void anInstructionIsMeant(String text) {
    assertThat(Musing.isIn(text)).isFalse();
  }

  @Test
  void capitalsAndTheLocaleOfTheMachineMakeNoDifference() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(Musing.isIn("MAYBE I SHOULD CANCEL IT")).isTrue();
      assertThat(Musing.isIn("CANCEL IT")).isFalse();
    } finally {
      Locale.setDefault(before);
    }
  }
}

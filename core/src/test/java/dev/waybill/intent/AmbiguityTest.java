// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmbiguityTest {

  private final Ambiguity ambiguity = new Ambiguity(new LexicalIntentClassifier());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "where is my order N1001? | it is not there",
        "please cancel order N1001 | can you do something about it",
        "I want to return the red jacket | I have a problem",
        "Wo bleibt mein Paket? | Was ist damit?",
        "annuler ma commande | et ça ?",
      })
  void whatNamesNothingIsMoreAmbiguous(String clear, String vague) {
    assertThat(ambiguity.of(vague)).isGreaterThan(ambiguity.of(clear) + 0.2);
  }

  @Test
  void anOrderNumberMakesAMessagePlainer() {
    assertThat(ambiguity.of("what about N1001")).isLessThan(ambiguity.of("what about it"));
  }

  @Test
  void itIsAlwaysAShare() {
    for (String text : new String[] {"", "?", "help", "a ".repeat(5000), "where is my order N1"}) {
      assertThat(ambiguity.of(text)).isBetween(0.0, 1.0);
    }
  }
}

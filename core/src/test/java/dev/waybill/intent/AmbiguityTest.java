// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.intent.Classification.Candidate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmbiguityTest {

  private final Ambiguity ambiguity = new Ambiguity();
  private final IntentClassifier classifier = new LinearIntentClassifier();

  private double of(String text) {
    return ambiguity.of(text, classifier.classify(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I have a problem | I was charged twice for order 1001",
        "it doesn't work | The zipper of the jacket is broken",
        "what about the other one? | Where is order N2044?",
        "hello, help please | How do I return the shoes I bought last week?",
        "it's about my order | I want to cancel order 4711",
        "can you change it? | Please change my delivery address to Oak Street 5",
        "hm | Do you ship to Norway, and what does it cost?",
        "Ich habe eine Frage | Wann kommt mein Paket mit der Nummer 12345?",
        "j'ai un souci avec ça | Je veux retourner la robe rouge",
        "tengo un problema con eso | ¿Cuándo llega mi paquete?",
        "ho un problema | Vorrei un rimborso per le scarpe",
        "tenho uma dúvida | Quero trocar o tamanho da camisa",
        "mam problem | Gdzie jest moja paczka 7788?",
        "kuch problem hai | mera refund kab aayega order 55",
      })
  void theVaguerMessageScoresHigher(String vague, String clear) {
    assertThat(of(vague)).isGreaterThan(of(clear) + 0.1);
  }

  @Test
  void closeCandidatesAreMoreAmbiguousThanOneThatLeads() {
    Classification close =
        new Classification(
            List.of(
                new Candidate(Intent.RETURN_ITEM, 0.4),
                new Candidate(Intent.REFUND_REQUEST, 0.39)));
    Classification clear = new Classification(List.of(new Candidate(Intent.RETURN_ITEM, 0.97)));

    assertThat(ambiguity.of("the green lamp", close))
        .isGreaterThan(ambiguity.of("the green lamp", clear) + 0.2);
  }

  @Test
  void itIsFromZeroToOneForAnyText() {
    SplittableRandom random = new SplittableRandom(3);
    assertThat(of("")).isBetween(0.9, 1.0);
    for (int run = 0; run < 200; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append((char) random.nextInt(0x10000));
      }
      assertThat(of(text.toString())).isBetween(0.0, 1.0);
    }
  }
}

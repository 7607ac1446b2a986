// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.value.Value;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as customers write them. */
class SpokenAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "change the address to 5 Mill Lane, Dover, 19901 | 5 Mill Lane | Dover | 19901",
        "please send it to 22 West 8th instead | 22 West 8th | - | -",
        "send it to 221b Baker Street, London NW1 6XE please | 221b Baker Street | London | NW1"
            + " 6XE",
        "die neue Adresse lautet Lindenallee 7, 50668 Köln | Lindenallee 7 | Köln | 50668",
        "wysyłka na ul. Polna 4/12, 00-625 Warszawa proszę | ul. Polna 4/12 | Warszawa | 00-625",
        "it should go to Keizersgracht 12, 1015 CN Amsterdam | Keizersgracht 12 | Amsterdam | 1015"
            + " CN",
      })
  void findsTheStreetTheTownAndTheCode(String text, String line, String city, String code) {
    assertThat(SpokenAddress.in(text))
        .hasValueSatisfying(
            address -> {
              assertThat(address.line()).isEqualTo(line);
              assertThat(address.city()).isEqualTo(city);
              assertThat(address.postalCode()).isEqualTo(code);
              assertThat(address.isWhole()).isEqualTo(code != null);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where is my order",
        "change the address of order N1001 please",
        "it comes in 2 days",
        "I want 3 pieces of it",
        "my staff number 4411",
        "I paid $20 for express",
        ""
      })
  void findsNoneWhereThereIsNone(String text) {
    assertThat(SpokenAddress.in(text)).isEmpty();
  }

  @Test
  void isAnArgumentInThePartsOfTheVocabulary() {
    SpokenAddress address = SpokenAddress.in("to 5 Mill Lane, Dover, 19901").orElseThrow();

    assertThat(address.value())
        .isEqualTo(
            new Value.Fields(
                Map.of(
                    "line", Value.text("5 Mill Lane"),
                    "city", Value.text("Dover"),
                    "postal_code", Value.text("19901"))));
    assertThat(address.toString()).doesNotContain("Mill", "Dover", "19901");
  }

  /** Not a letter is changed: what is found stands in the customer's words. */
  @Test
  void whatIsFoundIsTheCustomersOwn() {
    Random random = new Random(21);
    String[] parts = {
      "5",
      "Mill",
      "Lane",
      ",",
      "to",
      "Dover",
      "19901",
      "Lindenallee",
      "7",
      "50668",
      "Köln",
      "ul.",
      "please",
      "order",
      "N1001",
      "and",
      "not",
      "\n",
      "?",
      "221b",
      "NW1 6XE",
      "1Z999AA10123456784"
    };
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(14); word >= 0; word--) {
        text.append(parts[random.nextInt(parts.length)]).append(' ');
      }
      String written = text.toString();
      SpokenAddress.in(written)
          .ifPresent(
              address -> {
                String squeezed = squeezed(written);
                for (String part : address.line().split(", ", -1)) {
                  assertThat(squeezed).contains(squeezed(part));
                }
                if (address.postalCode() != null) {
                  assertThat(squeezed).contains(squeezed(address.postalCode()));
                }
              });
    }
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s,.]+", "");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {

  private final Screen screen = new Screen();

  @Test
  void plainWordsAreLeftAlone() {
    assertThat(screen.screen("Where is my order #1001?\nThanks, Zoë"))
        .isEqualTo("Where is my order #1001?\nThanks, Zoë");
  }

  @Test
  void controlCharactersAreGapsAndLineBreaksStay() {
    assertThat(screen.screen("where\tis\u0007my\u001b[31m order\nplease\u0000"))
        .isEqualTo("where is my [31m order\nplease");
  }

  @Test
  void whatIsHiddenBetweenLettersIsTakenOut() {
    assertThat(screen.screen("or\u200bd\u200der\u2060 \ufeff#10\u00ad01")).isEqualTo("order #1001");
    assertThat(screen.screen("\u202eredro\u202c \u2066ym\u2069")).isEqualTo("redro ym");
    assertThat(screen.screen("a\ud83db\udc00c\ue000d")).isEqualTo("abcd");
    assertThat(screen.screen("tag\udb40\udc41ged")).isEqualTo("tagged");
  }

  @Test
  void nothingReadableIsBlank() {
    assertThat(screen.screen("")).isEmpty();
    assertThat(screen.screen(" \u200b\u202e\ufeff\n\t\u0000 ")).isEmpty();
  }

  @Test
  void lettersAreComposed() {
    String composed = screen.screen("Zoe\u0308, gru\u0308\u00dfe");
    assertThat(composed).isEqualTo("Zoë, grüße");
    assertThat(Normalizer.isNormalized(composed, Normalizer.Form.NFC)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "3782 822463 10005",
        "4111\u200b1111\u200b11111111",
        "4111\u00a01111\u00a01111\u00a01111"
      })
  void aCardNumberIsMaskedHoweverItIsWritten(String card) {
    assertThat(screen.screen("I paid with " + card + ", order #1001"))
        .isEqualTo("I paid with [card number], order #1001");
  }

  @Test
  void numbersThatAreNoCardsStay() {
    String text = "parcel 1Z999AA10123456784, order 4111111111111112, call +1 502 555 0100";
    assertThat(screen.screen(text)).isEqualTo(text);
  }

  @Test
  void everyCardNumberIsMasked() {
    assertThat(screen.screen("4111111111111111 or 5500005555555559"))
        .isEqualTo("[card number] or [card number]");
  }

  @Test
  void aTextOfSixtyFourKibibytesIsCut() {
    String screened = screen.screen("help ".repeat(13_108));
    assertThat(screened).hasSizeLessThanOrEqualTo(8_000).hasSizeGreaterThan(7_900);
    assertThat(screened).startsWith("help help").endsWith("help");
  }

  @Test
  void theCutLeavesNoPartOfACardNumberAndNoHalfOfALetter() {
    for (int before = 7_950; before <= 8_000; before++) {
      String text = "x".repeat(before) + " 4111 1111 1111 1111 " + "y".repeat(100);
      String screened = screen.screen(text);
      assertThat(screened).doesNotContainPattern("[0-9]");
    }
    assertThat(screen.screen("x".repeat(7_999) + "\ud83d\ude00")).isEqualTo("x".repeat(7_999));
  }

  @Test
  void whatIsScreenedStaysAsItIs() {
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(
            random.nextBoolean()
                ? (char) (' ' + random.nextInt(95))
                : (char) random.nextInt(0x10000));
      }
      String once = screen.screen(text.toString());
      assertThat(once).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\n]]");
      assertThat(screen.screen(once)).isEqualTo(once);
    }
  }
}

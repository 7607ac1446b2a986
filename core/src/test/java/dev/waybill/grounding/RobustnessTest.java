// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RobustnessTest {

  private static final int LONG = 64 * 1024;
  private static final String[] PIECES = {
    "$",
    "1",
    "0",
    "9",
    ",",
    ".",
    "-",
    "/",
    ":",
    " ",
    "\n",
    "March",
    "10",
    "Order",
    "#",
    "N1004",
    "delivered",
    "not",
    "will",
    "be",
    "I",
    "have",
    "refunded",
    "you",
    "'",
    "’",
    "ll",
    "n't",
    "é",
    "\uD83D\uDE00",
    "\uD83D",
    "\u0301",
    "%",
    "@",
    "http://",
    "item",
    "(",
    ")",
    "→",
    "*",
    "Newark,",
    "NJ",
    "07102",
    "today",
    "Dear",
    "both",
    "parcels",
    "\t",
    "\u0000",
    "٣",
    "１",
    "€",
    "Uhr",
    "ä"
  };

  @RepeatedTest(400)
  void noTextMakesItThrow(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(80);
    for (int i = 0; i < length; i++) {
      text.append(
          random.nextInt(6) == 0
              ? String.valueOf((char) random.nextInt(0x10000))
              : PIECES[random.nextInt(PIECES.length)]);
      text.append(random.nextBoolean() ? " " : "");
    }

    Verdict verdict = Shop.withTwoOrders().verify(text.toString());

    assertThat(verdict.findings())
        .allSatisfy(
            finding ->
                assertThat(finding.claim().span().of(text.toString()))
                    .isEqualTo(finding.claim().text()));
  }

  static Stream<String> longTexts() {
    return Stream.of(
            "1",
            "1,",
            "1.",
            "$",
            "a",
            "A",
            "A ",
            "a@",
            "a.",
            "-",
            " ",
            "\n",
            "1-",
            "1 ",
            "#",
            "_",
            "not ",
            "I have ",
            "today ",
            "March ",
            "Order N1004 ",
            "$84.00 ",
            "item rake-77120 ",
            "Newark, ",
            "2 parcels ",
            "(",
            "- N1004\n",
            "delivered. ",
            "you will receive ")
        .map(piece -> piece.repeat(LONG / piece.length()));
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void longTextsAreReadToTheEnd(String text) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(Shop.withTwoOrders().verify(text)).isNotNull());
  }

  @Test
  void emptyAndBlankTextsClaimNothing() {
    for (String text : List.of("", " ", "\n", "\t\n ")) {
      assertThat(new ClaimExtractor().extract(text, Shop.ENGLISH)).isEmpty();
      assertThat(Shop.withTwoOrders().verify(text).holds()).isTrue();
    }
  }

  @Test
  void resultsDoNotDependOnTheDefaultZoneAndLocale() {
    String text =
        "It should arrive today, Tuesday, March 10, by 6:00 PM; it was $1,499.00. ID TITLE.";
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Verdict expected = Shop.withTwoOrders().verify(text);
    try {
      for (String tag : List.of("tr-TR", "de-DE", "ar-EG", "th-TH-u-ca-buddhist")) {
        for (String id : List.of("Pacific/Kiritimati", "Etc/GMT+12")) {
          Locale.setDefault(Locale.forLanguageTag(tag));
          TimeZone.setDefault(TimeZone.getTimeZone(id));
          assertThat(Shop.withTwoOrders().verify(text)).isEqualTo(expected);
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}

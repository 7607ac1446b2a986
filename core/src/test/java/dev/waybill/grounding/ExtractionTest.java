// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Money;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | $1,234.56       | 123456 | USD",
        "de-DE | 1.234,56 €      | 123456 | EUR",
        "de-DE | 84,00 €         | 8400   | EUR",
        "en-IN | ₹1,499.00       | 149900 | INR",
        "en-US | 12 EUR          | 1200   | EUR",
        "en-US | €8              | 800    | EUR",
        "en-GB | £1,000          | 100000 | GBP",
        "de-DE | 1.000 €         | 100000 | EUR",
        "en-US | 20 dollars      | 2000   | USD",
        "ja-JP | ¥1,500          | 1500   | JPY"
      })
  void moneyIsReadAsTheLocaleWritesIt(String locale, String text, long minor, String currency) {
    assertThat(extract("It was " + text + " in all.", locale))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.text()).isEqualTo(text);
              assertThat(claim.value()).isEqualTo(new Amount(Money.ofMinor(minor, currency)));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | on 11/12/2026              | 2026-11-12",
        "en-GB | on 11/12/2026              | 2026-12-11",
        "de-DE | am 11.12.2026              | 2026-12-11",
        "en-US | on 13/12/2026              | 2026-12-13",
        "en-US | on March 10, 2026          | 2026-03-10",
        "en-US | on 10 March                | 2026-03-10",
        "en-US | on the 10th of March       | 2026-03-10",
        "en-US | on Tuesday, March 10       | 2026-03-10",
        "de-DE | am Dienstag, 10. März      | 2026-03-10",
        "de-DE | am 10.03.                  | 2026-03-10",
        "en-US | on 2026-03-10              | 2026-03-10",
        "en-US | on Dec 30                  | 2025-12-30",
        "en-US | tomorrow                   | 2026-03-11",
        "en-US | yesterday                  | 2026-03-09",
        "en-US | tonight                    | 2026-03-10",
        "de-DE | morgen                     | 2026-03-11",
        "de-DE | übermorgen                 | 2026-03-12"
      })
  void daysAreReadInTheSetting(String locale, String text, LocalDate day) {
    assertThat(extract("I see it " + text + " there", locale))
        .filteredOn(claim -> claim.kind() == ClaimKind.DATE)
        .singleElement()
        .satisfies(claim -> assertThat(claim.value()).isEqualTo(new Day(day, null)));
  }

  @Test
  void todayIsTheCustomersDay() {
    Setting tokyo = new Setting(Locale.US, ZoneId.of("Asia/Tokyo"), Shop.NOW);

    assertThat(new ClaimExtractor().extract("It came today.", tokyo))
        .first()
        .satisfies(
            claim -> assertThat(claim.value()).isEqualTo(new Day(LocalDate.of(2026, 3, 11), null)));
  }

  @ParameterizedTest
  @CsvSource({
    "6:00 am,06:00",
    "06:00,06:00",
    "6 pm,18:00",
    "18 Uhr,18:00",
    "12:30 a.m.,00:30",
    "noon,12:00"
  })
  void timesAreReadAsTwentyFourHours(String text, String time) {
    assertThat(extract("The scan at " + text + " there", "en-US"))
        .singleElement()
        .satisfies(claim -> assertThat(claim.value()).isEqualTo(new Term(Term.Kind.TEXT, time)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 to 7 business days | 5-7 business day",
        "1-2 weeks | 1-2 week",
        "24 hours | 24 hour",
        "fünf Werktage | 5 business day",
        "3–5 Tage | 3-5 day"
      })
  void durationsAreReadAsRanges(String text, String canonical) {
    assertThat(extract("That is " + text + " there", "de-DE"))
        .singleElement()
        .satisfies(
            claim -> assertThat(claim.value()).isEqualTo(new Term(Term.Kind.TEXT, canonical)));
  }

  @ParameterizedTest
  @CsvSource({
    "It will be delivered., ",
    "It is to be delivered., ",
    "The delivery estimate is not known., ",
    "It is delivered., DELIVERED",
    "It is out for delivery., OUT_FOR_DELIVERY",
    "It has not been delivered., not DELIVERED",
    "It hasn't been shipped., not SHIPPED",
    "Once it is delivered you can open it., ",
    "Is it delivered?, ",
    "Es ist unterwegs., ON_ITS_WAY",
    "Es wurde nicht zugestellt., not DELIVERED"
  })
  void statesDependOnTenseAndDenial(String text, String state) {
    List<String> states =
        extract(text, "en-US").stream()
            .filter(claim -> claim.kind() == ClaimKind.STATUS)
            .map(claim -> (claim.negated() ? "not " : "") + state(claim))
            .toList();

    assertThat(states).isEqualTo(state == null ? List.of() : List.of(state));
  }

  @Test
  void claimsComeInTheOrderOfTheTextWithTheirSpans() {
    String text = "Order #1001 came to $84.00 and is delivered.";

    List<Claim> claims = extract(text, "en-US");

    assertThat(claims)
        .extracting(Claim::kind)
        .containsExactly(ClaimKind.ORDER_NUMBER, ClaimKind.MONEY, ClaimKind.STATUS);
    assertThat(claims)
        .allSatisfy(claim -> assertThat(claim.span().of(text)).isEqualTo(claim.text()));
  }

  private static List<Claim> extract(String text, String locale) {
    Setting setting = new Setting(Locale.forLanguageTag(locale), Shop.NEW_YORK, Shop.NOW);
    return new ClaimExtractor().extract(text, setting);
  }

  private static String state(Claim claim) {
    return claim.value() instanceof Status status ? status.word() : "none";
  }
}

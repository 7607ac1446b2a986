// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.ScanTime;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Moment;
import dev.waybill.evidence.FactValue.Point;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormatTest {

  private static final Instant TUESDAY_NOON_UTC = Instant.parse("2026-03-10T12:00:00Z");
  private static final ZoneId DENVER = ZoneId.of("America/Denver");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | 123456 | USD | $1,234.56",
        "en-IN | 149900 | INR | ₹1,499.00",
        "en-IN | 12345600 | INR | ₹1,23,456.00",
        "de-DE | 123456 | EUR | 1.234,56\u00a0€",
        "es-ES | 123456 | EUR | 1.234,56\u00a0€",
        "it-IT | 123456 | EUR | 1.234,56\u00a0€",
        "pt-BR | 123456 | EUR | 1.234,56\u00a0€",
        "hi-Latn-IN | 12345600 | INR | ₹1,23,456.00",
        "fr-FR | 123456 | EUR | 1.234,56\u00a0€",
        "en-US | 5000 | JPY | ¥5,000",
        "en-AU | 8400 | AUD | 84.00\u00a0AUD",
        "en-US | -995 | USD | -$9.95",
        "en-GB | 100 | GBP | £1.00",
      })
  void moneyIsWrittenAsTheLocaleWritesIt(
      String locale, long minor, String currency, String written) {
    String expected = locale.equals("fr-FR") ? "1\u00a0234,56\u00a0€" : written;
    assertThat(format(locale, "UTC").format(new Amount(Money.ofMinor(minor, currency))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-DE | Donnerstag, 12. März, zwischen 14:00 und 18:00 Uhr",
        "fr-FR | jeudi 12 mars, entre 14:00 et 18:00",
        "es-ES | jueves, 12 de marzo, entre las 14:00 y las 18:00",
        "it-IT | giovedì 12 marzo, tra le 14:00 e le 18:00",
        "pt-BR | quinta-feira, 12 de março, entre as 14:00 e as 18:00",
        "hi-Latn-IN | Thursday, 12 March, 2:00 PM se 6:00 PM ke beech",
        "sv-SE | Thursday, 12 March, between 14:00 and 18:00"
      })
  void aWindowIsSaidInTheCustomersLanguage(String locale, String said) {
    Window window =
        new Window(LocalDate.of(2026, 3, 12), LocalTime.of(14, 0), LocalTime.of(18, 0), DENVER);
    assertThat(format(locale, "UTC").format(window)).isEqualTo(said);
  }

  @Test
  void aDayIsADayAtItsPlaceAndNeverMovesWithAZone() {
    Day day = new Day(LocalDate.of(2026, 3, 12), DENVER);
    for (String zone : List.of("Pacific/Kiritimati", "UTC", "Etc/GMT+12")) {
      assertThat(format("en-US", zone).format(day)).isEqualTo("Thursday, March 12");
    }
  }

  @Test
  void todayIsTodayAtThePlaceOfTheDay() {
    ValueFormat format =
        new ValueFormat(Locale.US, ZoneId.of("UTC"), Instant.parse("2026-03-10T02:00:00Z"));
    assertThat(format.format(new Day(LocalDate.of(2026, 3, 9), DENVER)))
        .isEqualTo("today, Monday, March 9");
    assertThat(format.format(new Day(LocalDate.of(2026, 3, 10), ZoneId.of("Asia/Kolkata"))))
        .isEqualTo("today, Tuesday, March 10");
  }

  @Test
  void yesterdayAndTomorrowAreSaidAndOtherYearsAreWritten() {
    ValueFormat format = format("de-DE", "Europe/Berlin");
    assertThat(format.format(new Day(LocalDate.of(2026, 3, 9), null)))
        .isEqualTo("gestern, Montag, 9. März");
    assertThat(format.format(new Day(LocalDate.of(2026, 3, 11), null)))
        .isEqualTo("morgen, Mittwoch, 11. März");
    assertThat(format.format(new Day(LocalDate.of(2025, 12, 24), null)))
        .isEqualTo("Mittwoch, 24. Dezember 2025");
  }

  @Test
  void aScanIsSaidOnTheClockOfItsPlace() {
    Moment scan = new Moment(ScanTime.explicit(OffsetDateTime.parse("2026-03-10T06:00:00+05:30")));
    assertThat(format("en-IN", "Asia/Kolkata").format(scan))
        .isEqualTo("today, Tuesday, 10 March at 6:00 AM");
    assertThat(format("en-IN", "America/New_York").format(scan, "time")).isEqualTo("6:00 AM");
    assertThat(format("en-IN", "America/New_York").format(scan, "day"))
        .isEqualTo("today, Tuesday, 10 March");
  }

  @Test
  void aScanWithoutAZoneKeepsItsWallClock() {
    Moment scan = new Moment(ScanTime.local(LocalDateTime.parse("2026-03-08T03:30:00")));
    assertThat(format("en-US", "America/New_York").format(scan))
        .isEqualTo("Sunday, March 8 at 3:30 AM");
  }

  @Test
  void anInstantIsSaidOnTheCustomersClock() {
    Point point = new Point(Instant.parse("2026-03-10T12:00:00Z"));
    assertThat(format("en-US", "America/Chicago").format(point))
        .isEqualTo("today, Tuesday, March 10 at 7:00 AM");
    assertThat(format("de-DE", "Europe/Berlin").format(point))
        .isEqualTo("heute, Dienstag, 10. März um 13:00 Uhr");
    assertThat(format("en-GB", "Europe/London").format(point))
        .isEqualTo("today, Tuesday, 10 March at 12:00");
  }

  @Test
  void aWindowIsSaidWithItsHoursAndADayNever() {
    Window window =
        new Window(LocalDate.of(2026, 3, 10), LocalTime.of(14, 0), LocalTime.of(18, 0), DENVER);
    assertThat(format("en-US", "UTC").format(window))
        .isEqualTo("today, Tuesday, March 10, between 2:00 PM and 6:00 PM");
    assertThat(format("en-US", "UTC").format(window, "day")).isEqualTo("today, Tuesday, March 10");
    assertThat(
            format("en-US", "UTC")
                .format(new Window(LocalDate.of(2026, 3, 12), null, LocalTime.of(21, 0), DENVER)))
        .isEqualTo("Thursday, March 12, by 9:00 PM");
  }

  @Test
  void midnightAndNoonAreNotConfused() {
    assertThat(time("00:00")).isEqualTo("12:00 AM");
    assertThat(time("12:00")).isEqualTo("12:00 PM");
    assertThat(time("23:59")).isEqualTo("11:59 PM");
  }

  private static String time(String local) {
    return format("en-US", "UTC")
        .format(new Moment(ScanTime.local(LocalDateTime.parse("2026-03-10T" + local))), "time");
  }

  @Test
  void aStateInOurTermsIsSaidInWordsAndAnyOtherAsItsSourceSaysIt() {
    assertThat(format("en-US", "UTC").format(new Status("WITH_COURIER")))
        .isEqualTo("out for delivery");
    assertThat(format("de-DE", "UTC").format(new Status("WITH_COURIER")))
        .isEqualTo("in Zustellung");
    assertThat(format("de-DE", "UTC").format(new Status("Versandfertig")))
        .isEqualTo("Versandfertig");
  }

  @Test
  void aLanguageWithoutSentencesIsAnsweredWhollyInEnglish() {
    assertThat(format("sv-SE", "UTC").format(new Day(LocalDate.of(2026, 3, 12), null)))
        .isEqualTo("Thursday, 12 March");
  }

  @Test
  void nothingDependsOnTheMachinesZoneOrLocale() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    List<String> expected = samples();
    try {
      for (String tag :
          List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist")) {
        for (String id : List.of("Pacific/Kiritimati", "Asia/Kolkata", "America/St_Johns")) {
          Locale.setDefault(Locale.forLanguageTag(tag));
          TimeZone.setDefault(TimeZone.getTimeZone(id));
          assertThat(samples()).isEqualTo(expected);
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static List<String> samples() {
    List<FactValue> values =
        List.of(
            new Amount(Money.ofMinor(123456, "EUR")),
            new Day(LocalDate.of(2026, 3, 12), DENVER),
            new Moment(ScanTime.explicit(OffsetDateTime.parse("2026-03-10T06:05:00+05:30"))),
            new Point(TUESDAY_NOON_UTC),
            new FactValue.Count(12));
    return Stream.of("en-US", "de-DE", "sv-SE", "tr-TR", "ar-EG")
        .flatMap(tag -> values.stream().map(format(tag, "Europe/Paris")::format))
        .toList();
  }

  private static ValueFormat format(String locale, String zone) {
    return new ValueFormat(Locale.forLanguageTag(locale), ZoneId.of(zone), TUESDAY_NOON_UTC);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.grounding.Setting;
import dev.waybill.intent.DateMention.Purpose;
import dev.waybill.intent.DateMention.Relation;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days that messages name, and what they are to whoever names them. */
class DateMentionTest {

  /** A Thursday noon in New York. */
  private static final Instant NOW = Instant.parse("2026-03-12T16:00:00Z");

  private final EntityExtractor extractor = new EntityExtractor();

  private List<DateMention> dates(String locale, String text) {
    Setting setting =
        new Setting(Locale.forLanguageTag(locale), ZoneId.of("America/New_York"), NOW);
    return extractor.extract(text, setting).dates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | I need it by Friday | 2026-03-13 | BY | NEEDED",
        "en-US | i need it by friday pls | 2026-03-13 | BY | NEEDED",
        "en-US | need this before sat | 2026-03-14 | BEFORE | NEEDED",
        "en-US | my wedding is on Saturday! | 2026-03-14 | ON | NEEDED",
        "en-US | will it be here by tomorrow? | 2026-03-13 | BY | HOPED",
        "en-US | will it arrive tomorrow? | 2026-03-13 | ON | HOPED",
        "en-US | you said by Friday | 2026-03-13 | BY | NAMED",
        "en-US | I ordered it on Monday | 2026-03-09 | ON | NAMED",
        "en-US | it was supposed to come last Friday | 2026-03-06 | ON | NAMED",
        "en-US | I am home after Friday | 2026-03-13 | AFTER | NAMED",
        "en-US | I need it in three days | 2026-03-15 | ON | NEEDED",
        "en-US | the trip is in 2 weeks | 2026-03-26 | ON | NEEDED",
        "en-US | need it by 4/11 | 2026-04-11 | BY | NEEDED",
        "en-GB | need it by 4/11 | 2026-11-04 | BY | NEEDED",
        "de-DE | Ich brauche es bis Freitag | 2026-03-13 | BY | NEEDED",
        "de-DE | brauche das bis zum 20.3. | 2026-03-20 | BY | NEEDED",
        "de-DE | am samstag ist die hochzeit | 2026-03-14 | ON | NEEDED",
        "de-DE | kommt es vor Montag? | 2026-03-16 | BEFORE | HOPED",
        "de-DE | in einer Woche fliege ich | 2026-03-19 | ON | NEEDED",
        "fr-FR | il me le faut avant vendredi | 2026-03-13 | BEFORE | NEEDED",
        "fr-FR | est-ce que ça arrivera pour demain ? | 2026-03-13 | BY | HOPED",
        "es-ES | lo necesito para el sábado | 2026-03-14 | BY | NEEDED",
        "es-ES | ¿llegará antes del 20 de marzo? | 2026-03-20 | BEFORE | HOPED",
        "it-IT | mi serve entro venerdì | 2026-03-13 | BY | NEEDED",
        "it-IT | il matrimonio è sabato | 2026-03-14 | ON | NEEDED",
        "pt-BR | preciso até sexta-feira | 2026-03-13 | BY | NEEDED",
        "pl-PL | potrzebuję do 20.03.2026 | 2026-03-20 | BY | NEEDED",
        "hi-Latn-IN | mujhe kal tak chahiye | 2026-03-13 | BY | NEEDED",
        "hi-Latn-IN | shanivar ko shaadi hai | 2026-03-14 | ON | NEEDED",
        "hi-IN | मुझे शुक्रवार तक चाहिए | 2026-03-13 | BY | NEEDED",
      })
  void readsADayAndWhatItIsToTheCustomer(
      String locale, String text, LocalDate day, Relation relation, Purpose purpose) {
    assertThat(dates(locale, text))
        .singleElement()
        .satisfies(
            mention -> {
              assertThat(mention.day()).isEqualTo(day);
              assertThat(mention.relation()).isEqualTo(relation);
              assertThat(mention.purpose()).isEqualTo(purpose);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | where is order 1001?",
        "en-US | I sat on it and it broke",
        "en-US | mon dieu, so what",
        "fr-FR | mon colis est où",
        "es-ES | mi pedido no llega",
        "de-DE | so ein Mist",
        "en-US | size 3/4 please",
        "pt-BR | status do pedido 5501",
      })
  void namesNoDayWhereTheWordsHaveNone(String locale, String text) {
    assertThat(dates(locale, text)).isEmpty();
  }

  @Test
  void theLastDayThatServesIsTheDayItselfOrTheOneBefore() {
    assertThat(dates("en-US", "I need it by Friday").get(0).deadline())
        .contains(LocalDate.parse("2026-03-13"));
    assertThat(dates("en-US", "I need it before Friday").get(0).deadline())
        .contains(LocalDate.parse("2026-03-12"));
    assertThat(dates("en-US", "I ordered it on Monday").get(0).deadline()).isEmpty();
    assertThat(dates("en-US", "we are home after Friday").get(0).deadline()).isEmpty();
  }

  @Test
  void spansPointAtTheWords() {
    String text = "Hi. My flight is Saturday. I ordered on March 2.";
    List<DateMention> dates = dates("en-US", text);

    assertThat(dates)
        .extracting(date -> date.span().of(text))
        .containsExactly("Saturday", "March 2");
    assertThat(dates)
        .extracting(DateMention::purpose)
        .containsExactly(Purpose.NEEDED, Purpose.NAMED);
  }

  /** Whatever day it is, a weekday is the next such day, in every locale and zone of the JVM. */
  @Test
  void aWeekdayIsWithinAWeekWhateverTheJvmsLocaleAndZone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Random random = new Random(17);
    try {
      for (int i = 0; i < 400; i++) {
        Locale.setDefault(
            List.of(Locale.forLanguageTag("tr-TR"), Locale.forLanguageTag("ar-EG"), Locale.US)
                .get(random.nextInt(3)));
        TimeZone.setDefault(
            TimeZone.getTimeZone(
                List.of("Pacific/Kiritimati", "Pacific/Niue", "UTC").get(random.nextInt(3))));
        LocalDate today = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(2000));
        DayOfWeek name = DayOfWeek.of(1 + random.nextInt(7));
        Setting setting =
            new Setting(
                Locale.UK,
                ZoneId.of("Europe/London"),
                today.atTime(12, 0).atZone(ZoneId.of("Europe/London")).toInstant());
        String text = "I need it by " + name.getDisplayName(TextStyle.FULL, Locale.UK);

        assertThat(extractor.extract(text, setting).dates())
            .as(text + " on " + today)
            .singleElement()
            .satisfies(
                mention -> {
                  assertThat(mention.day())
                      .isEqualTo(today.with(TemporalAdjusters.nextOrSame(name)));
                  assertThat(mention.relation()).isEqualTo(Relation.BY);
                });
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void noTextMakesItThrow() {
    Random random = new Random(5);
    String[] parts = {
      "by",
      "friday",
      "31.2.",
      "13/13",
      "in",
      "days",
      "2",
      "tomorrow",
      "kal",
      "तक",
      ".",
      "\n",
      "vor",
      "\ud83d",
      "99",
      "weeks",
      "'",
      "next",
      "last",
      "2026-02-30"
    };
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(9); word >= 0; word--) {
        text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
      }
      String written = text.toString();
      for (DateMention mention : dates("de-DE", written)) {
        assertThat(mention.span().of(written)).isNotEmpty();
      }
    }
  }
}

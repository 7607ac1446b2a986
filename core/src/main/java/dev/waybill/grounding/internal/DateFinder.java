// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds days: dates in digits or words, weekdays and relative words. A day's claim has no value if
 * it is a weekday alone, or if the words name no day at all: the 31st of February, a weekday that
 * is not that date's.
 */
final class DateFinder implements Finder {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String MONTH =
      "(" + CalendarWords.monthAlternation() + ")(?![\\p{L}\\p{M}])";
  private static final String ORDINAL = "(?:st|nd|rd|th|er|[º°ª.])?";
  private static final String YEAR = "(?:,?\\s(?:(?:de|del|of)\\s)?(\\d{4}))?(?![\\d])";

  private static final Pattern BESIDE = Pattern.compile(",?\\s{1,2}");
  private static final Pattern ISO =
      Pattern.compile("(?<![\\w-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\d-])");
  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\w./-])(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\w/-])");
  private static final Pattern SHORT =
      Pattern.compile("(?<![\\w./-])(\\d{1,2})(?:/(\\d{1,2})(?![\\w/-])|\\.(\\d{1,2})\\.(?!\\d))");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])" + MONTH + "\\.?\\s(?:the\\s)?(\\d{1,2})(?:st|nd|rd|th)?\\b" + YEAR,
          FLAGS);
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\d.,])(\\d{1,2}|"
              + CalendarWords.dayAlternation()
              + ")"
              + ORDINAL
              + "\\s(?:(?:of|de|di|d['’])\\s?)?"
              + MONTH
              + "\\.?"
              + YEAR,
          FLAGS);
  private static final Starts BEFORE_HYPHEN = Starts.atNumbersBefore("-");
  private static final Starts BEFORE_MARK = Starts.atNumbersBefore("./-");
  private static final Starts MONTHS = CalendarWords.monthStarts();
  private static final Starts DAYS = CalendarWords.dayStarts();
  private static final int CUE_REACH = 24;
  private static final Pattern CUE =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(?:"
              + String.join("|", LanguageWords.all("date-cues")).replace(' ', '|')
              + "|date:?|eta:?|(?:expected|estimated?|arriv\\w{1,3}|deliver\\w{1,3}|planned|ankunft"
              + "|liefer\\w{1,6})(?::|\\sis|\\sdate:?)?)\\s$",
          FLAGS);

  /** A day of the month alone, behind a word that announces one. */
  private static final Pattern DAY_OF_MONTH =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(?:(?:on|by|until|for|from|is|was|am|bis|zum|ist|war|(?<!\\b(?:tra|fra|e|dalle|verso)\\s)le|el|il|al|d[ií]a|giorno)\\s(?:the\\s)?(\\d{1,2})(?:st|nd|rd|th)?(?![.,]\\d)(?=\\s{0,2}(?:[.,;:!?)](?!\\d)|$|\\n"
              + "|(?:at|between|um|zwischen|à|entre|alle|tra|às)\\b))"
              + "|(\\d{1,2})\\s(?:tareekh|tarikh|तारीख)(?![\\p{L}\\p{M}]))",
          FLAGS);

  private static final Starts BEFORE_A_DAY =
      Starts.at(
              List.of(
                  "on", "by", "until", "for", "from", "is", "was", "am", "bis", "zum", "ist", "war",
                  "le", "el", "il", "al", "dia", "día", "giorno"))
          .orNumbers()
          .beforeDigit(12);

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    LocalDate today = setting.today();
    BEFORE_HYPHEN.find(
        ISO,
        draft,
        m -> add(draft, found, m, CalendarWords.of(number(m, 1), number(m, 2), number(m, 3))));
    BEFORE_MARK.find(DIGITS, draft, m -> longDate(draft, setting, found, m));
    BEFORE_MARK.find(SHORT, draft, m -> shortDate(draft, setting, found, m));
    if (draft.tokens().stream().anyMatch(t -> CalendarWords.month(t.norm()).isPresent())) {
      withMonths(draft, today, found);
    }
    DateRoles roles = new DateRoles(draft);
    BEFORE_A_DAY.find(
        DAY_OF_MONTH,
        draft,
        m -> {
          if (roles.speakOfADay(draft.sentenceAt(m.start()))) {
            int day = number(m, m.group(1) == null ? 2 : 1);
            add(draft, found, m, CalendarWords.nearest(day, today));
          }
        });
    RelativeDays.find(draft, today, found);
  }

  private static void withMonths(Draft draft, LocalDate today, Found found) {
    MONTHS.find(
        MONTH_FIRST, draft, m -> add(draft, found, m, named(m, m.group(1), number(m, 2), today)));
    DAYS.find(
        DAY_FIRST,
        draft,
        m ->
            add(
                draft,
                found,
                m,
                named(m, m.group(2), CalendarWords.dayOfMonth(requireNonNull(m.group(1))), today)));
  }

  private static void longDate(Draft draft, Setting setting, Found found, Matcher m) {
    int year = number(m, 4) < 100 ? 2000 + number(m, 4) : number(m, 4);
    boolean monthFirst =
        monthFirst(requireNonNull(m.group(2)), number(m, 1), number(m, 3), setting);
    add(
        draft,
        found,
        m,
        CalendarWords.of(year, number(m, monthFirst ? 1 : 3), number(m, monthFirst ? 3 : 1)));
  }

  private static void shortDate(Draft draft, Setting setting, Found found, Matcher m) {
    boolean dotted = m.group(2) == null;
    int first = number(m, 1);
    int second = number(m, dotted ? 3 : 2);
    String before = draft.text().substring(Math.max(0, m.start() - CUE_REACH), m.start());
    if (CUE.matcher(before).find()
        || isBeforeTheDate(draft, m.end())
        || weekdayBefore(draft, m.start()).isPresent()) {
      boolean monthFirst = monthFirst(dotted ? "." : "/", first, second, setting);
      add(
          draft,
          found,
          m,
          CalendarWords.nearest(
              monthFirst ? first : second, monthFirst ? second : first, setting.today()));
    }
  }

  /** Hindi says "on" and "until" behind the date. */
  private static boolean isBeforeTheDate(Draft draft, int end) {
    int next = draft.tokenAt(end);
    if (next >= draft.tokens().size() || draft.tokens().get(next).start() != end + 1) {
      return false;
    }
    return switch (draft.tokens().get(next).norm()) {
      case "ko", "tak", "को", "तक" -> true;
      default -> false;
    };
  }

  private static boolean monthFirst(String separator, int first, int second, Setting setting) {
    if (first > 12 || separator.equals(".")) {
      return false;
    }
    return second > 12 || CalendarWords.monthFirst(setting.locale());
  }

  private static Optional<LocalDate> named(Matcher m, String month, int day, LocalDate today) {
    int number = CalendarWords.month(month).orElse(0);
    return m.group(3) == null
        ? CalendarWords.nearest(number, day, today)
        : CalendarWords.of(number(m, 3), number, day);
  }

  private static void add(Draft draft, Found found, Matcher m, Optional<LocalDate> date) {
    Optional<Lexicon.Hit> weekday = weekdayBefore(draft, m.start());
    Optional<LocalDate> meant =
        date.filter(
            d -> weekday.map(CalendarWords::weekday).filter(w -> w != d.getDayOfWeek()).isEmpty());
    int start = weekday.map(w -> draft.tokens().get(w.from()).start()).orElse(m.start());
    found.value(ClaimKind.DATE, start, m.end(), value(meant));
  }

  /** The weekday just before a date: "Friday, March 13", "viernes 13", "sexta-feira, dia 13". */
  private static Optional<Lexicon.Hit> weekdayBefore(Draft draft, int start) {
    int index = draft.tokenAt(start) - 1;
    if (index < 0) {
      return Optional.empty();
    }
    int before = draft.tokens().get(index).end();
    int from = Math.max(draft.sentenceAt(start).from(), index - 1);
    return start > before && BESIDE.matcher(draft.text()).region(before, start).matches()
        ? CalendarWords.weekdays(draft.tokens(), from, index + 1).stream()
            .filter(hit -> hit.to() == index + 1)
            .findFirst()
        : Optional.empty();
  }

  private static @Nullable FactValue value(Optional<LocalDate> date) {
    return date.<FactValue>map(d -> new Day(d, null)).orElse(null);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
  private static final String MONTH = "(" + CalendarWords.monthAlternation() + ")";
  private static final String YEAR = "(?:,?\\s(\\d{4}))?(?![\\d])";

  private static final Pattern ISO =
      Pattern.compile("(?<![\\w-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\d-])");
  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\w./-])(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\w/-])");
  private static final Pattern SHORT =
      Pattern.compile("(?<![\\w./-])(\\d{1,2})(?:/(\\d{1,2})(?![\\w/-])|\\.(\\d{1,2})\\.(?!\\d))");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?<!\\p{L})" + MONTH + "\\.?\\s(?:the\\s)?(\\d{1,2})(?:st|nd|rd|th)?\\b" + YEAR, FLAGS);
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<![\\w.,])(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s(?:of\\s)?" + MONTH + "\\b\\.?" + YEAR,
          FLAGS);
  private static final int CUE_REACH = 24;
  private static final Pattern CUE =
      Pattern.compile(
          "\\b(?:on|by|until|till|before|since|from|to|at|for|am|bis|vom|zum|seit|date:?|der|den|eta:?|due|"
              + "(?:expected|estimated?|arriv\\w{1,3}|deliver\\w{1,3}|planned|ankunft|liefer\\w{1,6})"
              + "(?::|\\sis|\\sdate:?)?)\\s$",
          FLAGS);

  private static final Pattern DAY_OF_MONTH =
      Pattern.compile(
          "\\b(?:on|by|until|for|from|is|was|am|bis|zum|ist|war)\\s(?:the\\s)?(\\d{1,2})"
              + "(?:st|nd|rd|th)?(?![.,]\\d)"
              + "(?=\\s{0,2}(?:[.,;:!?)]|$|\\n|at\\b|between\\b|um\\b|zwischen\\b))",
          FLAGS);

  /** Also of languages whose sentences are not read otherwise. */
  private static final Map<String, Integer> RELATIVE =
      Map.ofEntries(
          Map.entry("today", 0),
          Map.entry("tonight", 0),
          Map.entry("tomorrow", 1),
          Map.entry("yesterday", -1),
          Map.entry("heute", 0),
          Map.entry("morgen", 1),
          Map.entry("gestern", -1),
          Map.entry("übermorgen", 2),
          Map.entry("vorgestern", -2),
          Map.entry("demain", 1),
          Map.entry("mañana", 1),
          Map.entry("domani", 1),
          Map.entry("amanhã", 1),
          Map.entry("jutro", 1));

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    String text = draft.text();
    LocalDate today = setting.today();
    for (Matcher m = ISO.matcher(text); m.find(); ) {
      add(draft, found, m, CalendarWords.of(number(m, 1), number(m, 2), number(m, 3)));
    }
    for (Matcher m = DIGITS.matcher(text); m.find(); ) {
      int year = number(m, 4) < 100 ? 2000 + number(m, 4) : number(m, 4);
      boolean monthFirst = monthFirst(m.group(2), number(m, 1), number(m, 3), setting);
      add(
          draft,
          found,
          m,
          CalendarWords.of(year, number(m, monthFirst ? 1 : 3), number(m, monthFirst ? 3 : 1)));
    }
    for (Matcher m = SHORT.matcher(text); m.find(); ) {
      shortDate(draft, setting, found, m);
    }
    for (Matcher m = MONTH_FIRST.matcher(text); m.find(); ) {
      add(draft, found, m, named(m, m.group(1), number(m, 2), today));
    }
    for (Matcher m = DAY_FIRST.matcher(text); m.find(); ) {
      add(draft, found, m, named(m, m.group(2), number(m, 1), today));
    }
    DateRoles roles = new DateRoles(draft);
    for (Matcher m = DAY_OF_MONTH.matcher(text); m.find(); ) {
      if (roles.speakOfADay(draft.sentenceAt(m.start()))) {
        add(draft, found, m, CalendarWords.nearest(number(m, 1), today));
      }
    }
    words(draft, today, found);
  }

  private static void shortDate(Draft draft, Setting setting, Found found, Matcher m) {
    boolean dotted = m.group(2) == null;
    int first = number(m, 1);
    int second = number(m, dotted ? 3 : 2);
    String before = draft.text().substring(Math.max(0, m.start() - CUE_REACH), m.start());
    if (CUE.matcher(before).find() || weekdayBefore(draft, m.start()).isPresent()) {
      boolean monthFirst = monthFirst(dotted ? "." : "/", first, second, setting);
      add(
          draft,
          found,
          m,
          CalendarWords.nearest(
              monthFirst ? first : second, monthFirst ? second : first, setting.today()));
    }
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
    Optional<Token> weekday = weekdayBefore(draft, m.start());
    Optional<DayOfWeek> day = weekday.flatMap(w -> CalendarWords.weekday(w.norm()));
    Optional<LocalDate> meant = date.filter(d -> day.isEmpty() || day.get() == d.getDayOfWeek());
    int start = weekday.map(Token::start).orElse(m.start());
    found.value(ClaimKind.DATE, start, m.end(), value(meant));
  }

  private static Optional<Token> weekdayBefore(Draft draft, int start) {
    int index = draft.tokenAt(start) - 1;
    if (index < 0) {
      return Optional.empty();
    }
    Token token = draft.tokens().get(index);
    boolean beside =
        start >= token.end()
            && start - token.end() <= 3
            && draft.text().substring(token.end(), start).matches(",?\\s{1,2}");
    return Optional.of(token).filter(t -> beside && CalendarWords.weekday(t.norm()).isPresent());
  }

  private static void words(Draft draft, LocalDate today, Found found) {
    List<Token> tokens = draft.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Integer days = RELATIVE.get(token.norm());
      boolean farther = isFarther(tokens, i);
      if (days != null && !isMorning(tokens, i) && !isIdle(draft, tokens, i)) {
        found.value(
            ClaimKind.DATE,
            token.start(),
            token.end(),
            value(Optional.of(today.plusDays(farther ? 2L * days : days))));
      } else if (CalendarWords.weekday(token.norm()).isPresent() && token.capital()) {
        found.value(ClaimKind.DATE, token.start(), token.end(), null);
      }
    }
  }

  /** "The day after tomorrow", "the day before yesterday". */
  private static boolean isFarther(List<Token> tokens, int i) {
    return i > 1
        && tokens.get(i - 2).norm().equals("day")
        && (tokens.get(i - 1).norm().equals("after") || tokens.get(i - 1).norm().equals("before"));
  }

  /** "Can I help you with anything else today?" says nothing of a day. */
  private static boolean isIdle(Draft draft, List<Token> tokens, int i) {
    Sentence sentence = draft.sentenceAt(tokens.get(i).start());
    return tokens.get(i).norm().equals("today")
        && tokens.subList(sentence.from(), i).stream()
            .anyMatch(
                t ->
                    t.norm().equals("help")
                        || t.norm().equals("assist")
                        || t.norm().equals("contacting"));
  }

  /** The German noun for morning is written as the adverb for tomorrow. */
  private static boolean isMorning(List<Token> tokens, int i) {
    return tokens.get(i).norm().equals("morgen")
        && i > 0
        && (tokens.get(i - 1).norm().startsWith("gute") || tokens.get(i).capital());
  }

  private static @Nullable FactValue value(Optional<LocalDate> date) {
    return date.<FactValue>map(d -> new Day(d, null)).orElse(null);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.FactValue;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days that a customer's words name. They are read as those of a reply are, and with the ease
 * of a chat: small letters, a weekday for the next such day, or the last one where the sentence
 * tells of the past, and "in three days".
 */
public final class DaysSaid {

  private static final Finder DATES = new DateFinder();

  private static final Set<String> NEXT =
      Set.of(
          "next",
          "nächsten",
          "nächster",
          "nächste",
          "naechsten",
          "kommenden",
          "kommender",
          "prochain",
          "próximo",
          "proximo",
          "próxima",
          "proxima",
          "prossimo",
          "prossima",
          "agle",
          "agla",
          "अगले");

  private static final Set<String> LAST =
      Set.of(
          "last",
          "letzten",
          "letzter",
          "vergangenen",
          "dernier",
          "pasado",
          "pasada",
          "scorso",
          "scorsa",
          "passado",
          "passada",
          "pichle",
          "pichla",
          "पिछले");

  /** Short names of weekdays, behind a word that announces a day. */
  private static final Pattern SHORT =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(?:on|by|until|till|before|this|next|for|am|bis|vor|zum)\\s"
              + "(mon|mo|tues?|di|weds?|mi|thu|thurs?|do|fri|fr|sat|sa|sun|so)\\b(?!['’])",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, DayOfWeek> NAMES =
      Map.ofEntries(
          Map.entry("mo", DayOfWeek.MONDAY),
          Map.entry("tu", DayOfWeek.TUESDAY),
          Map.entry("di", DayOfWeek.TUESDAY),
          Map.entry("we", DayOfWeek.WEDNESDAY),
          Map.entry("mi", DayOfWeek.WEDNESDAY),
          Map.entry("th", DayOfWeek.THURSDAY),
          Map.entry("do", DayOfWeek.THURSDAY),
          Map.entry("fr", DayOfWeek.FRIDAY),
          Map.entry("sa", DayOfWeek.SATURDAY),
          Map.entry("su", DayOfWeek.SUNDAY),
          Map.entry("so", DayOfWeek.SUNDAY));

  /** Short names that are words of their own in the language that has not the weekday. */
  private static final Set<String> GERMAN_ONLY = Set.of("mo", "di", "mi", "do", "fr", "sa", "so");

  /** So many days from now: the word, the number, the unit. */
  private static final Pattern IN_DAYS =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(?:in|within|dans|en|dentro\\sde|tra|fra|em|daqui\\sa|za|innerhalb\\svon)"
              + "\\s(\\d{1,2}|[\\p{L}\\p{M}]{1,8})\\s(days?|tagen?|jours?|d[ií]as?|giorn[io]|dni|dzień"
              + "|weeks?|wochen?|semaines?|semanas?|settiman[ae]|tygodni[ae]?|tydzień)(?![\\p{L}\\p{M}])"
              + "|(?<![\\p{L}\\p{M}])(\\d{1,2}|[\\p{L}\\p{M}]{2,8})\\s(din|दिन|hafte|हफ्ते)\\s(?:mein|me|main|में|ke\\sandar)(?![\\p{L}\\p{M}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> WEEKS = Set.of("we", "wo", "se", "ty", "ha", "हफ");

  private static final String UNITS =
      "day days tag tage tagen jour jours dia dias día días giorno giorni dni dzień week weeks"
          + " woche wochen semaine semaines semana semanas settimana settimane tydzień tygodnie"
          + " tygodni tygodnia din दिन hafte हफ्ते";

  private DaysSaid() {}

  /**
   * Words without one of which, in small letters, a text names no day but in digits. The words of
   * phrases are given by their last.
   */
  public static Set<String> words() {
    Set<String> words = new HashSet<>(NAMES.keySet());
    words.addAll(Set.of("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat"));
    words.add("sun");
    words.addAll(List.of(UNITS.split(" ", -1)));
    words.addAll(LanguageWords.labels(LanguageWords.all("months")).keySet());
    words.addAll(LanguageWords.labels(LanguageWords.all("ordinals")).keySet());
    for (String section : List.of("weekdays", "relative-days", "own-days")) {
      for (String line : LanguageWords.all(section)) {
        String[] phrase = line.substring(line.indexOf(':') + 1).strip().split("\\s+", -1);
        words.addAll(List.of(phrase[phrase.length - 1].replace("?", "").split("\\|", -1)));
      }
    }
    return words;
  }

  /**
   * A day that is named.
   *
   * @param day the day
   * @param open whether it is a weekday alone: the next such day, as long as nothing else tells
   *     that the last one is meant
   * @param span where
   */
  public record Said(LocalDate day, boolean open, Span span) {}

  /** The days of a text, in its order. */
  public static List<Said> in(String text, Setting setting) {
    Draft draft = Draft.of(Digits.ascii(text), setting.locale());
    if (draft.tokens().isEmpty()) {
      return List.of();
    }
    Found found = new Found(text);
    DATES.find(draft, setting, found);
    List<Said> said = new ArrayList<>();
    for (Claim claim : found.inOrder()) {
      if (claim.value() instanceof FactValue.Day day) {
        said.add(new Said(day.date(), false, claim.span()));
      } else {
        CalendarWords.weekday(claim.text())
            .ifPresent(name -> said.add(weekday(name, draft, claim.span(), setting.today())));
      }
    }
    for (Sentence sentence : draft.sentences()) {
      for (Lexicon.Hit hit :
          CalendarWords.weekdays(draft.tokens(), sentence.from(), sentence.to())) {
        int start = draft.tokens().get(hit.from()).start();
        int end = draft.tokens().get(hit.to() - 1).end();
        if (found.isFree(start, end)) {
          found.take(start, end);
          Span span = new Span(start, end);
          said.add(weekday(CalendarWords.weekday(hit), draft, span, setting.today()));
        }
      }
    }
    shortNames(draft, setting, found, said);
    inDays(draft, setting, found, said);
    said.sort(Comparator.comparingInt(each -> each.span().start()));
    return said;
  }

  private static Said weekday(DayOfWeek name, Draft draft, Span span, LocalDate today) {
    Sentence sentence = draft.sentenceAt(span.start());
    Set<String> beside =
        beside(draft, sentence, draft.tokenAt(span.start()), draft.tokenAt(span.end()));
    if (beside.stream().anyMatch(NEXT::contains)) {
      return new Said(today.with(TemporalAdjusters.next(name)), false, span);
    }
    return beside.stream().anyMatch(LAST::contains)
        ? new Said(today.with(TemporalAdjusters.previous(name)), false, span)
        : new Said(today.with(TemporalAdjusters.nextOrSame(name)), true, span);
  }

  private static Set<String> beside(Draft draft, Sentence sentence, int token, int after) {
    String before = token > sentence.from() ? draft.tokens().get(token - 1).norm() : "";
    String behind = after < sentence.to() ? draft.tokens().get(after).norm() : "";
    return before.equals(behind) ? Set.of(before) : Set.of(before, behind);
  }

  private static void shortNames(Draft draft, Setting setting, Found found, List<Said> said) {
    boolean german = setting.locale().getLanguage().equals("de");
    for (Matcher m = SHORT.matcher(draft.text()); m.find(); ) {
      String name = m.group(1).toLowerCase(Locale.ROOT);
      if (found.isFree(m.start(1), m.end(1)) && (german || !GERMAN_ONLY.contains(name))) {
        found.take(m.start(1), m.end(1));
        DayOfWeek day = requireNonNull(NAMES.get(name.substring(0, 2)));
        said.add(weekday(day, draft, new Span(m.start(1), m.end(1)), setting.today()));
      }
    }
  }

  private static void inDays(Draft draft, Setting setting, Found found, List<Said> said) {
    for (Matcher m = IN_DAYS.matcher(draft.text()); m.find(); ) {
      int group = m.group(1) == null ? 3 : 1;
      String unit = m.group(group + 1).toLowerCase(Locale.ROOT);
      Language language = draft.sentenceAt(m.start()).language();
      Optional<Integer> number = number(m.group(group).toLowerCase(Locale.ROOT), language);
      if (number.isPresent() && found.isFree(m.start(), m.end())) {
        found.take(m.start(), m.end());
        int days = number.get() * (WEEKS.contains(unit.substring(0, 2)) ? 7 : 1);
        said.add(new Said(setting.today().plusDays(days), false, new Span(m.start(), m.end())));
      }
    }
  }

  private static Optional<Integer> number(String word, Language language) {
    return Set.of("a", "an", "one", "einem", "einer", "un", "une", "una", "uno", "um", "uma", "ek")
            .contains(word)
        ? Optional.of(1)
        : Numbers.small(word, language);
  }
}

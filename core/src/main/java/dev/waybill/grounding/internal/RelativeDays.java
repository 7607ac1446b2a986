// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.FactValue.Day;
import dev.waybill.grounding.ClaimKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds days that are said from today on, "tomorrow", "vorgestern", and weekdays alone. */
final class RelativeDays {

  /** Words that mean a day in whatever language they stand. */
  private static final Lexicon DAYS = Lexicon.section("relative-days");

  /** Words that mean a day only in their own: French {@code hier} is German for "here". */
  private static final Map<Language, Lexicon> OWN = Lexicon.byLanguage("own-days");

  private static final Set<String> IDLE = idle();

  private RelativeDays() {}

  static void find(Draft draft, LocalDate today, Found found) {
    List<Token> tokens = draft.tokens();
    for (Sentence sentence : draft.sentences()) {
      for (Lexicon.Hit hit : DAYS.find(tokens, sentence)) {
        if (!hit.label().equals("IDLE")
            && !isMorning(tokens, hit)
            && !isIdle(draft, sentence, hit)) {
          add(draft, hit, today.plusDays(Long.parseLong(hit.label())), found);
        }
      }
      for (Lexicon.Hit hit : requireNonNull(OWN.get(sentence.language())).find(tokens, sentence)) {
        add(draft, hit, today.plusDays(days(draft, sentence, hit.label())), found);
      }
      for (Lexicon.Hit hit : CalendarWords.weekdays(tokens, sentence.from(), sentence.to())) {
        if (isName(draft, sentence, hit)) {
          int start = tokens.get(hit.from()).start();
          found.value(ClaimKind.DATE, start, tokens.get(hit.to() - 1).end(), null);
        }
      }
    }
  }

  private static void add(Draft draft, Lexicon.Hit hit, LocalDate day, Found found) {
    int start = draft.tokens().get(hit.from()).start();
    int end = draft.tokens().get(hit.to() - 1).end();
    found.value(ClaimKind.DATE, start, end, new Day(day, null));
  }

  /** Hindi has one word for yesterday and tomorrow: what was done tells which. */
  private static long days(Draft draft, Sentence sentence, String label) {
    long days = label.equals("kal") ? 1 : label.equals("parso") ? 2 : Long.parseLong(label);
    return days > 0 && Mood.tellsOfThePast(draft, sentence) ? -days : days;
  }

  /** Weekdays have capital letters in English and German. */
  private static boolean isName(Draft draft, Sentence sentence, Lexicon.Hit hit) {
    return !Set.of(Language.ENGLISH, Language.GERMAN).contains(sentence.language())
        || draft.tokens().get(hit.from()).capital();
  }

  /** "Can I help you with anything else today?" says nothing of a day. */
  private static boolean isIdle(Draft draft, Sentence sentence, Lexicon.Hit hit) {
    return hit.label().equals("0")
        && draft.tokens().subList(sentence.from(), hit.from()).stream()
            .anyMatch(token -> IDLE.contains(token.norm()));
  }

  /** The German noun for morning is written as the adverb for tomorrow. */
  private static boolean isMorning(List<Token> tokens, Lexicon.Hit hit) {
    int at = hit.from();
    return tokens.get(at).norm().equals("morgen")
        && at > 0
        && (tokens.get(at - 1).norm().startsWith("gute") || tokens.get(at).capital());
  }

  private static Set<String> idle() {
    Set<String> words = new HashSet<>();
    LanguageWords.all("idle-today").forEach(line -> words.addAll(List.of(line.split(" +", -1))));
    return words;
  }
}

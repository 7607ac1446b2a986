// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A length of time must be held as such; one that says a day, "in two days", "vor einer Woche", may
 * be the way from today to a day that is held.
 */
final class DurationRule implements Rule {

  private static final Map<Language, Lexicon> FROM_NOW = Lexicon.byLanguage("from-now");
  private static final Map<Language, Lexicon> AGO = Lexicon.byLanguage("ago");
  private static final int LONGEST_PHRASE = 3;

  private final Rule values;

  /**
   * @param values the rule for a length of time by itself
   */
  DurationRule(Rule values) {
    this.values = values;
  }

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    Ruling held = values.judge(claim, reading);
    Optional<LocalDate> day = held.holds() ? Optional.empty() : day(claim, reading);
    if (day.isEmpty()) {
      return held;
    }
    List<Fact> ofThatDay =
        reading
            .facts()
            .all()
            .filter(f -> f.governs() && reading.maySupport(f, claim))
            .filter(f -> DateRule.days(f, reading.facts(), reading.setting()).contains(day.get()))
            .toList();
    return ofThatDay.isEmpty()
        ? Ruling.unsupported("the ledger holds neither this duration nor the date " + day.get())
        : reading
            .dateRoles()
            .judge(claim, ofThatDay, "it is the way to a day that is held", reading);
  }

  /** The day that a duration says, if it says one. */
  private static Optional<LocalDate> day(Claim claim, Reading reading) {
    String[] said = ((Term) requireNonNull(claim.value())).text().split(" ", -1);
    if (said.length != 2 || said[0].contains("-")) {
      return Optional.empty();
    }
    int days = Integer.parseInt(said[0]) * (said[1].equals("week") ? 7 : 1);
    if (!said[1].equals("day") && !said[1].equals("week")) {
      return Optional.empty();
    }
    LocalDate today = reading.setting().today();
    if (isBeside(FROM_NOW, claim, reading)) {
      return Optional.of(today.plusDays(days));
    }
    return isBeside(AGO, claim, reading) ? Optional.of(today.minusDays(days)) : Optional.empty();
  }

  private static boolean isBeside(Map<Language, Lexicon> words, Claim claim, Reading reading) {
    Sentence sentence = reading.sentenceOf(claim);
    Lexicon lexicon = requireNonNull(words.get(sentence.language()));
    List<Token> tokens = reading.draft().tokens();
    int first = reading.draft().tokenAt(claim.span().start());
    int next = reading.draft().tokenAt(claim.span().end());
    return lexicon.find(tokens, Math.max(sentence.from(), first - LONGEST_PHRASE), first).stream()
            .anyMatch(hit -> hit.label().equals("BEFORE") && hit.to() == first)
        || lexicon.find(tokens, next, Math.min(sentence.to(), next + LONGEST_PHRASE)).stream()
            .anyMatch(hit -> hit.label().equals("AFTER") && hit.from() == next);
  }
}

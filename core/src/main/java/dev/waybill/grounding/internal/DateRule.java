// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A day must be one that the evidence holds, in the zone in which it is said. */
final class DateRule implements Rule {

  private static final int WEEK = 7;

  private final Rule words;

  /**
   * @param words the rule for a day that has no date, such as "next week"
   */
  DateRule(Rule words) {
    this.words = words;
  }

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    if (claim.value() instanceof Term) {
      return words.judge(claim, reading);
    }
    Setting setting = reading.setting();
    List<Fact> held = new ArrayList<>();
    SortedSet<LocalDate> days = new TreeSet<>();
    for (Facts.Dated dated : reading.facts().dated(setting)) {
      Fact fact = dated.fact();
      if (reading.maySupport(fact, claim)) {
        for (LocalDate day : dated.days()) {
          if (means(claim, day, setting)) {
            held.add(fact);
          }
          if (fact.isKnown()) {
            days.add(day);
          }
        }
      }
    }
    if (held.isEmpty() && isDoneToday(claim, reading)) {
      return Ruling.supported(List.of(), "it is the day of what the sentence says was done");
    }
    if (!held.isEmpty()) {
      return reading.dateRoles().judge(claim, held, "the day is held", reading);
    }
    String said = claim.value() instanceof Day day ? "the date " + day.date() : "such a day";
    return Ruling.unsupported(
        "the ledger has no " + said.replace("the ", "") + "; dates held: " + list(days));
  }

  /** Deeds that the ledger shows are of this turn. */
  private static boolean isDoneToday(Claim claim, Reading reading) {
    return claim.value() instanceof Day day
        && day.date().equals(reading.setting().today())
        && reading.claimsIn(reading.sentenceOf(claim), ClaimKind.DEED).stream()
            .anyMatch(c -> !c.negated());
  }

  private static boolean means(Claim claim, LocalDate day, Setting setting) {
    if (claim.value() instanceof Day said) {
      return said.date().equals(day);
    }
    Optional<DayOfWeek> weekday = CalendarWords.weekday(claim.text());
    long distance = Math.abs(day.toEpochDay() - setting.today().toEpochDay());
    return weekday.isPresent() && weekday.get() == day.getDayOfWeek() && distance <= WEEK;
  }

  /** The days that a fact holds. */
  static List<LocalDate> days(Fact fact, Facts facts, Setting setting) {
    FactValue value = fact.value();
    if (value instanceof Day day) {
      return List.of(day.date());
    }
    if (value instanceof FactValue.Window window) {
      return List.of(window.date());
    }
    if (value instanceof FactValue.Moment moment) {
      return List.of(moment.time().local().toLocalDate());
    }
    if (value instanceof FactValue.Point point) {
      return List.of(LocalDate.ofInstant(point.instant(), setting.zone()));
    }
    if (value instanceof FactValue.Term) {
      return facts.values(fact, setting).days();
    }
    return List.of();
  }

  private static String list(SortedSet<LocalDate> days) {
    return days.isEmpty()
        ? "none"
        : days.stream().limit(6).map(LocalDate::toString).collect(Collectors.joining(", "));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds claims about days and hours in what was said. */
final class TimeFinder {

  private static final Pattern ARRIVAL =
      Pattern.compile(
          "\\b(arriv\\w*|estimate\\w*|expect\\w*|eta|due|be delivered|delivery (date|day|is|will|by|on)"
              + "|will (come|be (there|here|with you))|comes|gets? (there|here|to you)|reach\\w*"
              + "|be with you|have it|is yours|release\\w*|kommt|erhalten|llegar\\w*|arriver\\w*)\\b");
  private static final Pattern DAY =
      Pattern.compile(
          "\\b(today|tonight|tomorrow|weekend|(next|this) (week|month)|\\d{4}-\\d{2}-\\d{2}"
              + "|(mon|tues|wednes|thurs|fri|satur|sun)day"
              + "|(january|february|march|april|june|july|august|september|october|november|december"
              + "|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\\.? \\d{1,2}|may \\d{1,2}"
              + "|\\d{1,2}\\.? (january|february|march|april|may|june|july|august|september|october"
              + "|november|december|märz)"
              + "|\\d{1,2}/\\d{1,2}|(\\d+|one|two|three|a few|couple of) (business |working )?(days?|weeks?|hours?)"
              + "|morgen|heute|mañana|demain)\\b");
  private static final Pattern HOUR =
      Pattern.compile(
          "\\b\\d{1,2}(:\\d{2})? ?[ap]\\.?m\\b|\\b\\d{1,2}:\\d{2}\\b|\\bnoon\\b|\\bo'clock\\b");
  private static final Pattern CLOCK =
      Pattern.compile("\\b(\\d{1,2})(?::(\\d{2}))? ?([ap])\\.?m\\b|\\b(\\d{1,2}):(\\d{2})\\b");
  private static final String ESTIMATE =
      "parcels\\.[^.]+\\.eta\\.(day|window)|orders\\.[^.]+\\.promise\\.arrivesBy";
  private final ClaimFinder finder;
  private final List<Clause> clauses;
  private final String text;

  TimeFinder(ClaimFinder finder, List<Clause> clauses, String text) {
    this.finder = finder;
    this.clauses = clauses;
    this.text = text;
  }

  /** A day of arrival: an estimate that is cited, or a day beside a word for arriving. */
  String arrivalDay() {
    return finder.first(
        clause ->
            clause.cites(ESTIMATE)
                || (!clause.negated()
                    && ARRIVAL.matcher(clause.ownWords()).find()
                    && (DAY.matcher(clause.ownWords()).find()
                        || clause.cited().stream().anyMatch(TimeFinder::isTime))));
  }

  /** An hour of arrival. */
  String arrivalHour() {
    return finder.first(
        clause ->
            clause.cites("parcels\\.[^.]+\\.eta\\.window")
                || (!clause.negated()
                    && ARRIVAL.matcher(clause.ownWords()).find()
                    && (HOUR.matcher(clause.ownWords()).find()
                        || clause.cited().stream()
                            .anyMatch(fact -> fact.value() instanceof FactValue.Moment))));
  }

  /** A day in the line of the reply that names this product. */
  String dayInLineOf(String product) {
    String title = product.toLowerCase(Locale.ROOT);
    for (Clause named : clauses) {
      if (named.text().toLowerCase(Locale.ROOT).contains(title)) {
        String found =
            finder.first(
                clause ->
                    clause.line() == named.line()
                        && (clause.cited().stream().anyMatch(TimeFinder::isTime)
                            || DAY.matcher(clause.ownWords()).find()));
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  String date(String day, String month) {
    String found = finder.said("\\b" + month + " " + day + "\\b");
    return found.isEmpty() ? finder.said("\\b" + day + "\\.? (of )?" + month + "\\b") : found;
  }

  /** A time of day, on a clock of twelve hours or twenty-four. */
  String time(String hour, @Nullable String minutes, @Nullable String half) {
    int wantedMinutes = minutes == null ? 0 : Integer.parseInt(minutes);
    int wantedHour = Integer.parseInt(hour) % 12;
    boolean exact = half != null;
    int exactHour = half != null && half.contains("p") ? wantedHour + 12 : wantedHour;
    Matcher clock = CLOCK.matcher(text.toLowerCase(Locale.ROOT));
    while (clock.find()) {
      boolean twelve = clock.group(1) != null;
      int held = Integer.parseInt(twelve ? clock.group(1) : clock.group(4));
      String heldMinutes = twelve ? clock.group(2) : clock.group(5);
      int said = twelve ? held % 12 + (clock.group(3).equals("p") ? 12 : 0) : held;
      boolean sameHour = exact ? said == exactHour : said % 12 == wantedHour;
      if (sameHour && wantedMinutes == (heldMinutes == null ? 0 : Integer.parseInt(heldMinutes))) {
        return clock.group();
      }
    }
    return "";
  }

  /** A word for a day, unless it is part of the time of a scan. */
  String dayWord(String word) {
    Pattern pattern = Pattern.compile("\\b" + word.toLowerCase(Locale.ROOT) + "\\b");
    String own = finder.first(clause -> pattern.matcher(clause.ownWords()).find());
    return own.isEmpty()
        ? finder.first(
            clause ->
                clause.cites(ESTIMATE)
                    && pattern.matcher(clause.text().toLowerCase(Locale.ROOT)).find())
        : own;
  }

  private static boolean isTime(Evidence fact) {
    return fact.value() instanceof FactValue.Day
        || fact.value() instanceof FactValue.Window
        || fact.value() instanceof FactValue.Moment
        || fact.value() instanceof FactValue.Point;
  }
}

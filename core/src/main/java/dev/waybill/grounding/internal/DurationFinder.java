// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds lengths of time; the value is for example {@code 5-7 business day}. */
final class DurationFinder implements Finder {

  private static final String NUMBER =
      "(\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|ein(?:en|er)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)";

  private static final Pattern DURATION =
      Pattern.compile(
          "(?<![\\w.,#-])"
              + NUMBER
              + "(?:\\s?(?:-|–|—|\\bto\\b|\\bbis\\b|\\bor\\b|\\boder\\b|\\band\\b)\\s?"
              + NUMBER
              + ")?"
              + "[\\s-]?(?:(business|working|werk|arbeits|calendar|full)[\\s-]?)?"
              + "(minute|min|hour|hr|day|week|month|year|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?)s?\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Map<String, String> UNITS =
      Map.of(
          "min", "minute", "hr", "hour", "std", "hour", "tag", "day", "stu", "hour", "woc", "week",
          "mon", "month", "jah", "year");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    for (Matcher m = DURATION.matcher(draft.text()); m.find(); ) {
      found.value(ClaimKind.DURATION, m.start(), m.end(), new Term(Term.Kind.TEXT, canonical(m)));
    }
  }

  private static String canonical(Matcher m) {
    String range = m.group(2) == null ? "" : "-" + number(m.group(2));
    String days = m.group(3) == null ? "" : m.group(3).toLowerCase(Locale.ROOT);
    boolean business = !days.isEmpty() && !days.equals("calendar") && !days.equals("full");
    return number(m.group(1)) + range + (business ? " business " : " ") + unit(m.group(4));
  }

  private static String unit(String word) {
    String unit = word.toLowerCase(Locale.ROOT);
    String shortened = unit.substring(0, Math.min(3, unit.length()));
    return UNITS.getOrDefault(unit, UNITS.getOrDefault(shortened, unit));
  }

  private static String number(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.equals("one") || lower.startsWith("ein")
        ? "1"
        : Numbers.small(lower).map(n -> Integer.toString(n)).orElse(lower);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds times of day; the value is the time as {@code HH:mm}, or none if there is no such time of
 * day.
 */
final class TimeFinder implements Finder {

  private static final String HOURS =
      "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
          + "|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf";

  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\w.,:$€£-])(\\d{1,2})(?:[:.](\\d{2}))?(?::\\d{2}(?:\\.\\d{1,9})?)?\\s?([ap]\\.?\\s?m\\b\\.?|uhr\\b)"
              + "|(?<![\\d.,:$€£-])(\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d{1,9})?)?(?![\\d:])"
              + "|\\b(noon|midnight|mitternacht)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Times in words; which half of the day is meant, they do not say. */
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(?:half past|quarter (?:past|to)|halb|viertel (?:vor|nach))\\s(?:\\d{1,2}|"
              + HOURS
              + ")\\b|\\b(?:\\d{1,2}|"
              + HOURS
              + ")\\so['’]clock\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    for (Matcher m = WORDS.matcher(draft.text()); m.find(); ) {
      found.value(ClaimKind.TIME, m.start(), m.end(), null);
    }
    for (Matcher m = TIME.matcher(draft.text()); m.find(); ) {
      String time = time(m);
      Term value = time.isEmpty() ? null : new Term(Term.Kind.TEXT, time);
      found.value(ClaimKind.TIME, m.start(), m.end(), value);
    }
  }

  private static String time(Matcher m) {
    if (m.group(6) != null) {
      return m.group(6).equalsIgnoreCase("noon") ? "12:00" : "00:00";
    }
    boolean marked = m.group(1) != null;
    int hour = Integer.parseInt(marked ? m.group(1) : m.group(4));
    String minutes = marked ? m.group(2) : m.group(5);
    int minute = minutes == null ? 0 : Integer.parseInt(minutes);
    if (marked && !m.group(3).equalsIgnoreCase("uhr")) {
      if (hour < 1 || hour > 12) {
        return "";
      }
      hour = hour % 12 + (m.group(3).toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }
    return hour > 23 || minute > 59 ? "" : String.format(Locale.ROOT, "%02d:%02d", hour, minute);
  }
}

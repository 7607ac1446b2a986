// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds times of day; the value is the time as {@code HH:mm}, or none if there is no such time of
 * day.
 */
final class TimeFinder implements Finder {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final String HOURS =
      "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
          + "|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf";

  private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{M}])";
  private static final String NO_WORD_BEHIND = "(?![\\p{L}\\p{M}\\d])";

  /** Words before an hour that make it a time of day and no length of time. */
  private static final String AT =
      "à|dès|vers|entre|et|avant|après|jusqu['’]à|alle|all['’]|dalle|ore|le|las|a\\sla|às|as|um|ab|bis";

  private static final String HALF =
      "(?:\\s(?:de\\sla|da|del|di|de|du)\\s?(?<half>tarde|noche|noite|pomeriggio|sera|soir"
          + "|après-midi|mañana|manhã|mattina|matin|madrugada)"
          + NO_WORD_BEHIND
          + ")?";

  /** With a mark of its own: "6 pm", "18 Uhr", "6 बजे". */
  private static final Pattern MARKED =
      Pattern.compile(
          "(?:(?<part>subah|dopahar|shaam|sham|raat|सुबह|दोपहर|शाम|रात)\\s(?:ke\\s|के\\s)?)?"
              + "(?<![\\w.,:$€£-])(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?(?::\\d{2}(?:\\.\\d{1,9})?)?\\s?"
              + "(?<mark>[ap]\\.?\\s?m\\b\\.?|uhr\\b(?:\\s(?<after>\\d{2})(?!\\d))?|baje|बजे)"
              + HALF,
          FLAGS);

  /** "14h30", "14 h 30". */
  private static final Pattern WITH_H =
      Pattern.compile(
          "(?<![\\w.,:$€£-])(?<hour>\\d{1,2})\\s?h(?:\\s?(?<minute>\\d{2}))" + NO_WORD_BEHIND,
          FLAGS);

  /** "à 14 h", "alle 14", "a las 6 de la tarde", "entre las 14 y las 18". */
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          NO_WORD_BEFORE
              + "(?:(?:"
              + AT
              + ")\\s?)(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?(?:\\s?(?:h|heures?|horas?|hrs?|ore)"
              + NO_WORD_BEHIND
              + "|(?=\\s(?:de\\sla|da|del|di)\\s(?:tarde|noche|noite|pomeriggio|sera|mañana|manhã|mattina)))"
              + HALF,
          FLAGS);

  /** "alle 14", "a las 14", "às 14" where no word follows. */
  private static final Pattern BARE =
      Pattern.compile(
          NO_WORD_BEFORE
              + "(?:alle|alle\\sore|ore|tra\\sle|e\\sle|dalle|a\\slas|entre\\slas|y\\slas|às|entre\\sas|e\\sas|das)\\s(?<hour>\\d{1,2})(?![\\d:.,]?\\d)(?=\\s?(?:[.,;:)!?]|$|\\n"
              + "|(?:e|y|di|del|da|de)\\s))",
          FLAGS);

  private static final Pattern DIGITS =
      Pattern.compile(
          "(?:(?<part>subah|dopahar|shaam|sham|raat|सुबह|दोपहर|शाम|रात)\\s(?:ke\\s|के\\s)?)?"
              + "(?<![\\d.,:$€£-])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2}(?:\\.\\d{1,9})?)?(?![\\d:])"
              + HALF,
          FLAGS);

  private static final Pattern NAMED =
      Pattern.compile(
          NO_WORD_BEFORE
              + "(?:(?<noon>noon|midi|mediodía|mezzogiorno|meio-dia)"
              + "|midnight|mitternacht|minuit|medianoche|mezzanotte|meia-noite)"
              + NO_WORD_BEHIND,
          FLAGS);

  /** Times in words; which half of the day is meant, they do not say. */
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(?:half past|quarter (?:past|to)|halb|viertel (?:vor|nach))\\s(?:\\d{1,2}|"
              + HOURS
              + ")\\b|\\b(?:\\d{1,2}|"
              + HOURS
              + ")\\so['’]clock\\b",
          FLAGS);

  private static final Starts IN_WORDS =
      Starts.at(
              Stream.concat(
                      Stream.of("half", "quarter", "halb", "viertel"),
                      Stream.of(HOURS.split("[|]", -1)))
                  .toList())
          .orNumbers();
  private static final Starts BY_NAME =
      Starts.at(
          List.of(
              "noon",
              "midi",
              "mediodía",
              "mezzogiorno",
              "meio-dia",
              "midnight",
              "mitternacht",
              "minuit",
              "medianoche",
              "mezzanotte",
              "meia-noite"));
  private static final Starts IN_DIGITS =
      Starts.at(List.of("subah", "dopahar", "shaam", "sham", "raat", "सुबह", "दोपहर", "शाम", "रात"))
          .orWithinWords()
          .orNumbers()
          .beforeDigit(12);
  private static final Starts BEFORE_H = Starts.atNumbersBefore(" h");
  private static final Starts BEFORE_COLON = IN_DIGITS.orNumbersBefore(":");
  private static final Starts AT_WORDS =
      Starts.at(
              List.of(
                  "à ", "à0", "dès", "vers", "entre", "et", "avant", "après", "jusqu", "alle",
                  "dalle", "ore", "le", "las", "a la", "às", "as", "um", "ab", "bis"))
          .beforeDigit(10);
  private static final Starts BEFORE_BARE =
      Starts.at(
              List.of(
                  "alle", "ore", "tra", "e le", "dalle", "a las", "entre", "y las", "às", "das"))
          .beforeDigit(10);

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    IN_WORDS.find(WORDS, draft, m -> found.value(ClaimKind.TIME, m.start(), m.end(), null));
    BY_NAME.find(
        NAMED,
        draft,
        m -> add(found, m.start(), m.end(), m.group("noon") == null ? "00:00" : "12:00"));
    IN_DIGITS.find(MARKED, draft, m -> marked(m, found));
    BEFORE_H.find(
        WITH_H,
        draft,
        m -> add(found, m.start(), m.end(), time(m.group("hour"), m.group("minute"), null, false)));
    BEFORE_COLON.find(
        DIGITS,
        draft,
        m -> {
          String half = half(m.group("part"), m.group("half"));
          add(found, m.start(), m.end(), time(m.group("hour"), m.group("minute"), half, false));
        });
    AT_WORDS.find(
        ANNOUNCED,
        draft,
        m -> {
          String time = time(m.group("hour"), m.group("minute"), m.group("half"), false);
          add(found, m.start("hour"), m.end(), time);
        });
    BEFORE_BARE.find(
        BARE,
        draft,
        m -> add(found, m.start("hour"), m.end(), time(m.group("hour"), null, null, false)));
  }

  private static void marked(Matcher m, Found found) {
    String minute = m.group("after") == null ? m.group("minute") : m.group("after");
    String mark = m.group("mark").toLowerCase(Locale.ROOT);
    boolean twelve = mark.startsWith("a") || mark.startsWith("p");
    String half = twelve ? m.group("mark") : half(m.group("part"), m.group("half"));
    add(found, m.start(), m.end(), time(m.group("hour"), minute, half, twelve));
  }

  private static void add(Found found, int start, int end, String time) {
    found.value(ClaimKind.TIME, start, end, time.isEmpty() ? null : new Term(Term.Kind.TEXT, time));
  }

  private static @Nullable String half(@Nullable String before, @Nullable String behind) {
    return before == null ? behind : before;
  }

  /** The time as {@code HH:mm}; empty if there is none such. */
  private static String time(
      String hour, @Nullable String minute, @Nullable String half, boolean twelve) {
    int h = Integer.parseInt(hour);
    int m = minute == null ? 0 : Integer.parseInt(minute);
    if (twelve && (h < 1 || h > 12)) {
      return "";
    }
    if (half != null && h >= 1 && h <= 12) {
      h = h % 12 + (isAfternoon(half.toLowerCase(Locale.ROOT), h) ? 12 : 0);
    }
    return h > 23 || m > 59 ? "" : written(h, m);
  }

  /** A time of day as {@code HH:mm}. */
  static String written(int hour, int minute) {
    return "" + hour / 10 + hour % 10 + ':' + minute / 10 + minute % 10;
  }

  /** Whether the words put the hour into the second half of the day. */
  private static boolean isAfternoon(String half, int hour) {
    return switch (half) {
      case "tarde", "pomeriggio", "sera", "soir", "après-midi", "shaam", "sham", "शाम" -> true;
      case "noche", "noite", "raat", "रात" -> hour >= 6 && hour < 12;
      case "dopahar", "दोपहर" -> hour == 12 || hour < 6;
      default -> half.startsWith("p");
    };
  }
}

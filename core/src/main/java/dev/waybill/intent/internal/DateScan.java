// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Span;
import dev.waybill.grounding.internal.DaysSaid;
import dev.waybill.intent.DateMention;
import dev.waybill.intent.DateMention.Purpose;
import dev.waybill.intent.DateMention.Relation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The search for days in one text: which they are, and what they are to whoever names them. */
public final class DateScan {

  private static final String FILE = "dates.txt";

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final int LONG_GONE = 60;

  /** No further away is looked for what a day is to somebody, and at no more days than these. */
  private static final int REACH = 160;

  private static final int MOST = 20;

  private final String text;
  private final String language;
  private final LocalDate today;

  private DateScan(String text, Setting setting) {
    this.text = text;
    this.language = setting.locale().getLanguage();
    this.today = setting.today();
  }

  /** The days of a text, in its order. */
  public static List<DateMention> of(String text, Setting setting) {
    DateScan scan = new DateScan(text, setting);
    List<DateMention> mentions = new ArrayList<>();
    for (DaysSaid.Said said : DaysSaid.in(text, setting)) {
      if (mentions.size() < MOST) {
        mentions.add(scan.mention(said));
      }
    }
    return List.copyOf(mentions);
  }

  private DateMention mention(DaysSaid.Said said) {
    Span clause = clause(said.span());
    String before = plain(text.substring(clause.start(), said.span().start()));
    String after = plain(text.substring(said.span().end(), clause.end()));
    String all = plain(text.substring(clause.start(), clause.end()));
    String own = plain(said.span().of(text));
    Relation relation = relation(before, own, after);
    return new DateMention(day(said, relation, all), relation, purpose(all, relation), said.span());
  }

  /**
   * A weekday of something that is over is the last such day; a date without a year is none that is
   * long gone if something is wanted by then.
   */
  private LocalDate day(DaysSaid.Said said, Relation relation, String clause) {
    boolean ahead = relation == Relation.BY || relation == Relation.BEFORE;
    if (said.open() && !ahead && isIn("DONE", clause)) {
      LocalDate week = said.day().minusWeeks(1);
      return week.isAfter(today) ? said.day() : week;
    }
    boolean withYear = YEAR.matcher(said.span().of(text)).find();
    return ahead && !withYear && said.day().plusDays(LONG_GONE).isBefore(today)
        ? said.day().plusYears(1)
        : said.day();
  }

  private Purpose purpose(String clause, Relation relation) {
    if (relation == Relation.AFTER) {
      return Purpose.NAMED;
    }
    if (isIn("EVENT", clause) || isIn("NEED", clause)) {
      return Purpose.NEEDED;
    }
    boolean hoped = relation == Relation.BY || relation == Relation.BEFORE || isIn("HOPE", clause);
    return hoped && !isIn("SAID", clause) && !isIn("DONE", clause) ? Purpose.HOPED : Purpose.NAMED;
  }

  /** The part of the text in which a day stands, between the ends of sentences. */
  private Span clause(Span day) {
    int start = day.start();
    while (start > 0 && day.start() - start < REACH && !endsClause(start - 1)) {
      start--;
    }
    int end = day.end();
    while (end < text.length() && end - day.end() < REACH && !endsClause(end)) {
      end++;
    }
    return new Span(start, end);
  }

  private boolean endsClause(int at) {
    char sign = text.charAt(at);
    boolean gap = at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
    return sign == '\n'
        || sign == ';'
        || sign == '।'
        || (gap && (sign == '.' || sign == '!' || sign == '?'));
  }

  private Relation relation(String before, String own, String after) {
    for (Relation relation : List.of(Relation.BEFORE, Relation.AFTER, Relation.BY)) {
      if (stands(relation.name() + "+", after) || stands(relation.name(), own)) {
        return relation;
      }
    }
    String rest = before;
    for (int skipped = 0; skipped <= 3; skipped++) {
      for (Relation relation : List.of(Relation.BEFORE, Relation.AFTER, Relation.BY)) {
        if (ends(relation.name(), rest)) {
          return relation;
        }
      }
      String shorter = withoutFiller(rest);
      if (shorter.equals(rest)) {
        break;
      }
      rest = shorter;
    }
    return Relation.ON;
  }

  private String withoutFiller(String before) {
    for (String word : phrases("BETWEEN")) {
      if (before.endsWith(word)) {
        return before.substring(0, before.length() - word.length() + 1);
      }
    }
    return before;
  }

  private boolean ends(String kind, String before) {
    return phrases(kind).stream().anyMatch(before::endsWith);
  }

  private boolean stands(String kind, String after) {
    return phrases(kind).stream().anyMatch(after::startsWith);
  }

  private boolean isIn(String kind, String plain) {
    return phrases(kind).stream().anyMatch(plain::contains);
  }

  /** The phrases of all languages, and those that mean this in the customer's alone. */
  private List<String> phrases(String kind) {
    List<String> all = Loaded.PHRASES.getOrDefault(kind, List.of());
    List<String> own = Loaded.PHRASES.getOrDefault(kind + "@" + language, List.of());
    return own.isEmpty() ? all : Stream.concat(all.stream(), own.stream()).toList();
  }

  /** Plain words with a space between them and at each end. */
  private static String plain(String part) {
    StringBuilder plain = new StringBuilder(" ");
    for (List<String> sentence : Words.sentences(part)) {
      sentence.forEach(word -> plain.append(word).append(' '));
    }
    return plain.toString();
  }

  private static final class Loaded {
    static final Map<String, List<String>> PHRASES = new HashMap<>();

    static {
      for (String line : CueLibrary.lines(FILE)) {
        int colon = line.indexOf(':');
        if (!line.startsWith("#") && colon > 0) {
          PHRASES.put(
              line.substring(0, colon),
              Arrays.stream(line.substring(colon + 1).split(",", -1))
                  .map(DateScan::plain)
                  .toList());
        }
      }
    }
  }
}

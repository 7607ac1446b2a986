// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.ScanTime;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Count;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Days;
import dev.waybill.evidence.FactValue.Flag;
import dev.waybill.evidence.FactValue.Link;
import dev.waybill.evidence.FactValue.Moment;
import dev.waybill.evidence.FactValue.Percentage;
import dev.waybill.evidence.FactValue.Point;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.FactValue.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says a value in a customer's language: days with their weekday and "today" where it is today, the
 * time of a scan on the clock of its place, an instant on the customer's clock, an estimate exactly
 * as precise as it is held.
 *
 * <p>Immutable and safe for use by many threads. The result depends on nothing of the machine: not
 * on its zone, not on its locale.
 */
public final class ValueFormat {

  private static final Locale LATIN_HINDI = Locale.forLanguageTag("en-IN");

  private final Locale locale;
  private final ZoneId zone;
  private final Instant now;
  private final Phrases phrases;
  private final MoneyFormat money;

  /**
   * Makes a format.
   *
   * @param locale the customer's locale
   * @param zone the customer's zone
   * @param now the time of the turn
   */
  public ValueFormat(Locale locale, ZoneId zone, Instant now) {
    this.phrases = Phrases.of(locale);
    this.locale = written(locale);
    this.zone = requireNonNull(zone, "zone");
    this.now = requireNonNull(now, "now");
    this.money = new MoneyFormat(locale);
  }

  /** Whose names of days and months are used; Hindi in Latin letters has the English ones. */
  private static Locale written(Locale locale) {
    if (!Phrases.speak(locale)) {
      return Locale.UK;
    }
    return locale.getLanguage().equals("hi") ? LATIN_HINDI : locale;
  }

  /** Says the value whole. */
  public String format(FactValue value) {
    return format(value, "");
  }

  /**
   * Says the value, or a part of it.
   *
   * @param value the value
   * @param part {@code day} or {@code time} of a moment, a point or a window; empty for all of it
   * @return the words
   */
  public String format(FactValue value, String part) {
    if (value instanceof Amount amount) {
      return money.format(amount.money());
    }
    if (value instanceof Day day) {
      return day(day.date(), day.zone());
    }
    if (value instanceof Window window) {
      return window(window, part);
    }
    if (value instanceof Moment moment) {
      return moment(moment.time(), part);
    }
    if (value instanceof Point point) {
      return dateTime(LocalDateTime.ofInstant(point.instant(), zone), zone, part);
    }
    if (value instanceof Days days) {
      return days(days);
    }
    if (value instanceof Count count) {
      return Long.toString(count.number());
    }
    if (value instanceof Percentage percentage) {
      return percentage.percent().stripTrailingZeros().toPlainString() + "%";
    }
    if (value instanceof Status status) {
      return status(status.word());
    }
    if (value instanceof Term term) {
      return term.text();
    }
    if (value instanceof Link link) {
      return link.uri().toString();
    }
    return phrases.get(((Flag) value).yes() ? "flag.yes" : "flag.no");
  }

  private String days(Days days) {
    String key = "value." + (days.working() ? "working-days." : "days.");
    return phrases
        .get(key + (days.number() == 1 ? "one" : "many"))
        .replace("{number}", Long.toString(days.number()));
  }

  private String status(String word) {
    String key = "status." + word;
    return phrases.has(key) ? phrases.get(key) : word;
  }

  private String moment(ScanTime time, String part) {
    return dateTime(time.local(), time.offset() == null ? zone : time.offset(), part);
  }

  private String dateTime(LocalDateTime local, ZoneId where, String part) {
    if (part.equals("time")) {
      return time(local.toLocalTime());
    }
    String day = day(local.toLocalDate(), where);
    return part.equals("day")
        ? day
        : phrases
            .get("value.day-at-time")
            .replace("{day}", day)
            .replace("{time}", time(local.toLocalTime()));
  }

  private String window(Window window, String part) {
    if (part.equals("day")) {
      return day(window.date(), window.zone());
    }
    String hours =
        window.from() == null
            ? phrases.get("value.until").replace("{to}", time(window.to()))
            : phrases
                .get("value.from-to")
                .replace("{from}", time(window.from()))
                .replace("{to}", time(window.to()));
    return part.equals("time")
        ? hours
        : phrases
            .get("value.day-with-window")
            .replace("{day}", day(window.date(), window.zone()))
            .replace("{hours}", hours);
  }

  /**
   * The day with its weekday; with the year only if it is not this one; "today" if it is today
   * there.
   */
  private String day(LocalDate date, @Nullable ZoneId where) {
    LocalDate today = LocalDate.ofInstant(now, where == null ? zone : where);
    boolean thisYear = date.getYear() == today.getYear();
    String written =
        phrases
            .get(thisYear ? "value.day." + region() : "value.day-with-year." + region())
            .replace("{weekday}", date.getDayOfWeek().getDisplayName(TextStyle.FULL, locale))
            .replace("{month}", monthName(date))
            .replace("{day}", Integer.toString(date.getDayOfMonth()))
            .replace("{year}", Integer.toString(date.getYear()));
    String relative = relative(date, today);
    return relative.isEmpty() ? written : relative + ", " + written;
  }

  private String monthName(LocalDate date) {
    return DateTimeFormatter.ofPattern("MMMM", locale).format(date);
  }

  private String relative(LocalDate date, LocalDate today) {
    if (date.equals(today)) {
      return phrases.get("value.today");
    }
    if (date.equals(today.minusDays(1))) {
      return phrases.get("value.yesterday");
    }
    return date.equals(today.plusDays(1)) ? phrases.get("value.tomorrow") : "";
  }

  private String time(LocalTime time) {
    if (!usesTwelveHours()) {
      return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
    }
    String hours = DateTimeFormatter.ofPattern("h:mm", Locale.ROOT).format(time);
    return hours + (time.getHour() < 12 ? " AM" : " PM");
  }

  private boolean usesTwelveHours() {
    return locale.getLanguage().equals("en")
        && switch (locale.getCountry()) {
          case "US", "CA", "AU", "NZ", "IN", "PH", "" -> true;
          default -> false;
        };
  }

  /** Which way round day and month are written: the American one, or the rest of the world's. */
  private String region() {
    return locale.getLanguage().equals("en")
            && (locale.getCountry().equals("US") || locale.getCountry().isEmpty())
        ? "us"
        : "world";
  }
}

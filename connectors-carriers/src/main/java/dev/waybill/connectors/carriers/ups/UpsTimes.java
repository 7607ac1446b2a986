// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.ScanTime.OffsetSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads UPS's dates and times: {@code date} and {@code time} are the wall clock at the place of the
 * scan, {@code gmtDate} and {@code gmtTime} the same instant in GMT, {@code gmtOffset} what lies
 * between. UPS leaves the last three out at times, and they are not believed if they contradict the
 * first two.
 */
final class UpsTimes {

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2})(?::?([0-5]\\d))?");
  private static final Duration AGREEMENT = Duration.ofSeconds(60);
  private static final Duration FARTHEST = Duration.ofHours(14);

  private UpsTimes() {}

  /** When a scan was made; null if it has no date or no time that can be read. */
  static @Nullable ScanTime of(JsonNode activity) {
    LocalDateTime local = dateTime(activity, "date", "time");
    LocalDateTime gmt = dateTime(activity, "gmtDate", "gmtTime");
    ZoneOffset offset = offset(Json.text(activity, "gmtOffset"));
    if (local == null) {
      return gmt == null || offset == null
          ? null
          : ScanTime.explicit(gmt.atOffset(ZoneOffset.UTC).withOffsetSameInstant(offset));
    }
    if (offset != null) {
      return gmt == null || agree(local, gmt, offset)
          ? new ScanTime(local, offset, OffsetSource.EXPLICIT)
          : ScanTime.local(local);
    }
    ZoneOffset between = gmt == null ? null : between(gmt, local);
    return between == null
        ? ScanTime.local(local)
        : new ScanTime(local, between, OffsetSource.GMT_PAIR);
  }

  /** A day written {@code yyyyMMdd} or {@code yyyy-MM-dd}; null if it is neither. */
  static @Nullable LocalDate date(@Nullable String text) {
    String digits = text == null ? "" : text.replace("-", "");
    if (digits.length() != 8 || !isDigits(digits)) {
      return null;
    }
    int number = Integer.parseInt(digits);
    try {
      return LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A time written {@code HHmmss}, leading noughts lost or not, or {@code HH:mm:ss}. */
  static @Nullable LocalTime time(@Nullable String text) {
    String digits = text == null ? "" : text.replace(":", "");
    if (digits.isEmpty() || digits.length() > 6 || !isDigits(digits)) {
      return null;
    }
    int number = Integer.parseInt(digits);
    try {
      return LocalTime.of(number / 10_000, number / 100 % 100, number % 100);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** An offset written {@code -05:00}, {@code -5:00}, {@code -0500} or {@code -5}. */
  static @Nullable ZoneOffset offset(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (text.equals("Z")) {
      return ZoneOffset.UTC;
    }
    Matcher matcher = OFFSET.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String minutes = matcher.group(3);
    int size =
        Integer.parseInt(matcher.group(2)) * 60 + (minutes == null ? 0 : Integer.parseInt(minutes));
    return size > FARTHEST.toMinutes()
        ? null
        : ZoneOffset.ofTotalSeconds((matcher.group(1).equals("-") ? -60 : 60) * size);
  }

  private static @Nullable LocalDateTime dateTime(JsonNode node, String date, String time) {
    LocalDate day = date(Json.text(node, date));
    LocalTime hour = time(Json.text(node, time));
    return day == null || hour == null ? null : LocalDateTime.of(day, hour);
  }

  private static boolean agree(LocalDateTime local, LocalDateTime gmt, ZoneOffset offset) {
    LocalDateTime expected = gmt.plusSeconds(offset.getTotalSeconds());
    return Duration.between(expected, local).abs().compareTo(AGREEMENT) <= 0;
  }

  /** The offset that two clocks show; null if no place on Earth has it. */
  private static @Nullable ZoneOffset between(LocalDateTime gmt, LocalDateTime local) {
    Duration difference = Duration.between(gmt, local);
    return difference.abs().compareTo(FARTHEST) > 0 || difference.toSeconds() % 900 != 0
        ? null
        : ZoneOffset.ofTotalSeconds((int) difference.toSeconds());
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

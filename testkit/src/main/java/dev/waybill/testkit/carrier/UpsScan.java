// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.carrier;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One scripted scan, as it will stand in UPS's answer. Immutable: each method gives another scan.
 *
 * <pre>{@code
 * UpsScan.of(UpsEvent.DEPARTED, OffsetDateTime.parse("2026-11-24T02:10:00-05:00"))
 *     .in("Newark", "NJ", "US")
 *     .withoutGmt()
 * }</pre>
 */
public final class UpsScan {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

  private final Instant visibleFrom;
  private final Map<String, String> fields;
  private final Map<String, String> status;
  private final Map<String, String> address;

  private UpsScan(
      Instant visibleFrom,
      Map<String, String> fields,
      Map<String, String> status,
      Map<String, String> address) {
    this.visibleFrom = visibleFrom;
    this.fields = fields;
    this.status = status;
    this.address = address;
  }

  /**
   * A scan of a known kind, with local time, GMT time and offset as UPS writes them. It is shown
   * from that time on.
   *
   * @param event what was scanned
   * @param at when, with the offset of the place
   */
  public static UpsScan of(UpsEvent event, OffsetDateTime at) {
    return of(event.type, event.code, event.statusCode, event.description, at);
  }

  /**
   * A scan in any words and codes; an empty one is left out of the answer.
   *
   * @param type UPS's activity type
   * @param code UPS's activity or exception code
   * @param statusCode UPS's status code
   * @param description UPS's words
   * @param at when, with the offset of the place
   */
  public static UpsScan of(
      String type, String code, String statusCode, String description, OffsetDateTime at) {
    OffsetDateTime gmt = at.withOffsetSameInstant(ZoneOffset.UTC);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("date", DATE.format(at));
    fields.put("time", TIME.format(at));
    fields.put("gmtDate", DATE.format(gmt));
    fields.put("gmtTime", TIME.format(gmt));
    String offset = at.getOffset().getId();
    fields.put("gmtOffset", offset.equals("Z") ? "+00:00" : offset);
    Map<String, String> status = new LinkedHashMap<>();
    status.put("type", type);
    status.put("description", description);
    status.put("code", code);
    status.put("statusCode", statusCode);
    return new UpsScan(at.toInstant(), fields, status, Map.of());
  }

  /** Made in a city; an empty part is left out. */
  public UpsScan in(String city, String stateProvince, String countryCode) {
    Map<String, String> address = new LinkedHashMap<>();
    address.put("city", city);
    address.put("stateProvince", stateProvince);
    address.put("countryCode", countryCode);
    address.put("country", countryCode);
    return new UpsScan(visibleFrom, fields, status, address);
  }

  /** In other words. */
  public UpsScan saying(String description) {
    return new UpsScan(visibleFrom, fields, with(status, "description", description), address);
  }

  /** With another status code, or with none if it is empty. */
  public UpsScan withStatusCode(String statusCode) {
    return new UpsScan(visibleFrom, fields, with(status, "statusCode", statusCode), address);
  }

  /** With local time alone, as UPS Mail Innovations has it. */
  public UpsScan withoutGmt() {
    return withGmt(null, null, null);
  }

  /** With GMT fields as given, right or wrong; one that is null is left out. */
  public UpsScan withGmt(@Nullable String date, @Nullable String time, @Nullable String offset) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    put(changed, "gmtDate", date);
    put(changed, "gmtTime", time);
    put(changed, "gmtOffset", offset);
    return new UpsScan(visibleFrom, changed, status, address);
  }

  /** With local date and time as given, right or wrong. */
  public UpsScan withLocal(String date, String time) {
    return new UpsScan(
        visibleFrom, with(with(fields, "date", date), "time", time), status, address);
  }

  /** Shown by UPS only this long after it was made. */
  public UpsScan reportedAfter(Duration delay) {
    return new UpsScan(visibleFrom.plus(delay), fields, status, address);
  }

  boolean isVisible(Instant now) {
    return !now.isBefore(visibleFrom);
  }

  Instant visibleFrom() {
    return visibleFrom;
  }

  /** Whether it is an end at the customer's, so that UPS shows what it holds of the delivery. */
  boolean isDelivery() {
    return "011".equals(status.get("statusCode")) || "026".equals(status.get("statusCode"));
  }

  String date() {
    return requireNonNull(fields.get("date"));
  }

  String time() {
    return requireNonNull(fields.get("time"));
  }

  Map<String, String> fields() {
    return fields;
  }

  Map<String, String> status() {
    return status;
  }

  Map<String, String> address() {
    return address;
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(map);
    changed.put(key, value);
    return changed;
  }

  private static void put(Map<String, String> map, String key, @Nullable String value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One scan, as UPS would tell it.
 *
 * @param local the local time at the place
 * @param offset the offset of the place, or null if the scan carries no GMT time
 * @param city the city, or null
 * @param region the state or province, or null
 * @param country the ISO 3166-1 alpha-2 code, or null
 * @param type UPS's activity type, for example {@code I}
 * @param code UPS's activity or exception code, or empty
 * @param statusCode UPS's three-digit status code
 * @param description UPS's words
 */
public record ScriptedScan(
    LocalDateTime local,
    @Nullable ZoneOffset offset,
    @Nullable String city,
    @Nullable String region,
    @Nullable String country,
    String type,
    String code,
    String statusCode,
    String description) {

  public ScriptedScan {
    requireNonNull(local, "local");
    requireNonNull(type, "type");
    requireNonNull(code, "code");
    requireNonNull(statusCode, "statusCode");
    requireNonNull(description, "description");
  }
}

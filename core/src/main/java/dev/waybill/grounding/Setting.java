// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/**
 * For whom, where and when a text is written: what "today", "11/12" and "1.234,56" mean.
 *
 * @param locale the customer's locale
 * @param zone the customer's zone
 * @param now the time of the turn
 */
public record Setting(Locale locale, ZoneId zone, Instant now) {

  public Setting {
    requireNonNull(locale, "locale");
    requireNonNull(zone, "zone");
    requireNonNull(now, "now");
  }

  /** The customer's calendar day. */
  public LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * How the merchant wants to write first.
 *
 * @param settle how long an estimate must stay as it is before it is told
 * @param quietFrom when the customer's night begins, by their clock
 * @param quietUntil when it ends
 * @param silence without a scan for this long, a parcel is silent
 * @param replyWindow how long after the customer's last message a channel takes free text; WhatsApp
 *     alone has such a window, of 24 hours (WhatsApp Business Platform, "Customer service windows")
 * @param templates the kinds of which an approved template exists, for outside that window
 * @param retryAfter when to look again if a system does not answer
 */
public record OutreachRules(
    Duration settle,
    LocalTime quietFrom,
    LocalTime quietUntil,
    Duration silence,
    Duration replyWindow,
    Set<Event.Kind> templates,
    Duration retryAfter) {

  public OutreachRules {
    requireNonNull(settle, "settle");
    requireNonNull(quietFrom, "quietFrom");
    requireNonNull(quietUntil, "quietUntil");
    requireNonNull(silence, "silence");
    requireNonNull(replyWindow, "replyWindow");
    templates = Set.copyOf(templates);
    requireNonNull(retryAfter, "retryAfter");
  }

  /** Two hours to settle, silent from 21:00 to 08:00, 48 hours without a scan, no templates. */
  public static OutreachRules ofDefaults() {
    return new OutreachRules(
        Duration.ofHours(2),
        LocalTime.of(21, 0),
        LocalTime.of(8, 0),
        Duration.ofDays(2),
        Duration.ofDays(1),
        Set.of(),
        Duration.ofMinutes(15));
  }

  /** The same with approved templates for these kinds. */
  public OutreachRules withTemplates(Set<Event.Kind> kinds) {
    return new OutreachRules(
        settle, quietFrom, quietUntil, silence, replyWindow, kinds, retryAfter);
  }

  /** The same with another time to settle. */
  public OutreachRules settlingIn(Duration time) {
    return new OutreachRules(
        time, quietFrom, quietUntil, silence, replyWindow, templates, retryAfter);
  }

  /** The first moment from now on at which the customer is not asleep. */
  Instant awake(Instant now, ZoneId zone) {
    ZonedDateTime there = now.atZone(zone);
    LocalTime time = there.toLocalTime();
    boolean overMidnight = quietFrom.isAfter(quietUntil);
    boolean quiet =
        overMidnight
            ? !time.isBefore(quietFrom) || time.isBefore(quietUntil)
            : !time.isBefore(quietFrom) && time.isBefore(quietUntil);
    if (!quiet) {
      return now;
    }
    ZonedDateTime end = there.toLocalDate().atTime(quietUntil).atZone(zone);
    return (end.isAfter(there) ? end : end.plusDays(1)).toInstant();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * One fact, read or computed.
 *
 * @param id the identifier within its ledger, for example {@code e7}
 * @param path what it is about, for example {@code parcels.1Z9.status}: parts of letters, digits,
 *     {@code _} and {@code -}, joined by dots, from the whole to the part, so that facts about one
 *     thing share a beginning
 * @param value the value
 * @param source who said it
 * @param observedAt when it was read from the source
 * @param trust how far it may be trusted
 */
public record Evidence(
    String id, String path, FactValue value, Source source, Instant observedAt, Trust trust) {

  public Evidence {
    requireNonNull(id, "id");
    requireNonNull(path, "path");
    requireNonNull(value, "value");
    requireNonNull(source, "source");
    requireNonNull(observedAt, "observedAt");
    requireNonNull(trust, "trust");
  }

  /** How old the fact is. */
  public Duration age(Instant now) {
    return Duration.between(observedAt, now);
  }
}

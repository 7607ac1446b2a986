// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a scan was made: the wall clock at the place of the scan, and how far it can be trusted to
 * name an instant. A local time whose offset is not known stays local; no zone is ever invented.
 *
 * @param local the wall-clock time where the scan was made
 * @param offset the offset from UTC at that place and time, or null if not known
 * @param offsetSource where the offset came from; {@link OffsetSource#UNKNOWN} exactly if it is
 *     null
 */
public record ScanTime(
    LocalDateTime local, @Nullable ZoneOffset offset, OffsetSource offsetSource) {

  /** Where the offset of a scan's time came from, best first. */
  public enum OffsetSource {
    /** The carrier wrote it beside the time. */
    EXPLICIT,
    /** The carrier gave local and GMT time, and they agree with each other. */
    GMT_PAIR,
    /** It follows from the facility, city or postal code. */
    PLACE,
    /** It follows from the country, which has one zone. */
    COUNTRY,
    /** It is not known. */
    UNKNOWN
  }

  public ScanTime {
    requireNonNull(local, "local");
    requireNonNull(offsetSource, "offsetSource");
    if ((offset == null) != (offsetSource == OffsetSource.UNKNOWN)) {
      throw new IllegalArgumentException(
          "an offset and its source must be known or unknown together, not "
              + offset
              + " and "
              + offsetSource);
    }
  }

  /** A time whose offset the carrier wrote. */
  public static ScanTime explicit(OffsetDateTime time) {
    return new ScanTime(time.toLocalDateTime(), time.getOffset(), OffsetSource.EXPLICIT);
  }

  /** A local time of which nothing more is known. */
  public static ScanTime local(LocalDateTime local) {
    return new ScanTime(local, null, OffsetSource.UNKNOWN);
  }

  /** The instant, if it is certain. */
  public Optional<Instant> instant() {
    return offset == null ? Optional.empty() : Optional.of(local.toInstant(offset));
  }

  /** The earliest instant this can be, whatever the place on Earth. */
  public Instant earliest() {
    return local.toInstant(offset == null ? ZoneOffset.ofHours(14) : offset);
  }

  /** The latest instant this can be, whatever the place on Earth. */
  public Instant latest() {
    return local.toInstant(offset == null ? ZoneOffset.ofHours(-12) : offset);
  }
}

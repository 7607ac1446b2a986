// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a scan was made, as the carrier wrote it. At least one part is held.
 *
 * @param facility a hub, depot, shop, or spot such as "front door", or null
 * @param city the city, or null
 * @param region the state or province, or null
 * @param country the ISO 3166-1 alpha-2 country code, or null
 */
public record Place(
    @Nullable String facility,
    @Nullable String city,
    @Nullable String region,
    @Nullable String country) {

  public Place {
    facility = blankToNull(facility);
    city = blankToNull(city);
    region = blankToNull(region);
    country = blankToNull(country);
    if (facility == null && city == null && region == null && country == null) {
      throw new IllegalArgumentException("a place must have at least one part");
    }
  }

  /** A place known only by a name. */
  public static Place named(String facility) {
    return new Place(facility, null, null, null);
  }

  /** The place as one line, for example {@code Mumbai hub} or {@code Newark, NJ}. */
  public String displayName() {
    return Stream.of(facility, city, region, city == null && facility == null ? country : null)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static @Nullable String blankToNull(@Nullable String part) {
    return part == null || part.isBlank() ? null : part.strip();
  }
}

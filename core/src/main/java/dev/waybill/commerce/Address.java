// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A postal address, in the parts that systems of record keep apart.
 *
 * @param name the recipient's name, or null if not held
 * @param lines street lines in order; empty if not held
 * @param city the city or town, or null
 * @param region the state, province or county, or null
 * @param postalCode the postal code as written, or null
 * @param country the ISO 3166-1 alpha-2 country code, or null
 */
public record Address(
    @Nullable String name,
    List<String> lines,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode,
    @Nullable String country) {

  public Address {
    lines = List.copyOf(lines);
  }

  /** Personal data stays out of logs: only the country is shown. */
  @Override
  public String toString() {
    return "Address[" + (country == null ? "country unknown" : country) + "]";
  }
}

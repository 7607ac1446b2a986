// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A city.
 *
 * @param name the name
 * @param region the state or province, or null where addresses have none
 * @param country the ISO 3166-1 alpha-2 code
 * @param postalCode a postal code of it
 * @param zone the zone
 */
record City(String name, @Nullable String region, String country, String postalCode, ZoneId zone) {

  static City of(
      String name, @Nullable String region, String country, String postalCode, String zone) {
    return new City(name, region, country, postalCode, ZoneId.of(zone));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import java.util.Locale;
import java.util.Map;

/**
 * A carrier, by a stable lower-case identifier.
 *
 * @param id for example {@code ups}
 */
public record Carrier(String id) {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("ups", "UPS"),
          Map.entry("fedex", "FedEx"),
          Map.entry("usps", "USPS"),
          Map.entry("dhl", "DHL"),
          Map.entry("dhl-express", "DHL Express"),
          Map.entry("dpd", "DPD"),
          Map.entry("gls", "GLS"),
          Map.entry("delhivery", "Delhivery"),
          Map.entry("bluedart", "Blue Dart"),
          Map.entry("inpost", "InPost"),
          Map.entry("royal-mail", "Royal Mail"),
          Map.entry("canada-post", "Canada Post"),
          Map.entry("australia-post", "Australia Post"),
          Map.entry("la-poste", "La Poste"),
          Map.entry("evri", "Evri"),
          Map.entry("postnl", "PostNL"));

  /** United Parcel Service. */
  public static final Carrier UPS = new Carrier("ups");

  public Carrier {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a carrier's identifier must not be blank");
    }
    id = id.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
  }

  /** The name to show: the carrier's own spelling if we know it, else the identifier. */
  public String displayName() {
    return NAMES.getOrDefault(id, id);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Place;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Where customers of the sample shop live, and who delivers there. */
enum SampleCity {
  HOBOKEN("Hoboken", "NJ", "07###", "en-US", "America/New_York", "USD", "ups", "Newark"),
  PORTLAND("Portland", "OR", "97###", "en-US", "America/Los_Angeles", "USD", "ups", "Seattle"),
  PHOENIX("Phoenix", "AZ", "85###", "en-US", "America/Phoenix", "USD", "fedex", "Tucson"),
  LEEDS("Leeds", null, "LS# #AB", "en-GB", "Europe/London", "GBP", "royal-mail", "Manchester"),
  HAMBURG("Hamburg", null, "2####", "de-DE", "Europe/Berlin", "EUR", "dhl", "Hannover"),
  KASSEL("Kassel", null, "34###", "de-DE", "Europe/Berlin", "EUR", "dpd", "Frankfurt"),
  GRAZ("Graz", null, "80##", "de-AT", "Europe/Vienna", "EUR", "gls", "Linz"),
  BERN("Bern", null, "30##", "de-CH", "Europe/Zurich", "CHF", "dpd", "Basel"),
  NANTES("Nantes", null, "44###", "fr-FR", "Europe/Paris", "EUR", "la-poste", "Rennes"),
  POZNAN("Poznań", null, "60-###", "pl-PL", "Europe/Warsaw", "PLN", "inpost", "Łódź"),
  PUNE("Pune", "MH", "411###", "en-IN", "Asia/Kolkata", "INR", "delhivery", "Mumbai"),
  OSAKA("Osaka", null, "530-####", "ja-JP", "Asia/Tokyo", "JPY", "dhl-express", "Nagoya"),
  HOBART(
      "Hobart", "TAS", "70##", "en-AU", "Australia/Hobart", "AUD", "australia-post", "Melbourne"),
  SFAX("Sfax", null, "30##", "fr-TN", "Africa/Tunis", "TND", "dhl-express", "Tunis");

  private final String city;
  private final @Nullable String region;
  private final String postalCode;
  private final Locale locale;
  private final ZoneId zone;
  private final String currency;
  private final String carrier;
  private final String hub;

  SampleCity(
      String city,
      @Nullable String region,
      String postalCode,
      String locale,
      String zone,
      String currency,
      String carrier,
      String hub) {
    this.city = city;
    this.region = region;
    this.postalCode = postalCode;
    this.locale = Locale.forLanguageTag(locale);
    this.zone = ZoneId.of(zone);
    this.currency = currency;
    this.carrier = carrier;
    this.hub = hub;
  }

  String city() {
    return city;
  }

  @Nullable String region() {
    return region;
  }

  String country() {
    return locale.getCountry();
  }

  Locale locale() {
    return locale;
  }

  ZoneId zone() {
    return zone;
  }

  String currency() {
    return currency;
  }

  Carrier carrier() {
    return new Carrier(carrier);
  }

  /** Where the carrier sorts. */
  Place hub() {
    return new Place(null, hub, null, country());
  }

  /** Where the carrier delivers. */
  Place here() {
    return new Place(null, city, region, country());
  }

  /** A postal code of the city. */
  String postalCode(Random random) {
    return digits(postalCode, random);
  }

  /** The pattern with a digit for every {@code #}. */
  static String digits(String pattern, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      text.append(c == '#' ? (char) ('0' + random.nextInt(10)) : c);
    }
    return text.toString();
  }
}

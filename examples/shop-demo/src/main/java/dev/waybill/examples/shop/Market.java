// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.util.List;
import java.util.Locale;

/** A country the shop sells to: currency, language, the way parcels take, and names of people. */
@SuppressWarnings("ImmutableEnumChecker") // its lists come from List.of and never change
enum Market {
  US(
      "USD",
      "en-US",
      112,
      City.of("Columbus", "OH", "US", "43201", "America/New_York"),
      City.of("Louisville", "KY", "US", "40213", "America/Kentucky/Louisville"),
      List.of(
          City.of("New York", "NY", "US", "10011", "America/New_York"),
          City.of("Chicago", "IL", "US", "60614", "America/Chicago"),
          City.of("Seattle", "WA", "US", "98103", "America/Los_Angeles"),
          City.of("Boston", "MA", "US", "02116", "America/New_York"),
          City.of("Austin", "TX", "US", "78704", "America/Chicago"),
          City.of("Portland", "OR", "US", "97214", "America/Los_Angeles")),
      List.of("Ava", "Ethan", "Chloe", "Mason", "Zoe", "Lucas"),
      List.of("Walker", "Nguyen", "Brooks", "Rivera"),
      "Maple Street"),
  CANADA(
      "CAD",
      "en-CA",
      151,
      US.warehouse,
      City.of("Mississauga", "ON", "CA", "L5T 1N7", "America/Toronto"),
      List.of(City.of("Toronto", "ON", "CA", "M5V 2T6", "America/Toronto")),
      List.of("Nora", "Felix", "Maeve"),
      List.of("Tremblay", "Campbell"),
      "Queen Street"),
  GERMANY(
      "EUR",
      "de-DE",
      100,
      City.of("Leipzig", null, "DE", "04158", "Europe/Berlin"),
      City.of("Cologne", null, "DE", "51147", "Europe/Berlin"),
      List.of(
          City.of("Hamburg", null, "DE", "20357", "Europe/Berlin"),
          City.of("Munich", null, "DE", "80469", "Europe/Berlin")),
      List.of("Jonas", "Clara", "Emil", "Frieda"),
      List.of("Brandt", "Vogel", "Seidel"),
      "Lindenstraße"),
  UK(
      "GBP",
      "en-GB",
      86,
      GERMANY.warehouse,
      City.of("Castle Donington", null, "GB", "DE74 2TS", "Europe/London"),
      List.of(
          City.of("London", null, "GB", "N1 7AA", "Europe/London"),
          City.of("Leeds", null, "GB", "LS6 2AB", "Europe/London")),
      List.of("Isla", "Harry", "Freya", "Callum"),
      List.of("Bennett", "Hughes", "Marsh"),
      "Mill Lane"),
  INDIA(
      "INR",
      "en-IN",
      9050,
      City.of("Pune", "MH", "IN", "411014", "Asia/Kolkata"),
      City.of("Bhiwandi", "MH", "IN", "421302", "Asia/Kolkata"),
      List.of(
          City.of("Mumbai", "MH", "IN", "400050", "Asia/Kolkata"),
          City.of("Bengaluru", "KA", "IN", "560038", "Asia/Kolkata")),
      List.of("Arjun", "Kavya", "Rohan", "Ananya"),
      List.of("Iyer", "Mehta", "Reddy"),
      "Hill Road"),
  JAPAN(
      "JPY",
      "ja-JP",
      163,
      GERMANY.warehouse,
      City.of("Narita", null, "JP", "282-0004", "Asia/Tokyo"),
      List.of(
          City.of("Osaka", null, "JP", "530-0001", "Asia/Tokyo"),
          City.of("Tokyo", null, "JP", "150-0001", "Asia/Tokyo")),
      List.of("Yuki", "Ren", "Mio"),
      List.of("Tanaka", "Mori"),
      "Sakura-dori"),
  AUSTRALIA(
      "AUD",
      "en-AU",
      166,
      GERMANY.warehouse,
      City.of("Sydney", "NSW", "AU", "2020", "Australia/Sydney"),
      List.of(
          City.of("Melbourne", "VIC", "AU", "3053", "Australia/Melbourne"),
          City.of("Perth", "WA", "AU", "6000", "Australia/Perth")),
      List.of("Matilda", "Cooper", "Ruby"),
      List.of("Fraser", "O'Brien"),
      "Banksia Avenue");

  private final String currency;
  private final Locale locale;
  private final int minorPerEuro;
  private final City warehouse;
  private final City hub;
  private final List<City> cities;
  private final List<String> firstNames;
  private final List<String> lastNames;
  private final String street;

  Market(
      String currency,
      String locale,
      int minorPerEuro,
      City warehouse,
      City hub,
      List<City> cities,
      List<String> firstNames,
      List<String> lastNames,
      String street) {
    this.currency = currency;
    this.locale = Locale.forLanguageTag(locale);
    this.minorPerEuro = minorPerEuro;
    this.warehouse = warehouse;
    this.hub = hub;
    this.cities = cities;
    this.firstNames = firstNames;
    this.lastNames = lastNames;
    this.street = street;
  }

  String currency() {
    return currency;
  }

  Locale locale() {
    return locale;
  }

  /** The price in the currency's minor units of something that costs this many euros. */
  long price(long euros) {
    return euros * minorPerEuro;
  }

  City warehouse() {
    return warehouse;
  }

  City hub() {
    return hub;
  }

  List<City> cities() {
    return cities;
  }

  City city(String name) {
    return cities.stream()
        .filter(city -> city.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no city of " + this + ": " + name));
  }

  List<String> firstNames() {
    return firstNames;
  }

  List<String> lastNames() {
    return lastNames;
  }

  String street() {
    return street;
  }

  /** A carrier of this country that no connector covers, in the shop's own short form. */
  String uncoveredCarrier() {
    return this == INDIA ? "BD" : "EVR";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.util.Locale;

/**
 * A customer of the demo shop.
 *
 * @param number the shop's number
 * @param login the login
 * @param name the full name
 * @param market the country
 * @param city the city
 * @param house the house number
 */
record ShopCustomer(int number, String login, String name, Market market, City city, int house) {

  String email() {
    return login + "@example.com";
  }

  /** The shop's letter for the tier: standard, silver or gold. */
  String tier() {
    return number % 10 == 0 ? "G" : number % 2 == 0 ? "I" : "S";
  }

  String street() {
    String street = market.street();
    return market == Market.GERMANY ? street + " " + house : house + " " + street;
  }

  String language() {
    return market.locale().toLanguageTag().toLowerCase(Locale.ROOT);
  }
}

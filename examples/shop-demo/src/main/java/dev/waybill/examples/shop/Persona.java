// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A customer to be in the demo.
 *
 * @param login the short name to log in with
 * @param customerId the shop's identifier
 * @param name the full name
 * @param zone where the customer lives
 * @param locale the customer's language and country
 * @param currency the ISO 4217 code the customer pays in
 * @param orderNumber the order of the tour
 * @param situation what has become of that order
 * @param question a first question to ask
 */
public record Persona(
    String login,
    String customerId,
    String name,
    ZoneId zone,
    Locale locale,
    String currency,
    String orderNumber,
    Situation situation,
    String question) {

  /** Everybody of the tour, in its order. */
  public static List<Persona> all() {
    return Cast.PERSONAS;
  }

  /** The persona with this login, if there is one. */
  public static Optional<Persona> withLogin(String login) {
    return all().stream().filter(persona -> persona.login().equals(login)).findFirst();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Customer;
import dev.waybill.conversation.Identity;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A customer of the {@link SampleShop}. All are invented.
 *
 * @param id the shop's identifier; no order of somebody without an account carries it
 * @param name the name
 * @param email the e-mail address
 * @param address the postal address
 * @param locale the locale
 * @param zone the zone
 * @param account whether the customer has an account to log in to; if not, only order number,
 *     e-mail address and postal code together show who it is
 */
public record SampleCustomer(
    String id,
    String name,
    String email,
    Address address,
    Locale locale,
    ZoneId zone,
    boolean account) {

  public SampleCustomer {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(email, "email");
    requireNonNull(address, "address");
    requireNonNull(locale, "locale");
    requireNonNull(zone, "zone");
  }

  /** Who the customer is once logged in; for one without an account, nobody we know. */
  public Identity identity() {
    return account ? Identity.verified(id, name, zone) : Identity.anonymous();
  }

  /** The postal code of the address. */
  public String postalCode() {
    return requireNonNull(address.postalCode(), "every sample address has a postal code");
  }

  /** The customer as the shop's customer records hold one. */
  public Customer customer() {
    return new Customer(id, name, email, zone);
  }

  /** Personal data stays out of logs: only the identifier is shown. */
  @Override
  public String toString() {
    return "SampleCustomer[" + id + "]";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the shop.
 *
 * @param id the shop's own identifier; never shown to a customer
 * @param name the name to greet with, or null if not held
 * @param email the e-mail address, or null if not held
 * @param zone the zone the customer lives in, or null if not held
 */
public record Customer(
    String id, @Nullable String name, @Nullable String email, @Nullable ZoneId zone) {

  public Customer {
    requireNonNull(id, "id");
  }

  /** Personal data stays out of logs: only the identifier is shown. */
  @Override
  public String toString() {
    return "Customer[" + id + "]";
  }
}

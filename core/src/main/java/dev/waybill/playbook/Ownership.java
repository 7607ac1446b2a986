// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which orders are the customer's, and how sure that is. For one turn, on one thread. */
final class Ownership {

  /** How often a conversation may fail to show that an order is its customer's, in an hour. */
  private static final int FAILED_MATCHES_AN_HOUR = 5;

  private final Identity identity;
  private final Clock clock;
  private final Set<String> matched;
  private final List<Instant> failedMatches;

  Ownership(Identity identity, Set<String> matched, List<Instant> failedMatches, Clock clock) {
    this.identity = requireNonNull(identity, "identity");
    this.matched = new LinkedHashSet<>(matched);
    this.failedMatches = new ArrayList<>(failedMatches);
    this.clock = requireNonNull(clock, "clock");
  }

  /** How sure we are of the customer, after what was matched in this conversation. */
  Identity.Level level() {
    Identity.Level level = identity.level();
    return level.compareTo(Identity.Level.MATCHED) < 0 && !matched.isEmpty()
        ? Identity.Level.MATCHED
        : level;
  }

  /** Whether the customer is known well enough to see a list of their orders. */
  boolean knowsCustomer() {
    return identity.customerId() != null && identity.level().compareTo(Identity.Level.MATCHED) >= 0;
  }

  Set<String> matched() {
    return Set.copyOf(matched);
  }

  /** Whether the customer has shown the order with this canonical number to be theirs. */
  boolean hasShown(String number) {
    return matched.contains(number);
  }

  List<Instant> failedMatches() {
    return List.copyOf(failedMatches);
  }

  /** Whether number, address and postal code belong together; noted, whichever it is. */
  boolean match(Order order, String number, String email, String postalCode) {
    if (isSame(order.email(), email) && isSamePostalCode(order.shipTo(), postalCode)) {
      matched.add(Order.canonicalNumber(number));
      return true;
    }
    failed();
    return false;
  }

  /** Notes that the customer could not show an order to be theirs. */
  void failed() {
    failedMatches.add(clock.instant());
  }

  boolean isTheirs(Order order) {
    if (matched.contains(Order.canonicalNumber(order.number()))) {
      return true;
    }
    return isOwn(order);
  }

  boolean isOwn(Order order) {
    return knowsCustomer()
        && order.customerId() != null
        && order.customerId().equals(identity.customerId());
  }

  boolean tooManyFailedMatches() {
    Instant anHourAgo = clock.instant().minus(Duration.ofHours(1));
    return failedMatches.stream().filter(at -> at.isAfter(anHourAgo)).count()
        >= FAILED_MATCHES_AN_HOUR;
  }

  private static boolean isSame(@Nullable String held, String given) {
    return held != null && held.strip().equalsIgnoreCase(given.strip());
  }

  private static boolean isSamePostalCode(@Nullable Address address, String given) {
    return address != null
        && address.postalCode() != null
        && plain(address.postalCode()).equals(plain(given));
  }

  private static String plain(String postalCode) {
    return postalCode.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}

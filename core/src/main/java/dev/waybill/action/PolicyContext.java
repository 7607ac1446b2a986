// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.commerce.Order;
import dev.waybill.policy.decide.Fact;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the host knows for the policy beside the records that the library reads: a tier, a fraud
 * score, a final-sale flag, who is signed in. The policy relies on it as on any fact: by its system
 * and its age. Implementations are safe for use by many threads and throw nothing; what they do not
 * know they leave out, so that the policy takes it as unknown.
 */
public interface PolicyContext {

  /** Nothing. */
  PolicyContext NONE = new PolicyContext() {};

  /** Attributes of orders, payments and lines. */
  default PolicyFacts.Supplement supplement() {
    return PolicyFacts.Supplement.NONE;
  }

  /**
   * The zone in which the days of an order are days: where the goods went. The policy's rules about
   * it then count days there, from the first second of a day to the last.
   *
   * @param order an order of the customer's
   * @return the zone, or null for the policy's own
   */
  default @Nullable ZoneId zone(Order order) {
    return null;
  }

  /**
   * Facts about the customer and the orders in question.
   *
   * @param customerId the shop's identifier of the customer, or null if not known
   * @param orders the orders that were read in this turn, all of them the customer's
   * @param now the time
   * @return the facts; those of the records are added to them
   */
  default List<Fact> facts(@Nullable String customerId, List<Order> orders, Instant now) {
    return List.of();
  }
}

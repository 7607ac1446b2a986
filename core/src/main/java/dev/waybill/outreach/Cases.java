// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import dev.waybill.agent.AgentParts;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.connector.Deadline;
import java.util.List;
import java.util.Optional;

/** The cases of a customer, for what weighs more than a message. */
final class Cases {

  private static final int LOOKED_THROUGH = 20;

  private Cases() {}

  /**
   * The customer's own cases, newest first; none if there is no case system.
   *
   * @throws Look.NotReadableException if it does not answer
   */
  static List<ServiceCase> of(AgentParts parts, String customerId) {
    if (parts.sources().cases() == null) {
      return List.of();
    }
    Deadline deadline = Deadline.in(parts.budget().reads(), parts.clock().instant());
    return parts
        .sources()
        .cases()
        .ofCustomer(customerId, LOOKED_THROUGH, deadline)
        .fold(
            found ->
                found.value().stream()
                    .filter(held -> customerId.equals(held.customerId()))
                    .toList(),
            failure -> {
              if (failure.kind().isOutage()) {
                throw new Look.NotReadableException("the case system");
              }
              return List.of();
            });
  }

  /** An open case in which a message of this kind would be out of place. */
  static Optional<ServiceCase> inTheWay(AgentParts parts, Event event) {
    if (event.kind() == Event.Kind.CLAIM_OVERDUE) {
      return Optional.empty();
    }
    return of(parts, event.customerId()).stream()
        .filter(ServiceCase::isOpen)
        .filter(held -> held.kind() != ServiceCase.Kind.EXCEPTION_GRANTED)
        .filter(
            held ->
                event.kind().isMarketing()
                    || held.orderNumber() == null
                    || held.orderNumber().equals(event.orderNumber()))
        .findFirst();
  }
}

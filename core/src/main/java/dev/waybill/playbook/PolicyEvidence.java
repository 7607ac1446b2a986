// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import dev.waybill.action.PolicyContext;
import dev.waybill.action.PolicyFacts;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read in a turn, as the policy takes it. For one request, on one thread.
 *
 * @param context what the host knows beside the systems of record
 * @param customerId the shop's identifier of the customer; null if nobody is known
 * @param now the time
 * @param ledger the turn's ledger
 * @param concerned the orders it is about
 * @param trackings the parcels that were read, by tracking number
 * @param front what the shop shows everybody; null if it was not looked at
 * @param cases reads the customer's cases
 */
record PolicyEvidence(
    PolicyContext context,
    @Nullable String customerId,
    Instant now,
    EvidenceLedger ledger,
    List<Lookup.Found<Order>> concerned,
    Map<String, Lookup<Tracking>> trackings,
    @Nullable Storefront front,
    Supplier<Lookup<List<ServiceCase>>> cases) {

  /** Of these orders those that arguments name, directly or by a return or a parcel; else all. */
  static List<Lookup.Found<Order>> concerned(
      Collection<Lookup.Found<Order>> visible, Map<String, Value> arguments) {
    List<Lookup.Found<Order>> those =
        visible.stream().filter(found -> isNamed(found.value(), arguments)).toList();
    return those.isEmpty() ? List.copyOf(visible) : those;
  }

  private static boolean isNamed(Order order, Map<String, Value> arguments) {
    return isText(arguments.get("order_id"), order.number())
        || order.returns().stream().anyMatch(back -> isText(arguments.get("return_id"), back.id()))
        || order.parcels().stream()
            .anyMatch(parcel -> isText(arguments.get("tracking_number"), parcel.trackingNumber()));
  }

  private static boolean isText(@Nullable Value value, String text) {
    return value instanceof Value.Text held && held.text().equals(text);
  }

  /**
   * The facts.
   *
   * @param zone the zone of the policy's days
   * @param arguments what an action is to be done with
   */
  List<Fact> facts(ZoneId zone, Map<String, Value> arguments) {
    Optional<ZoneId> there = zone();
    PolicyFacts policy = new PolicyFacts(ledger, there.orElse(zone));
    Optional<String> unit = unit(arguments);
    context.facts(customerId, concerned.stream().map(Lookup.Found::value).toList(), now).stream()
        .filter(fact -> unit.isEmpty() || !isOfAnother(fact, unit.get()))
        .forEach(policy::add);
    Storefront read = front;
    if (read != null) {
      unit.ifPresent(sku -> read.add(sku, policy));
    }
    for (Lookup.Found<Order> found : concerned) {
      Order order = found.value();
      policy.order(order, context.supplement(), found.source(), found.observedAt());
      there.ifPresent(days -> policy.zone(days, found.source(), found.observedAt()));
      order
          .returns()
          .forEach(back -> policy.returnCase(order, back, found.source(), found.observedAt()));
      for (Parcel parcel : order.parcels()) {
        Lookup<Tracking> tracking = trackings.get(parcel.trackingNumber());
        if (tracking instanceof Lookup.Found<Tracking> said) {
          policy.tracking(said.value(), said.source(), said.observedAt());
        }
      }
    }
    if (arguments.containsKey("exception_id")
        && cases.get() instanceof Lookup.Found<List<ServiceCase>> found) {
      found.value().forEach(held -> policy.exception(held, found.source(), found.observedAt()));
    }
    if (hasNoException(arguments)) {
      policy.noException(now);
    }
    return policy.all();
  }

  /** The zone in which the days of these orders are days, if the host has one for all of them. */
  Optional<ZoneId> zone() {
    List<ZoneId> zones =
        concerned.stream()
            .map(found -> context.zone(found.value()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return zones.size() == 1 ? Optional.of(zones.get(0)) : Optional.empty();
  }

  /** The unit it is about, of those read in this turn: the one named, or the only one ordered. */
  private Optional<String> unit(Map<String, Value> arguments) {
    Storefront read = front;
    if (read == null) {
      return Optional.empty();
    }
    for (String name : List.of("new_sku", "sku")) {
      if (arguments.get(name) instanceof Value.Text sku) {
        return Optional.of(sku.text()).filter(read::hasRead);
      }
    }
    List<String> ordered =
        concerned.stream()
            .flatMap(found -> found.value().lines().stream())
            .map(OrderLine::sku)
            .filter(Objects::nonNull)
            .filter(read::hasRead)
            .distinct()
            .toList();
    return ordered.size() == 1 ? Optional.of(ordered.get(0)) : Optional.empty();
  }

  /** What the host says of another product is not said of the one it is about. */
  private static boolean isOfAnother(Fact fact, String sku) {
    return fact.name().equals("product")
        && fact.value() instanceof Value.Fields fields
        && !Value.text(sku).equals(fields.attributes().get("sku"));
  }

  /** Nobody granted anything, or there is no system in which it could be. */
  private boolean hasNoException(Map<String, Value> arguments) {
    return !arguments.containsKey("exception_id")
        && cases
            .get()
            .fold(
                found -> true,
                failure ->
                    failure.kind() == Failure.Kind.UNSUPPORTED
                        || failure.kind() == Failure.Kind.UNAUTHORISED);
  }
}

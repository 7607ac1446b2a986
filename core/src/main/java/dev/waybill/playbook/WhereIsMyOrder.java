// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.DataLayer;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.internal.DeliveryCare;
import dev.waybill.playbook.internal.OrderStatusAnswer;
import dev.waybill.playbook.internal.ShopTools;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where is my order? Answers from the order-management system and the carriers' scans: not shipped,
 * label only, in transit, delayed, stalled, out for delivery, attempted, waiting for pick-up,
 * delivered, partly delivered, in several parcels, stopped, going back, lost, source down, stale,
 * and what cannot be known. Says what it means and what is normal, and passes to a person what a
 * person must act on.
 *
 * <p>Its facts go stale after: out for delivery 15 minutes, delivered a day, any other status and
 * an estimate an hour. A stale fact is said with the time at which it was true.
 */
public final class WhereIsMyOrder implements Playbook {

  private static final GroundingContract CONTRACT =
      new GroundingContract(
          "where-is-my-order",
          Set.of(DataLayer.ORDER, DataLayer.CARRIER),
          List.of(
              new FreshnessRule(
                  "parcels.*.status",
                  words(state -> state.status() == ParcelStatus.OUT_FOR_DELIVERY),
                  Duration.ofMinutes(15)),
              new FreshnessRule(
                  "parcels.*.status",
                  words(state -> state.status().isTerminal()),
                  Duration.ofDays(1)),
              FreshnessRule.of("parcels.*.status", Duration.ofHours(1)),
              FreshnessRule.of("parcels.*.eta.day", Duration.ofHours(1)),
              FreshnessRule.of("parcels.*.eta.window", Duration.ofHours(1)),
              FreshnessRule.of("orders.*.state", Duration.ofMinutes(5))),
          EnumSet.complementOf(EnumSet.of(ClaimKind.PERCENTAGE)));

  private static Set<String> words(Predicate<ParcelSubStatus> which) {
    return Arrays.stream(ParcelSubStatus.values())
        .filter(which)
        .map(ParcelSubStatus::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private final TransitNorms norms;

  /** Makes the playbook with what the merchant holds to be normal. */
  public WhereIsMyOrder(TransitNorms norms) {
    this.norms = requireNonNull(norms, "norms");
  }

  @Override
  public String name() {
    return CONTRACT.name();
  }

  @Override
  public Set<Intent> intents() {
    return Set.of(Intent.ORDER_STATUS, Intent.DELIVERY_PROBLEM);
  }

  /** Another day of delivery. */
  @Override
  public Optional<Intent> hears(String text) {
    return DeliveryCare.asksForAnotherDay(text)
        ? Optional.of(Intent.DELIVERY_PROBLEM)
        : Optional.empty();
  }

  @Override
  public boolean isAnswered(Task task, String text) {
    return DeliveryCare.isAnswered(task, text);
  }

  @Override
  public GroundingContract contract() {
    return CONTRACT;
  }

  @Override
  public Plan prepare(Case situation) {
    return new DeliveryCare(situation, norms, CONTRACT).answer();
  }

  /** Where these orders are, whatever the message says. */
  Plan about(Case situation, List<Order> orders) {
    return new OrderStatusAnswer(situation, norms, CONTRACT).about(orders);
  }

  @Override
  public List<Tool> tools(Case situation) {
    return new ShopTools(situation).all();
  }
}

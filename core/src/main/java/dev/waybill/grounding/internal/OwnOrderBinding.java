// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In a text that names one order only, what is said belongs to that order: an amount that only
 * other orders have is not its, and neither are items of which it has none.
 */
final class OwnOrderBinding implements Binding {

  @Override
  public Optional<Ruling> objection(Claim claim, Reading reading) {
    boolean amount = claim.kind() == ClaimKind.MONEY;
    if (!amount && claim.kind() != ClaimKind.ORDER_NUMBER) {
      return Optional.empty();
    }
    Set<String> own = reading.onlyOrder();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    return amount ? ofAnother(claim, own, reading) : withoutItems(own, reading);
  }

  private static Optional<Ruling> ofAnother(Claim claim, Set<String> own, Reading reading) {
    if (!(claim.value() instanceof Amount said)) {
      return Optional.empty();
    }
    List<Fact> holders =
        reading
            .facts()
            .all()
            .filter(f -> f.value() instanceof Amount a && AmountRule.same(a.money(), said.money()))
            .toList();
    boolean other =
        !holders.isEmpty()
            && holders.stream()
                .allMatch(
                    f ->
                        f.isKnown()
                            && f.subject().startsWith("orders.")
                            && !own.contains(f.subject()));
    return other && AmountRule.derived(said.money(), reading, own, reading.amountsHeld()).isEmpty()
        ? Optional.of(Ruling.contradicted(holders, "the amount is another order's"))
        : Optional.empty();
  }

  private static Optional<Ruling> withoutItems(Set<String> own, Reading reading) {
    Set<String> orders = new HashSet<>();
    for (Claim claim : reading.claims()) {
      if (claim.kind() == ClaimKind.IDENTIFIER) {
        orders.addAll(OrderBinding.orders(reading.things().identified(Reading.words(claim))));
      }
    }
    if (orders.isEmpty() && !Mood.denies(reading.draft(), 0, reading.draft().tokens().size())) {
      for (String title : reading.titlesIn(reading.whole())) {
        orders.addAll(OrderBinding.orders(reading.things().titled(title)));
      }
    }
    return !orders.isEmpty() && orders.stream().noneMatch(own::contains)
        ? Optional.of(
            Ruling.contradicted(List.of(), "the items of the text are all of other orders"))
        : Optional.empty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A price said of one titled item must be a price of an item with that title. */
final class PriceBinding implements Binding {

  @Override
  public Optional<Ruling> objection(Claim claim, Reading reading) {
    if (claim.kind() != ClaimKind.MONEY || !(claim.value() instanceof Amount)) {
      return Optional.empty();
    }
    Span around = Neighbourhood.of(claim, reading);
    if (amounts(around, reading) > 1 || reading.titlesIn(around).size() != 1) {
      around = reading.sentenceOf(claim).span();
    }
    List<String> titles = reading.titlesIn(around);
    if (titles.size() != 1
        || amounts(around, reading) > 1
        || Neighbourhood.turns(around, reading)) {
      return Optional.empty();
    }
    Set<String> things = reading.things().titled(titles.get(0));
    List<Fact> own = reading.things().of(things).filter(f -> f.value() instanceof Amount).toList();
    List<Fact> holders =
        reading
            .facts()
            .everKnown()
            .filter(
                f -> f.value() instanceof Amount && ItemBinding.holds(List.of(f), claim, reading))
            .toList();
    boolean onlyPrices =
        !holders.isEmpty() && holders.stream().allMatch(f -> isItemPrice(f, reading));
    return own.isEmpty() || !onlyPrices || ItemBinding.holds(own, claim, reading)
        ? Optional.empty()
        : Optional.of(Ruling.contradicted(own, "the price is another item's"));
  }

  private static boolean isItemPrice(Fact fact, Reading reading) {
    return !reading.things().titlesOf(Things.parent(fact.path())).isEmpty();
  }

  private static long amounts(Span span, Reading reading) {
    return reading.claimsIn(span).stream()
        .filter(c -> c.kind() == ClaimKind.MONEY)
        .map(Claim::value)
        .distinct()
        .count();
  }
}

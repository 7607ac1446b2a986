// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import dev.waybill.grounding.internal.Mentions.Mention;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    if (Neighbourhood.turns(around, reading)) {
      return Optional.empty();
    }
    String title = titleOf(claim, around, reading);
    if (title == null) {
      return Optional.empty();
    }
    Set<String> things = reading.things().titled(title);
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

  /** The only title around the only amount; or, where titles and amounts alternate, its own. */
  private static @Nullable String titleOf(Claim claim, Span around, Reading reading) {
    List<Mention> mentions = Mentions.in(around, reading);
    List<Claim> amounts =
        reading.claimsIn(around).stream().filter(c -> c.kind() == ClaimKind.MONEY).toList();
    if (mentions.stream().map(Mention::title).distinct().count() == 1
        && amounts(around, reading) == 1) {
      return mentions.get(0).title();
    }
    int at = amounts.indexOf(claim);
    if (mentions.size() != amounts.size() || mentions.size() < 2 || at < 0) {
      return null;
    }
    boolean titlesFirst = mentions.get(0).start() < amounts.get(0).span().start();
    int last = -1;
    for (int i = 0; i < mentions.size(); i++) {
      int title = mentions.get(i).start();
      int amount = amounts.get(i).span().start();
      int first = titlesFirst ? title : amount;
      int second = titlesFirst ? amount : title;
      if (first <= last || second <= first) {
        return null;
      }
      last = second;
    }
    return mentions.get(at).title();
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

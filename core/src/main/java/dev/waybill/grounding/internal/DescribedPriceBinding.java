// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A price said of an item that is described by its properties, or as the old or the new one, must
 * be a price of such an item.
 */
final class DescribedPriceBinding implements Binding {

  private static final Set<String> OLD =
      Set.of("original", "current", "currently", "old", "existing", "ursprüngliche", "bisherige");
  private static final Set<String> NEW = Set.of("new", "neue", "neuen", "neuer", "neues");
  private static final Set<String> PRICED =
      Set.of("priced", "price", "prices", "costs", "cost", "is", "was", "at", "kostet", "preis");
  private static final Set<String> SUMS =
      Set.of(
          "total", "difference", "refund", "sum", "amount", "balance", "payment", "pay", "gesamt");

  @Override
  public Optional<Ruling> objection(Claim claim, Reading reading) {
    if (claim.kind() != ClaimKind.MONEY || !(claim.value() instanceof Amount said)) {
      return Optional.empty();
    }
    List<Fact> holders =
        reading
            .facts()
            .everKnown()
            .filter(f -> f.value() instanceof Amount a && AmountRule.same(a.money(), said.money()))
            .toList();
    boolean prices =
        !holders.isEmpty() && holders.stream().allMatch(DescribedPriceBinding::isPrice);
    if (!prices) {
      return Optional.empty();
    }
    Optional<Ruling> turned = turned(claim, holders, reading);
    return turned.isPresent() ? turned : described(claim, reading);
  }

  private static boolean isPrice(Fact fact) {
    return Things.last(fact.path()).toLowerCase(Locale.ROOT).contains("price");
  }

  /** The old item is one of an order, the new one is not, at the time of the offer. */
  private static Optional<Ruling> turned(Claim claim, List<Fact> holders, Reading reading) {
    Sentence clause =
        Clauses.around(reading.draft(), reading.sentenceOf(claim), claim.span(), ";,()");
    int at = reading.draft().tokenAt(claim.span().start());
    boolean old = has(clause, at, OLD, reading);
    boolean fresh = has(clause, at, NEW, reading);
    if (old == fresh
        || has(clause, clause.to(), SUMS, reading)
        || !has(clause, at, PRICED, reading)
        || amounts(clause.span(), reading) > 1) {
      return Optional.empty();
    }
    boolean ordered = holders.stream().anyMatch(f -> f.subject().startsWith("orders."));
    boolean offered = holders.stream().anyMatch(f -> !f.subject().startsWith("orders."));
    if (old && !ordered) {
      return Optional.of(Ruling.contradicted(holders, "no item ordered has this price"));
    }
    boolean read = reading.things().priced().stream().anyMatch(t -> !t.startsWith("orders."));
    return fresh && !offered && read
        ? Optional.of(Ruling.contradicted(holders, "it is the price of an item ordered before"))
        : Optional.empty();
  }

  private static Optional<Ruling> described(Claim claim, Reading reading) {
    Span line = reading.sentenceOf(claim).span();
    Span block = reading.blockOf(reading.sentenceOf(claim));
    Set<String> items = Set.of();
    if (isOfOneItem(line, reading)) {
      items = Described.in(line, reading);
    } else if (amounts(line, reading) == 2 && isPlain(line, reading)) {
      items = Described.byAny(before(claim, line, reading), reading);
    }
    if (items.isEmpty() && isOfOneItem(block, reading)) {
      items = Described.in(block, reading);
    }
    boolean has =
        reading.things().of(items).anyMatch(f -> ItemBinding.holds(List.of(f), claim, reading));
    return items.isEmpty() || has
        ? Optional.empty()
        : Optional.of(
            Ruling.contradicted(
                reading.things().of(items).toList(), "the item described has another price"));
  }

  private static boolean isOfOneItem(Span span, Reading reading) {
    return amounts(span, reading) == 1 && isPlain(span, reading);
  }

  private static boolean isPlain(Span span, Reading reading) {
    return Neighbourhood.items(span, reading).isEmpty() && !Neighbourhood.turns(span, reading);
  }

  /** What stands between the amount before, or the sentence's beginning, and the amount. */
  private static Span before(Claim claim, Span line, Reading reading) {
    int start = line.start();
    for (Claim other : reading.claimsIn(line)) {
      if (other.kind() == ClaimKind.MONEY && other.span().end() <= claim.span().start()) {
        start = Math.max(start, other.span().end());
      }
    }
    return new Span(start, claim.span().start());
  }

  private static boolean has(Sentence clause, int to, Set<String> words, Reading reading) {
    return reading.draft().tokens().subList(clause.from(), Math.max(clause.from(), to)).stream()
        .anyMatch(t -> words.contains(t.norm()));
  }

  private static long amounts(Span span, Reading reading) {
    return reading.claimsIn(span).stream()
        .filter(c -> c.kind() == ClaimKind.MONEY)
        .map(Claim::value)
        .distinct()
        .count();
  }
}

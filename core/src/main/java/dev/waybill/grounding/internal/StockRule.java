// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Flag;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is said to be in stock, or not, must be so: of the items identified beside it, else of any.
 */
final class StockRule implements Rule {

  private static final Set<String> KEYS =
      Set.of("available", "inStock", "in_stock", "availability");

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    boolean available =
        ((Status) Objects.requireNonNull(claim.value())).word().equals("AVAILABLE")
            != claim.negated();
    List<Fact> beside = ofItemsBeside(claim, reading);
    List<Fact> asked =
        beside.isEmpty() ? reading.facts().known().filter(StockRule::isStock).toList() : beside;
    List<Fact> held = asked.stream().filter(f -> f.value().equals(new Flag(available))).toList();
    if (!held.isEmpty()) {
      return Ruling.supported(held, "the stock is held so");
    }
    if (asked.isEmpty() && !available) {
      List<Fact> refused = reading.facts().saying("available", Fact::isKnown);
      return refused.isEmpty()
          ? Ruling.unsupported("the ledger holds nothing of the stock")
          : Ruling.supported(refused, "a system says so");
    }
    return asked.isEmpty()
        ? Ruling.unsupported("the ledger holds nothing of the stock")
        : Ruling.contradicted(asked, "the ledger has it the other way round");
  }

  /** The stock of the items identified beside it, else listed below it, else described by it. */
  private static List<Fact> ofItemsBeside(Claim claim, Reading reading) {
    Sentence sentence = reading.sentenceOf(claim);
    List<Claim> ids = reading.claimsIn(sentence, ClaimKind.IDENTIFIER);
    if (ids.isEmpty()) {
      ids = Neighbourhood.items(reading.blockOf(sentence), reading);
    }
    if (ids.isEmpty() && opensList(sentence, reading)) {
      int end = reading.draft().text().length();
      ids = Neighbourhood.items(new Span(sentence.span().end(), end), reading);
    }
    Set<String> things = new LinkedHashSet<>();
    ids.forEach(id -> things.addAll(reading.things().identified(Reading.words(id))));
    if (things.isEmpty()) {
      things.addAll(Described.in(sentence.span(), reading));
    }
    return things.isEmpty() ? ofOneStock(claim, sentence, reading) : stock(things, reading);
  }

  /** The stock of what the clause describes by one property, if it is the same for all of it. */
  private static List<Fact> ofOneStock(Claim claim, Sentence sentence, Reading reading) {
    Span clause = Clauses.around(reading.draft(), sentence, claim.span(), ";:").span();
    int start = clause.start();
    for (Claim other : reading.claimsIn(sentence, ClaimKind.STATUS)) {
      if (other.span().end() <= claim.span().start()) {
        start = Math.max(start, other.span().end());
      }
    }
    int comma = reading.draft().text().indexOf(',', claim.span().end());
    int end = comma < 0 ? clause.end() : Math.min(comma, clause.end());
    List<Fact> stock = stock(Described.byAny(new Span(start, end), reading), reading);
    return stock.stream().map(Fact::value).distinct().count() == 1 ? stock : List.of();
  }

  private static List<Fact> stock(Set<String> things, Reading reading) {
    return reading.things().of(things).filter(f -> f.governs() && isStock(f)).toList();
  }

  private static boolean opensList(Sentence sentence, Reading reading) {
    return sentence.span().of(reading.draft().text()).stripTrailing().endsWith(":");
  }

  private static boolean isStock(Fact fact) {
    return fact.value() instanceof Flag && KEYS.contains(Things.last(fact.path()));
  }
}

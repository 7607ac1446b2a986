// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.commerce.Money;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An amount must be held, or follow by one sum or difference: of amounts that stand in the same
 * text, of the prices of one kind of product, of the lines of one order.
 */
final class AmountRule implements Rule {

  private static final int FEW = 6;

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    Money said = money(claim);
    List<Fact> held = holding(said, claim, reading);
    if (!held.isEmpty()) {
      return Ruling.supported(held, "the amount is held");
    }
    List<Fact> derived = derived(said, reading, Set.of(), reading.amountsGiven());
    if (derived.isEmpty()) {
      derived = Reckoned.of(said, reading.sentenceOf(claim), reading);
    }
    return derived.isEmpty()
        ? Ruling.unsupported(
            "the ledger does not hold the amount " + said + ", nor does it follow from others")
        : Ruling.supported(derived, "the amount follows from amounts held");
  }

  private static List<Fact> holding(Money said, Claim claim, Reading reading) {
    return reading
        .facts()
        .all()
        .filter(f -> reading.maySupport(f, claim))
        .filter(f -> holds(f, said, claim, reading))
        .toList();
  }

  private static boolean holds(Fact fact, Money said, Claim claim, Reading reading) {
    if (fact.value() instanceof Amount amount) {
      return same(amount.money(), said);
    }
    return fact.value() instanceof Term
        && reading
            .facts()
            .values(fact, reading.setting())
            .hold(ClaimKind.MONEY, Objects.requireNonNull(claim.value()));
  }

  /**
   * The amounts held from which an amount follows.
   *
   * @param subjects the things whose amounts count; empty if all do
   * @param given the amounts of the text that may be added up
   */
  static List<Fact> derived(Money said, Reading reading, Set<String> subjects, List<Money> given) {
    List<Fact> prices =
        reading
            .facts()
            .known()
            .filter(f -> f.value() instanceof Amount)
            .filter(f -> subjects.isEmpty() || subjects.contains(f.subject()))
            .toList();
    List<Money> stated = given.stream().filter(m -> !same(m, said)).toList();
    if (isSumOrDifference(said, stated)) {
      return prices.stream().filter(f -> stated.stream().anyMatch(m -> same(m, money(f)))).toList();
    }
    for (List<Fact> group : groups(prices, reading.things())) {
      List<Money> amounts = distinct(group);
      if (isDifference(said, amounts)) {
        return group;
      }
    }
    for (List<Fact> lines : lines(prices)) {
      if (sumsOfSome(lines.stream().map(AmountRule::money).toList(), said)) {
        return lines;
      }
    }
    return List.of();
  }

  private static boolean isSumOrDifference(Money said, List<Money> amounts) {
    if (isDifference(said, amounts) || (amounts.size() > 1 && sum(amounts, said))) {
      return true;
    }
    for (int i = 0; i < amounts.size(); i++) {
      for (int j = i + 1; j < amounts.size(); j++) {
        if (sum(List.of(amounts.get(i), amounts.get(j)), said)) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isDifference(Money said, List<Money> amounts) {
    Set<Long> minors = new LinkedHashSet<>();
    amounts.stream()
        .filter(m -> m.currency().equals(said.currency()))
        .forEach(m -> minors.add(Math.abs(m.minor())));
    return said.minor() != 0
        && minors.stream().anyMatch(m -> minors.contains(m + Math.abs(said.minor())));
  }

  private static boolean sum(Collection<Money> amounts, Money said) {
    long total = 0;
    for (Money amount : amounts) {
      if (!amount.currency().equals(said.currency())) {
        return false;
      }
      total += Math.abs(amount.minor());
    }
    return total == Math.abs(said.minor());
  }

  /** Whether some of the few amounts, or all of the many, add up to the one said. */
  private static boolean sumsOfSome(List<Money> amounts, Money said) {
    if (amounts.size() > FEW) {
      return sum(amounts, said);
    }
    for (int some = 1; some < 1 << amounts.size(); some++) {
      List<Money> chosen = new ArrayList<>();
      for (int i = 0; i < amounts.size(); i++) {
        if ((some >> i & 1) == 1) {
          chosen.add(amounts.get(i));
        }
      }
      if (sum(chosen, said)) {
        return true;
      }
    }
    return false;
  }

  /** The prices of things of one name: what one may cost more than another. */
  private static Collection<List<Fact>> groups(List<Fact> prices, Things things) {
    Map<String, List<Fact>> groups = new HashMap<>();
    for (Fact price : prices) {
      for (String title : things.titlesOf(Things.parent(price.path()))) {
        groups.computeIfAbsent(title, t -> new ArrayList<>()).add(price);
      }
    }
    return groups.values();
  }

  /** The prices that stand side by side under one list. */
  static Collection<List<Fact>> lines(List<Fact> prices) {
    Map<String, List<Fact>> groups = new HashMap<>();
    for (Fact price : prices) {
      String[] parts = price.path().split("\\.", -1);
      if (parts.length >= 4) {
        String shape = String.join(".", parts[0], parts[1], parts[2], parts[parts.length - 1]);
        groups.computeIfAbsent(shape, t -> new ArrayList<>()).add(price);
      }
    }
    return groups.values();
  }

  private static List<Money> distinct(List<Fact> facts) {
    return facts.stream().map(AmountRule::money).distinct().toList();
  }

  static boolean same(Money a, Money b) {
    return a.currency().equals(b.currency()) && Math.abs(a.minor()) == Math.abs(b.minor());
  }

  private static Money money(Claim claim) {
    return ((Amount) Objects.requireNonNull(claim.value())).money();
  }

  static Money money(Fact fact) {
    return ((Amount) fact.value()).money();
  }
}

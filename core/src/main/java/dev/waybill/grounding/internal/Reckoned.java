// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.commerce.Money;
import dev.waybill.evidence.FactValue.Amount;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Amounts that a sentence reckons from prices it does not say: what one item of an order costs more
 * than another, and what several of one item cost.
 */
final class Reckoned {

  private static final Set<String> COMPARING = words("COMPARING");
  private static final int MOST = 20;

  private Reckoned() {}

  /** The prices from which the amount follows as the sentence says it; none if it does not. */
  static List<Fact> of(Money said, Sentence sentence, Reading reading) {
    List<Token> tokens = reading.draft().tokens().subList(sentence.from(), sentence.to());
    Set<String> titles = Mentions.titles(sentence.span(), reading);
    List<Fact> prices =
        reading
            .facts()
            .known()
            .filter(f -> f.value() instanceof Amount && isPrice(f))
            .filter(f -> titles.isEmpty() || isOf(f, titles, reading))
            .toList();
    if (titles.size() != 1 && tokens.stream().anyMatch(t -> COMPARING.contains(t.norm()))) {
      for (List<Fact> lines : AmountRule.lines(prices)) {
        if (AmountRule.isDifference(said, lines.stream().map(AmountRule::money).toList())) {
          return lines;
        }
      }
    }
    return multiples(said, tokens, sentence.language(), prices);
  }

  private static List<Fact> multiples(
      Money said, List<Token> tokens, Language language, List<Fact> prices) {
    for (Token token : tokens) {
      int many = Numbers.small(token.norm(), language).orElse(0);
      if (many > 1 && many <= MOST && said.minor() % many == 0) {
        Money each = Money.ofMinor(said.minor() / many, said.currency().getCurrencyCode());
        List<Fact> held =
            prices.stream().filter(f -> AmountRule.same(AmountRule.money(f), each)).toList();
        if (!held.isEmpty()) {
          return held;
        }
      }
    }
    return List.of();
  }

  private static boolean isPrice(Fact fact) {
    return Things.last(fact.path()).toLowerCase(Locale.ROOT).contains("price");
  }

  private static boolean isOf(Fact price, Set<String> titles, Reading reading) {
    return reading.things().titlesOf(Things.parent(price.path())).stream()
        .anyMatch(titles::contains);
  }

  private static Set<String> words(String label) {
    Set<String> words = new HashSet<>();
    for (String line : Lexicon.lines("reckoning")) {
      if (line.startsWith(label + ":")) {
        words.addAll(List.of(line.substring(label.length() + 1).strip().split("\\|", -1)));
      }
    }
    return words;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The items that a stretch of a text describes by two properties or more, without naming one. */
final class Described {

  private static final int ENOUGH = 2;

  private Described() {}

  /** The things that have a price and all the properties said; empty if few are said. */
  static Set<String> in(Span span, Reading reading) {
    return find(span, ENOUGH, reading);
  }

  /** The things that have a price and all the properties said, if any is said. */
  static Set<String> byAny(Span span, Reading reading) {
    return find(span, 1, reading);
  }

  private static Set<String> find(Span span, int enough, Reading reading) {
    List<Claim> claims =
        reading.claimsIn(span).stream()
            .filter(c -> c.kind() == ClaimKind.OPTION && !c.negated())
            .filter(c -> !Payments.isMethod(Reading.words(c)))
            .toList();
    List<String> options = reading.optionsIn(span);
    Set<String> said = new LinkedHashSet<>();
    options.forEach(option -> said.add(Synonyms.name(option)));
    claims.forEach(c -> said.add(Reading.words(c)));
    if (said.size() < enough) {
      return Set.of();
    }
    List<String> titles = reading.titlesIn(span);
    Set<String> described = new LinkedHashSet<>();
    for (String thing : reading.things().priced()) {
      List<Fact> own = reading.things().of(thing);
      boolean fits =
          options.stream().allMatch(o -> own.stream().anyMatch(f -> f.says(o)))
              && claims.stream().allMatch(c -> ItemBinding.holds(own, c, reading))
              && (titles.isEmpty()
                  || titles.stream().anyMatch(reading.things().titlesOf(thing)::contains));
      if (fits) {
        described.add(thing);
      }
    }
    return described;
  }

  /** Whether a thing has a price of its own and at least one property. */
  static boolean isItem(List<Fact> facts, String thing) {
    return facts.stream()
            .anyMatch(
                f ->
                    f.value() instanceof Amount
                        && Things.parent(f.path()).equals(thing)
                        && Things.last(f.path()).toLowerCase(Locale.ROOT).contains("price"))
        && facts.stream()
            .anyMatch(f -> f.value() instanceof Term t && t.kind() == Term.Kind.OPTION);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** A name, number or property must stand in the evidence word for word. */
final class TermRule implements Rule {

  private static final int ENDING = 4;

  /** What a customer may be told back in any sentence, because it is theirs to know. */
  private static final Set<ClaimKind> OWN = EnumSet.of(ClaimKind.PERSON, ClaimKind.CONTACT);

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    String words = Reading.words(claim);
    List<Fact> known = saying(words, Fact::isKnown, reading);
    if (known.isEmpty() && claim.kind() == ClaimKind.IDENTIFIER) {
      known = endings(claim, words, reading);
    }
    if (known.isEmpty() && claim.kind() == ClaimKind.IDENTIFIER && words.indexOf('_') > 0) {
      known = reading.facts().saying(words.replace('_', ' '), Fact::isKnown);
    }
    if (known.isEmpty() && claim.kind() == ClaimKind.PERSON) {
      known = eachWord(words, reading);
    }
    List<Fact> governing = known.stream().filter(Fact::governs).toList();
    if (!governing.isEmpty()) {
      return Ruling.supported(governing, "it is held");
    }
    if (!known.isEmpty()) {
      return Ruling.supported(known, "it was held");
    }
    if (OWN.contains(claim.kind()) || reading.tellsBack(claim)) {
      List<Fact> said = saying(words, Fact::isCustomers, reading);
      if (!said.isEmpty()) {
        return Ruling.supported(said, "the customer said so");
      }
    }
    return Ruling.unsupported("the ledger does not hold this " + name(claim.kind()));
  }

  /** The facts that hold the words, or others that mean the same. */
  static List<Fact> saying(String words, Predicate<Fact> which, Reading reading) {
    List<String> forms = Synonyms.of(words);
    if (forms.size() == 1) {
      return reading.facts().saying(words, which);
    }
    return forms.stream().flatMap(form -> reading.facts().saying(form, which).stream()).toList();
  }

  /** The last digits stand for the whole: "ending in 4242". */
  private static List<Fact> endings(Claim claim, String words, Reading reading) {
    int before = Math.max(0, claim.span().start() - 24);
    String cue =
        reading.draft().text().substring(before, claim.span().start()).toLowerCase(Locale.ROOT);
    boolean ending =
        cue.contains("ending")
            || cue.contains("last")
            || cue.contains("endung")
            || cue.contains("endet");
    if (!ending || words.length() < ENDING) {
      return List.of();
    }
    return reading
        .facts()
        .known()
        .filter(f -> f.value() instanceof Term && f.words().stripTrailing().endsWith(words))
        .toList();
  }

  private static List<Fact> eachWord(String words, Reading reading) {
    List<List<Fact>> each =
        List.of(words.split(" ", -1)).stream()
            .map(w -> reading.facts().saying(w, f -> f.isKnown() || f.isCustomers()))
            .toList();
    return each.stream().anyMatch(List::isEmpty)
        ? List.of()
        : each.stream().flatMap(List::stream).toList();
  }

  private static String name(ClaimKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

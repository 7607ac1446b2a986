// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Status;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where and how a thing is now must be what its newest scan says: the place or state of an earlier
 * scan may be told as what was, not as what is.
 */
final class PresentBinding implements Binding {

  private static final Lexicon WORDS = Lexicon.read("present");

  @Override
  public Optional<Ruling> objection(Claim claim, Reading reading) {
    Optional<Fact> cited = reading.cited(claim);
    boolean place = claim.kind() == ClaimKind.PLACE;
    boolean state = claim.kind() == ClaimKind.STATUS && cited.isPresent();
    if (claim.negated() || !(place || state) || !isPresent(claim, reading)) {
      return Optional.empty();
    }
    List<Fact> held =
        cited
            .map(List::of)
            .orElseGet(() -> reading.facts().saying(Reading.words(claim), f -> true));
    boolean earlierOnly = !held.isEmpty() && held.stream().allMatch(f -> isEarlier(f, reading));
    return earlierOnly
        ? Optional.of(
            Ruling.contradicted(held, "it is what an earlier scan says, not the newest one"))
        : Optional.empty();
  }

  private static boolean isPresent(Claim claim, Reading reading) {
    Draft draft = reading.draft();
    Sentence clause = Clauses.around(draft, reading.sentenceOf(claim), claim.span(), ";,:()");
    if (!WORDS.has("PRESENT", draft.tokens(), clause.from(), clause.to())) {
      return false;
    }
    return claim.kind() == ClaimKind.STATUS
        ? !reading.dateRoles().speakOfTheRecord(clause)
        : isWhere(claim, clause, draft);
  }

  /** Whether the place stands behind "in" or "at". */
  private static boolean isWhere(Claim claim, Sentence clause, Draft draft) {
    int before = draft.tokenAt(claim.span().start()) - 1;
    while (before > clause.from() && is("ARTICLE", draft, before)) {
      before--;
    }
    return before >= clause.from()
        && is("IN", draft, before)
        && (before == clause.from()
            || !Set.of("arrived", "scanned", "gescannt")
                .contains(draft.tokens().get(before - 1).norm()));
  }

  private static boolean is(String label, Draft draft, int token) {
    return WORDS.has(label, draft.tokens(), token, token + 1);
  }

  private static boolean isEarlier(Fact fact, Reading reading) {
    return fact.path().contains(".scans.")
        && reading
            .facts()
            .knownOf(fact.subject())
            .filter(f -> isNewest(f, fact.value() instanceof Status))
            .noneMatch(f -> f.value().equals(fact.value()));
  }

  private static boolean isNewest(Fact fact, boolean status) {
    return fact.path().endsWith(status ? ".lastScan.status" : ".lastScan.place")
        || (status && fact.path().equals(fact.subject() + ".status"));
  }
}

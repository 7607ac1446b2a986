// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Span;
import dev.waybill.grounding.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Claims by citation: a cited place or state is one even where its words alone show nothing, and so
 * is a stretch that does not say what it cites.
 */
final class CitedClaims {

  private CitedClaims() {}

  /** The claims found in the text, with those of citations in which none of their kind begins. */
  static List<Claim> with(
      List<Claim> found, Statement statement, EvidenceLedger ledger, Setting setting) {
    if (statement.citations().isEmpty()) {
      return found;
    }
    Wording wording = new Wording(setting);
    List<Claim> claims = new ArrayList<>(found);
    Set<Integer> starts = new HashSet<>();
    Set<Integer> ofAnyKind = new HashSet<>();
    for (Claim claim : found) {
      ofAnyKind.add(claim.span().start());
      if (claim.kind() == ClaimKind.PLACE || claim.kind() == ClaimKind.STATUS) {
        starts.add(claim.span().start());
      }
    }
    for (Citation citation : statement.citations()) {
      Span span = citation.span();
      if (span.end() > statement.text().length()) {
        continue;
      }
      String words = span.of(statement.text());
      FactValue value = ledger.byId(citation.evidenceId()).map(Evidence::value).orElse(null);
      boolean faithful = value != null && wording.isOf(value, words);
      Set<Integer> taken = isPlaceOrState(value) ? starts : ofAnyKind;
      if ((isPlaceOrState(value) || !faithful)
          && IntStream.range(span.start(), span.end()).noneMatch(taken::contains)) {
        claims.add(new Claim(kind(value), span, words, value, false));
      }
    }
    claims.sort(Comparator.comparingInt((Claim c) -> c.span().start()).thenComparing(Claim::kind));
    return List.copyOf(claims);
  }

  private static boolean isPlaceOrState(@Nullable FactValue value) {
    return value instanceof Status
        || (value instanceof Term term && term.kind() == Term.Kind.PLACE);
  }

  private static ClaimKind kind(@Nullable FactValue value) {
    if (value instanceof Status) {
      return ClaimKind.STATUS;
    }
    if (value instanceof Term term && term.kind() == Term.Kind.PLACE) {
      return ClaimKind.PLACE;
    }
    return value instanceof FactValue.Amount ? ClaimKind.MONEY : ClaimKind.IDENTIFIER;
  }
}

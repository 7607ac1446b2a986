// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Trust;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.Finding.Support;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Span;
import dev.waybill.grounding.Statement;
import java.util.List;
import java.util.Optional;

/** The stretches of a text that were filled in from the ledger. */
final class Citations {

  private final Statement statement;
  private final EvidenceLedger ledger;
  private final Setting setting;

  Citations(Statement statement, EvidenceLedger ledger, Setting setting) {
    this.statement = statement;
    this.ledger = ledger;
    this.setting = setting;
  }

  /** Judges a claim that lies wholly within a cited stretch and is not denied around it. */
  Optional<Ruling> judge(Claim claim) {
    return statement.citations().stream()
        .filter(c -> c.span().contains(claim.span()) && isSaidWhole(claim, c))
        .findFirst()
        .map(this::judge);
  }

  /** Whether the words around the stretch leave the claim as it stands there: none denies it. */
  private boolean isSaidWhole(Claim claim, Citation citation) {
    if (!claim.negated()) {
      return true;
    }
    String words = citation.span().of(statement.text());
    int from = claim.span().start() - citation.span().start();
    return Extraction.of(words, setting).claims().stream()
        .anyMatch(alone -> alone.negated() && alone.span().start() == from);
  }

  /** The paths cited within a stretch. */
  List<String> pathsIn(Span span) {
    return statement.citations().stream()
        .filter(c -> span.overlaps(c.span()))
        .map(Citation::path)
        .toList();
  }

  private Ruling judge(Citation citation) {
    Optional<Evidence> found = ledger.byId(citation.evidenceId());
    if (found.isEmpty() || !found.get().path().equals(citation.path())) {
      return Ruling.unsupported(
          "the ledger has no evidence " + citation.evidenceId() + " at " + citation.path());
    }
    Evidence evidence = found.get();
    if (ledger.at(evidence.path()).filter(newest -> newest.id().equals(evidence.id())).isEmpty()) {
      return new Ruling(
          Support.CONTRADICTED,
          List.of(Fact.of(evidence, true)),
          "newer evidence governs at " + evidence.path());
    }
    if (evidence.trust() == Trust.FREE_TEXT) {
      return new Ruling(
          Support.UNSUPPORTED,
          List.of(Fact.of(evidence, true)),
          "free text inside a system supports no claim");
    }
    return new Ruling(Support.SUPPORTED, List.of(Fact.of(evidence, true)), "it is cited");
  }
}

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stretches of a text that were filled in from the ledger. */
final class Citations {

  private final Statement statement;
  private final EvidenceLedger ledger;
  private final Draft draft;
  private final Wording wording;
  private final Map<Citation, Ruling> judged = new HashMap<>();

  Citations(Statement statement, EvidenceLedger ledger, Draft draft, Setting setting) {
    this.statement = statement;
    this.ledger = ledger;
    this.draft = draft;
    this.wording = new Wording(setting);
  }

  /** Judges a claim that lies wholly within a cited stretch and is not denied around it. */
  Optional<Ruling> judge(Claim claim) {
    for (Citation citation : statement.citations()) {
      if (citation.span().contains(claim.span()) && !isDeniedAround(claim, citation.span())) {
        return Optional.of(judge(citation));
      }
    }
    return Optional.empty();
  }

  /** The evidence cited for the stretch of a claim. */
  Optional<Evidence> at(Claim claim) {
    for (Citation citation : statement.citations()) {
      if (citation.span().contains(claim.span())) {
        return ledger.byId(citation.evidenceId());
      }
    }
    return Optional.empty();
  }

  /** A denial within the cited stretch is the evidence's own: "not shipped yet". */
  private boolean isDeniedAround(Claim claim, Span cited) {
    if (!claim.negated()) {
      return false;
    }
    int first = draft.tokenAt(cited.start());
    int last = draft.tokenAt(claim.span().end());
    return Mood.negated(draft, draft.sentenceAt(cited.start()), first)
        || !Mood.denies(draft, first, last);
  }

  /** The paths cited within a stretch. */
  List<String> pathsIn(Span span) {
    return statement.citations().stream()
        .filter(c -> span.overlaps(c.span()))
        .map(Citation::path)
        .toList();
  }

  private Ruling judge(Citation citation) {
    return judged.computeIfAbsent(citation, this::ruling);
  }

  private Ruling ruling(Citation citation) {
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
    return isFilledIn(citation, evidence)
        ? new Ruling(Support.SUPPORTED, List.of(Fact.of(evidence, true)), "it is cited")
        : new Ruling(
            Support.CONTRADICTED,
            List.of(Fact.of(evidence, true)),
            "the words are not how the value at " + evidence.path() + " is said");
  }

  /** Whether the stretch is what the renderer fills in for the evidence. */
  private boolean isFilledIn(Citation citation, Evidence evidence) {
    String text = statement.text();
    return citation.span().end() <= text.length()
        && wording.isOf(evidence.value(), citation.span().of(text));
  }
}

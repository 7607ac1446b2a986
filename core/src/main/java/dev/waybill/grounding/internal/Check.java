// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Finding;
import dev.waybill.grounding.Finding.Support;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Statement;
import dev.waybill.grounding.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The check of one text: each claim by its citation or its kind's rule, then how it hangs together.
 */
public final class Check {

  private static final Map<ClaimKind, Rule> RULES = rules();
  private static final List<Binding> BINDINGS =
      List.of(
          new LabelBinding(),
          new ItemBinding(),
          new PriceBinding(),
          new DescribedPriceBinding(),
          new OrderBinding(),
          new OwnOrderBinding(),
          new PaymentBinding(),
          new PresentBinding());

  private Check() {}

  /** Checks a text. */
  public static Verdict of(
      Statement statement, EvidenceLedger ledger, GroundingContract contract, Setting setting) {
    Extraction extraction = Extraction.of(statement, ledger, setting);
    Citations citations = new Citations(statement, ledger, extraction.draft(), setting);
    Reading reading = new Reading(extraction, citations, ledger, setting);
    Freshness freshness = new Freshness(contract, citations, reading);
    List<Finding> findings = new ArrayList<>();
    for (Claim claim : reading.claims()) {
      findings.add(find(claim, reading, citations, contract, freshness));
    }
    return new Verdict(findings);
  }

  private static Finding find(
      Claim claim,
      Reading reading,
      Citations citations,
      GroundingContract contract,
      Freshness freshness) {
    if (!contract.mayClaim().contains(claim.kind())) {
      return new Finding(
          claim,
          Support.UNSUPPORTED,
          List.of(),
          "the contract \""
              + contract.name()
              + "\" does not allow a claim of kind "
              + claim.kind());
    }
    if (reading.isOverfull(reading.sentenceOf(claim))) {
      return new Finding(
          claim,
          Support.UNSUPPORTED,
          List.of(),
          "the sentence says too much at once to tell what is said of what");
    }
    Ruling ruling =
        citations
            .judge(claim)
            .map(cited -> ofItsRole(claim, cited, reading))
            .orElseGet(() -> Objects.requireNonNull(RULES.get(claim.kind())).judge(claim, reading));
    if (ruling.holds()) {
      Ruling held = ruling;
      ruling = bound(claim, reading).orElse(held);
    }
    if (ruling.holds() && freshness.isStale(claim, ruling.evidence())) {
      return new Finding(
          claim,
          Support.STALE,
          ruling.evidence(),
          "the evidence was observed at "
              + observed(ruling.evidence())
              + ", too long ago to be said without its time");
    }
    return new Finding(claim, ruling.support(), ruling.evidence(), ruling.why());
  }

  /** What the first binding that minds has against a claim. */
  private static Optional<Ruling> bound(Claim claim, Reading reading) {
    for (Binding binding : BINDINGS) {
      Optional<Ruling> objection = binding.objection(claim, reading);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  /** A date that is cited must be the date of what the words around it speak of. */
  private static Ruling ofItsRole(Claim claim, Ruling cited, Reading reading) {
    return cited.holds() && DateRoles.concern(claim)
        ? reading.dateRoles().judge(claim, cited.facts(), cited.why())
        : cited;
  }

  private static String observed(List<Evidence> evidence) {
    return evidence.get(0).observedAt().toString();
  }

  private static Map<ClaimKind, Rule> rules() {
    Map<ClaimKind, Rule> rules = new EnumMap<>(ClaimKind.class);
    for (ClaimKind kind : ClaimKind.values()) {
      rules.put(kind, new TermRule());
    }
    Rule term = new TermRule();
    Rule value = new ValueRule();
    DeedRule deeds = new DeedRule();
    rules.put(ClaimKind.OPTION, new OptionRule(term, value));
    rules.put(ClaimKind.DURATION, new DurationRule(value));
    rules.put(ClaimKind.PERCENTAGE, value);
    rules.put(ClaimKind.MONEY, new AmountRule());
    rules.put(ClaimKind.DATE, new DateRule(term));
    rules.put(ClaimKind.TIME, new TimeRule());
    rules.put(ClaimKind.COUNT, new CountRule());
    rules.put(ClaimKind.STATUS, new StatusRule(deeds));
    rules.put(ClaimKind.POLICY, new PermissionRule());
    rules.put(ClaimKind.ADVICE, new AdviceRule());
    rules.put(ClaimKind.DEED, deeds);
    rules.put(ClaimKind.PROMISE, new PromiseRule(deeds));
    return rules;
  }
}

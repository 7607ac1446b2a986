package dev.waybill.grounding.internal;

import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A text with its claims, beside the facts it is read against. */
final class Reading {

  private final Extraction extraction;
  private final Facts facts;
  private final Setting setting;
  private final boolean proposes;

  Reading(Extraction extraction, EvidenceLedger ledger, Setting setting) {
    this.extraction = extraction;
    this.facts = Facts.of(ledger);
    this.setting = setting;
    this.proposes = Mood.proposes(extraction.draft());
  }

  Draft draft() {
    return extraction.draft();
  }

  List<Claim> claims() {
    return extraction.claims();
  }

  Facts facts() {
    return facts;
  }

  Setting setting() {
    return setting;
  }

  /** Whether the text asks for a yes before anything is done. */
  boolean proposes() {
    return proposes;
  }

  Sentence sentenceOf(Claim claim) {
    return draft().sentenceAt(claim.span().start());
  }

  /** The claims of a kind that stand in a sentence. */
  List<Claim> claimsIn(Sentence sentence, ClaimKind kind) {
    return claims().stream()
        .filter(c -> c.kind() == kind && sentence.span().contains(c.span()))
        .toList();
  }

  /** Whether what the customer said may be told back where the claim stands. */
  boolean tellsBack(Claim claim) {
    Sentence sentence = sentenceOf(claim);
    return proposes
        || Mood.theirs(draft(), sentence)
        || Mood.offers(draft(), sentence)
        || Mood.unknowing(draft(), sentence);
  }

  /**
   * What a claim is about: the orders and parcels numbered in its sentence, else the last ones
   * numbered before it in its block, else in the text; else all there is to be about.
   */
  Subjects subjectsOf(Claim claim) {
    Sentence sentence = sentenceOf(claim);
    List<Claim> numbers =
        claims().stream()
            .filter(c -> c.kind() == ClaimKind.ORDER_NUMBER || c.kind() == ClaimKind.TRACKING_NUMBER)
            .toList();
    List<Claim> here = new ArrayList<>(numbers.stream().filter(n -> sentence.span().contains(n.span())).toList());
    if (here.isEmpty()) {
      here.addAll(lastBefore(numbers, sentence));
    }
    if (here.isEmpty()) {
      return Subjects.any(facts);
    }
    Set<String> named = new LinkedHashSet<>();
    here.forEach(number -> named.addAll(Subjects.named(number, facts)));
    return Subjects.of(named, facts);
  }

  private List<Claim> lastBefore(List<Claim> numbers, Sentence sentence) {
    for (int i = numbers.size() - 1; i >= 0; i--) {
      Claim number = numbers.get(i);
      if (number.span().end() <= sentence.span().start()) {
        Sentence place = sentenceOf(number);
        return numbers.stream().filter(n -> place.span().contains(n.span())).toList();
      }
    }
    return List.of();
  }

  /** The words of a claim's value, as facts hold words. */
  static String words(Claim claim) {
    String text = claim.value() instanceof Term term ? term.text() : claim.text();
    return String.join(" ", Tokenizer.words(text));
  }
}

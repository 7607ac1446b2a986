// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import java.time.LocalTime;
import java.util.List;

/** Whether old evidence is said with the time at which it was observed. */
final class Freshness {

  private final GroundingContract contract;
  private final Citations citations;
  private final Reading reading;

  Freshness(GroundingContract contract, Citations citations, Reading reading) {
    this.contract = contract;
    this.citations = citations;
    this.reading = reading;
  }

  /** Whether all of a claim's evidence is too old and its sentence does not say how old. */
  boolean isStale(Claim claim, List<Evidence> evidence) {
    return !evidence.isEmpty()
        && evidence.stream().noneMatch(e -> contract.isFresh(e, reading.setting().now()))
        && evidence.stream().noneMatch(e -> isDated(claim, e));
  }

  private boolean isDated(Claim claim, Evidence evidence) {
    Sentence sentence = reading.sentenceOf(claim);
    String observedAt = Fact.subject(evidence.path()) + ".observedAt";
    if (citations.pathsIn(sentence.span()).contains(observedAt)) {
      return true;
    }
    LocalTime time = LocalTime.ofInstant(evidence.observedAt(), reading.setting().zone());
    String said = TimeFinder.written(time.getHour(), time.getMinute());
    return reading.claimsIn(sentence, ClaimKind.TIME).stream()
        .anyMatch(
            c ->
                !c.span().equals(claim.span())
                    && c.value() instanceof Term term
                    && term.text().equals(said));
  }
}

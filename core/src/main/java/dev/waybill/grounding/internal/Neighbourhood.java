// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.List;
import java.util.Set;

/** The stretch around an item's identifier in which what is said is said of that item. */
final class Neighbourhood {

  private static final Set<String> TURNS =
      Set.of(
          "instead",
          "than",
          "current",
          "currently",
          "old",
          "new",
          "exchange",
          "exchanged",
          "exchanging",
          "replace",
          "replaced",
          "change",
          "changed",
          "changing",
          "swap",
          "swapped",
          "swapping",
          "switch",
          "switched",
          "modify",
          "modified",
          "modifying",
          "update",
          "updated",
          "original",
          "compared",
          "gegen",
          "statt",
          "tauschen",
          "difference");

  private Neighbourhood() {}

  /** Identifiers of items between two positions. */
  static List<Claim> items(Span span, Reading reading) {
    return reading.claims().stream()
        .filter(c -> c.kind() == ClaimKind.IDENTIFIER && span.contains(c.span()))
        .filter(c -> !reading.things().identified(Reading.words(c)).isEmpty())
        .toList();
  }

  /** The block of the claim if it names no other item, else the claim's sentence. */
  static Span of(Claim claim, Reading reading) {
    Sentence sentence = reading.sentenceOf(claim);
    int start = sentence.span().start();
    int end = sentence.span().end();
    for (Sentence other : reading.draft().sentences()) {
      if (other.block() == sentence.block()) {
        start = Math.min(start, other.span().start());
        end = Math.max(end, other.span().end());
      }
    }
    Span block = new Span(start, end);
    return items(block, reading).size() > 1 ? sentence.span() : block;
  }

  /** Whether the stretch speaks of a change from one thing to another. */
  static boolean turns(Span span, Reading reading) {
    int from = reading.draft().tokenAt(span.start());
    int to = reading.draft().tokenAt(span.end());
    return span.of(reading.draft().text()).indexOf('→') >= 0
        || reading.draft().tokens().subList(from, Math.max(from, to)).stream()
            .anyMatch(t -> TURNS.contains(t.norm()));
  }
}

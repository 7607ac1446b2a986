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

  /** A block with more claims is no description of one item. */
  private static final int MOST_CLAIMS = 60;

  private Neighbourhood() {}

  /** Identifiers of items between two positions. */
  static List<Claim> items(Span span, Reading reading) {
    return reading.claimsIn(span).stream()
        .filter(c -> c.kind() == ClaimKind.IDENTIFIER)
        .filter(
            c ->
                reading.things().identified(Reading.words(c)).stream()
                    .anyMatch(Neighbourhood::isItem))
        .toList();
  }

  /** Whether a thing is neither an order as a whole nor a parcel. */
  private static boolean isItem(String thing) {
    return thing.indexOf('.') != thing.lastIndexOf('.')
        || !(thing.startsWith("orders.") || thing.startsWith("parcels."));
  }

  /** The block of the claim if it names no other item, else the claim's sentence. */
  static Span of(Claim claim, Reading reading) {
    Sentence sentence = reading.sentenceOf(claim);
    Span block = reading.blockOf(sentence);
    return isOfOneItem(block, reading) ? block : sentence.span();
  }

  private static boolean isOfOneItem(Span block, Reading reading) {
    List<Claim> within = reading.claimsIn(block);
    return within.size() <= MOST_CLAIMS && items(block, reading).size() <= 1;
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

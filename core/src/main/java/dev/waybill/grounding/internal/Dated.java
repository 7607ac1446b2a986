// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose a date is: of the order or parcel whose number stands beside it in the sentence. */
final class Dated {

  private Dated() {}

  /** The facts that are not of another order or parcel than the one the sentence names. */
  static List<Fact> ofTheNamed(Claim date, List<Fact> facts, Reading reading) {
    Claim number = nearest(date, reading);
    if (number == null) {
      return facts;
    }
    Set<String> named = Subjects.named(number, reading.facts());
    boolean order = named.stream().anyMatch(s -> s.startsWith("orders."));
    boolean parcel = named.stream().anyMatch(s -> s.startsWith("parcels."));
    if (order == parcel) {
      return facts;
    }
    Set<String> own = Subjects.of(named, reading.facts()).paths();
    return facts.stream()
        .filter(
            f ->
                own.contains(f.subject())
                    || !(f.subject().startsWith("parcels.")
                        || (order && f.subject().startsWith("orders."))))
        .toList();
  }

  /** The last number before the date in its sentence, else the first behind it. */
  private static @Nullable Claim nearest(Claim date, Reading reading) {
    Sentence sentence = reading.sentenceOf(date);
    Claim nearest = null;
    for (Claim number : reading.claimsIn(sentence.span())) {
      boolean names =
          number.kind() == ClaimKind.ORDER_NUMBER || number.kind() == ClaimKind.TRACKING_NUMBER;
      if (names && (nearest == null || number.span().end() <= date.span().start())) {
        nearest = number;
      }
    }
    return nearest;
  }
}

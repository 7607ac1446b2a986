// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a sentence says was changed, an address or an item, and whether that is what has changed: a
 * new address shows nothing of an item.
 */
final class ChangeTopic {

  private static final Set<String> ADDRESS_WORDS =
      Set.of("address", "ship", "adresse", "lieferadresse", "anschrift", "street", "zip");
  private static final Set<String> ADDRESS_PATHS =
      Set.of("address", "street", "city", "zip", "postal", "shipto");
  private static final Set<String> ITEM_PATHS =
      Set.of("item", "line", "variant", "payment", "status", "state", "option", "price", "refund");

  private ChangeTopic() {}

  /** Whether what the claim's sentence speaks of has changed, or it does not tell what. */
  static boolean hasChanged(Claim claim, Subjects subjects, Reading reading) {
    Sentence sentence = reading.sentenceOf(claim);
    boolean address =
        reading.draft().tokens().subList(sentence.from(), sentence.to()).stream()
            .anyMatch(t -> ADDRESS_WORDS.contains(t.norm()));
    boolean item =
        !reading.titlesIn(sentence.span()).isEmpty()
            || !Neighbourhood.items(sentence.span(), reading).isEmpty()
            || reading.claimsIn(sentence, ClaimKind.OPTION).stream()
                .anyMatch(c -> !Payments.isMethod(Reading.words(c)));
    if (address == item) {
      return true;
    }
    boolean names = !reading.claimsIn(sentence, ClaimKind.ORDER_NUMBER).isEmpty();
    Set<String> paths = address ? ADDRESS_PATHS : ITEM_PATHS;
    return changes(subjects, names || item, reading.facts())
        .anyMatch(
            f -> {
              String path = f.path().toLowerCase(Locale.ROOT);
              return paths.stream().anyMatch(path::contains);
            });
  }

  private static Stream<Fact> changes(Subjects subjects, boolean ofOrders, Facts facts) {
    return facts
        .known()
        .filter(facts::isChange)
        .filter(
            f ->
                subjects.named() && (ofOrders || f.subject().startsWith("orders."))
                    ? subjects.paths().contains(f.subject())
                    : true);
  }
}

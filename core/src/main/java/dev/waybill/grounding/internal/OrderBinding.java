// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An order's number must go with the items said to be in it. */
final class OrderBinding implements Binding {

  @Override
  public Optional<Ruling> objection(Claim claim, Reading reading) {
    if (claim.kind() != ClaimKind.ORDER_NUMBER) {
      return Optional.empty();
    }
    Sentence sentence = reading.sentenceOf(claim);
    Set<String> own = Subjects.named(claim, reading.facts());
    List<Claim> orders = reading.claimsIn(sentence, ClaimKind.ORDER_NUMBER);
    if (own.isEmpty()
        || orders.stream().map(Reading::words).distinct().count() != 1
        || Mood.unknowing(reading.draft(), sentence)
        || isDenied(sentence, reading)) {
      return Optional.empty();
    }
    Span around = sentence.span();
    for (Claim item : Neighbourhood.items(around, reading)) {
      Set<String> in = orders(reading.things().identified(Reading.words(item)));
      if (!in.isEmpty() && in.stream().noneMatch(own::contains) && !sameTitle(item, own, reading)) {
        return Optional.of(
            Ruling.contradicted(
                List.of(), "an item beside the order's number is of another order"));
      }
    }
    for (String title : reading.titlesIn(around)) {
      Set<String> in = orders(reading.things().titled(title));
      if (!in.isEmpty() && in.stream().noneMatch(own::contains)) {
        return Optional.of(
            Ruling.contradicted(
                List.of(), "a title beside the order's number is of another order's item"));
      }
    }
    return Optional.empty();
  }

  private static boolean isDenied(Sentence sentence, Reading reading) {
    return Mood.hasNot(reading.draft(), sentence, sentence.from(), sentence.to());
  }

  /** A new item of the title takes the place of the old one in an order. */
  private static boolean sameTitle(Claim item, Set<String> orders, Reading reading) {
    Set<String> titles = new HashSet<>();
    reading
        .things()
        .identified(Reading.words(item))
        .forEach(t -> titles.addAll(reading.things().titlesOf(t)));
    return titles.stream()
        .anyMatch(
            title -> orders(reading.things().titled(title)).stream().anyMatch(orders::contains));
  }

  /** The orders that things are of. */
  static Set<String> orders(Set<String> things) {
    Set<String> orders = new HashSet<>();
    things.stream().map(Fact::subject).filter(s -> s.startsWith("orders.")).forEach(orders::add);
    return orders;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a claim is about.
 *
 * @param paths the beginnings of the paths of what it may be about
 * @param named whether the text names it; if not, it may be about anything in the ledger
 * @param facts the facts
 */
record Subjects(Set<String> paths, boolean named, Facts facts) {

  static Subjects any(Facts facts) {
    Set<String> all = new LinkedHashSet<>();
    facts.known().forEach(f -> all.add(f.subject()));
    return new Subjects(all, false, facts);
  }

  /** The things named, and the parcels of the orders among them. */
  static Subjects of(Set<String> named, Facts facts) {
    Set<String> paths = new LinkedHashSet<>(named);
    Set<String> orders = facts.subjects("orders");
    for (String parcel : facts.subjects("parcels")) {
      boolean belongs =
          named.stream()
              .anyMatch(
                  n -> n.startsWith("orders.") && (orders.size() == 1 || linked(n, parcel, facts)));
      if (belongs) {
        paths.add(parcel);
      }
    }
    return new Subjects(paths, true, facts);
  }

  /** The things that have the number. */
  static Set<String> named(Claim number, Facts facts) {
    String words = Reading.words(number);
    Set<String> subjects = new LinkedHashSet<>();
    for (Fact fact :
        facts.saying(
            words,
            f -> f.isKnown() && (isNumber(f) || number.kind() == ClaimKind.TRACKING_NUMBER))) {
      subjects.add(fact.subject());
    }
    return subjects;
  }

  /** Each order by itself, with its parcels; this as a whole if it is of fewer than two orders. */
  List<Subjects> each() {
    List<String> orders = paths.stream().filter(p -> p.startsWith("orders.")).toList();
    return !named || orders.size() < 2
        ? List.of(this)
        : orders.stream().map(o -> of(Set.of(o), facts)).toList();
  }

  Stream<Fact> known() {
    return paths.stream().flatMap(facts::knownOf);
  }

  Stream<Fact> everKnown() {
    return paths.stream().flatMap(facts::everKnownOf);
  }

  private static boolean isNumber(Fact fact) {
    String last = fact.path().substring(fact.path().lastIndexOf('.') + 1);
    return fact.value() instanceof Term
        && fact.path().length() == fact.subject().length() + 1 + last.length()
        && (last.equals("number") || last.equals("id") || last.endsWith("_id"));
  }

  private static boolean linked(String order, String parcel, Facts facts) {
    String parcelId = parcel.substring(parcel.indexOf('.') + 1);
    String orderId = order.substring(order.indexOf('.') + 1);
    return facts
            .knownOf(order)
            .anyMatch(f -> EvidenceLedger.part(Fact.text(f.value())).equals(parcelId))
        || facts
            .knownOf(parcel)
            .anyMatch(f -> EvidenceLedger.part(Fact.text(f.value())).equals(orderId));
  }
}

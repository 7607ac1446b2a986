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
 * @param ofOrders the parcels among them that the text does not name, only their order
 * @param facts the facts
 */
record Subjects(Set<String> paths, boolean named, Set<String> ofOrders, Facts facts) {

  static Subjects any(Facts facts) {
    Set<String> all = new LinkedHashSet<>();
    facts.known().forEach(f -> all.add(f.subject()));
    Set<String> parcels = new LinkedHashSet<>(all);
    parcels.removeIf(path -> !path.startsWith("parcels."));
    return new Subjects(all, false, parcels, facts);
  }

  /** The things named, and the parcels of those orders among them of which no parcel is named. */
  static Subjects of(Set<String> named, Facts facts) {
    Set<String> ofOrders = new LinkedHashSet<>();
    for (String order : named) {
      if (order.startsWith("orders.")) {
        Set<String> parcels = parcelsOf(order, facts);
        if (parcels.stream().noneMatch(named::contains)) {
          ofOrders.addAll(parcels);
        }
      }
    }
    Set<String> paths = new LinkedHashSet<>(named);
    paths.addAll(ofOrders);
    return new Subjects(paths, true, ofOrders, facts);
  }

  private static Set<String> parcelsOf(String order, Facts facts) {
    boolean only = facts.subjects("orders").size() == 1;
    Set<String> parcels = new LinkedHashSet<>();
    for (String parcel : facts.subjects("parcels")) {
      if (only || linked(order, parcel, facts)) {
        parcels.add(parcel);
      }
    }
    return parcels;
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
        && (last.equals("number") || last.equals("id") || last.endsWith("_id"))
        && !(fact.path().startsWith("parcels.") && last.startsWith("order"));
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

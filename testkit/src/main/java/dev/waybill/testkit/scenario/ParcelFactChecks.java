// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Judges facts of shipments: each field of the world stands for a path of the ledger. */
final class ParcelFactChecks {

  private final Play play;
  private final Node world;

  ParcelFactChecks(Play play) {
    this.play = play;
    this.world = play.scenario().world();
  }

  /** The judgement; empty if the field stands for no path of the ledger. */
  Optional<Check> check(String what, String key, String field) {
    String parcel = Pattern.quote(CommerceFacts.parcelPath(WorldParcels.number(world, key)));
    Node shipment = world.get("shipments").get(key);
    String value = shipment.at(field).text("");
    if (field.equals("status")) {
      Optional<ParcelStatus> status = CarrierWords.status(value);
      return status.map(
          wanted ->
              cited(what, parcel + "\\.(lastScan\\.)?status", fact -> isStatus(fact, wanted)));
    }
    if (field.equals("exception.code")) {
      ParcelSubStatus state = CarrierWords.of(Node.of(Map.of("code", "EXCEPTION")), shipment);
      return Optional.of(
          cited(
              what,
              parcel + "\\.(lastScan\\.)?status",
              fact -> fact.value().equals(new FactValue.Status(state.name()))));
    }
    String path = path(field);
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(
            cited(
                what,
                parcel + path,
                fact -> WorldValue.isSame(fact.value(), value, FactChecks.zone(play))));
  }

  private static String path(String field) {
    if (field.matches("events\\.\\d+\\.at")) {
      return "\\.(lastScan|scans\\.\\d+)\\.time";
    }
    if (field.matches("events\\.\\d+\\.place")) {
      return "\\.(lastScan|scans\\.\\d+)\\.place";
    }
    return switch (field) {
      case "eta.date" -> "\\.eta\\.(day|window)";
      case "eta.previous" -> "\\.eta\\.earlier\\.\\d+";
      case "fetched_at" -> "\\.observedAt";
      case "proof.neighbour" -> "\\.proof\\.neighbour";
      case "pickup.until" -> "\\.pickup\\.until";
      case "pickup.place" -> "\\.pickup\\.place";
      case "tracking" -> "\\.number";
      default -> "";
    };
  }

  private Check cited(String what, String pathPattern, Predicate<Evidence> isValue) {
    return Check.of(
        what, FactChecks.isCited(play, pathPattern, isValue), "the reply does not cite it");
  }

  private static boolean isStatus(Evidence fact, ParcelStatus wanted) {
    if (!(fact.value() instanceof FactValue.Status status)) {
      return false;
    }
    for (ParcelSubStatus state : ParcelSubStatus.values()) {
      if (state.name().equals(status.word())) {
        return state.status() == wanted;
      }
    }
    return false;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.ScanTime;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Unknown;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the trace shows of parcels. */
final class ParcelState {

  private final Play play;

  ParcelState(Play play) {
    this.play = play;
  }

  Optional<Check> check(String what, String name, Node wanted) {
    return switch (name) {
      case "shipment_status" -> Optional.of(statusIs(what, wanted.text("")));
      case "quarantined_events" -> Optional.of(quarantined(what, wanted.text("")));
      case "unmapped_codes" -> Optional.of(unmapped(what, wanted.texts()));
      case "event_zone_confidence" -> Optional.of(zone(what, wanted.text("")));
      case "fact_freshness" -> Optional.of(freshness(what, wanted.text("")));
      case "conflict_recorded" -> Optional.of(conflict(what, wanted.texts()));
      default -> Optional.empty();
    };
  }

  private Check statusIs(String what, String wanted) {
    List<String> held =
        facts("parcels\\.[^.]+\\.status").stream().map(ParcelState::status).distinct().toList();
    return Check.of(what, held.equals(List.of(wanted)), "it was " + held);
  }

  private static String status(Evidence fact) {
    String word = fact.value() instanceof FactValue.Status status ? status.word() : "";
    return Arrays.stream(ParcelSubStatus.values())
        .filter(state -> state.name().equals(word))
        .map(state -> state.status().name())
        .findFirst()
        .orElse(word);
  }

  /** Scans that the carrier sent and that are not among the facts were set aside. */
  private Check quarantined(String what, String wanted) {
    long sent =
        play.scenario().world().get("shipments").fields().values().stream()
            .mapToLong(shipment -> shipment.get("events").items().size())
            .sum();
    long believed =
        facts("parcels\\.[^.]+\\.scans\\.\\d+\\.time").stream()
            .map(Evidence::path)
            .distinct()
            .count();
    return Check.of(
        what, wanted.equals("" + (sent - believed)), (sent - believed) + " were set aside");
  }

  private Check unmapped(String what, List<String> wanted) {
    List<String> held =
        facts("parcels\\.[^.]+\\.unmapped").stream()
            .map(fact -> fact.value() instanceof FactValue.Term term ? term.text() : "")
            .distinct()
            .toList();
    return Check.of(what, held.equals(wanted), "it was " + held);
  }

  private Check zone(String what, String wanted) {
    if (!wanted.equals("derived_from_place")) {
      return Check.unchecked(what, "only derived_from_place is known");
    }
    boolean held =
        facts("parcels\\..*\\.time").stream()
            .anyMatch(
                fact ->
                    fact.value() instanceof FactValue.Moment moment
                        && moment.time().offsetSource() == ScanTime.OffsetSource.PLACE);
    return Check.of(what, held, "no scan has its offset from its place");
  }

  private Check freshness(String what, String wanted) {
    if (!wanted.equals("STALE")) {
      return Check.unchecked(what, "only STALE is known");
    }
    boolean saidAsOf = play.cited().stream().anyMatch(fact -> fact.path().endsWith(".observedAt"));
    boolean saidUnknown =
        play.unknowns().stream().anyMatch(unknown -> unknown.kind() == Unknown.Kind.CURRENT_STATE);
    return Check.of(what, saidAsOf && saidUnknown, "it was said as the present");
  }

  private Check conflict(String what, List<String> wanted) {
    if (!wanted.equals(List.of("order.display_status", "shipment.status"))) {
      return Check.unchecked(what, "only a shop's page against a carrier's scan is known");
    }
    boolean held =
        play.replies().stream()
            .flatMap(reply -> reply.trace().conflicts().stream())
            .anyMatch(ParcelState::isDisplayAgainstCarrier);
    return Check.of(what, held, "no such conflict is in the trace");
  }

  private static boolean isDisplayAgainstCarrier(TurnTrace.Conflict conflict) {
    return conflict.governs().matches("parcels\\.[^.]+\\.status")
        && conflict.overruled().matches("orders\\.[^.]+\\.displayState");
  }

  private List<Evidence> facts(String pathPattern) {
    return play.evidence().stream().filter(fact -> fact.path().matches(pathPattern)).toList();
  }
}

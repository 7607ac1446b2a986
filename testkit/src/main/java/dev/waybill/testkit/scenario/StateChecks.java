// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.ScanTime;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Judges what the trace of the turn must show. */
final class StateChecks {

  private final Play play;

  StateChecks(Play play) {
    this.play = play;
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    play.scenario()
        .expect()
        .get("state")
        .fields()
        .forEach((name, value) -> checks.add(check("state: " + name + "=" + value, name, value)));
    return checks;
  }

  private Check check(String what, String name, Node wanted) {
    return switch (name) {
      case "shipment_status" -> statusIs(what, wanted.text(""));
      case "quarantined_events" -> quarantined(what, wanted.text(""));
      case "unmapped_codes" -> unmapped(what, wanted.texts());
      case "identity_level" -> identity(what, wanted.text(""));
      case "event_zone_confidence" -> zone(what, wanted.text(""));
      case "fact_freshness" -> freshness(what, wanted.text(""));
      case "conflict_recorded" -> conflict(what, wanted.texts());
      case "questions_asked" ->
          Check.of(
              what, wanted.text("").equals("" + play.questions()), "it asked " + play.questions());
      case "questions_asked_at_most" ->
          Check.of(
              what,
              play.questions() <= Long.parseLong(wanted.text("0")),
              "it asked " + play.questions());
      default -> Check.unchecked(what, "the trace does not show it yet");
    };
  }

  private Check statusIs(String what, String wanted) {
    List<String> held =
        facts("parcels\\.[^.]+\\.status").stream().map(StateChecks::status).distinct().toList();
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

  private Check identity(String what, String wanted) {
    String held = play.last().trace().identity().name().toLowerCase(Locale.ROOT);
    return Check.of(
        what, held.equals(wanted.equals("anonymous") ? "none" : wanted), "it was " + held);
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
            .anyMatch(StateChecks::isDisplayAgainstCarrier);
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

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.ScanTime;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Judges the facts that a reply must state: each path of the scenario's world stands for a path of
 * the ledger, which must be cited with the world's value.
 */
final class FactChecks {

  private static final Pattern NOT_SHIPPED =
      Pattern.compile(
          "not (yet )?(been )?(shipped|sent|dispatched)|n['’]t (yet )?(shipped|been (shipped|sent))"
              + "|noch nicht (verschickt|versandt|versendet)|aún no .*enviad|pas encore .*(expédi|envoy)"
              + "|non .*ancora spedit|nie zosta[łl]\\w* jeszcze wys[łl]an");

  private final Play play;
  private final Node world;

  FactChecks(Play play) {
    this.play = play;
    this.world = play.scenario().world();
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    for (Node fact : play.scenario().expect().get("facts").items()) {
      String from = fact.get("from").text("");
      String what = "facts: " + fact.get("say").text("") + " (" + from + ")";
      checks.add(check(what, from));
    }
    return checks;
  }

  private Check check(String what, String from) {
    if (from.startsWith("$result.")) {
      return Check.unchecked(what, "the result of an action that is not built yet");
    }
    String[] parts = from.split("\\.", -1);
    if (parts.length >= 3 && parts[0].equals("shipments")) {
      return shipment(
          what, from, parts[1], from.substring(parts[0].length() + parts[1].length() + 2));
    }
    if (parts.length >= 3 && parts[0].equals("orders")) {
      return order(what, from, parts[1], from.substring(parts[0].length() + parts[1].length() + 2));
    }
    return unmapped(what);
  }

  private static Check unmapped(String what) {
    return Check.unchecked(what, "the world's path stands for no path of the ledger yet");
  }

  private Check shipment(String what, String from, String key, String field) {
    String parcel = Pattern.quote(CommerceFacts.parcelPath(key));
    String value = world.at(from).text("");
    if (field.equals("status")) {
      Optional<ParcelStatus> status = CarrierWords.status(value);
      return status.isEmpty()
          ? unmapped(what)
          : cited(what, parcel + "\\.(lastScan\\.)?status", fact -> isStatus(fact, status.get()));
    }
    if (field.equals("exception.code")) {
      ParcelSubStatus state =
          CarrierWords.of(
              Node.of(java.util.Map.of("code", "EXCEPTION")), world.get("shipments").get(key));
      return cited(
          what,
          parcel + "\\.(lastScan\\.)?status",
          fact -> fact.value().equals(new FactValue.Status(state.name())));
    }
    if (field.matches("events\\.\\d+\\.at")) {
      return cited(what, parcel + "\\.(lastScan|scans\\.\\d+)\\.time", fact -> isTime(fact, value));
    }
    if (field.matches("events\\.\\d+\\.place")) {
      return cited(
          what, parcel + "\\.(lastScan|scans\\.\\d+)\\.place", fact -> isTerm(fact, value));
    }
    return switch (field) {
      case "eta.date" -> cited(what, parcel + "\\.eta\\.(day|window)", fact -> isDay(fact, value));
      case "eta.previous" ->
          cited(what, parcel + "\\.eta\\.earlier\\.\\d+", fact -> isDay(fact, value));
      case "fetched_at" -> cited(what, parcel + "\\.observedAt", fact -> isInstant(fact, value));
      case "proof.neighbour" ->
          cited(what, parcel + "\\.proof\\.neighbour", fact -> isTerm(fact, value));
      case "pickup.until" -> cited(what, parcel + "\\.pickup\\.until", fact -> isTime(fact, value));
      case "pickup.place" -> cited(what, parcel + "\\.pickup\\.place", fact -> isTerm(fact, value));
      default -> unmapped(what);
    };
  }

  private Check order(String what, String from, String number, String field) {
    String order = Pattern.quote(CommerceFacts.orderPath(number));
    String value = world.at(from).text("");
    if (field.equals("shipments")) {
      long count = world.at(from).items().size();
      return cited(
          what, order + "\\.parcelCount", fact -> fact.value().equals(new FactValue.Count(count)));
    }
    if (field.equals("status") && value.equals("unfulfilled")) {
      return saidNotShipped(what, order + "\\.(number|lines\\.[^.]+\\.title)");
    }
    if (field.equals("total")) {
      return cited(
          what,
          order + "\\.total",
          fact ->
              fact.value() instanceof FactValue.Amount amount
                  && amount.money().amount().compareTo(new BigDecimal(value)) == 0);
    }
    if (field.equals("promise.ships_by")) {
      return cited(what, order + "\\.promise\\.shipsBy", fact -> isDay(fact, value));
    }
    if (field.matches("lines\\.[^.]+\\.(preorder\\.ships_by|fulfilled)")) {
      String line = order + "\\.lines\\." + EvidenceLedger.part(field.split("\\.", -1)[1]);
      if (field.endsWith("ships_by")) {
        return cited(what, line + "\\.shipsBy", fact -> isDay(fact, value));
      }
      return value.equals("0") ? saidNotShipped(what, line + "\\.title") : unmapped(what);
    }
    return unmapped(what);
  }

  private Check cited(String what, String pathPattern, Predicate<Evidence> isValue) {
    boolean held =
        play.cited().stream()
            .anyMatch(fact -> fact.path().matches(pathPattern) && isValue.test(fact));
    return Check.of(what, held, "the reply does not cite it");
  }

  /** Some line of the reply names it and says that it has not shipped. */
  private Check saidNotShipped(String what, String pathPattern) {
    List<Clause> clauses = play.clauses();
    boolean held =
        clauses.stream()
            .filter(clause -> clause.cites(pathPattern))
            .anyMatch(
                named ->
                    clauses.stream()
                        .anyMatch(
                            clause -> clause.line() == named.line() && saysNotShipped(clause)));
    return Check.of(what, held, "the reply does not say that it has not shipped");
  }

  private static boolean saysNotShipped(Clause clause) {
    return NOT_SHIPPED.matcher(clause.ownWords()).find()
        || clause.cited().stream()
            .map(Evidence::value)
            .anyMatch(new FactValue.Status("NOT_SHIPPED")::equals);
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

  private static boolean isTime(Evidence fact, String written) {
    if (!(fact.value() instanceof FactValue.Moment moment) || written.isEmpty()) {
      return false;
    }
    ScanTime time = moment.time();
    OffsetDateTime wanted = OffsetDateTime.parse(written);
    return time.local().equals(wanted.toLocalDateTime())
        && (time.offset() == null || time.offset().equals(wanted.getOffset()));
  }

  private static boolean isInstant(Evidence fact, String written) {
    return fact.value() instanceof FactValue.Point point
        && !written.isEmpty()
        && point.instant().equals(OffsetDateTime.parse(written).toInstant());
  }

  private static boolean isDay(Evidence fact, String written) {
    if (written.isEmpty()) {
      return false;
    }
    LocalDate wanted = LocalDate.parse(written);
    return (fact.value() instanceof FactValue.Day day && day.date().equals(wanted))
        || (fact.value() instanceof FactValue.Window window && window.date().equals(wanted));
  }

  private static boolean isTerm(Evidence fact, String written) {
    return fact.value() instanceof FactValue.Term term && term.text().equals(written);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Judges facts of orders: some fields of the world stand for a path of the ledger. */
final class OrderFactChecks {

  private static final Pattern NOT_SHIPPED =
      Pattern.compile(
          "not (yet )?(been )?(shipped|sent|dispatched)|n['’]t (yet )?(shipped|been (shipped|sent))"
              + "|noch nicht (verschickt|versandt|versendet)|aún no .*enviad|pas encore .*(expédi|envoy)"
              + "|non .*ancora spedit|nie zosta[łl]\\w* jeszcze wys[łl]an");

  private final Play play;
  private final Node world;

  OrderFactChecks(Play play) {
    this.play = play;
    this.world = play.scenario().world();
  }

  /** The judgement; empty if the field stands for no path of the ledger. */
  Optional<Check> check(String what, String number, String field) {
    String order = Pattern.quote(CommerceFacts.orderPath(number));
    Node there = world.get("orders").get(number).at(field);
    String value = there.text("");
    if (field.equals("shipments")) {
      long count = there.items().size();
      return Optional.of(
          cited(
              what,
              order + "\\.parcelCount",
              fact -> fact.value().equals(new FactValue.Count(count))));
    }
    if (field.equals("status") && value.equals("unfulfilled")) {
      return Optional.of(saidNotShipped(what, order + "\\.(number|lines\\.[^.]+\\.title)"));
    }
    if (field.matches("lines\\.[^.]+\\.(preorder\\.ships_by|fulfilled)")) {
      return line(what, order, field, value);
    }
    String path =
        switch (field) {
          case "status" -> "\\.state";
          case "total" -> "\\.total";
          case "promise.ships_by" -> "\\.promise\\.shipsBy";
          default -> "";
        };
    return path.isEmpty() ? Optional.empty() : Optional.of(cited(what, order + path, value));
  }

  private Optional<Check> line(String what, String order, String field, String value) {
    String line = order + "\\.lines\\." + EvidenceLedger.part(field.split("\\.", -1)[1]);
    if (field.endsWith("ships_by")) {
      return Optional.of(cited(what, line + "\\.shipsBy", value));
    }
    return value.equals("0")
        ? Optional.of(saidNotShipped(what, line + "\\.title"))
        : Optional.empty();
  }

  private Check cited(String what, String pathPattern, String value) {
    return cited(
        what, pathPattern, fact -> WorldValue.isSame(fact.value(), value, FactChecks.zone(play)));
  }

  private Check cited(String what, String pathPattern, Predicate<Evidence> isValue) {
    return Check.of(
        what, FactChecks.isCited(play, pathPattern, isValue), "the reply does not cite it");
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
}

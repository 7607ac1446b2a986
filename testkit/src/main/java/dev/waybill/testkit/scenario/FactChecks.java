// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.action.ActionResult;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges the facts that a reply must state: what stands at each path of the scenario's world, or
 * came of an action ({@code $result}), or stands there afterwards ({@code $after}), must be cited
 * with that value. Where the world's path stands for a path of the ledger, it must be that one, see
 * {@link ParcelFactChecks} and {@link OrderFactChecks}.
 */
final class FactChecks {

  private static final String RESULT = "$result.";
  private static final String ELIGIBILITY = "return.eligibility.";
  private static final String AFTER = "$after.";

  /** Parts of the world that hold one thing for each name. */
  private static final Set<String> TABLES = Set.of("stock", "catalog", "restock");

  private final Play play;

  FactChecks(Play play) {
    this.play = play;
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    for (Node fact : play.scenario().expect().get("facts").items()) {
      String from = fact.get("from").text("");
      checks.add(check("facts: " + fact.get("say").text("") + " (" + from + ")", from));
    }
    return checks;
  }

  private Check check(String what, String from) {
    if (from.startsWith(RESULT)) {
      return result(what, from.substring(RESULT.length()));
    }
    if (from.startsWith(AFTER)) {
      String path = from.substring(AFTER.length());
      if (path.matches("orders\\.[^.]+\\.status")
          && play.course().after().at(path).text("").equals("fulfilled")) {
        return Check.of(
            what,
            isCited(
                play,
                Pattern.quote(CommerceFacts.orderPath(path.split("\\.", -1)[1])) + "\\.shipping",
                fact -> fact.value().equals(new FactValue.Status("SHIPPED"))),
            "the reply does not say that it has shipped");
      }
      return said(what, about(path), play.course().after().at(path));
    }
    Optional<Check> ofRule = new PolicyFactChecks(play).check(what, from);
    if (ofRule.isPresent()) {
      return ofRule.get();
    }
    if (from.startsWith("policy.")) {
      return ofPolicy(what, from.substring("policy.".length()));
    }
    Node world = play.scenario().world();
    String[] parts = from.split("\\.", -1);
    Optional<Check> exact = Optional.empty();
    if (parts.length >= 3) {
      String field = from.substring(parts[0].length() + parts[1].length() + 2);
      exact =
          switch (parts[0]) {
            case "shipments" -> new ParcelFactChecks(play).check(what, parts[1], field);
            case "returns" -> returned(what, parts[1], field);
            case "orders" -> new OrderFactChecks(play).check(what, parts[1], field);
            default -> Optional.empty();
          };
    }
    return exact.orElseGet(() -> said(what, about(from), world.at(from)));
  }

  /**
   * A number of the policy, or what the rule that bears its name has the customer told: that it is
   * the rule's, not that some rule said something.
   */
  private Check ofPolicy(String what, String path) {
    Optional<String> told = told(path);
    boolean isSaid =
        told.isPresent()
            && isCited(
                play,
                "policy\\..*\\.message",
                fact ->
                    fact.value() instanceof FactValue.Term term && term.text().equals(told.get()));
    return isSaid ? Check.passed(what) : said(what, ".*", play.scenario().policy().at(path));
  }

  private Optional<String> told(String rule) {
    return ScenarioPolicy.textOf(play.scenario()).stream()
        .map(
            text ->
                Pattern.compile(
                        "rule \"" + Pattern.quote(rule) + "\"\n(?: .*\n)*?  tell customer \"(.*)\"")
                    .matcher(text))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }

  /** How a return stands, and since when: its own facts, in the library's words. */
  private Optional<Check> returned(String what, String id, String field) {
    String there = play.scenario().world().get("returns").get(id).at(field).text("");
    String path = ".*\\.returns\\." + Pattern.quote(EvidenceLedger.part(id));
    if (field.equals("state")) {
      boolean underWay = Set.of("AUTHORISED", "LABEL_SENT").contains(there);
      String state = "RMA_" + (underWay ? "APPROVED" : there);
      return Optional.of(
          Check.of(
              what,
              isCited(
                  play,
                  path + "\\.state",
                  fact -> fact.value().equals(new FactValue.Status(state))),
              "the reply does not cite " + state));
    }
    return Optional.empty();
  }

  /** The paths of the ledger that are about the thing at a path of the world. */
  private String about(String from) {
    String[] parts = from.split("\\.", -1);
    if (parts.length < 3) {
      return parts.length == 2 && TABLES.contains(parts[0])
          ? "(.*\\.)?" + Pattern.quote(EvidenceLedger.part(parts[1])) + "(\\..*)?"
          : ".*";
    }
    String about =
        switch (parts[0]) {
          case "orders" ->
              parts[2].equals("lines") && parts.length > 3
                  ? CommerceFacts.linePath(parts[1], parts[3])
                  : CommerceFacts.orderPath(parts[1]);
          case "shipments" ->
              CommerceFacts.parcelPath(WorldParcels.number(play.scenario().world(), parts[1]));
          default -> EvidenceLedger.part(parts[1]);
        };
    return "(.*\\.)?" + Pattern.quote(about) + "(\\..*)?";
  }

  /** Every word of what stands there is cited, by facts at such a path. */
  private Check said(String what, String pathPattern, Node there) {
    List<String> leaves = there.leaves();
    if (leaves.isEmpty()) {
      return there.isMap() || there.isList()
          ? Check.unchecked(
              what, "there is nothing at that path, and how that is said is not known")
          : Check.failed(what, "nothing stands at that path");
    }
    if (there.isList() && isCitedAsOne(pathPattern, leaves)) {
      return Check.passed(what);
    }
    for (String leaf : leaves) {
      if (!isCited(play, pathPattern, fact -> WorldValue.isSame(fact.value(), leaf, zone(play)))) {
        return Check.failed(what, "the reply does not cite \"" + leaf + "\"");
      }
    }
    return Check.passed(what);
  }

  /**
   * What the policy said of a return or a warranty: that it was asked, and the last day cited is
   * the one that the scenario's words name.
   */
  private Check lastDay(String what, String path) {
    String[] parts = path.split("\\.", -1);
    boolean ofReturn = path.startsWith(ELIGIBILITY);
    String line = ofReturn && parts.length == 4 ? parts[2] : "[^.]+";
    String field = ofReturn ? "returnUntil" : "coveredUntil";
    String words = what.toLowerCase(Locale.ROOT);
    return Check.of(
        what,
        isCited(
            play,
            "orders\\.[^.]+\\.lines\\." + line + "\\." + field,
            fact ->
                fact.value() instanceof FactValue.Day day
                    && (names(words, day.date()) || !namesADay(words))),
        "the reply does not cite that day");
  }

  private static boolean namesADay(String words) {
    return Stream.of(Month.values())
        .anyMatch(month -> words.contains(month.name().toLowerCase(Locale.ROOT)));
  }

  /** Whether words name a day, as "9 April". */
  private static boolean names(String words, LocalDate day) {
    return words.matches(
        "(?s).*\\b"
            + day.getDayOfMonth()
            + " "
            + day.getMonth().name().toLowerCase(Locale.ROOT)
            + "\\b.*");
  }

  /** A list that the shop holds in one field is said as it stands there. */
  private boolean isCitedAsOne(String pathPattern, List<String> leaves) {
    String whole = String.join(", ", leaves);
    return isCited(play, pathPattern, fact -> WorldValue.isSame(fact.value(), whole, zone(play)));
  }

  /** What came of an action: {@code claim.open.id}, {@code return.create.label}. */
  private Check result(String what, String path) {
    if (path.startsWith(ELIGIBILITY) || path.startsWith("warranty.check.")) {
      return lastDay(what, path);
    }
    for (Write called : play.writes()) {
      Write write = called.reference().isEmpty() ? foundOut(called) : called;
      String prefix = write.name() + ".";
      if (path.startsWith(prefix) && !write.reference().isEmpty()) {
        return result(what, path.substring(prefix.length()), write);
      }
    }
    return Check.failed(what, "there is no such result");
  }

  /** A call that had no answer, with the reference that was found out later. */
  private Write foundOut(Write write) {
    return play.requests().stream()
        .filter(request -> request.key().equals(write.key()))
        .flatMap(
            request ->
                request.result() instanceof ActionResult.Done done
                    ? Stream.of(done.receipt().reference())
                    : Stream.empty())
        .findFirst()
        .map(write::withReference)
        .orElse(write);
  }

  private Check result(String what, String field, Write write) {
    if (field.equals("id")) {
      boolean cited =
          isCited(
              play,
              ".*",
              fact ->
                  fact.value() instanceof FactValue.Term term
                      && term.text().equals(write.reference()));
      return Check.of(
          what,
          cited && play.text().contains(write.reference()),
          "the reply does not say " + write.reference());
    }
    Node made = row(write.reference()).get(field);
    return said(
        what, ".*", made.isMissing() ? Node.of(write.arguments().getOrDefault(field, "")) : made);
  }

  /** What was made, wherever the records keep it. */
  private Node row(String reference) {
    return play.course().after().fields().values().stream()
        .map(table -> table.get(reference))
        .filter(row -> !row.isMissing())
        .findFirst()
        .orElse(Node.of(null));
  }

  /** Whether a fact at such a path with such a value is cited. */
  static boolean isCited(Play play, String pathPattern, Predicate<Evidence> isValue) {
    return play.cited().stream()
        .anyMatch(fact -> fact.path().matches(pathPattern) && isValue.test(fact));
  }

  /** The zone in which the customer's days are days. */
  static ZoneId zone(Play play) {
    return ZoneId.of(
        play.scenario()
            .world()
            .at("customer.zone")
            .text(play.scenario().shop().get("timezone").text("UTC")));
  }
}

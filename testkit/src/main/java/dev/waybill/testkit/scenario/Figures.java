// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.Money;
import dev.waybill.insight.BusinessCase;
import dev.waybill.insight.Contact;
import dev.waybill.insight.FrictionReport;
import dev.waybill.insight.ResolutionReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the library computes when a scenario begins with {@code report.run}, {@code metrics.compute}
 * or {@code business_case.compute}: the figures by the scenarios' names, from the world's records.
 *
 * @param values the figures; empty if none was asked for
 * @param text the report, as people read it; empty if there is none
 */
record Figures(Map<String, Node> values, String text) {

  private static final Set<String> EVENTS =
      Set.of("report.run", "metrics.compute", "business_case.compute");

  /** What has no name of its own in a world's counts. */
  private static final Set<String> COUNTS = Set.of("shipments", "contacts");

  Figures {
    values = Map.copyOf(values);
  }

  static boolean areAskedFor(Scenario scenario) {
    return EVENTS.contains(scenario.trigger().get("event").text(""));
  }

  static Figures of(Scenario scenario) {
    Node world = scenario.world();
    return switch (scenario.trigger().get("event").text("")) {
      case "report.run" -> friction(world);
      case "metrics.compute" -> resolution(world.get("issues"));
      case "business_case.compute" -> worth(world.get("inputs"), scenario);
      default -> new Figures(Map.of(), "");
    };
  }

  private static Figures friction(Node world) {
    List<FrictionReport.Cell> cells = new ArrayList<>();
    for (Node counted : world.at("contacts.by").items()) {
      Map<String, String> by = new LinkedHashMap<>();
      counted.fields().forEach((name, value) -> by.put(name, value.text("")));
      by.keySet().removeAll(COUNTS);
      cells.add(
          new FrictionReport.Cell(by, number(counted, "shipments"), number(counted, "contacts")));
    }
    FrictionReport report = FrictionReport.of(cells, number(world, "min_sample"));
    Map<String, Node> values = new LinkedHashMap<>();
    if (!report.ranked().isEmpty()) {
      FrictionReport.Row first = report.ranked().get(0);
      Map<String, Object> top = new LinkedHashMap<>(first.cell().by());
      top.put("contact_rate", first.rate());
      values.put("top", Node.of(top));
    }
    values.put("ranked_by", Node.of(rankedBy(report)));
    values.put(
        "excluded_small_sample",
        Node.of(report.excluded().stream().map(FrictionReport.Cell::name).toList()));
    long counted = cells.stream().mapToLong(FrictionReport.Cell::contacts).sum();
    return new Figures(
        values,
        report.text() + counted + " of " + number(world.get("contacts"), "total") + " contacts\n");
  }

  /** By what the rows are in order, told from the rows alone. */
  private static String rankedBy(FrictionReport report) {
    List<FrictionReport.Row> rows = report.ranked();
    boolean byRate = true;
    boolean byCount = true;
    for (int i = 1; i < rows.size(); i++) {
      byRate &= rows.get(i - 1).rate() >= rows.get(i).rate();
      byCount &= rows.get(i - 1).cell().contacts() >= rows.get(i).cell().contacts();
    }
    boolean withInterval = rows.stream().allMatch(row -> row.interval().contains(row.rate()));
    if (byRate && !byCount && withInterval) {
      return "rate_with_interval_not_raw_count";
    }
    return byCount ? "raw_count" : "neither";
  }

  private static Figures resolution(Node issues) {
    List<Contact> contacts = issues.has("total") ? counted(issues) : recorded(issues);
    ResolutionReport report = ResolutionReport.of(contacts);
    ResolutionReport withoutAbandoned =
        ResolutionReport.of(contacts.stream().filter(not(Contact.End.ABANDONED)).toList());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("issues", report.issues());
    values.put("resolved", report.resolved());
    values.put("reopened_within_48h", report.reopened());
    values.put("deflection_rate", report.deflectionRate());
    values.put("resolution_rate", report.resolutionRate());
    values.put("abandonment_rate", report.abandonmentRate());
    values.put("abandoned_counted_as_resolved", report.resolved() > withoutAbandoned.resolved());
    return figures(values);
  }

  private static Predicate<Contact> not(Contact.End end) {
    return contact -> contact.end() != end;
  }

  /** As many issues as the world counts, each about something else. */
  private static List<Contact> counted(Node issues) {
    List<Contact> contacts = new ArrayList<>();
    add(contacts, number(issues, "handed_to_human"), Contact.End.HANDED_OVER);
    add(contacts, number(issues, "confirmed_or_world_verified_resolved"), Contact.End.RESOLVED);
    add(contacts, number(issues, "abandoned_after_unsatisfying_reply"), Contact.End.ABANDONED);
    add(contacts, number(issues, "total") - contacts.size(), Contact.End.OPEN);
    return contacts;
  }

  private static void add(List<Contact> contacts, long times, Contact.End end) {
    for (long i = 0; i < times; i++) {
      contacts.add(new Contact("issue " + contacts.size(), "", "", Instant.EPOCH, end));
    }
  }

  private static List<Contact> recorded(Node issues) {
    List<Contact> contacts = new ArrayList<>();
    issues
        .fields()
        .forEach(
            (id, issue) -> {
              String order = issue.get("order").text(id);
              String kind = issue.get("kind").text("");
              contacts.add(
                  new Contact(
                      order,
                      kind,
                      issue.get("channel").text(""),
                      OffsetDateTime.parse(issue.get("resolved_at").text("")).toInstant(),
                      Contact.End.RESOLVED));
              for (Node later : issue.get("later_contacts").items()) {
                contacts.add(
                    new Contact(
                        later.get("same_order").text("").equals("true") ? order : id + " other",
                        later.get("same_kind").text("").equals("true") ? kind : "other",
                        later.get("channel").text(""),
                        OffsetDateTime.parse(later.get("at").text("")).toInstant(),
                        Contact.End.OPEN));
              }
            });
    return contacts;
  }

  private static Figures worth(Node inputs, Scenario scenario) {
    String currency = scenario.shop().get("currency").text("USD");
    BusinessCase worth =
        new BusinessCase(
            number(inputs, "tickets_per_month"),
            decimal(inputs, "wismo_share"),
            decimal(inputs, "resolved_share"),
            Money.of(decimal(inputs, "human_cost"), currency),
            Money.of(decimal(inputs, "ai_cost_per_attempt"), currency));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("monthly_saving", worth.monthlySaving().amount());
    values.put("annual_saving", worth.annualSaving().amount());
    values.put("ai_cost_per_resolution", worth.aiCostPerResolution());
    values.put("blended_cost_per_ticket", worth.blendedCostPerTicket().amount());
    return figures(values);
  }

  private static Figures figures(Map<String, Object> values) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    values.forEach((name, value) -> nodes.put(name, Node.of(value)));
    return new Figures(nodes, "");
  }

  private static long number(Node node, String name) {
    return decimal(node, name).longValueExact();
  }

  private static BigDecimal decimal(Node node, String name) {
    return new BigDecimal(node.get(name).text("0"));
  }
}

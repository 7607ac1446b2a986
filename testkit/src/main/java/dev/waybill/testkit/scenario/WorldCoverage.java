// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which parts of a scenario's world the systems of record serve. What none serves is listed: an
 * answer that would need it cannot be had yet.
 */
final class WorldCoverage {

  /** Paths of the world that are served, part by part; {@code *} stands for any name. */
  private static final List<String> SERVED =
      List.of(
          "catalog.*.attributes",
          "history.*",
          "cart.*.price",
          "cart.*.discount",
          "index.*.price",
          "index.*.stock",
          "index.*.indexed_at",
          "merchant_disclosure.text",
          "stock.*",
          "restock.*",
          "customers.*.name",
          "customers.*.email",
          "customers.*.zone",
          "customer.id",
          "customer.email",
          "customer.name",
          "customer.zone",
          "customer.tier",
          "customer.role",
          "customer.email_changed_at",
          "customer.consent.service",
          "customer.consent.marketing",
          "customer.consent.whatsapp",
          "customer.claims_180d",
          "customer.goodwill_90d",
          "customer.refunded_30d",
          "connector.*.read_all_orders",
          "connector.*.order_horizon_days",
          "cases.*.order",
          "cases.*.notes",
          "cases.*.summary",
          "cases.*.promised",
          "cases.*.human_messages",
          "cases.*.tasks",
          "warranty_queue.next_update_days",
          "warranty_claims.*.order",
          "warranty_claims.*.state",
          "warranty_claims.*.timeline",
          "warranty_claims.*.sla_days",
          "orders.*.status",
          "orders.*.owner",
          "orders.*.guest",
          "orders.*.email",
          "orders.*.closed",
          "orders.*.display_status",
          "orders.*.placed_at",
          "orders.*.fulfilled_at",
          "orders.*.delivered_at",
          "orders.*.shipments",
          "orders.*.currency",
          "orders.*.total",
          "orders.*.shipping_paid",
          "orders.*.payment",
          "orders.*.refundable",
          "orders.*.refunded",
          "orders.*.refunds.*.id",
          "orders.*.refunds.*.at",
          "orders.*.refunds.*.amount",
          "orders.*.refunds.*.status",
          "orders.*.refunds.*.presentment",
          "orders.*.ship_to",
          "orders.*.promise",
          "orders.*.note",
          "orders.*.gift_message",
          "orders.*.staff_note",
          "orders.*.gift",
          "orders.*.risk",
          "orders.*.fraud_hold",
          "orders.*.chargeback",
          "orders.*.lines.*.title",
          "orders.*.lines.*.sku",
          "orders.*.lines.*.qty",
          "orders.*.lines.*.fulfilled",
          "orders.*.lines.*.unit_paid",
          "orders.*.lines.*.category",
          "orders.*.lines.*.tags",
          "orders.*.lines.*.backorder",
          "orders.*.lines.*.preorder",
          "returns.*.order",
          "returns.*.state",
          "returns.*.line",
          "returns.*.qty",
          "returns.*.timeline",
          "returns.*.label",
          "returns.*.label_expires",
          "returns.*.customer_arranged",
          "attachment_text",
          "cases.*.order",
          "cases.*.notes",
          "warranty_claims.*.order",
          "warranty_claims.*.state",
          "warranty_claims.*.timeline",
          "warranty_claims.*.sla_days",
          "orders.*.refunds.*.to",
          "orders.*.refunds.*.shop",
          "orders.*.lines.*.parcels",
          "orders.*.lines.*.warranty_by",
          "orders.*.lines.*.warranty_contact",
          "shipments.*.tracking",
          "shipments.*.lines",
          "shipments.*.carrier",
          "shipments.*.status",
          "shipments.*.substatus",
          "shipments.*.fetched_at",
          "shipments.*.refresh",
          "shipments.*.raw_code",
          "shipments.*.raw_text",
          "shipments.*.candidates",
          "shipments.*.proof",
          "shipments.*.pickup",
          "shipments.*.exception.code",
          "shipments.*.exception.amount",
          "shipments.*.exception.text",
          "shipments.*.international",
          "shipments.*.capabilities",
          "shipments.*.eta.date",
          "shipments.*.eta.from",
          "shipments.*.eta.to",
          "shipments.*.eta.zone",
          "shipments.*.eta.source",
          "shipments.*.eta.previous",
          "shipments.*.eta.first_promise",
          "shipments.*.eta.raw",
          "shipments.*.eta.precision",
          "shipments.*.eta.stale",
          "shipments.*.events",
          "cases.*.owner",
          "cases.*.last_human_message_at",
          "contacts.total",
          "contacts.by",
          "min_sample",
          "issues",
          "inputs",
          "address_check.normalised",
          "address_check.deliverable",
          "human_action",
          "model_script",
          "model.error",
          "approvals.*.action",
          "approvals.*.order",
          "approvals.*.amount",
          "approvals.*.granted_at",
          "handoff.queue",
          "otp.sent_to",
          "otp.value",
          "otp.ttl_minutes",
          "caller.kind",
          "handoff.open",
          "handoff.opens_at",
          "handoff.wait_minutes",
          "fallback_contact.email",
          "script");

  private static final List<Pattern> PATTERNS =
      SERVED.stream()
          .map(path -> Pattern.compile(path.replace(".", "\\.").replace("*", "[^.]+")))
          .toList();

  /** Whatever a catalogue says of a product, what people wrote about it included. */
  private static final Pattern OF_A_PRODUCT = Pattern.compile("catalog\\.[^.]+\\.[^.]+");

  private WorldCoverage() {}

  static List<String> unserved(Scenario scenario) {
    List<String> unserved = new ArrayList<>();
    scenario.world().fields().forEach((name, node) -> look(name, node, unserved));
    scenario
        .world()
        .get("orders")
        .fields()
        .forEach(
            (number, order) -> {
              if (order.has("total") && !WorldOrders.isAmount(order.get("total"))) {
                unserved.add("world.orders." + number + ".total");
              }
            });
    scenario.world().get("script").fields().keySet().stream()
        .filter(name -> ActionWord.named(name).isEmpty())
        .forEach(name -> unserved.add("world.script." + name));
    for (Node line : scenario.world().get("history").items()) {
      if (!WorldTalk.isServed(line)) {
        unserved.add("world.history, what neither side said");
      }
    }
    for (Node line : scenario.conversation()) {
      Stream.of("agent_proactive")
          .filter(line::has)
          .filter(field -> !WorldOutreach.isServed(scenario))
          .forEach(field -> unserved.add("conversation." + field));
    }
    return unserved;
  }

  /** Looks at a part: served, served in part, or not at all. */
  private static void look(String path, Node node, List<String> unserved) {
    if (OF_A_PRODUCT.matcher(path).matches()
        || PATTERNS.stream().anyMatch(pattern -> pattern.matcher(path).matches())) {
      return;
    }
    Map<String, Node> parts = parts(node);
    boolean inPart = SERVED.stream().anyMatch(served -> leadsTo(path, served));
    if (inPart) {
      parts.forEach((name, part) -> look(path + "." + name, part, unserved));
    }
    if (!inPart || (parts.isEmpty() && node.text().isPresent())) {
      unserved.add("world." + path);
    }
  }

  private static boolean leadsTo(String path, String served) {
    String[] parts = path.split("\\.", -1);
    String[] names = served.split("\\.", -1);
    if (parts.length >= names.length) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      if (!names[i].equals("*") && !names[i].equals(parts[i])) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Node> parts(Node node) {
    if (!node.isList()) {
      return node.fields();
    }
    Map<String, Node> items = new LinkedHashMap<>();
    for (Node item : node.items()) {
      items.put(String.format(Locale.ROOT, "%d", items.size()), item);
    }
    return items;
  }
}

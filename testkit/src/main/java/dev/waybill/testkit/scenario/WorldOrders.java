// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Backorder;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Note;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.Promise;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The orders of a scenario's world. An order without an owner is the customer's. */
final class WorldOrders {

  private static final Set<String> LEFT =
      Set.of("fulfilled", "partially_fulfilled", "delivered", "returned");

  private static final Set<String> ARRIVED = Set.of("delivered", "returned");

  private final Node world;
  private final ZoneId shopZone;
  private final String currency;

  WorldOrders(Scenario scenario, Node world) {
    this.world = world;
    this.shopZone = ZoneId.of(scenario.shop().get("timezone").text("UTC"));
    this.currency = scenario.shop().get("currency").text("USD");
  }

  Order order(String number, Node node) {
    List<OrderLine> lines = new ArrayList<>();
    lines(node).fields().forEach((id, line) -> lines.add(line(id, line, node)));
    return new Order(
        number,
        owner(node),
        node.get("email").text().orElse(null),
        state(node),
        node.get("status").text().orElse(null),
        node.get("display_status").text().orElse(null),
        node.get("placed_at").text().map(this::instant).orElse(null),
        lines,
        fulfilments(node, lines),
        new WorldPayments(currency(node)).of(number, node),
        new WorldReturns(world, this::instant).of(number),
        address(node.get("ship_to")),
        money(node.get("total"), currency(node)),
        promise(node.get("promise")),
        notes(node),
        money(node.get("shipping_paid"), currency(node)));
  }

  private @Nullable String owner(Node node) {
    if (node.get("guest").text("false").equals("true")) {
      return null;
    }
    return node.get("owner").text().or(() -> world.at("customer.id").text()).orElse(null);
  }

  private static OrderState state(Node node) {
    if (node.get("closed").text("false").equals("true")) {
      return OrderState.COMPLETED;
    }
    return switch (node.get("status").text("")) {
      case "cancelled" -> OrderState.CANCELLED;
      case "on_hold" -> OrderState.ON_HOLD;
      default -> OrderState.OPEN;
    };
  }

  /** An order that lists nothing holds one of the only unit of which the world has a stock. */
  private Node lines(Node order) {
    List<String> stocked = List.copyOf(world.get("stock").fields().keySet());
    boolean isOnlyOne = world.get("orders").fields().size() == 1 && stocked.size() == 1;
    return order.has("lines") || !isOnlyOne
        ? order.get("lines")
        : Node.of(Map.of("L1", Map.of("sku", stocked.get(0), "qty", 1)));
  }

  private OrderLine line(String id, Node node, Node order) {
    String status = order.get("status").text("");
    return new OrderLine(
        id,
        new WorldUnits(world).sku(node).orElse(null),
        node.get("title").text("Item " + id),
        quantity(node),
        0,
        status.equals("returned") ? quantity(node) : 0,
        money(node.get("unit_paid"), currency(order)),
        lineTotal(node, currency(order)),
        backorder(node),
        warrantor(node));
  }

  private static OrderLine.@Nullable Warrantor warrantor(Node line) {
    return line.get("warranty_by")
        .text()
        .map(
            name ->
                new OrderLine.Warrantor(
                    name, line.get("warranty_contact").text().map(URI::create).orElse(null)))
        .orElse(null);
  }

  /** What was paid for all pieces of a line, where the price of one piece is known. */
  private static @Nullable Money lineTotal(Node line, String currency) {
    return isAmount(line.get("unit_paid"))
        ? Money.of(
            new BigDecimal(line.get("unit_paid").text(""))
                .multiply(BigDecimal.valueOf(quantity(line))),
            currency)
        : null;
  }

  private String currency(Node order) {
    return order.get("currency").text(currency);
  }

  private static List<Note> notes(Node node) {
    List<Note> notes = new ArrayList<>();
    node.get("note").text().ifPresent(text -> notes.add(new Note(Note.Author.CUSTOMER, text)));
    node.get("gift_message")
        .text()
        .ifPresent(text -> notes.add(new Note(Note.Author.GIFT_MESSAGE, text)));
    node.get("staff_note").text().ifPresent(text -> notes.add(new Note(Note.Author.STAFF, text)));
    return notes;
  }

  private static int quantity(Node line) {
    return Integer.parseInt(line.get("qty").text("1"));
  }

  private static @Nullable Backorder backorder(Node line) {
    if (line.has("preorder")) {
      return new Backorder(Backorder.Kind.PREORDER, day(line.at("preorder.ships_by")));
    }
    return line.has("backorder")
        ? new Backorder(Backorder.Kind.OUT_OF_STOCK, day(line.at("backorder.expected")))
        : null;
  }

  /** All that has left is one fulfilment: the goods of each line once, in however many boxes. */
  private List<Fulfilment> fulfilments(Node node, List<OrderLine> lines) {
    List<String> shipments = node.get("shipments").texts();
    boolean left = LEFT.contains(node.get("status").text(""));
    List<LineQuantity> contents = new ArrayList<>();
    for (OrderLine line : lines) {
      String held = node.get("lines").get(line.id()).get("fulfilled").text("");
      int pieces = held.isEmpty() ? (left ? line.ordered() : 0) : Integer.parseInt(held);
      if (pieces > 0) {
        contents.add(new LineQuantity(line.id(), pieces));
      }
    }
    if (lines.stream().anyMatch(line -> node.get("lines").get(line.id()).has("parcels"))) {
      return byParcel(node, lines);
    }
    boolean arrived = ARRIVED.contains(node.get("status").text(""));
    if (!left) {
      return List.of();
    }
    List<Parcel> parcels =
        shipments.stream().map(key -> parcel(key, contents, shipments.size() == 1)).toList();
    return List.of(
        new Fulfilment(
            "F1",
            arrived ? FulfilmentState.DELIVERED : FulfilmentState.SHIPPED,
            node.get("status").text().orElse(null),
            null,
            contents,
            parcels,
            node.get("fulfilled_at").text().map(this::instant).orElse(null),
            node.get("delivered_at").text().map(this::instant).orElse(null)));
  }

  /** Where lines name the parcels they went in, each parcel is a fulfilment of its own. */
  private List<Fulfilment> byParcel(Node node, List<OrderLine> lines) {
    Map<String, List<LineQuantity>> contents = new LinkedHashMap<>();
    for (OrderLine line : lines) {
      for (String key : node.get("lines").get(line.id()).get("parcels").texts()) {
        contents
            .computeIfAbsent(key, none -> new ArrayList<>())
            .add(new LineQuantity(line.id(), line.ordered()));
      }
    }
    List<Fulfilment> parts = new ArrayList<>();
    contents.forEach(
        (key, inside) -> {
          Node shipment = world.get("shipments").get(key);
          boolean arrived = shipment.get("status").text("").equals("DELIVERED");
          List<Node> events = shipment.get("events").items();
          @Nullable Instant last =
              events.isEmpty()
                  ? null
                  : events.get(events.size() - 1).get("at").text().map(this::instant).orElse(null);
          parts.add(
              new Fulfilment(
                  key,
                  arrived ? FulfilmentState.DELIVERED : FulfilmentState.SHIPPED,
                  shipment.get("status").text().orElse(null),
                  null,
                  inside,
                  List.of(parcel(key, inside, true)),
                  null,
                  arrived ? last : null));
        });
    return parts;
  }

  private Parcel parcel(String key, List<LineQuantity> contents, boolean alone) {
    Node shipment = world.get("shipments").get(key);
    List<LineQuantity> inside = new ArrayList<>();
    for (Map.Entry<String, Node> line : shipment.get("lines").fields().entrySet()) {
      String pieces = line.getValue().text("0");
      inside.add(
          new LineQuantity(line.getKey(), pieces.equals("part") ? 0 : Integer.parseInt(pieces)));
    }
    return new Parcel(
        WorldParcels.number(world, key),
        new Carrier(shipment.get("carrier").text("carrier")),
        null,
        inside.isEmpty() && alone ? contents : inside);
  }

  private static @Nullable Address address(Node node) {
    if (node.isMissing()) {
      return null;
    }
    List<String> lines =
        Stream.of("line1", "unit").flatMap(part -> node.get(part).text().stream()).toList();
    return new Address(
        null,
        lines,
        node.get("city").text().orElse(null),
        node.get("region").text().orElse(null),
        node.get("postcode").text().orElse(null),
        node.get("country").text().orElse(null));
  }

  private static @Nullable Money money(Node node, String currency) {
    return isAmount(node) ? Money.of(new BigDecimal(node.text("")), currency) : null;
  }

  /**
   * Whether it is a plain number: what is written for people is no amount of a system of record.
   */
  static boolean isAmount(Node node) {
    return node.text("").matches("-?\\d+(\\.\\d+)?");
  }

  private @Nullable Promise promise(Node node) {
    LocalDate ships = day(node.get("ships_by"));
    if (ships != null) {
      return new Promise(Promise.Kind.SHIPS_BY, ships, shopZone);
    }
    LocalDate arrives = day(node.get("arrives_by"));
    return arrives == null ? null : new Promise(Promise.Kind.ARRIVES_BY, arrives, shopZone);
  }

  private static @Nullable LocalDate day(Node node) {
    return node.text().map(LocalDate::parse).orElse(null);
  }

  /** An instant; a day alone is its beginning in the shop's zone. */
  private Instant instant(String written) {
    return written.length() == 10
        ? LocalDate.parse(written).atStartOfDay(shopZone).toInstant()
        : OffsetDateTime.parse(written).toInstant();
  }
}

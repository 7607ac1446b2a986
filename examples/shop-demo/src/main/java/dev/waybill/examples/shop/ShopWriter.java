// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.examples.shop.Situation.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the plan into the shop's tables, and the scripts of its parcels. */
final class ShopWriter {

  /** The zone of the shop's local times; the same as in {@code shop.properties}. */
  static final ZoneId SHOP_ZONE = ZoneId.of("Europe/Berlin");

  private final Tables tables;
  private final Instant now;
  private final ScriptWriter scripts;
  private final List<ParcelScript> parcels = new ArrayList<>();
  private int nextId = 70_001;
  private int nextPackage = 1_034_771;

  ShopWriter(Tables tables, Instant now) {
    this.tables = tables;
    this.now = now.truncatedTo(ChronoUnit.MINUTES);
    this.scripts = new ScriptWriter(now);
  }

  /** The scripts of the parcels written so far. */
  List<ParcelScript> parcels() {
    return List.copyOf(parcels);
  }

  void customer(ShopCustomer customer) throws SQLException {
    tables.row(
        "kunde",
        customer.number(),
        customer.login(),
        customer.name(),
        customer.email(),
        customer.language(),
        customer.city().zone().getId(),
        customer.tier());
  }

  void order(OrderPlan order) throws SQLException {
    int orderId = nextId++;
    Instant placed = placedAt(order);
    head(order, orderId, placed);
    List<Integer> lines = new ArrayList<>();
    for (OrderPlan.Item item : order.items()) {
      lines.add(line(order, orderId, item));
    }
    if (order.situation().stage().hasParcel()) {
      fulfilment(order, orderId, lines);
    }
    money(order, orderId, placed);
    customersReturn(order, orderId, lines);
  }

  private void head(OrderPlan order, int orderId, Instant placed) throws SQLException {
    ShopCustomer customer = order.customer();
    City city = customer.city();
    Situation situation = order.situation();
    LocalDate promised = promisedDay(order);
    tables.row(
        "auftrag",
        orderId,
        order.number(),
        customer.number(),
        state(situation),
        display(situation.stage()),
        local(placed),
        order.market().currency(),
        order.total(),
        promised == null ? null : situation == Situation.PREORDER ? "V" : "L",
        promised,
        promised == null
            ? null
            : (situation == Situation.PREORDER ? SHOP_ZONE : city.zone()).getId(),
        customer.name(),
        customer.street(),
        city.name(),
        city.region(),
        city.postalCode(),
        city.country());
  }

  private int line(OrderPlan order, int orderId, OrderPlan.Item item) throws SQLException {
    Situation situation = order.situation();
    int lineId = nextId++;
    tables.row(
        "auf_pos",
        lineId,
        orderId,
        item.article().sku(),
        item.article().title(),
        item.quantity(),
        situation == Situation.CANCELLED ? item.quantity() : 0,
        situation == Situation.RETURNED ? item.quantity() : 0,
        order.price(item),
        order.price(item) * item.quantity(),
        situation == Situation.PREORDER ? "V" : situation == Situation.BACKORDER ? "R" : null,
        situation == Situation.PREORDER ? promisedDay(order) : null);
    return lineId;
  }

  private void fulfilment(OrderPlan order, int orderId, List<Integer> lines) throws SQLException {
    Stage stage = order.situation().stage();
    int fulfilmentId = nextId++;
    List<Situation> boxes = order.situation().parcels();
    Instant labelled = scripts.labelledAt(boxes.get(0), order.market());
    tables.row(
        "lieferung",
        fulfilmentId,
        orderId,
        stage == Stage.PACKED ? "GP" : stage == Stage.DELIVERED ? "ZU" : "VS",
        order.market().warehouse().name(),
        stage == Stage.PACKED ? null : local(labelled.plus(Duration.ofHours(1))),
        stage == Stage.DELIVERED ? local(deliveredAt(order.customer().city())) : null);
    for (int i = 0; i < lines.size(); i++) {
      tables.row("lief_pos", fulfilmentId, lines.get(i), order.items().get(i).quantity());
    }
    for (int box = 0; box < boxes.size(); box++) {
      int parcelId = parcel(order, fulfilmentId, boxes.get(box));
      contents(order, lines, parcelId, box, boxes.size());
    }
  }

  private int parcel(OrderPlan order, int fulfilmentId, Situation situation) throws SQLException {
    int n = nextPackage;
    nextPackage += 37;
    String carrier = "UPS";
    String number = UpsNumbers.number(n);
    if (situation == Situation.UNCOVERED_CARRIER) {
      carrier = order.market().uncoveredCarrier();
      number =
          carrier.equals("BD")
              ? String.format(Locale.ROOT, "%011d", 81_000_000_000L + n)
              : String.format(Locale.ROOT, "H00QX%011d", n);
    }
    int parcelId = nextId++;
    tables.row("paket", parcelId, fulfilmentId, number, carrier);
    parcels.add(
        scripts.write(
            number, carrierId(carrier), situation, order.market(), order.customer().city()));
    return parcelId;
  }

  /** One box holds everything; as many boxes as lines hold a line each; else each holds a part. */
  private void contents(OrderPlan order, List<Integer> lines, int parcelId, int box, int boxes)
      throws SQLException {
    for (int i = 0; i < lines.size(); i++) {
      boolean own = boxes == 1 || boxes != lines.size() || i == box;
      boolean part = boxes > 1 && boxes != lines.size();
      if (own) {
        tables.row("paket_pos", parcelId, lines.get(i), part ? 0 : order.items().get(i).quantity());
      }
    }
  }

  private void money(OrderPlan order, int orderId, Instant placed) throws SQLException {
    boolean captured = order.situation().stage() != Stage.IN_WAREHOUSE;
    int paymentId = nextId++;
    tables.row(
        "zahlung",
        paymentId,
        orderId,
        captured ? "B" : "A",
        orderId % 2 == 0 ? "Visa ...1111" : "PayPal",
        captured ? order.total() : null);
    boolean cancelled = order.situation() == Situation.CANCELLED;
    if (cancelled || order.situation() == Situation.RETURNED) {
      tables.row(
          "erstattung",
          nextId++,
          paymentId,
          cancelled ? "E" : "O",
          order.total(),
          local(cancelled ? placed.plus(Duration.ofHours(5)) : now.minus(Duration.ofDays(2))));
    }
  }

  /** Some customers send back the first line of what they signed for. */
  private void customersReturn(OrderPlan order, int orderId, List<Integer> lines)
      throws SQLException {
    if (order.situation() == Situation.DELIVERED_SIGNED
        || order.situation() == Situation.RETURNED) {
      int returnId = nextId++;
      boolean back = order.situation() == Situation.RETURNED;
      Instant opened = now.minus(Duration.ofDays(back ? 3 : 1));
      LocalDate received = LocalDate.ofInstant(now, SHOP_ZONE).minusDays(2);
      tables.row(
          "retoure", returnId, orderId, back ? "EI" : "UW", local(opened), back ? received : null);
      tables.row(
          "ret_pos", returnId, lines.get(0), order.items().get(0).quantity(), back ? "N" : null);
    }
  }

  private Instant placedAt(OrderPlan order) {
    List<Situation> boxes = order.situation().parcels();
    Instant before =
        boxes.isEmpty()
            ? now.minus(Duration.ofDays(order.situation() == Situation.BACKORDER ? 11 : 1))
            : scripts.labelledAt(boxes.get(0), order.market());
    return before.minus(Duration.ofHours(19));
  }

  /** A little after the carrier's own scan, see {@link Timeline}. */
  private Instant deliveredAt(City city) {
    return LocalDate.ofInstant(now, city.zone())
        .minusDays(2)
        .atTime(14, 30)
        .atZone(city.zone())
        .toInstant();
  }

  private @Nullable LocalDate promisedDay(OrderPlan order) {
    City city = order.customer().city();
    return switch (order.situation()) {
      case BACKORDER, CANCELLED -> null;
      case PREORDER -> LocalDate.ofInstant(now, SHOP_ZONE).plusDays(21);
      case NOT_SHIPPED -> LocalDate.ofInstant(now, city.zone()).plusDays(5);
      default -> scripts.promisedDay(order.situation().parcels().get(0), city);
    };
  }

  private static int state(Situation situation) {
    return switch (situation.stage()) {
      case CANCELLED -> 90;
      case DELIVERED -> 30;
      default -> situation == Situation.LOST ? 20 : 10;
    };
  }

  private static String display(Stage stage) {
    return switch (stage) {
      case IN_WAREHOUSE -> "In Bearbeitung";
      case CANCELLED -> "Storniert";
      case PACKED, SHIPPED -> "Versandt";
      case DELIVERED -> "Zugestellt";
    };
  }

  private static String carrierId(String shortForm) {
    return switch (shortForm) {
      case "EVR" -> "evri";
      case "BD" -> "bluedart";
      default -> "ups";
    };
  }

  private static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, SHOP_ZONE);
  }
}

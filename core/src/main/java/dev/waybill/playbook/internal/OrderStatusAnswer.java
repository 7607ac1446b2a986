// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.stream.Collectors.joining;

import dev.waybill.commerce.Backorder;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.Promise;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.playbook.TransitNorms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The plain answer to "where is my order?": every order it is about, parcel by parcel. */
public final class OrderStatusAnswer {

  private static final Source LIBRARY = new Source("waybill", DataLayer.ORDER);
  private static final Source MERCHANT = new Source("merchant", DataLayer.KNOWLEDGE);

  private final Case situation;
  private final TransitNorms norms;
  private final GroundingContract contract;
  private final Draft draft;
  private final EvidenceLedger ledger;

  /** Makes the answer for a case. */
  public OrderStatusAnswer(Case situation, TransitNorms norms, GroundingContract contract) {
    this.situation = situation;
    this.norms = norms;
    this.contract = contract;
    this.draft = new Draft(situation.phrases(), situation.channel());
    this.ledger = situation.ledger();
  }

  /** Gathers, assesses and says. */
  public Plan about(List<Order> selected) {
    enterNorms();
    situation
        .records()
        .track(selected.stream().flatMap(order -> order.parcels().stream()).toList());
    List<OrderAssessment> assessed = selected.stream().map(this::assess).toList();
    if (situation.intent() == Intent.ITEM_PROBLEM
        && assessed.stream().noneMatch(OrderAssessment::isPartlyDelivered)) {
      return someoneMustLook(selected);
    }
    List<OrderAssessment> open = assessed.stream().filter(order -> !order.isDelivered()).toList();
    List<OrderAssessment> told = open.isEmpty() ? assessed.subList(0, 1) : open;
    if (told.size() > 1) {
      computed("customer.openOrders", told.size());
      draft.say("orders.header", Map.of());
    }
    for (OrderAssessment order : told) {
      if (told.size() > 1) {
        draft.newLine();
      }
      say(order);
    }
    if (told.size() == 1) {
      new NeededBy(situation, draft).say(told.get(0).order(), told.get(0).parcels());
    }
    return draft.plan(told.stream().map(order -> order.order().number()).toList());
  }

  /** Something is missing or wrong, and it is not on its way. */
  private Plan someoneMustLook(List<Order> selected) {
    String order = selected.size() == 1 ? selected.get(0).number() : null;
    return Plan.handOff(
        situation.phrases().get("person.unsupported"),
        new Plan.Handoff(HandoffQueue.SUPPORT, HandoffReason.NOT_SUPPORTED, order, false),
        List.of(new Unknown(Unknown.Kind.ANSWER, "shop")));
  }

  private record OrderAssessment(Order order, List<ParcelAssessment> parcels) {

    boolean isPartlyDelivered() {
      return !isDelivered() && parcels.stream().anyMatch(ParcelAssessment::isDelivered);
    }

    boolean isDelivered() {
      return !parcels.isEmpty()
          && parcels.stream().allMatch(ParcelAssessment::isDelivered)
          && order.linesWithoutParcel().isEmpty();
    }
  }

  private OrderAssessment assess(Order order) {
    List<ParcelAssessment> parcels =
        situation.records().track(order.parcels()).stream()
            .map(
                tracked ->
                    ParcelAssessment.of(
                        order, tracked, norms, contract, ledger, situation.setting()))
            .toList();
    computed(
        CommerceFacts.orderPath(order.number()) + ".deliveredCount",
        parcels.stream().filter(ParcelAssessment::isDelivered).count());
    return new OrderAssessment(order, parcels);
  }

  private void say(OrderAssessment assessed) {
    Order order = assessed.order();
    draft.rest(CommerceFacts.orderPath(order.number()) + ".number");
    if (order.state() == OrderState.CANCELLED) {
      draft.say("order.cancelled", places(order, "{lead}", lead(order)));
      return;
    }
    List<OrderLine> waiting = order.linesWithoutParcel();
    if (assessed.parcels().isEmpty()) {
      notShipped(order, waiting);
      return;
    }
    if (assessed.parcels().size() == 1 && waiting.isEmpty()) {
      say(order, assessed.parcels().get(0), lead(order), true);
      return;
    }
    draft.say(header(assessed), places(order, "", ""));
    for (ParcelAssessment parcel : assessed.parcels()) {
      draft.newPoint();
      say(order, parcel, box(order, parcel.parcel()), false);
    }
    for (OrderLine line : waiting) {
      draft.newPoint();
      sayNotShipped(order, line);
      draft.rest(CommerceFacts.linePath(order.number(), line.id()) + ".title");
      whenShipped(order, line);
    }
  }

  private static String header(OrderAssessment assessed) {
    if (assessed.parcels().size() == 1) {
      return "order.header.one";
    }
    return assessed.parcels().stream().anyMatch(ParcelAssessment::isDelivered)
        ? "order.header.delivered"
        : "order.header";
  }

  private void say(Order order, ParcelAssessment parcel, String lead, boolean alone) {
    new ParcelWords(draft, order, parcel, lead, situation.intent(), ledger).say(alone);
  }

  private void notShipped(Order order, List<OrderLine> waiting) {
    Map<String, String> places = places(order, "{lead}", lead(order));
    draft.say(order.state() == OrderState.ON_HOLD ? "order.on-hold" : "order.not-shipped", places);
    if (waiting.size() == 1) {
      whenShipped(order, waiting.get(0));
      return;
    }
    if (waiting.stream().noneMatch(line -> line.backorder() != null)) {
      promiseOrUnknown(order);
      return;
    }
    for (OrderLine line : waiting) {
      draft.newPoint();
      sayNotShipped(order, line);
      whenShipped(order, line);
    }
  }

  private void sayNotShipped(Order order, OrderLine line) {
    Map<String, String> places = places(order, "{items}", item(order, line));
    places.put("$l", CommerceFacts.linePath(order.number(), line.id()));
    draft.say("order.not-shipped.line", places);
  }

  private void whenShipped(Order order, OrderLine line) {
    String path = CommerceFacts.linePath(order.number(), line.id());
    Map<String, String> places = places(order, "$l", path);
    Backorder backorder = line.backorder();
    if (backorder == null) {
      promiseOrUnknown(order);
      return;
    }
    if (backorder.shipsBy() != null) {
      draft.say("order.ships-by", places);
      draft.rest(path + ".shipsBy");
      draft.unknown(Unknown.Kind.ARRIVAL_DATE, path);
    } else {
      draft.say("order.backorder-no-date", places);
      draft.unknown(Unknown.Kind.SHIP_DATE, path);
    }
    draft.say("order.offer-cancel", places);
  }

  private void promiseOrUnknown(Order order) {
    Promise promise = order.promise();
    String path = CommerceFacts.orderPath(order.number());
    if (promise == null) {
      draft.say("order.no-ship-date", places(order, "", ""));
      draft.unknown(Unknown.Kind.SHIP_DATE, path);
      return;
    }
    if (promise.kind() == Promise.Kind.SHIPS_BY) {
      draft.say("order.promise.shipsBy", places(order, "", ""));
      draft.unknown(Unknown.Kind.ARRIVAL_DATE, path);
    } else {
      draft.say("order.promise.arrivesBy", places(order, "", ""));
    }
  }

  private String lead(Order order) {
    return draft.phrase("lead.order", places(order, "", ""));
  }

  private String box(Order order, Parcel parcel) {
    String items =
        parcel.contents().stream()
            .map(LineQuantity::lineId)
            .distinct()
            .flatMap(id -> order.line(id).stream())
            .map(line -> item(order, line))
            .collect(joining(", "));
    Map<String, String> places = places(order, "{items}", items);
    places.put("$p", CommerceFacts.parcelPath(parcel.trackingNumber()));
    return draft.phrase(items.isEmpty() ? "lead.box-only" : "lead.box", places);
  }

  private String item(Order order, OrderLine line) {
    return draft.phrase("item", Map.of("$l", CommerceFacts.linePath(order.number(), line.id())));
  }

  private static Map<String, String> places(Order order, String name, String value) {
    Map<String, String> places = new HashMap<>();
    places.put("$o", CommerceFacts.orderPath(order.number()));
    if (!name.isEmpty()) {
      places.put(name, value);
    }
    return places;
  }

  private void enterNorms() {
    norm("labelOnly", new FactValue.Days(norms.labelOnlyDays(), true));
    norm("stallDomestic", new FactValue.Days(norms.stallDaysDomestic(), false));
    norm("stallInternational", new FactValue.Days(norms.stallDaysInternational(), false));
  }

  private void norm(String name, FactValue.Days days) {
    ledger.append("norms." + name, days, MERCHANT, situation.setting().now(), Trust.SYSTEM);
  }

  private void computed(String path, long number) {
    ledger.append(
        path, new FactValue.Count(number), LIBRARY, situation.setting().now(), Trust.COMPUTED);
  }
}

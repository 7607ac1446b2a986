// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.action.NotDoneException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a write changes in the records of a scenario's world. A system looks at its own records
 * before it changes them: an order that has left is not cancelled, money that is not there is not
 * paid back.
 */
final class WorldEffects {

  private static final Set<String> GONE = Set.of("fulfilled", "partially_fulfilled", "delivered");

  /** Arguments that hold a value for each line. */
  private static final Set<String> LISTS = Set.of("line", "qty");

  private final WorldState state;

  WorldEffects(WorldState state) {
    this.state = state;
  }

  /**
   * Makes the change.
   *
   * @param name the action, in the scenarios' word
   * @param arguments its arguments, by the scenarios' names
   * @param id what to call what is made
   * @param at when
   * @throws NotDoneException if the records do not allow it; nothing is changed then
   */
  void apply(String name, Map<String, String> arguments, String id, Instant at)
      throws NotDoneException {
    switch (name) {
      case "order.cancel" -> {
        beforeItLeaves(arguments);
        state.set(order(arguments) + ".status", "cancelled");
      }
      case "order.address.update" -> {
        beforeItLeaves(arguments);
        state.set(order(arguments) + ".ship_to", address(arguments.getOrDefault("address", "")));
      }
      case "refund.create" -> refund(arguments, id, at);
      case "return.create" -> {
        exists(order(arguments));
        boolean labelled = state.records().get("script").get("label.create").isMissing();
        row(
            "returns." + id,
            arguments,
            labelled ? "LABEL_SENT" : "AUTHORISED",
            labelled ? Map.of("label", "LBL-" + id) : Map.of());
      }
      case "label.create" -> {
        exists("returns." + arguments.get("return"));
        state.set("returns." + arguments.get("return") + ".label", id);
      }
      case "return.cancel" -> {
        exists("returns." + arguments.get("return"));
        state.set("returns." + arguments.get("return") + ".state", "CANCELLED");
      }
      case "return.label.resend" -> {
        exists("returns." + arguments.get("return"));
        state.set("returns." + arguments.get("return") + ".label_sent_at", at.toString());
      }
      case "carrier.trace.open" -> {
        exists("shipments." + arguments.get("shipment"));
        state.set("shipments." + arguments.get("shipment") + ".trace", id);
      }
      case "carrier.reschedule" -> {
        exists("shipments." + arguments.get("shipment"));
        can("shipments." + arguments.get("shipment"), "reschedule");
        if (arguments.containsKey("address_supplement")) {
          can("shipments." + arguments.get("shipment"), "address_supplement");
        }
        state.set(
            "shipments." + arguments.get("shipment") + ".rescheduled_to",
            arguments.getOrDefault("date", ""));
      }
      case ActionWord.WARRANTY_CLAIM ->
          row(
              "warranty_claims." + id,
              arguments,
              "OPENED",
              Map.of("timeline", List.of(Map.of("state", "OPENED", "at", at.toString()))));
      case "claim.open" -> row("claims." + id, arguments, "OPEN", Map.of());
      default -> row(name.replace('.', '_') + "." + id, arguments, "DONE", Map.of());
    }
  }

  private void refund(Map<String, String> arguments, String id, Instant at)
      throws NotDoneException {
    String order = order(arguments);
    exists(order);
    BigDecimal amount = new BigDecimal(arguments.getOrDefault("amount", "0"));
    Node left = state.records().at(order).get("refundable");
    if (WorldOrders.isAmount(left)) {
      BigDecimal rest = new BigDecimal(left.text("")).subtract(amount);
      if (rest.signum() < 0) {
        throw new NotDoneException("less than that is left of the payment");
      }
      state.set(order + ".refundable", rest.toPlainString());
    }
    state.add(
        order + ".refunds",
        Map.of(
            "id",
            id,
            "at",
            at.toString(),
            "amount",
            amount.toPlainString(),
            "status",
            "SUBMITTED"));
  }

  private void row(String path, Map<String, String> arguments, String word, Map<String, ?> more) {
    Map<String, Object> row = new LinkedHashMap<>();
    arguments.forEach(
        (name, value) ->
            row.put(name, LISTS.contains(name) ? List.of(value.split(", ", -1)) : value));
    row.put("state", word);
    row.putAll(more);
    state.set(path, row);
  }

  private void beforeItLeaves(Map<String, String> arguments) throws NotDoneException {
    String order = order(arguments);
    exists(order);
    String status = state.records().at(order).get("status").text("");
    if (GONE.contains(status) || status.equals("cancelled")) {
      throw new NotDoneException("the order is " + status);
    }
  }

  /** A carrier that says what it can do does nothing else. */
  private void can(String shipment, String what) throws NotDoneException {
    Node capabilities = state.records().at(shipment).get("capabilities");
    if (!capabilities.isMissing() && !capabilities.texts().contains(what)) {
      throw new NotDoneException("the carrier does not do that");
    }
  }

  private void exists(String path) throws NotDoneException {
    if (state.records().at(path).isMissing()) {
      throw new NotDoneException("there is no such record");
    }
  }

  private static String order(Map<String, String> arguments) {
    return "orders." + arguments.getOrDefault("order", "");
  }

  /** The address as the write holds it: {@code line1=…; city=…}. */
  private static Map<String, Object> address(String written) {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (String part : written.split("; ", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return parts;
  }
}

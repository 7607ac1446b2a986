// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.ReturnCase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The returns of a scenario's world. One that names no order, in a world that has none, is of an
 * order of its own, of which nothing else is known.
 *
 * @param world the records
 * @param instant reads a time
 */
record WorldReturns(Node world, Function<String, Instant> instant) {

  /** The returns of an order. */
  List<ReturnCase> of(String number) {
    List<ReturnCase> returns = new ArrayList<>();
    world
        .get("returns")
        .fields()
        .forEach(
            (id, node) -> {
              if (node.get("order").text(own(id)).equals(number)) {
                returns.add(returned(id, node));
              }
            });
    return returns;
  }

  /** The numbers of the orders that only their returns tell of. */
  List<String> ownOrders() {
    return world.get("orders").fields().isEmpty()
        ? world.get("returns").fields().entrySet().stream()
            .filter(entry -> !entry.getValue().has("order"))
            .map(entry -> own(entry.getKey()))
            .toList()
        : List.of();
  }

  private static String own(String id) {
    return "N-" + id;
  }

  private ReturnCase returned(String id, Node node) {
    String word = node.get("state").text("");
    return new ReturnCase(
        id,
        state(word),
        word.isEmpty() ? null : word,
        lines(node),
        null,
        node.at("timeline.0.at").text().map(instant).orElse(null),
        steps(node),
        label(node));
  }

  private List<ReturnCase.Step> steps(Node node) {
    List<ReturnCase.Step> steps = new ArrayList<>();
    for (Node step : node.get("timeline").items()) {
      step.get("at")
          .text()
          .map(instant)
          .ifPresent(at -> steps.add(new ReturnCase.Step(state(step.get("state").text("")), at)));
    }
    return steps;
  }

  /** A label that is said to be none is none. */
  private static ReturnCase.@Nullable Label label(Node node) {
    return node.get("label")
        .text()
        .filter(label -> !label.equals("none"))
        .map(
            label ->
                new ReturnCase.Label(
                    label, node.get("label_expires").text().map(LocalDate::parse).orElse(null)))
        .orElse(null);
  }

  private static ReturnCase.State state(String word) {
    return switch (word) {
      case "REQUESTED" -> ReturnCase.State.REQUESTED;
      case "AUTHORISED", "APPROVED", "LABEL_SENT" -> ReturnCase.State.APPROVED;
      case "IN_TRANSIT" -> ReturnCase.State.IN_TRANSIT;
      case "RECEIVED" -> ReturnCase.State.RECEIVED;
      case "CANCELLED" -> ReturnCase.State.CANCELLED;
      case "CLOSED" -> ReturnCase.State.CLOSED;
      default -> ReturnCase.State.UNKNOWN;
    };
  }

  /** Each line with its number of pieces; one where none is written. */
  private static List<LineQuantity> lines(Node node) {
    List<String> quantities = node.get("qty").texts();
    List<LineQuantity> lines = new ArrayList<>();
    for (String line : node.get("line").texts()) {
      String pieces = lines.size() < quantities.size() ? quantities.get(lines.size()) : "1";
      lines.add(new LineQuantity(line, Integer.parseInt(pieces)));
    }
    return lines;
  }
}

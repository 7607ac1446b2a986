// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The returns of a scenario's world.
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
              if (node.get("order").text("").equals(number)) {
                returns.add(returned(id, node));
              }
            });
    return returns;
  }

  private ReturnCase returned(String id, Node node) {
    String word = node.get("state").text("");
    return new ReturnCase(
        id,
        switch (word) {
          case "REQUESTED" -> ReturnCase.State.REQUESTED;
          case "AUTHORISED", "APPROVED", "LABEL_SENT" -> ReturnCase.State.APPROVED;
          case "IN_TRANSIT" -> ReturnCase.State.IN_TRANSIT;
          case "RECEIVED" -> ReturnCase.State.RECEIVED;
          case "CANCELLED" -> ReturnCase.State.CANCELLED;
          case "CLOSED" -> ReturnCase.State.CLOSED;
          default -> ReturnCase.State.UNKNOWN;
        },
        word.isEmpty() ? null : word,
        node.get("line").texts().stream()
            .map(line -> new LineQuantity(line, Integer.parseInt(node.get("qty").text("1"))))
            .toList(),
        null,
        node.at("timeline.0.at").text().map(instant).orElse(null));
  }
}

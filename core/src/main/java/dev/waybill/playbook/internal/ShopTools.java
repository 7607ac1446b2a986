// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.stream.Collectors.joining;

import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.Product;
import dev.waybill.connector.Failure;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Trust;
import dev.waybill.language.ValueFormat;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a model may read while it writes: this customer's orders, their parcels and products. */
public final class ShopTools {

  private final Case situation;

  /** Makes the tools for a case. */
  public ShopTools(Case situation) {
    this.situation = situation;
  }

  /** The tools; that of products only if the shop has a catalogue. */
  public List<Tool> all() {
    List<Tool> tools = new ArrayList<>(ofOrders());
    if (situation.records().hasCatalog()) {
      tools.add(
          new Tool(
              "get_product",
              "Reads from the catalogue what one item of this customer's orders is.",
              Map.of("sku", "the SKU of a line of one of this customer's orders"),
              arguments -> getProduct(arguments.getOrDefault("sku", ""))));
    }
    return tools;
  }

  private List<Tool> ofOrders() {
    return List.of(
        new Tool(
            "get_order",
            "Reads one order of this customer by its number.",
            Map.of("order_number", "the order number as the customer knows it"),
            arguments -> getOrder(arguments.getOrDefault("order_number", ""))),
        new Tool(
            "track_parcel",
            "Asks the carrier where one parcel of this customer's orders is.",
            Map.of("tracking_number", "the tracking number of a parcel of an order already read"),
            arguments -> trackParcel(arguments.getOrDefault("tracking_number", ""))));
  }

  private String getOrder(String number) {
    return situation
        .records()
        .order(number)
        .fold(
            order -> facts(CommerceFacts.orderPath(order.number())),
            () -> "This customer has no such order.",
            () -> "Orders this old cannot be read from here.",
            failure -> "The order system does not answer right now.");
  }

  private String trackParcel(String trackingNumber) {
    Optional<Parcel> parcel = situation.records().knownParcel(trackingNumber);
    if (parcel.isEmpty()) {
      return "No order read so far has such a parcel. Read the order first.";
    }
    return situation
        .records()
        .track(List.of(parcel.get()))
        .get(0)
        .tracking()
        .fold(
            found -> facts(CommerceFacts.parcelPath(parcel.get().trackingNumber())),
            failure -> "The carrier gives no news of this parcel right now.");
  }

  private String getProduct(String sku) {
    if (!situation.records().hasOrdered(sku)) {
      return "No order of this customer has such an item.";
    }
    return situation
        .records()
        .product(sku)
        .fold(
            found -> facts(CommerceFacts.productPath(sku)) + description(found.value()),
            failure ->
                failure.kind() == Failure.Kind.NOT_FOUND
                    ? "The catalogue does not have this item."
                    : "The catalogue does not answer right now.");
  }

  private static String description(Product product) {
    String text = product.description();
    return text == null || text.isBlank()
        ? ""
        : "\n\n" + FencedText.of("the catalogue's description", text);
  }

  private String facts(String path) {
    return factTable(situation, path + ".");
  }

  /**
   * The governing facts under a path, one a line: the reference to write, and its value. Free text
   * is no fact and not among them.
   */
  public static String factTable(Case situation, String prefix) {
    EvidenceLedger ledger = situation.ledger();
    ValueFormat format =
        new ValueFormat(
            situation.setting().locale(), situation.setting().zone(), situation.setting().now());
    Map<String, Evidence> governing = new LinkedHashMap<>();
    for (Evidence evidence : ledger.all()) {
      if (evidence.path().startsWith(prefix) && evidence.trust() != Trust.FREE_TEXT) {
        governing.put(evidence.path(), evidence);
      }
    }
    return governing.values().stream()
        .map(evidence -> "{{" + evidence.path() + "}} = " + format.format(evidence.value()))
        .collect(joining("\n"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.grounding;

import dev.waybill.commerce.Money;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Count;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Flag;
import dev.waybill.evidence.FactValue.Point;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Evidence of a busy turn: five orders of three lines with a parcel each, a product in many
 * variants and the shop's rules, about 20 KB of paths and values.
 */
final class ShopLedger {

  static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");

  private static final String[] TITLES = {
    "Garden Rake", "Work Gloves", "Lawn Mower", "Watering Can", "Plant Pot"
  };
  private static final String[] COLOURS = {"green", "black", "red", "blue", "silver"};
  private static final Source SHOP = new Source("shop-db", DataLayer.ORDER);
  private static final Source CARRIER = new Source("ups", DataLayer.CARRIER);
  private static final Source CENTRE = new Source("help-centre", DataLayer.KNOWLEDGE);

  private final EvidenceLedger ledger = new EvidenceLedger();

  private ShopLedger() {}

  static EvidenceLedger create() {
    ShopLedger shop = new ShopLedger();
    for (int i = 0; i < 5; i++) {
      shop.order(i);
    }
    for (int i = 0; i < 24; i++) {
      shop.variant(i);
    }
    shop.rules();
    return shop.ledger;
  }

  /** Characters of the paths and values of a ledger. */
  static int size(EvidenceLedger ledger) {
    return ledger.all().stream()
        .mapToInt(e -> e.path().length() + e.value().toString().length())
        .sum();
  }

  private void order(int n) {
    String number = "N10" + (21 + n);
    String order = "orders." + number;
    String tracking = "1Z999AA101234567" + (10 + n);
    add(order + ".number", new Term(Term.Kind.ORDER_NUMBER, number), SHOP);
    add(order + ".state", new Status("OPEN"), SHOP);
    add(order + ".placedAt", new Point(NOW.minusSeconds(86_400L * (n + 3))), SHOP);
    add(order + ".total", new Amount(Money.ofMinor(10_000 + n * 1_111L, "USD")), SHOP);
    add(order + ".parcelCount", new Count(1), SHOP);
    for (int i = 0; i < 3; i++) {
      String line = order + ".lines.L" + (i + 1);
      int item = (n + i) % TITLES.length;
      add(line + ".id", new Term(Term.Kind.IDENTIFIER, "item-" + (70_000 + n * 10 + i)), SHOP);
      add(line + ".title", new Term(Term.Kind.PRODUCT, TITLES[item]), SHOP);
      add(line + ".options.colour", new Term(Term.Kind.OPTION, COLOURS[item]), SHOP);
      add(line + ".ordered", new Count(1), SHOP);
      add(line + ".price", new Amount(Money.ofMinor(2_000 + item * 500L + i, "USD")), SHOP);
    }
    String parcel = "parcels." + tracking;
    add(parcel + ".number", new Term(Term.Kind.TRACKING_NUMBER, tracking), CARRIER);
    add(parcel + ".order", new Term(Term.Kind.ORDER_NUMBER, number), CARRIER);
    add(parcel + ".carrier", new Term(Term.Kind.CARRIER, "UPS"), CARRIER);
    add(parcel + ".status", new Status(n == 0 ? "WITH_COURIER" : "MOVING"), CARRIER);
    LocalDate day = LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(n);
    add(parcel + ".eta.day", new Day(day, ZoneOffset.UTC), CARRIER);
    add(parcel + ".lastScan.place", new Term(Term.Kind.PLACE, "Newark, NJ"), CARRIER);
  }

  private void variant(int n) {
    String variant = "products.rake.variants." + (8_000_001 + n * 37);
    add(variant + ".sku", new Term(Term.Kind.IDENTIFIER, "" + (8_000_001 + n * 37)), SHOP);
    add(variant + ".options.colour", new Term(Term.Kind.OPTION, COLOURS[n % 5]), SHOP);
    add(variant + ".options.length", new Term(Term.Kind.OPTION, (100 + n * 5) + " cm"), SHOP);
    add(variant + ".available", new Flag(n % 3 != 0), SHOP);
    add(variant + ".price", new Amount(Money.ofMinor(1_900 + n * 73L, "USD")), SHOP);
  }

  private void rules() {
    String[] rules = {
      "Orders can be cancelled until they are handed to the carrier.",
      "Unworn items can be returned within 30 days of delivery; the label is free of charge.",
      "Refunds are issued to the original payment method within 5 to 7 business days.",
      "A lost parcel is replaced or refunded after the carrier's investigation of 8 days.",
      "Gift cards are valid for three years and cannot be exchanged for money."
    };
    for (int i = 0; i < 40; i++) {
      String text = rules[i % rules.length] + " See section " + (i + 1) + " of the terms.";
      add("policies.p" + i + ".text", new Term(Term.Kind.TEXT, text), CENTRE);
    }
  }

  private void add(String path, FactValue value, Source source) {
    ledger.append(path, value, source, NOW, Trust.SYSTEM);
  }
}

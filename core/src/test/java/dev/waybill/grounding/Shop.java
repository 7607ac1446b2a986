// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.ScanTime;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Count;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Moment;
import dev.waybill.evidence.FactValue.Point;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.FactValue.Window;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/** Two orders of a garden shop, as the library's own ledger would hold them. */
final class Shop {

  static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final Setting ENGLISH = new Setting(Locale.US, NEW_YORK, NOW);
  static final Setting GERMAN = new Setting(Locale.GERMANY, ZoneId.of("Europe/Berlin"), NOW);
  static final Source ORDERS = new Source("shop-db", DataLayer.ORDER);
  static final Source CARRIER = new Source("ups", DataLayer.CARRIER);

  final EvidenceLedger ledger = new EvidenceLedger();

  static Shop withTwoOrders() {
    Shop shop = new Shop();
    shop.term("orders.N1004.number", Term.Kind.ORDER_NUMBER, "N1004");
    shop.add("orders.N1004.state", new Status("OPEN"));
    shop.add("orders.N1004.placedAt", new Point(Instant.parse("2026-03-02T17:30:00Z")));
    shop.add("orders.N1004.total", new Amount(Money.ofMinor(8400, "USD")));
    shop.add("orders.N1004.parcelCount", new Count(2));
    shop.line("N1004", "L1", "rake-77120", "Garden Rake", 5900, "green");
    shop.line("N1004", "L2", "glove-55031", "Work Gloves", 2500, "leather");
    shop.term("orders.N2077.number", Term.Kind.ORDER_NUMBER, "N2077");
    shop.add("orders.N2077.state", new Status("CANCELLED"));
    shop.add("orders.N2077.total", new Amount(Money.ofMinor(149900, "USD")));
    shop.line("N2077", "L1", "mower-90245", "Lawn Mower", 149900, "red");
    shop.parcel("1Z999AA10123456784", "N1004", "OUT_FOR_DELIVERY");
    shop.add("parcels.1Z999AA10123456784.eta.day", new Day(LocalDate.of(2026, 3, 10), NEW_YORK));
    shop.add(
        "parcels.1Z999AA10123456784.eta.window",
        new Window(LocalDate.of(2026, 3, 10), LocalTime.of(14, 0), LocalTime.of(18, 0), NEW_YORK));
    shop.parcel("1Z999AA10123456793", "N1004", "IN_TRANSIT");
    shop.add("parcels.1Z999AA10123456793.eta.day", new Day(LocalDate.of(2026, 3, 13), NEW_YORK));
    shop.term("customer.name", Term.Kind.PERSON, "Asha Verma");
    return shop;
  }

  void line(String order, String line, String id, String title, long price, String option) {
    String path = "orders." + order + ".lines." + line;
    term(path + ".id", Term.Kind.IDENTIFIER, id);
    term(path + ".title", Term.Kind.PRODUCT, title);
    term(path + ".option", Term.Kind.OPTION, option);
    add(path + ".ordered", new Count(1));
    add(path + ".price", new Amount(Money.ofMinor(price, "USD")));
  }

  void parcel(String number, String order, String status) {
    String path = "parcels." + number;
    term(path + ".number", Term.Kind.TRACKING_NUMBER, number);
    term(path + ".order", Term.Kind.ORDER_NUMBER, order);
    term(path + ".carrier", Term.Kind.CARRIER, "UPS");
    add(path + ".status", new Status(status));
    add(path + ".observedAt", new Point(NOW));
    add(path + ".lastScan.time", new Moment(ScanTime.local(LocalDateTime.of(2026, 3, 10, 6, 0))));
    term(path + ".lastScan.place", Term.Kind.PLACE, "Newark, NJ");
  }

  Evidence add(String path, FactValue value) {
    return add(path, value, NOW, Trust.SYSTEM);
  }

  Evidence add(String path, FactValue value, Instant observedAt, Trust trust) {
    Source source = path.startsWith("parcels.") ? CARRIER : ORDERS;
    return ledger.append(path, value, source, observedAt, trust);
  }

  Evidence term(String path, Term.Kind kind, String text) {
    return add(path, new Term(kind, text));
  }

  void customerSays(String text) {
    add("said.0.text", new Term(Term.Kind.TEXT, text), NOW, Trust.CUSTOMER);
  }

  void policy(String text) {
    ledger.append(
        "policies.p1.text",
        new Term(Term.Kind.TEXT, text),
        new Source("help-centre", DataLayer.KNOWLEDGE),
        NOW,
        Trust.SYSTEM);
  }

  Verdict verify(String text) {
    return verify(text, ENGLISH);
  }

  Verdict verify(String text, Setting setting) {
    return new Verifier()
        .verify(Statement.uncited(text), ledger, GroundingContract.open("test"), setting);
  }
}

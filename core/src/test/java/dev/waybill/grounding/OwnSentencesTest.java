// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.ScanTime;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Amount;
import dev.waybill.evidence.FactValue.Count;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Days;
import dev.waybill.evidence.FactValue.Moment;
import dev.waybill.evidence.FactValue.Point;
import dev.waybill.evidence.FactValue.Status;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.FactValue.Window;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.language.Phrases;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the library says itself passes its own check, in every language in which it does. */
class OwnSentencesTest {

  private static final Pattern PATH = Pattern.compile("\\{\\{([A-Za-z0-9_.-]+)(?:\\|day)?}}");
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final int MOST = 150;

  private static final Map<String, String> THINGS =
      Map.ofEntries(
          Map.entry("$o.", "orders.N1004."),
          Map.entry("$l.", "orders.N1004.lines.L1."),
          Map.entry("$p.", "parcels.1Z999AA10123456784."),
          Map.entry("$s.", "parcels.1Z999AA10123456784.scans.0."),
          Map.entry("$n.", "parcels.1Z999AA10123456784.scans.1."),
          Map.entry("$r.", "orders.N1004.returns.R1."),
          Map.entry("$c.", "orders.N1004.concessions.C1."),
          Map.entry("$u.", "products.P1.units.U1."),
          Map.entry("$a}}", "products.P1.attribute}}"),
          Map.entry("$m}}", "policy.cancel_order.message}}"),
          Map.entry("$t}}", "help.H1.title}}"),
          Map.entry("$q}}", "help.H1.text}}"),
          Map.entry("$stall", "stallDomestic"),
          Map.entry("$n}}", "0}}"));

  private static final Map<String, ParcelSubStatus> STATES =
      Map.ofEntries(
          Map.entry("DELAYED", ParcelSubStatus.DELAYED_OTHER),
          Map.entry("OUT_FOR_DELIVERY", ParcelSubStatus.WITH_COURIER),
          Map.entry("ATTEMPTED", ParcelSubStatus.ATTEMPTED_NO_ONE_HOME),
          Map.entry("WAITING_FOR_PICKUP", ParcelSubStatus.AT_LOCKER),
          Map.entry("DELIVERED", ParcelSubStatus.DELIVERED_TO_ADDRESS),
          Map.entry("LABEL_ONLY", ParcelSubStatus.INFO_RECEIVED),
          Map.entry("LABEL_OVERDUE", ParcelSubStatus.INFO_RECEIVED),
          Map.entry("EXCEPTION", ParcelSubStatus.HELD),
          Map.entry("RETURNING", ParcelSubStatus.RETURN_IN_TRANSIT),
          Map.entry("RETURNED", ParcelSubStatus.RETURNED_TO_SENDER),
          Map.entry("CANCELLED", ParcelSubStatus.VOIDED),
          Map.entry("LOST", ParcelSubStatus.LOST_BY_CARRIER));

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "hi-Latn-IN"})
  void whatMayBeSaidInEnglishMayBeSaidInTheOthers(String tag) throws IOException {
    List<String> rejected = new ArrayList<>();
    int said = 0;
    for (String key : keys()) {
      if (objections(key, Locale.US).isEmpty()) {
        said++;
        objections(key, Locale.forLanguageTag(tag)).forEach(o -> rejected.add(key + ": " + o));
      }
    }
    assertThat(rejected).isEmpty();
    assertThat(said).isGreaterThan(MOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "hi-Latn-IN"})
  void everyStateOfAParcelMayBeSaidWhereItIsHeld(String tag) {
    List<String> rejected = new ArrayList<>();
    Locale locale = Locale.forLanguageTag(tag);
    for (ParcelSubStatus state : ParcelSubStatus.values()) {
      objections(Phrases.of(locale).get("parcel.LABEL_ONLY"), state, locale)
          .forEach(o -> rejected.add(state + ": " + o));
    }
    assertThat(rejected).isEmpty();
  }

  private static List<String> objections(String key, Locale locale) {
    String[] parts = key.split("\\.", -1);
    ParcelSubStatus state =
        STATES.getOrDefault(parts.length > 1 ? parts[1] : "", ParcelSubStatus.MOVING);
    return objections(Phrases.of(locale).get(key), state, locale);
  }

  private static List<String> objections(String phrase, ParcelSubStatus state, Locale locale) {
    Phrases phrases = Phrases.of(locale);
    String draft =
        phrase
            .replace("{lead}", phrases.get("lead.order"))
            .replaceAll("\\{items}|\\{unit}", "{{\\$l.title}}")
            .replaceAll("\\{name}|\\{topic}", phrases.get("topic.colour"))
            .replace("{options}", "");
    for (Map.Entry<String, String> thing : THINGS.entrySet()) {
      draft = draft.replace(thing.getKey(), thing.getValue());
    }
    EvidenceLedger ledger = new EvidenceLedger();
    add(ledger, "orders.N1004.number");
    for (String action : List.of("create_return", "exchange_item", "cancel_order")) {
      add(ledger, "policy." + action + ".allows", new FactValue.Flag(true));
      ledger.append(
          "policy." + action + ".allows",
          new FactValue.Flag(false),
          new Source("policy", DataLayer.KNOWLEDGE),
          Shop.NOW,
          Trust.SYSTEM);
    }
    for (Matcher m = PATH.matcher(draft); m.find(); ) {
      if (m.group(1).endsWith("1Z999AA10123456784.status")) {
        add(ledger, m.group(1), new Status(state.name()));
      } else {
        add(ledger, m.group(1));
      }
    }
    Setting setting = new Setting(locale, ZONE, Shop.NOW);
    Statement statement = new Renderer().render(draft, ledger, setting).statement();
    return new Verifier()
            .verify(statement, ledger, GroundingContract.open("own sentences"), setting)
            .objections()
            .stream()
            .map(
                o ->
                    statement.text()
                        + " <- "
                        + o.claim().kind()
                        + " "
                        + o.claim().text()
                        + ", "
                        + o.why())
            .toList();
  }

  private static void add(EvidenceLedger ledger, String path) {
    add(ledger, path, value(path));
  }

  private static void add(EvidenceLedger ledger, String path, FactValue value) {
    if (ledger.at(path).isEmpty()) {
      DataLayer layer = path.startsWith("help.") ? DataLayer.KNOWLEDGE : DataLayer.ORDER;
      ledger.append(path, value, new Source("shop", layer), Shop.NOW, Trust.SYSTEM);
    }
  }

  private static FactValue value(String path) {
    if (path.startsWith("norms.")) {
      return new Days(3, true);
    }
    String last = path.substring(path.lastIndexOf('.') + 1);
    return switch (last) {
      case "status", "state", "shipping", "backorder", "storeCredit" ->
          new Status(
              path.startsWith("orders.N1004.returns")
                  ? "RMA_IN_TRANSIT"
                  : switch (last) {
                    case "status" -> "DELAYED_OTHER";
                    case "shipping" -> "SHIPPED";
                    case "backorder" -> "PREORDER";
                    case "storeCredit" -> "REMEDY_STORE_CREDIT";
                    default -> "CANCELLED";
                  });
      case "time", "RECEIVED" -> new Moment(ScanTime.local(LocalDateTime.of(2026, 3, 9, 6, 0)));
      case "observedAt", "updatedAt", "opensAt", "opened", "due" ->
          new Point(Instant.parse("2026-03-09T15:00:00Z"));
      case "day",
          "until",
          "expected",
          "shipsBy",
          "arrivesBy",
          "returnUntil",
          "labelUntil",
          "0",
          "searchOn" ->
          new Day(LocalDate.of(2026, 3, 13), ZONE);
      case "window" ->
          new Window(LocalDate.of(2026, 3, 13), LocalTime.of(14, 0), LocalTime.of(18, 0), ZONE);
      case "price", "listPrice", "fee" -> new Amount(Money.ofMinor(1295, "USD"));
      case "parcelCount", "deliveredCount", "openOrders", "count" -> new Count(2);
      case "number" ->
          path.startsWith("parcels.")
              ? new Term(Term.Kind.TRACKING_NUMBER, "1Z999AA10123456784")
              : new Term(Term.Kind.ORDER_NUMBER, "N1004");
      case "carrier" -> new Term(Term.Kind.CARRIER, "UPS");
      case "place" -> new Term(Term.Kind.PLACE, "Newark, NJ");
      case "title" -> new Term(Term.Kind.PRODUCT, "Garden Rake");
      default -> new Term(Term.Kind.TEXT, "X-17");
    };
  }

  private static Set<String> keys() throws IOException {
    Properties properties = new Properties();
    try (var in =
        new InputStreamReader(
            Phrases.class.getResourceAsStream("phrases_en.properties"), StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    Set<String> keys = new TreeSet<>(properties.stringPropertyNames());
    keys.removeIf(
        key -> key.startsWith("value.") || key.startsWith("status.") || key.startsWith("topic."));
    return keys;
  }
}

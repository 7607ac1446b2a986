// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import java.time.Instant;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a dialogue's tool results into a ledger: a path per field, a thing read again at the same
 * path as before. What the customer said, and what a model asked tools to do, is the customer's
 * word.
 */
final class TranscriptLedger {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());
  private static final Source TOOLS = new Source("tools", DataLayer.ORDER);
  private static final Source CUSTOMER = new Source("customer", DataLayer.MEMORY);
  private static final Source POLICY = new Source("policy", DataLayer.KNOWLEDGE);

  private final EvidenceLedger ledger = new EvidenceLedger();
  private final Instant readAt;

  private TranscriptLedger(Instant readAt) {
    this.readAt = readAt;
  }

  /** The ledger after the first turns, and the shop's rules. */
  static EvidenceLedger of(List<Transcript.Turn> turns, List<String> rules, Instant readAt) {
    TranscriptLedger transcript = new TranscriptLedger(readAt);
    for (int i = 0; i < rules.size(); i++) {
      Term rule = new Term(Term.Kind.TEXT, rules.get(i));
      transcript.ledger.append("policies." + i + ".text", rule, POLICY, readAt, Trust.SYSTEM);
    }
    for (int i = 0; i < turns.size(); i++) {
      transcript.add(turns.get(i), i);
    }
    return transcript.ledger;
  }

  private void add(Transcript.Turn turn, int index) {
    switch (turn.role()) {
      case "user" -> text("said." + index + ".text", turn.text(), CUSTOMER, Trust.CUSTOMER);
      case "call" -> call(turn, index);
      case "tool" -> result(turn.text(), index);
      case "policy" -> text("policies.t" + index + ".text", turn.text(), POLICY, Trust.SYSTEM);
      default -> {
        // What the model said before is no evidence.
      }
    }
  }

  private void call(Transcript.Turn turn, int index) {
    JsonNode arguments = parse(turn.text());
    if (arguments.isContainerNode()) {
      flatten(new Place("calls." + index, "", "USD"), arguments, CUSTOMER, Trust.CUSTOMER);
    } else {
      text("calls." + index + ".text", turn.text(), CUSTOMER, Trust.CUSTOMER);
    }
  }

  private void result(String text, int index) {
    JsonNode result = parse(text);
    if (result.isContainerNode()) {
      flatten(new Place(root(result, index), "", "USD"), result, TOOLS, Trust.SYSTEM);
    } else {
      String path = "results." + index + ".text";
      if (text.matches("-?\\d{1,9}\\.\\d{1,2}")) {
        ledger.append(path, Fields.amount(text, "USD"), TOOLS, readAt, Trust.COMPUTED);
      } else {
        text(path, text, TOOLS, Trust.SYSTEM);
      }
    }
  }

  /** The path of a thing read: by its own identifier, so that reading it again governs. */
  private static String root(JsonNode result, int index) {
    if (result.has("email") || result.has("payment_methods")) {
      return "customer.profile";
    }
    String own = ownIdentifier(result);
    return own.isEmpty()
        ? "results." + index
        : own.replaceAll("_?id$", "") + "s." + EvidenceLedger.part(result.get(own).asText());
  }

  private static String ownIdentifier(JsonNode node) {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (name.endsWith("_id") && node.get(name).isValueNode()) {
        return name;
      }
    }
    return "";
  }

  /** Where a value stands, and the currency of the amounts there. */
  private record Place(String path, String key, String currency) {

    Place under(String part, String key) {
      return new Place(path + "." + part, key, currency);
    }

    Place in(JsonNode currency) {
      return CURRENCIES.contains(currency.asText())
          ? new Place(path, key, currency.asText())
          : this;
    }
  }

  private void flatten(Place place, JsonNode node, Source source, Trust trust) {
    if (node.isObject()) {
      Place here = place.in(node.path("currency"));
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = field.getKey();
        Place child = here.under(EvidenceLedger.part(name), name);
        if (name.chars().anyMatch(c -> Character.isDigit(c) || Character.isUpperCase(c))) {
          text(child.path() + ".key", name, source, trust);
        }
        flatten(child, field.getValue(), source, trust);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(place.under("" + i, place.key()), node.get(i), source, trust);
      }
    } else if (!node.isNull()) {
      ledger.append(
          place.path(),
          Fields.value(place.path(), place.key(), place.currency(), node),
          source,
          readAt,
          trust);
    }
  }

  private void text(String path, String text, Source source, Trust trust) {
    if (!text.isBlank()) {
      ledger.append(path, new Term(Term.Kind.TEXT, text), source, readAt, trust);
    }
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}

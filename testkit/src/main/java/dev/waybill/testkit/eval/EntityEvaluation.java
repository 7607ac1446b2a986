// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimExtractor;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Span;
import dev.waybill.intent.Entities;
import dev.waybill.intent.EntityExtractor;
import dev.waybill.intent.Mention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures what is found in messages, on rows {@code {text, entities: [{type, start, end,
 * value}]}}. The types are {@code order_number}, {@code tracking_number}, {@code email}, {@code
 * postal_code}, {@code phone}, {@code card_number}, {@code amount} and {@code date}. An entity is
 * right if type, start and end are; positions count UTF-16 units, the end is after the last. The
 * value of a card number is never written.
 */
public final class EntityEvaluation {

  private static final String CARD = "card_number";
  private static final Setting SETTING =
      new Setting(Locale.US, ZoneOffset.UTC, Instant.parse("2026-01-01T12:00:00Z"));

  private final EntityExtractor extractor;
  private final ClaimExtractor claims = new ClaimExtractor();

  /** An evaluation of this extractor. */
  public EntityEvaluation(EntityExtractor extractor) {
    this.extractor = extractor;
  }

  private record Entity(String type, int start, int end) {}

  private record Message(String text, Set<Entity> expected) {}

  private record Result(String text, Set<Entity> expected, List<Entity> found) {}

  /**
   * Measures.
   *
   * @throws IllegalArgumentException if a row is malformed; the message names file, line and rule
   */
  public Evaluation run(List<Rows.Row> rows, Work work) {
    List<Message> messages = rows.stream().map(EntityEvaluation::message).toList();
    List<Result> results =
        work.each(
            messages,
            message -> new Result(message.text(), message.expected(), find(message.text())));
    Set<String> types = new TreeSet<>();
    results.forEach(result -> result.expected().forEach(entity -> types.add(entity.type())));
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("rows", results.size());
    ObjectNode byType = summary.putObject("byType");
    Table table = new Table("type", "entities", "precision", "recall", "F1");
    double sum = 0;
    for (String type : types) {
      long expected = results.stream().mapToLong(r -> count(r.expected(), type)).sum();
      long found = results.stream().mapToLong(r -> count(r.found(), type)).sum();
      long right =
          results.stream()
              .flatMap(r -> r.found().stream().filter(r.expected()::contains))
              .filter(entity -> entity.type().equals(type))
              .count();
      double f1 = Figures.f1(right, found, expected);
      sum += f1;
      byType
          .putObject(type)
          .put("entities", expected)
          .put("precision", Figures.share(right, found))
          .put("recall", Figures.share(right, expected))
          .put("f1", f1);
      table.line(
          type,
          "" + expected,
          Table.percent(Figures.share(right, found)),
          Table.percent(Figures.share(right, expected)),
          Table.percent(f1));
    }
    double macroF1 = types.isEmpty() ? 0 : sum / types.size();
    summary.put("macroF1", macroF1);
    String text =
        new Table("messages", "" + results.size()).line("macro-F1", Table.percent(macroF1))
            + "\n"
            + table;
    return new Evaluation(macroF1, "macroF1", summary, text, predictions(results));
  }

  private static long count(Iterable<Entity> entities, String type) {
    long count = 0;
    for (Entity entity : entities) {
      count += entity.type().equals(type) ? 1 : 0;
    }
    return count;
  }

  private List<Entity> find(String text) {
    Entities named = extractor.extract(text);
    List<Entity> found = new ArrayList<>();
    add(found, "order_number", named.orderNumbers());
    add(found, "tracking_number", named.trackingNumbers());
    add(found, "email", named.emails());
    add(found, "postal_code", named.postalCodes());
    add(found, "phone", named.phones());
    named.cardNumbers().forEach(span -> found.add(entity(CARD, span)));
    for (Claim claim : claims.extract(text, SETTING)) {
      if (found.stream().noneMatch(other -> overlap(other, claim.span()))) {
        if (claim.kind() == ClaimKind.MONEY) {
          found.add(entity("amount", claim.span()));
        } else if (claim.kind() == ClaimKind.DATE) {
          found.add(entity("date", claim.span()));
        }
      }
    }
    found.sort(Comparator.comparingInt(Entity::start).thenComparing(Entity::type));
    return found;
  }

  private static boolean overlap(Entity entity, Span span) {
    return entity.start() < span.end() && span.start() < entity.end();
  }

  private static void add(List<Entity> found, String type, List<Mention> mentions) {
    mentions.forEach(mention -> found.add(entity(type, mention.span())));
  }

  private static Entity entity(String type, Span span) {
    return new Entity(type, span.start(), span.end());
  }

  private static Message message(Rows.Row row) {
    String text = row.text("text");
    Set<Entity> expected = new HashSet<>();
    for (JsonNode entity : row.node().path("entities")) {
      int start = entity.path("start").asInt(-1);
      int end = entity.path("end").asInt(-1);
      if (start < 0 || end <= start || end > text.length()) {
        throw row.wrong(
            "\"start\" and \"end\" must be positions in the text, not " + start + " and " + end);
      }
      expected.add(new Entity(entity.path("type").asText(), start, end));
    }
    return new Message(text, expected);
  }

  private static List<ObjectNode> predictions(List<Result> results) {
    List<ObjectNode> lines = new ArrayList<>();
    for (int n = 0; n < results.size(); n++) {
      Result result = results.get(n);
      ObjectNode line = JsonNodeFactory.instance.objectNode().put("n", n);
      ArrayNode entities = line.putArray("entities");
      for (Entity entity : result.found()) {
        String value = result.text().substring(entity.start(), entity.end());
        entities
            .addObject()
            .put("type", entity.type())
            .put("start", entity.start())
            .put("end", entity.end())
            .put("value", entity.type().equals(CARD) ? "[card number]" : value);
      }
      lines.add(line);
    }
    return lines;
  }
}

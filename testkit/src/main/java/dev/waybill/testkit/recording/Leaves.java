// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Scan;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The values that are not taken apart further. */
final class Leaves {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Map<Class<?>, Leaf> ALL = all();

  private Leaves() {}

  /** How values of a class are written and read; null if they are taken apart. */
  static @Nullable Leaf of(Class<?> type) {
    return ALL.get(type);
  }

  private static Map<Class<?>, Leaf> all() {
    Map<Class<?>, Leaf> all = new HashMap<>();
    text(all, String.class, text -> text, text -> text);
    text(all, Instant.class, Instant::toString, Instant::parse);
    text(all, Duration.class, Duration::toString, Duration::parse);
    text(all, LocalDate.class, LocalDate::toString, LocalDate::parse);
    text(all, LocalTime.class, LocalTime::toString, LocalTime::parse);
    text(all, LocalDateTime.class, LocalDateTime::toString, LocalDateTime::parse);
    text(all, OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse);
    text(all, ZoneId.class, ZoneId::getId, ZoneId::of);
    text(all, ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of);
    text(all, Currency.class, Currency::getCurrencyCode, Currency::getInstance);
    text(all, Locale.class, Locale::toLanguageTag, Locale::forLanguageTag);
    text(all, URI.class, URI::toString, URI::create);
    text(all, BigDecimal.class, BigDecimal::toString, BigDecimal::new);
    leaf(all, boolean.class, JSON::booleanNode, JsonNode::isBoolean, JsonNode::booleanValue);
    leaf(all, int.class, JSON::numberNode, JsonNode::canConvertToInt, JsonNode::intValue);
    leaf(all, long.class, Leaves::number, Leaves::isLong, JsonNode::longValue);
    leaf(all, double.class, JSON::numberNode, JsonNode::isNumber, JsonNode::doubleValue);
    all.put(Boolean.class, boxed(all, boolean.class));
    all.put(Integer.class, boxed(all, int.class));
    all.put(Long.class, boxed(all, long.class));
    all.put(JsonNode.class, new Json());
    all.put(Journey.class, new Scans());
    return Map.copyOf(all);
  }

  private static Leaf boxed(Map<Class<?>, Leaf> all, Class<?> primitive) {
    Leaf leaf = all.get(primitive);
    if (leaf == null) {
      throw new IllegalStateException("there is no leaf for " + primitive);
    }
    return leaf;
  }

  /** The node that reading its text gives, so that what was read equals what is written. */
  private static JsonNode number(long value) {
    return (int) value == value ? JSON.numberNode((int) value) : JSON.numberNode(value);
  }

  private static boolean isLong(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong();
  }

  private static <T> void text(
      Map<Class<?>, Leaf> all, Class<T> type, Function<T, String> write, Function<String, T> read) {
    leaf(
        all,
        type,
        value -> JSON.textNode(write.apply(value)),
        JsonNode::isTextual,
        node -> read.apply(node.textValue()));
  }

  private static <T> void leaf(
      Map<Class<?>, Leaf> all,
      Class<T> type,
      Function<T, ? extends JsonNode> write,
      Predicate<JsonNode> fits,
      Function<JsonNode, T> read) {
    all.put(
        type,
        new Leaf() {
          @Override
          @SuppressWarnings("unchecked") // A leaf is found by the class of its values.
          public JsonNode write(Object value) {
            return write.apply((T) value);
          }

          @Override
          public Object read(JsonNode node, String where) {
            try {
              if (fits.test(node)) {
                return read.apply(node);
              }
            } catch (RuntimeException e) {
              throw new RecordingException(rule(where), e);
            }
            throw new RecordingException(rule(where));
          }

          private String rule(String where) {
            return where + " must be a " + type.getSimpleName();
          }
        });
  }

  /** What is JSON already. */
  private static final class Json implements Leaf {
    @Override
    public JsonNode write(Object value) {
      return (JsonNode) value;
    }

    @Override
    public Object read(JsonNode node, String where) {
      return node;
    }
  }

  /** A journey is made of its scans; what it says of them follows. */
  private static final class Scans implements Leaf {
    private static final String BELIEVED = "scans";
    private static final String ASIDE = "quarantined";

    private final Codec codec = new Codec();

    @Override
    public JsonNode write(Object value) {
      Journey journey = (Journey) value;
      ObjectNode object = JSON.objectNode();
      put(object, BELIEVED, journey.scans());
      put(object, ASIDE, journey.quarantined());
      return object;
    }

    private void put(ObjectNode object, String field, List<Scan> scans) {
      if (!scans.isEmpty()) {
        ArrayNode array = object.putArray(field);
        scans.forEach(scan -> array.add(codec.write(Scan.class, scan)));
      }
    }

    @Override
    public Object read(JsonNode node, String where) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (!field.getKey().equals(BELIEVED) && !field.getKey().equals(ASIDE)) {
          throw new RecordingException(
              where + " has a field that this version does not know: " + field.getKey());
        }
      }
      List<Scan> believed = scans(node, BELIEVED, where);
      List<Scan> all = new ArrayList<>(believed);
      all.addAll(scans(node, ASIDE, where));
      Instant newest = Instant.MIN;
      for (Scan scan : believed) {
        Instant earliest = scan.time().earliest();
        newest = earliest.isAfter(newest) ? earliest : newest;
      }
      return Journey.of(all, newest);
    }

    private List<Scan> scans(JsonNode node, String field, String where) {
      List<Scan> scans = new ArrayList<>();
      for (JsonNode scan : node.path(field)) {
        String place = where + "." + field + "[" + scans.size() + "]";
        scans.add((Scan) codec.read(Scan.class, scan, place));
      }
      return scans;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a scan of UPS means: the status code first, narrowed by the reason or the words where its
 * row allows it; then the words alone; else nothing certain. The activity type alone is believed
 * for labels only: type {@code D}, "delivered", is also used for "out for delivery". The table is
 * {@code status-codes.csv}.
 */
final class UpsCodes {

  private static final Map<String, Row> ROWS = load();

  private UpsCodes() {}

  /** What a {@code status} object means. */
  static Meaning meaning(@Nullable JsonNode status) {
    String type = upper(Json.text(status, "type"));
    String description = Json.text(status, "description");
    String words =
        description == null ? Json.text(status, "simplifiedTextDescription") : description;
    Row row = ROWS.get("status," + threeDigits(Json.text(status, "statusCode")));
    if (row != null && !row.narrow()) {
      return row.meaning();
    }
    Row reason = "X".equals(type) ? ROWS.get("reason," + reason(status)) : null;
    Meaning closer = reason == null ? UpsPhrases.meaning(words) : reason.meaning();
    if (row != null) {
      return narrowed(row.meaning(), closer, words);
    }
    Row label = closer.isNone() ? ROWS.get("type," + type) : null;
    return label == null ? closer : label.meaning();
  }

  /** UPS's own codes, unaltered, as {@code type/statusCode/code} without the parts it left out. */
  static String source(@Nullable JsonNode status) {
    String codes =
        Stream.of("type", "statusCode", "code")
            .map(field -> Json.text(status, field))
            .filter(part -> part != null)
            .collect(Collectors.joining("/"));
    return codes.isEmpty() ? "none" : codes;
  }

  private static Meaning narrowed(Meaning code, Meaning closer, @Nullable String words) {
    boolean saysDelivered = code.state().status() == ParcelStatus.DELIVERED;
    if (closer.isNone()) {
      return saysDelivered && UpsPhrases.deniesDelivery(words) ? Meaning.NONE : code;
    }
    return !saysDelivered && closer.state().status() == ParcelStatus.DELIVERED ? code : closer;
  }

  private static @Nullable String reason(@Nullable JsonNode status) {
    String code = upper(Json.text(status, "code"));
    return code == null ? null : code.replaceFirst("^0+(?=.)", "");
  }

  private static @Nullable String threeDigits(@Nullable String code) {
    return code == null ? null : "0".repeat(Math.max(0, 3 - code.length())) + code;
  }

  private static @Nullable String upper(@Nullable String text) {
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }

  private static Map<String, Row> load() {
    Map<String, Row> rows = new HashMap<>();
    for (String[] cells : Table.rows("status-codes.csv", 6)) {
      Meaning meaning = new Meaning(ParcelSubStatus.valueOf(cells[2]), Leg.valueOf(cells[3]));
      String key = cells[0] + "," + cells[1];
      if (rows.put(key, new Row(meaning, cells[4].equals("narrow"))) != null) {
        throw new IllegalStateException("status-codes.csv must have one row a code; twice: " + key);
      }
    }
    return Map.copyOf(rows);
  }

  private record Row(Meaning meaning, boolean narrow) {}
}

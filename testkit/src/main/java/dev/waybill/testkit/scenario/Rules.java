// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The rules of one scenario's fields. A field that breaks one is refused with its place, the rule
 * and the way out.
 *
 * @param id the scenario's identifier
 */
record Rules(String id) {

  void holds(String key, boolean holds, String rule, String wayOut) {
    if (!holds) {
      throw new IllegalArgumentException(
          "scenario " + id + ", " + key + ": " + rule + "; " + wayOut);
    }
  }

  void map(String key, Node node) {
    holds(key, node.isMissing() || node.isMap(), "it must be a map", "write {} for nothing");
  }

  void list(String key, Node node) {
    holds(key, node.isMissing() || node.isList(), "it must be a list", "write [] for none");
  }

  String oneOf(String key, String word, List<String> words) {
    holds(
        key,
        words.contains(word),
        "it must be one of " + String.join(", ", words) + ", not \"" + word + "\"",
        "use one of these");
    return word;
  }

  Instant instant(String key, Node node) {
    try {
      return OffsetDateTime.parse(node.text("")).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "scenario "
              + id
              + ", "
              + key
              + ": it must be a time with its offset"
              + (node.isMissing() ? "" : ", not \"" + node.text("a map or list") + "\"")
              + "; write for example \"2026-03-10T03:15:00Z\", in quotes",
          e);
    }
  }

  void zone(String key, Node node) {
    try {
      node.text().ifPresent(ZoneId::of);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "scenario "
              + id
              + ", "
              + key
              + ": it must be a time zone, not \""
              + node.text("")
              + "\"; write for example Europe/Berlin",
          e);
    }
  }
}

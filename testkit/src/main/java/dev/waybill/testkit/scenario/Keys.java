// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The keys of the format. A key that is none of them is never ignored in silence. */
final class Keys {

  private static final Set<String> FILE = Set.of("version", "defaults", "scenarios");
  private static final Set<String> DEFAULTS = Set.of("shop", "policy");
  private static final Set<String> SCENARIO =
      Set.of(
          "id",
          "title",
          "use_case",
          "envelope",
          "source",
          "now",
          "identity",
          "channel",
          "locale",
          "shop",
          "policy_overrides",
          "trigger",
          "mode",
          "world",
          "conversation",
          "expect",
          "forbid");
  private static final Set<String> LINE =
      Set.of(
          "customer",
          "agent_asks",
          "agent_offers",
          "agent_proactive",
          "host",
          "message_id",
          "channel",
          "attachment",
          "at",
          "to");
  private static final Set<String> HOST = Set.of("request", "approve");
  private static final Set<String> REQUEST = Set.of("action", "args", "key", "order");
  private static final Set<String> APPROVE = Set.of("key", "role", "person");
  private static final Set<String> EXPECT =
      Set.of(
          "decision",
          "intent",
          "tools",
          "actions",
          "facts",
          "unknown",
          "asks",
          "offers",
          "tone",
          "language",
          "state",
          "order_of",
          "channel_form",
          "handoff",
          "replies_include",
          "same_reply_as",
          "results");
  private static final Set<String> ACTION = Set.of("name", "args", "outcome", "idempotency_key");
  private static final Set<String> FACT = Set.of("say", "from");
  private static final Set<String> FORBID =
      Set.of("claims", "actions", "disclosures", "replies", "state");

  private Keys() {}

  /** The strange keys of the file itself; they count for each of its scenarios. */
  static List<String> unreadOfFile(Node root) {
    List<String> strange = new ArrayList<>();
    among(strange, "the file's ", root, FILE);
    among(strange, "the file's defaults.", root.get("defaults"), DEFAULTS);
    return strange;
  }

  /** The strange keys of a scenario, outside of its world. */
  static List<String> unread(Node scenario) {
    List<String> strange = new ArrayList<>();
    among(strange, "", scenario, SCENARIO);
    int number = 0;
    for (Node line : scenario.get("conversation").items()) {
      String where = "conversation." + number++ + ".";
      among(strange, where, line, LINE);
      among(strange, where + "host.", line.get("host"), HOST);
      among(strange, where + "host.request.", line.at("host.request"), REQUEST);
      among(strange, where + "host.approve.", line.at("host.approve"), APPROVE);
    }
    among(strange, "expect.", scenario.get("expect"), EXPECT);
    among(strange, "forbid.", scenario.get("forbid"), FORBID);
    each(strange, "expect.actions.", scenario.at("expect.actions"), ACTION);
    each(strange, "expect.facts.", scenario.at("expect.facts"), FACT);
    return strange;
  }

  private static void each(List<String> strange, String where, Node list, Set<String> known) {
    int number = 0;
    for (Node item : list.items()) {
      among(strange, where + number++ + ".", item, known);
    }
  }

  private static void among(List<String> strange, String where, Node map, Set<String> known) {
    map.fields().keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> strange.add(where + key));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Turns the text of a file into scenarios. What is not in the format is refused with the place, the
 * rule and the way out; keys the format does not have are kept as {@link Scenario#unread}.
 */
final class ScenarioParser {

  private static final List<String> IDENTITIES =
      List.of("anonymous", "claimed", "matched", "verified");
  private static final List<String> SPEAKERS =
      List.of("customer", "agent_asks", "agent_offers", "agent_proactive", "host");

  private final Node defaults;

  private ScenarioParser(Node defaults) {
    this.defaults = defaults;
  }

  static List<Scenario> parse(Reader reader) {
    Node root = Node.of(load(reader));
    if (!root.isMap()) {
      throw new IllegalArgumentException(
          "a file of scenarios must be a map with \"scenarios\": write \"scenarios:\" above the"
              + " list");
    }
    Node list = root.get("scenarios");
    if (!list.isMissing() && !list.isList()) {
      throw new IllegalArgumentException(
          "\"scenarios\" must be a list: begin each scenario with \"- id:\"");
    }
    ScenarioParser parser = new ScenarioParser(root.get("defaults"));
    List<String> everywhere = Keys.unreadOfFile(root);
    List<Scenario> scenarios = new ArrayList<>();
    for (Node node : list.items()) {
      scenarios.add(parser.scenario(node, scenarios.size() + 1, everywhere));
    }
    return scenarios;
  }

  private static Object load(Reader reader) {
    try {
      Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      return loaded == null ? Map.of() : loaded;
    } catch (YAMLException e) {
      throw new IllegalArgumentException("the file is not YAML: " + e.getMessage(), e);
    }
  }

  private Scenario scenario(Node node, int place, List<String> everywhere) {
    String id = node.get("id").text("");
    if (id.isBlank()) {
      throw new IllegalArgumentException(
          "scenario number " + place + " must have an \"id\": give it a short name of its own");
    }
    Rules rules = new Rules(id);
    rules.map("world", node.get("world"));
    rules.map("expect", node.get("expect"));
    rules.map("forbid", node.get("forbid"));
    Node conversation = node.get("conversation");
    rules.list("conversation", conversation);
    lines(conversation, rules);
    actions(node.at("expect.actions"), rules);
    List<String> unread = new ArrayList<>(everywhere);
    unread.addAll(Keys.unread(node));
    Node shop = node.has("shop") ? node.get("shop") : defaults.get("shop");
    rules.zone("shop.timezone", shop.get("timezone"));
    rules.zone("world.customer.zone", node.at("world.customer.zone"));
    return new Scenario(
        id,
        node.get("title").text(""),
        rules.instant("now", node.get("now")),
        rules.oneOf("identity", node.get("identity").text("anonymous"), IDENTITIES),
        node.get("channel").text("chat"),
        Locale.forLanguageTag(node.get("locale").text("en-US")),
        shop,
        node.get("world"),
        conversation.items(),
        node.get("expect"),
        node.get("forbid"),
        new Scenario.About(
            node.get("envelope").texts(),
            node.get("use_case").text(""),
            node.get("source").text("")),
        merged(defaults.get("policy"), node.get("policy_overrides")),
        node.get("trigger"),
        node.get("mode").text(""),
        unread);
  }

  /** Each line has one speaker, and words where words are due. */
  private static void lines(Node conversation, Rules rules) {
    int number = 0;
    for (Node line : conversation.items()) {
      String where = "conversation." + number++;
      long speakers = SPEAKERS.stream().filter(line::has).count();
      rules.holds(
          where,
          speakers == 1,
          "a line must have one of " + String.join(", ", SPEAKERS),
          "write for example {customer: \"where is my order\"}");
      rules.holds(
          where + ".customer",
          !line.has("customer") || line.get("customer").text().isPresent(),
          "what a customer says must be text",
          "put it in quotes");
      if (line.has("to")) {
        rules.oneOf(where + ".to", line.get("to").text(""), List.of("host", "transcript"));
      }
      if (line.has("at")) {
        rules.instant(where + ".at", line.get("at"));
      }
      if (line.has("host")) {
        host(where + ".host", line.get("host"), rules);
      }
    }
  }

  private static void host(String where, Node host, Rules rules) {
    boolean request = host.has("request");
    rules.holds(
        where,
        request != host.has("approve"),
        "a step of the host must be a request or an approve",
        "write {request: {action: cancel_order, args: {order_id: N1}, key: k1}}");
    Node step = host.get(request ? "request" : "approve");
    for (String needed : request ? List.of("action", "key") : List.of("key", "role")) {
      rules.holds(
          where + "." + needed,
          step.get(needed).text().isPresent(),
          "it must be there",
          "name it in a word");
    }
  }

  private static void actions(Node actions, Rules rules) {
    rules.list("expect.actions", actions);
    int number = 0;
    for (Node action : actions.items()) {
      rules.holds(
          "expect.actions." + number++ + ".name",
          action.get("name").text().isPresent(),
          "each action must have a name",
          "write for example {name: handoff.create, args: {queue: support}}");
    }
  }

  /** The one with the other over it, map by map; a list or a word replaces what was there. */
  private static Node merged(Node under, Node over) {
    if (over.isMissing()) {
      return under;
    }
    Node all = under;
    for (Map.Entry<String, Node> field : over.fields().entrySet()) {
      Node held = under.get(field.getKey());
      Node value = field.getValue();
      all = all.with(field.getKey(), held.isMap() && value.isMap() ? merged(held, value) : value);
    }
    return all;
  }
}

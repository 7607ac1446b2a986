// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The vocabulary of the random policies of these tests, and all its slots. */
final class Market {
  static final Type.Enumeration STATE =
      new Type.Enumeration(
          "State", List.of("placed", "paid", "shipped", "delivered", "returned"), false);
  static final Type.Enumeration TIER =
      new Type.Enumeration("Tier", List.of("standard", "silver", "gold"), true);
  static final Type.Enumeration IDENTITY =
      new Type.Enumeration("Identity", List.of("none", "matched", "verified"), true);
  static final Type.Enumeration REASON =
      new Type.Enumeration("Reason", List.of("late", "broken", "unwanted"), false);
  static final Type.Structure ITEM =
      record(
          "Item",
          attribute("paid", Type.Simple.MONEY),
          attribute("final_sale", Type.Simple.YES_NO));

  static final Vocabulary VOCABULARY =
      new Vocabulary(
          "market/1",
          Map.of("State", STATE, "Tier", TIER, "Identity", IDENTITY, "Reason", REASON),
          facts(
              record(
                  "order",
                  attribute("id", Type.Simple.ID),
                  attribute("customer_id", Type.Simple.ID),
                  attribute("state", STATE),
                  attribute("total", Type.Simple.MONEY),
                  attribute("refunded", Type.Simple.MONEY),
                  attribute("delivered_on", Type.Simple.DATE),
                  attribute("promised_on", Type.Simple.DATE),
                  attribute("shipped_at", Type.Simple.INSTANT),
                  attribute("gift", Type.Simple.YES_NO)),
              record(
                  "customer",
                  attribute("id", Type.Simple.ID),
                  attribute("tier", TIER),
                  attribute("identity", IDENTITY),
                  attribute("score", Type.Simple.NUMBER),
                  attribute("since", Type.Simple.LENGTH))),
          actions(
              new ActionType(
                  "refund",
                  arguments(
                      attribute("amount", Type.Simple.MONEY),
                      attribute("reason", REASON),
                      attribute("items", new Type.ListOf(ITEM))),
                  new ActionType.Each("item", "items"),
                  null),
              new ActionType(
                  "credit", arguments(attribute("amount", Type.Simple.MONEY)), null, null)),
          Set.of("oms"),
          roles(),
          Map.of("customer", "customer.id", "order", "order.id"),
          "customer.identity");

  final List<Slot> slots = new ArrayList<>();
  final ListSlot items = new ListSlot("request.items", 0, ITEM);
  final Variable item = new Variable("item", 0, items);
  private final Map<String, Slot> byPath = new LinkedHashMap<>();

  Market() {
    for (FactType fact : VOCABULARY.facts().values()) {
      add(
          fact.name(),
          new Attribute(fact.name(), Type.Simple.YES_NO, Visibility.PUBLIC, true, false),
          true);
      for (Attribute attribute : fact.type().attributes().values()) {
        add(fact.name() + "." + attribute.name(), attribute, false);
      }
    }
    add("request.amount", attribute("amount", Type.Simple.MONEY), false);
    add("request.reason", attribute("reason", REASON), false);
    int column = 0;
    for (Attribute attribute : ITEM.attributes().values()) {
      byPath.put(
          "item." + attribute.name(),
          new Slot("item." + attribute.name(), column++, attribute, false, item));
    }
  }

  private void add(String path, Attribute attribute, boolean whole) {
    Slot slot = new Slot(path, slots.size(), attribute, whole, null);
    slots.add(slot);
    byPath.put(path, slot);
  }

  Slot slot(String path) {
    Slot slot = byPath.get(path);
    if (slot == null) {
      throw new IllegalArgumentException(path);
    }
    return slot;
  }

  private static Attribute attribute(String name, Type type) {
    return new Attribute(name, type, Visibility.PUBLIC, true, false);
  }

  private static Type.Structure record(String name, Attribute... attributes) {
    return new Type.Structure(name, arguments(attributes), null);
  }

  private static Map<String, Attribute> arguments(Attribute... attributes) {
    Map<String, Attribute> all = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      all.put(attribute.name(), attribute);
    }
    return all;
  }

  private static Map<String, FactType> facts(Type.Structure... records) {
    Map<String, FactType> all = new LinkedHashMap<>();
    for (Type.Structure record : records) {
      all.put(record.name(), new FactType(record.name(), record, false));
    }
    return all;
  }

  private static Map<String, ActionType> actions(ActionType... actions) {
    Map<String, ActionType> all = new LinkedHashMap<>();
    for (ActionType action : actions) {
      all.put(action.name(), action);
    }
    return all;
  }

  private static Map<String, List<String>> roles() {
    Map<String, List<String>> roles = new LinkedHashMap<>();
    roles.put("lead", List.of());
    roles.put("boss", List.of("lead"));
    roles.put("fraud", List.of());
    return roles;
  }
}

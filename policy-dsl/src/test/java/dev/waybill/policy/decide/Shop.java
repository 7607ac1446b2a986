// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.FactType;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small vocabulary for tests, with one of everything. */
public final class Shop {

  static final Type.Enumeration STATE =
      new Type.Enumeration("State", List.of("placed", "paid", "shipped", "delivered"), false);
  static final Type.Enumeration TIER =
      new Type.Enumeration("Tier", List.of("standard", "silver", "gold"), true);
  static final Type.Enumeration IDENTITY =
      new Type.Enumeration("Identity", List.of("none", "matched", "verified", "stepped_up"), true);
  static final Type.Enumeration REASON =
      new Type.Enumeration("Reason", List.of("changed_mind", "defective", "late_delivery"), false);

  static final Type.Structure ADDRESS =
      record(
          "Address",
          "text",
          attribute("text", Type.Simple.TEXT),
          attribute("country", Type.Simple.ID),
          attribute("is_deliverable", Type.Simple.YES_NO));
  static final Type.Structure ITEM =
      record(
          "Item",
          "name",
          attribute("name", Type.Simple.TEXT),
          attribute("final_sale", Type.Simple.YES_NO),
          attribute("paid", Type.Simple.MONEY),
          attribute("state", STATE));

  /** The vocabulary. */
  public static final Vocabulary VOCABULARY =
      new Vocabulary(
          "shop/1",
          Map.of("State", STATE, "Tier", TIER, "Identity", IDENTITY, "Reason", REASON),
          facts(
              record(
                  "order",
                  null,
                  attribute("id", Type.Simple.ID),
                  attribute("customer_id", Type.Simple.ID),
                  attribute("state", STATE),
                  attribute("total", Type.Simple.MONEY),
                  attribute("refunded", Type.Simple.MONEY),
                  attribute("delivered_on", Type.Simple.DATE),
                  attribute("delivered_at", Type.Simple.INSTANT),
                  attribute("dispute", Type.Simple.YES_NO),
                  attribute("pieces", Type.Simple.NUMBER),
                  attribute("email", Type.Simple.EMAIL),
                  attribute("discount", Type.Simple.PERCENT),
                  attribute("ship_to", ADDRESS),
                  attribute("item_ids", new Type.ListOf(Type.Simple.ID)),
                  attribute("items", new Type.ListOf(ITEM)),
                  new Attribute("margin", Type.Simple.MONEY, Visibility.INTERNAL, true, false),
                  new Attribute("note", Type.Simple.TEXT, Visibility.INTERNAL, true, true)),
              record(
                  "customer",
                  null,
                  attribute("id", Type.Simple.ID),
                  attribute("tier", TIER),
                  attribute("identity", IDENTITY),
                  attribute("score", Type.Simple.NUMBER),
                  attribute("account_age", Type.Simple.LENGTH),
                  attribute("phone", Type.Simple.PHONE),
                  new Attribute("code", Type.Simple.TEXT, Visibility.SECRET, true, false)),
              record("session", null, attribute("customer_id", Type.Simple.ID))),
          actions(
              new ActionType(
                  "refund",
                  arguments(
                      attribute("order_id", Type.Simple.ID),
                      attribute("amount", Type.Simple.MONEY),
                      attribute("reason", REASON),
                      attribute("items", new Type.ListOf(ITEM)),
                      attribute("address", ADDRESS),
                      attribute("item_ids", new Type.ListOf(Type.Simple.ID))),
                  new ActionType.Each("item", "items"),
                  "order.customer_id"),
              new ActionType(
                  "credit",
                  arguments(
                      attribute("amount", Type.Simple.MONEY),
                      attribute("pieces", Type.Simple.NUMBER),
                      attribute("reason", REASON)),
                  null,
                  null),
              new ActionType(
                  "cancel", arguments(attribute("order_id", Type.Simple.ID)), null, null)),
          Set.of("oms", "crm"),
          roles(),
          Map.of("customer", "customer.id", "order", "order.id"),
          "customer.identity");

  private Shop() {}

  static Map<String, Attribute> argumentsOf(String action) {
    return requireNonNull(VOCABULARY.actions().get(action), action).arguments();
  }

  static Map<String, Attribute> attributesOf(String fact) {
    return requireNonNull(VOCABULARY.facts().get(fact), fact).type().attributes();
  }

  private static Attribute attribute(String name, Type type) {
    return new Attribute(name, type, Visibility.PUBLIC, true, false);
  }

  private static Type.Structure record(
      String name, @Nullable String shownAs, Attribute... attributes) {
    return new Type.Structure(name, arguments(attributes), shownAs);
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
    roles.put("team_lead", List.of());
    roles.put("supervisor", List.of("team_lead"));
    roles.put("fraud_desk", List.of());
    roles.put("director", List.of("supervisor", "fraud_desk"));
    return roles;
  }
}

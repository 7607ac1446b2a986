// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.Message;
import dev.waybill.policy.model.PolicyDigest;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Random policies over {@link Market} and random requests. The same seed gives the same. */
final class RandomMarket {
  static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final Source SOURCE = new Source("random.policy", "an atom");
  private static final Span SPAN = new Span(SOURCE, 0, 7);
  private static final List<String> MONEY =
      List.of("order.total", "order.refunded", "request.amount");
  private static final List<String> DATES = List.of("order.delivered_on", "order.promised_on");
  private static final List<String> TEXTS =
      List.of("order.state", "customer.tier", "order.gift", "order.id", "customer.id");
  private static final List<String> ROLES = List.of("lead", "boss", "fraud");

  private final SplittableRandom random;
  private final Market market = new Market();
  private final boolean opaque;
  private final boolean money;
  private int limits;
  private int counts;

  /**
   * Starts a series.
   *
   * @param seed where it starts
   * @param opaque whether there are counts, limits, months and other things without plain
   *     arithmetic
   * @param money whether amounts are compared with each other and multiplied
   */
  RandomMarket(long seed, boolean opaque, boolean money) {
    this.random = new SplittableRandom(seed);
    this.opaque = opaque;
    this.money = money;
  }

  CheckedPolicy policy(int most) {
    limits = 0;
    counts = 0;
    List<Rule> rules = new ArrayList<>();
    int size = 1 + random.nextInt(most);
    for (int i = 0; i < size; i++) {
      rules.add(rule("rule " + i));
    }
    return policy(rules);
  }

  /** Gives the policy with one rule changed, removed or added, or just reordered. */
  CheckedPolicy changed(CheckedPolicy policy) {
    List<Rule> rules = new ArrayList<>(policy.rules());
    limits = policy.limits();
    counts = policy.ledgerCounts();
    int at = random.nextInt(rules.size());
    switch (random.nextInt(5)) {
      case 0:
        rules.set(at, rule(rules.get(at).name()));
        break;
      case 1:
        if (rules.size() > 1) {
          rules.remove(at);
        }
        break;
      case 2:
        rules.add(rule("rule new"));
        break;
      case 3:
        Rule old = rules.get(at);
        rules.set(at, with(old, new Condition.Not(new Condition.Not(old.condition()))));
        break;
      default:
        Rule split = rules.get(at);
        Condition cut = condition(1, split.element() != null);
        rules.set(at, with(split, new Condition.All(List.of(split.condition(), cut))));
        break;
    }
    java.util.Collections.reverse(rules);
    return policy(rules);
  }

  private static Rule with(Rule rule, Condition condition) {
    return new Rule(
        rule.name(),
        rule.effect(),
        rule.actions(),
        condition,
        rule.element(),
        null,
        rule.customer(),
        null,
        List.of(),
        false,
        SPAN,
        SPAN);
  }

  CheckedPolicy policy(List<Rule> rules) {
    List<Layout.Column> columns = new ArrayList<>();
    for (Attribute attribute : Market.ITEM.attributes().values()) {
      columns.add(new Layout.Column(attribute.name(), attribute));
    }
    return new CheckedPolicy(
        SOURCE,
        "Random",
        "1",
        Currency.getInstance("USD"),
        ZoneId.of("UTC"),
        null,
        null,
        Market.VOCABULARY,
        new Layout(market.slots, List.of(market.items), List.of(columns), List.of(market.item)),
        List.of(),
        List.of(),
        rules,
        List.of(),
        List.of(),
        List.of(),
        counts,
        limits,
        0,
        0,
        PolicyDigest.known("0".repeat(64)),
        List.of());
  }

  Rule rule(String name) {
    Set<String> actions = new LinkedHashSet<>();
    int which = random.nextInt(4);
    if (which != 1) {
      actions.add("refund");
    }
    if (which == 1 || which == 3) {
      actions.add("credit");
    }
    boolean each = actions.size() == 1 && actions.contains("refund") && random.nextInt(3) == 0;
    Message told =
        random.nextInt(3) == 0
            ? new Message(List.of(new Message.Words("text " + random.nextInt(3))), false, SPAN)
            : null;
    return new Rule(
        name,
        effect(),
        actions,
        condition(2, each),
        each ? market.item : null,
        null,
        told,
        null,
        List.of(),
        false,
        SPAN,
        SPAN);
  }

  private Effect effect() {
    switch (random.nextInt(opaque ? 11 : 10)) {
      case 0:
      case 1:
      case 2:
        return new Effect.Allow();
      case 3:
      case 4:
        return new Effect.Deny();
      case 5:
        return new Effect.RequireConfirmation(List.of("order.id"), null);
      case 6:
        return new Effect.RequireApproval(pick(ROLES), null);
      case 7:
        return new Effect.RequireIdentity(
            market.slot("customer.identity"), pick(List.of("matched", "verified")));
      case 8:
        return new Effect.Cap(
            read("request.amount"), amount(2), random.nextBoolean() ? null : pick(ROLES));
      case 9:
        return new Effect.Inform();
      default:
        boolean total = random.nextBoolean();
        return new Effect.Limit(
            total ? read("request.amount") : null,
            random.nextBoolean(),
            total ? dollars(random.nextInt(5) * 10) : number(random.nextInt(4)),
            "customer",
            market.slot("customer.id"),
            random.nextBoolean() ? null : new Quantity.Constant(Dimension.DAYS, 30, 1),
            random.nextBoolean() ? null : pick(ROLES),
            limits++);
    }
  }

  Condition condition(int depth, boolean each) {
    if (depth > 0 && random.nextInt(3) > 0) {
      List<Condition> parts = List.of(condition(depth - 1, each), condition(depth - 1, each));
      switch (random.nextInt(4)) {
        case 0:
          return new Condition.Any(parts);
        case 1:
          return new Condition.Not(parts.get(0));
        default:
          return new Condition.All(parts);
      }
    }
    if (each && random.nextBoolean()) {
      return random.nextBoolean()
          ? oneOf("item.final_sale")
          : compare(read("item.paid"), dollars(10L * random.nextInt(4)));
    }
    switch (random.nextInt(opaque ? 13 : 12)) {
      case 0:
      case 1:
      case 2:
        return oneOf(pick(TEXTS));
      case 3:
        return compare(amount(1), amount(1));
      case 4:
        return new Condition.Presence(
            market.slot(
                pick(
                    List.of("order", "customer", "order.id", "order.total", "order.delivered_on"))),
            random.nextBoolean(),
            SPAN);
      case 5:
      case 6:
        return compare(read(pick(DATES)), new Quantity.Ago(days(15L * random.nextInt(4))));
      case 7:
        return compare(
            read(pick(DATES)),
            new Quantity.Ago(
                opaque
                    ? new Quantity.Constant(Dimension.MONTHS, random.nextInt(4), 1)
                    : days(7L * random.nextInt(8))));
      case 8:
        return compare(
            read("order.delivered_on"),
            new Quantity.Sum(
                Dimension.DATE, read("order.promised_on"), false, days(random.nextInt(3) * 5L)));
      case 9:
        return new Condition.Same(
            market.slot("order.id"),
            market.slot(pick(List.of("order.customer_id", "customer.id"))),
            false,
            SPAN);
      case 10:
        return random.nextBoolean()
            ? compare(
                read("order.shipped_at"),
                new Quantity.Ago(
                    new Quantity.Constant(
                        Dimension.ELAPSED, 3_600_000_000L * (1 + random.nextInt(3)), 1)))
            : compare(
                new Quantity.DayOf(read("order.shipped_at")),
                new Quantity.Ago(days(random.nextInt(3))));
      case 11:
        return random.nextBoolean()
            ? compare(read("customer.score"), number(random.nextInt(4)))
            : compare(read(pick(DATES)), window());
      default:
        return compare(
            new Quantity.Done("refund", "customer", market.slot("customer.id"), days(90), counts++),
            number(random.nextInt(3)));
    }
  }

  private Quantity window() {
    List<Quantity.DatedValue> values =
        List.of(
            new Quantity.DatedValue(null, null, days(10), SPAN),
            new Quantity.DatedValue(
                TODAY.minusDays(random.nextInt(5)),
                random.nextBoolean() ? null : TODAY.plusDays(random.nextInt(5)),
                days(20),
                SPAN));
    return new Quantity.Ago(new Quantity.Setting(Dimension.DAYS, "window", values));
  }

  private Condition compare(Quantity left, Quantity right) {
    return new Condition.Compare(left, pick(List.of(Comparison.values())), right, SPAN);
  }

  private Condition oneOf(String path) {
    Slot slot = market.slot(path);
    List<String> values = values(slot.attribute());
    Set<String> some = new LinkedHashSet<>();
    some.add(pick(values));
    if (random.nextBoolean()) {
      some.add(pick(values));
    }
    return new Condition.OneOf(slot, some, random.nextInt(4) == 0 ? pick(values) : null, SPAN);
  }

  private static List<String> values(Attribute attribute) {
    if (attribute.type() instanceof Type.Enumeration enumeration) {
      return enumeration.values();
    }
    return attribute.type() == Type.Simple.YES_NO ? List.of("yes", "no") : List.of("A", "B");
  }

  private Quantity amount(int depth) {
    if (depth > 0 && money && random.nextInt(3) == 0) {
      Quantity left = amount(depth - 1);
      Quantity right = amount(depth - 1);
      switch (random.nextInt(4)) {
        case 0:
          return new Quantity.Sum(Dimension.MONEY, left, random.nextBoolean(), right);
        case 1:
          return new Quantity.Choice(random.nextBoolean(), left, right);
        case 2:
          return new Quantity.Scaled(
              Dimension.MONEY, 1 + random.nextInt(3), 1 + random.nextInt(4), left);
        default:
          return table(left, right);
      }
    }
    if (random.nextInt(6) == 0) {
      return new Quantity.ReadOr(read(pick(MONEY)), dollars(10));
    }
    boolean fact = random.nextInt(money ? 2 : 3) > 0;
    return fact
        ? (money ? read(pick(MONEY)) : read("request.amount"))
        : dollars(10L * random.nextInt(5));
  }

  private Quantity table(Quantity one, Quantity other) {
    return new Quantity.Lookup(
        Dimension.MONEY,
        "limits",
        List.of(market.slot("customer.tier"), market.slot("order.gift")),
        List.of(
            new Quantity.Row(java.util.Arrays.asList("gold", null), one, SPAN),
            new Quantity.Row(java.util.Arrays.asList("silver", "yes"), other, SPAN),
            new Quantity.Row(java.util.Arrays.asList(null, null), dollars(20), SPAN)),
        SPAN);
  }

  private Quantity.Read read(String path) {
    Slot slot = market.slot(path);
    Dimension dimension;
    switch ((Type.Simple) slot.attribute().type()) {
      case MONEY:
        dimension = Dimension.MONEY;
        break;
      case DATE:
        dimension = Dimension.DATE;
        break;
      case INSTANT:
        dimension = Dimension.INSTANT;
        break;
      case LENGTH:
        dimension = Dimension.ELAPSED;
        break;
      default:
        dimension = Dimension.NUMBER;
        break;
    }
    return new Quantity.Read(dimension, slot);
  }

  private static Quantity.Constant dollars(long dollars) {
    return new Quantity.Constant(Dimension.MONEY, dollars * 100, 1);
  }

  private static Quantity.Constant number(long number) {
    return new Quantity.Constant(Dimension.NUMBER, number * Forms.ONE, 1);
  }

  private static Quantity.Constant days(long days) {
    return new Quantity.Constant(Dimension.DAYS, days, 1);
  }

  /** Gives a request; some values are not read and some are absent. */
  Request request(String action) {
    LocalDate day = TODAY.plusDays(random.nextInt(-6, 7));
    Instant now = day.atTime(12, 0).atZone(ZoneId.of("UTC")).toInstant();
    List<Fact> facts = new ArrayList<>();
    for (String name : List.of("order", "customer")) {
      int how = random.nextInt(12);
      if (how == 0) {
        facts.add(new Fact(name, Value.ABSENT, "oms", now, true, List.of()));
      } else if (how > 1) {
        Type.Structure type = Market.VOCABULARY.facts().get(name).type();
        facts.add(new Fact(name, fields(type, day), "oms", now, true, List.of()));
      }
    }
    Map<String, Argument> arguments = new LinkedHashMap<>();
    for (Attribute attribute : Market.VOCABULARY.actions().get(action).arguments().values()) {
      if (attribute.type() instanceof Type.ListOf) {
        if (random.nextInt(5) > 0) {
          arguments.put(
              attribute.name(),
              new Argument(
                  random.nextInt(8) == 0
                      ? Value.ABSENT
                      : new Value.Items(
                          random.nextInt(8) == 0 ? List.of() : List.of(fields(Market.ITEM, day))),
                  List.of(Label.system("oms"))));
        }
      } else if (random.nextInt(8) > 0) {
        arguments.put(
            attribute.name(),
            new Argument(value(attribute.type(), day), List.of(Label.system("oms"))));
      }
    }
    return new Request(action, arguments, facts, now);
  }

  private Value fields(Type.Structure type, LocalDate day) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Attribute attribute : type.attributes().values()) {
      if (random.nextInt(10) > 0) {
        fields.put(attribute.name(), value(attribute.type(), day));
      }
    }
    return new Value.Fields(fields);
  }

  private Value value(Type type, LocalDate day) {
    if (random.nextInt(12) == 0) {
      return Value.ABSENT;
    }
    if (type instanceof Type.Enumeration enumeration) {
      return Value.text(pick(enumeration.values()));
    }
    switch ((Type.Simple) type) {
      case MONEY:
        return Value.money(500L * random.nextInt(-1, 9) + random.nextInt(-1, 2), "USD");
      case NUMBER:
        return new Value.Decimal(
            BigDecimal.valueOf(random.nextInt(9), 1).multiply(BigDecimal.valueOf(5)));
      case DATE:
        return Value.day(
            random.nextBoolean()
                ? day.minusDays(5L * random.nextInt(-1, 10) + random.nextInt(-1, 2))
                : day.minusMonths(random.nextInt(4)).plusDays(random.nextInt(-1, 2)));
      case INSTANT:
        return new Value.Moment(
            day.atTime(12, 0)
                .atZone(ZoneId.of("UTC"))
                .toInstant()
                .minusSeconds(1_800L * random.nextInt(100)));
      case LENGTH:
        return new Value.Length(Duration.ofDays(random.nextInt(100)));
      case YES_NO:
        return Value.yes(random.nextBoolean());
      default:
        return Value.text(pick(List.of("A", "B", "C")));
    }
  }

  int number(int bound, int ignored) {
    return random.nextInt(bound);
  }

  long count() {
    return random.nextInt(4);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}

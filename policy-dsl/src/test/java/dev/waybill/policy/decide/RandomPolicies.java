// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Random policies over {@link Shop}, and random requests to them. The same seed gives the same.
 * Values are drawn from few, so that rules meet.
 */
public final class RandomPolicies {

  /** The time of all requests. */
  public static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  static final List<String> ACTIONS = List.of("refund", "credit", "cancel");

  private static final List<String> WORDS =
      List.of("order.state", "customer.tier", "request.reason", "order.dispute", "order.id");
  private static final List<String> MONEY =
      List.of("order.total", "order.refunded", "request.amount");
  private static final List<String> ROLES =
      List.of("team_lead", "supervisor", "fraud_desk", "director");

  private final SplittableRandom random;

  /**
   * Starts a series.
   *
   * @param seed where it starts
   */
  public RandomPolicies(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Gives the next policy.
   *
   * @return its builder, which also gives it with other orders of its rules
   */
  public PolicyBuilder policy() {
    PolicyBuilder policy = new PolicyBuilder();
    policy.variable("item", "request.items");
    policy.variable("bought", "order.items");
    if (random.nextInt(4) == 0) {
      policy.trust("order", PolicyBuilder.hours(1), "oms");
      policy.accept("amount", "customer", "oms");
    }
    int rules = 2 + random.nextInt(8);
    for (int i = 0; i < rules; i++) {
      rule(policy, "rule " + (char) ('a' + i));
    }
    return policy;
  }

  private void rule(PolicyBuilder policy, String name) {
    String[] actions = actions();
    PolicyBuilder.RuleBuilder rule;
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> rule = policy.allow(name, actions);
      case 3, 4 -> rule = policy.deny(name, actions).tell("No: {order.id}.").suggest("credit");
      case 5 ->
          rule = policy.confirm(name, List.of(pick(MONEY), "order.id", "request.items"), actions);
      case 6 ->
          rule =
              policy.approve(
                  name,
                  pick(ROLES),
                  random.nextBoolean() ? PolicyBuilder.hours(1 + random.nextInt(3)) : null,
                  actions);
      case 7 -> rule = policy.identity(name, pick(List.of("matched", "verified")), actions);
      case 8 ->
          rule =
              policy.cap(
                  name,
                  "request.amount",
                  money(policy, 2),
                  random.nextBoolean() ? pick(ROLES) : null,
                  "refund",
                  "credit");
      default ->
          rule =
              policy.limit(
                  name,
                  random.nextBoolean() ? "request.amount" : null,
                  PolicyBuilder.number(1 + random.nextInt(3)),
                  random.nextBoolean() ? "customer" : "order",
                  random.nextBoolean() ? PolicyBuilder.days(30) : null,
                  random.nextBoolean() ? pick(ROLES) : null,
                  "refund",
                  "credit");
    }
    boolean each = random.nextInt(4) == 0;
    if (each) {
      rule = rule.each();
    }
    rule.when(condition(policy, each, 2));
  }

  private String[] actions() {
    int first = random.nextInt(3);
    return random.nextBoolean()
        ? new String[] {ACTIONS.get(first)}
        : new String[] {"refund", ACTIONS.get(1 + random.nextInt(2))};
  }

  /** A random condition. */
  Condition condition(PolicyBuilder policy, boolean element, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      Condition left = condition(policy, element, depth - 1);
      Condition right = condition(policy, element, depth - 1);
      return switch (random.nextInt(3)) {
        case 0 -> PolicyBuilder.all(left, right);
        case 1 -> PolicyBuilder.any(left, right);
        default -> PolicyBuilder.not(left);
      };
    }
    if (element && random.nextBoolean()) {
      return random.nextBoolean()
          ? policy.is("item.final_sale", "yes")
          : PolicyBuilder.compare(policy.read("item.paid"), comparison(), amount());
    }
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> word(policy);
      case 3 -> PolicyBuilder.compare(money(policy, 1), comparison(), money(policy, 1));
      case 4 -> random.nextBoolean() ? policy.known(pick(WORDS)) : policy.missing("order");
      case 5 ->
          PolicyBuilder.compare(
              policy.read("order.delivered_on"),
              comparison(),
              PolicyBuilder.ago(PolicyBuilder.days(random.nextInt(3) * 15L)));
      case 6 ->
          new Condition.Quantified(
              pick(List.of(Condition.Quantifier.values())),
              policy.variable("bought", "order.items"),
              policy.is("bought.final_sale", "yes"),
              PolicyBuilder.NOWHERE);
      default ->
          PolicyBuilder.compare(
              policy.done("refund", "customer", PolicyBuilder.days(90)),
              comparison(),
              PolicyBuilder.number(random.nextInt(3)));
    };
  }

  private Condition word(PolicyBuilder policy) {
    String path = pick(WORDS);
    List<String> values = words(policy.slot(path).attribute());
    return random.nextBoolean()
        ? policy.is(path, pick(values))
        : policy.is(path, values.get(0), values.get(1));
  }

  private Quantity money(PolicyBuilder policy, int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      Quantity left = money(policy, depth - 1);
      Quantity right = money(policy, depth - 1);
      return switch (random.nextInt(3)) {
        case 0 -> new Quantity.Sum(Dimension.MONEY, left, random.nextBoolean(), right);
        case 1 -> new Quantity.Choice(random.nextBoolean(), left, right);
        default -> PolicyBuilder.percent(1 + random.nextInt(9), 1 + random.nextInt(9), left);
      };
    }
    return random.nextBoolean() ? policy.read(pick(MONEY)) : amount();
  }

  private Quantity amount() {
    return PolicyBuilder.dollars(1_000L * random.nextInt(5));
  }

  private Comparison comparison() {
    return pick(List.of(Comparison.values()));
  }

  /**
   * Gives a request; about one value in eight is not read, and some are absent.
   *
   * @return the request
   */
  public Request request() {
    Request.Builder request = Request.of(pick(ACTIONS), NOW);
    List<String> facts = List.of("order", "customer", "session");
    for (String fact : facts) {
      if (random.nextInt(8) > 0) {
        request.fact(
            new Fact(fact, fields(fact), "oms", NOW.minusSeconds(60), true, List.of("e-" + fact)));
      }
    }
    Request built = request.build();
    Map<String, Argument> arguments = new LinkedHashMap<>();
    Shop.argumentsOf(built.action())
        .forEach(
            (name, attribute) -> {
              if (random.nextInt(8) > 0) {
                arguments.put(name, argument(attribute));
              }
            });
    return new Request(built.action(), arguments, built.facts(), NOW);
  }

  private Argument argument(Attribute attribute) {
    return new Argument(value(attribute.type()), List.of(Label.system("oms")));
  }

  private Value fields(String fact) {
    Map<String, Value> fields = new LinkedHashMap<>();
    Shop.attributesOf(fact)
        .forEach(
            (name, attribute) -> {
              if (random.nextInt(8) > 0) {
                fields.put(name, value(attribute.type()));
              }
            });
    return new Value.Fields(fields);
  }

  /** A request that knows one thing more; the same request if it knows everything. */
  Request withOneMore(Request request) {
    List<Fact> facts = new ArrayList<>(request.facts());
    Map<String, Argument> arguments = new LinkedHashMap<>(request.arguments());
    List<Runnable> choices = new ArrayList<>();
    Shop.argumentsOf(request.action())
        .forEach(
            (name, attribute) -> {
              if (!arguments.containsKey(name)) {
                choices.add(() -> arguments.put(name, argument(attribute)));
              }
            });
    for (String fact : List.of("order", "customer")) {
      Shop.attributesOf(fact)
          .forEach(
              (name, attribute) -> {
                if (facts.stream().noneMatch(f -> has(f, fact, name))) {
                  Value more = new Value.Fields(Map.of(name, value(attribute.type())));
                  choices.add(
                      () ->
                          facts.add(new Fact(fact, more, "oms", NOW, true, List.of("e-" + fact))));
                }
              });
    }
    if (!choices.isEmpty()) {
      pick(choices).run();
    }
    return new Request(request.action(), arguments, facts, request.now());
  }

  private static boolean has(Fact fact, String name, String attribute) {
    return fact.name().equals(name)
        && fact.value() instanceof Value.Fields fields
        && fields.attributes().containsKey(attribute);
  }

  /** A ledger with a short history. */
  InMemoryLedger ledger() {
    InMemoryLedger ledger = new InMemoryLedger();
    for (int i = random.nextInt(4); i > 0; i--) {
      ledger.reserve(
          new Entry(
              "h" + i,
              "refund",
              Map.of("customer", "A", "order", "A"),
              Map.of("amount", 1_000L * random.nextInt(3)),
              NOW.minus(Duration.ofDays(random.nextInt(120)))),
          List.of());
    }
    return ledger;
  }

  /** The rules in another order. */
  List<Rule> shuffled(List<Rule> rules) {
    List<Rule> shuffled = new ArrayList<>(rules);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Rule rule = shuffled.get(i);
      shuffled.set(i, shuffled.get(j));
      shuffled.set(j, rule);
    }
    return shuffled;
  }

  private static List<String> words(Attribute attribute) {
    if (attribute.type() instanceof Type.Enumeration names) {
      return names.values();
    }
    return attribute.type() == Type.Simple.YES_NO ? List.of("yes", "no") : List.of("A", "B");
  }

  Value value(Type type) {
    if (random.nextInt(10) == 0) {
      return Value.ABSENT;
    }
    if (type instanceof Type.Enumeration names) {
      return Value.text(pick(names.values()));
    }
    if (type instanceof Type.ListOf list) {
      List<Value> items = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(value(list.element()));
      }
      return new Value.Items(items);
    }
    if (type instanceof Type.Structure record) {
      Map<String, Value> fields = new LinkedHashMap<>();
      record
          .attributes()
          .forEach(
              (name, attribute) -> {
                if (random.nextInt(5) > 0) {
                  fields.put(name, value(attribute.type()));
                }
              });
      return new Value.Fields(fields);
    }
    return switch ((Type.Simple) type) {
      case MONEY -> Value.money(500L * random.nextInt(-1, 9), "USD");
      case NUMBER -> Value.number(random.nextInt(4));
      case PERCENT -> new Value.Percent(BigDecimal.valueOf(random.nextInt(50)));
      case DATE -> Value.day(LocalDate.of(2026, 3, 10).minusDays(random.nextInt(40)));
      case INSTANT -> new Value.Moment(NOW.minusSeconds(random.nextInt(100_000)));
      case LENGTH -> new Value.Length(Duration.ofDays(random.nextInt(100)));
      case YES_NO -> Value.yes(random.nextBoolean());
      default -> Value.text(random.nextBoolean() ? "A" : "B");
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.model.Accept;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Message;
import dev.waybill.policy.model.PolicyDigest;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.model.Trust;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds checked policies over {@link Shop} without a compiler. */
public final class PolicyBuilder {

  static final Source SOURCE = new Source("test.policy", "");
  static final Span NOWHERE = new Span(SOURCE, 0, 0);

  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Map<String, ListSlot> lists = new LinkedHashMap<>();
  private final List<List<Layout.Column>> columns = new ArrayList<>();
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  final List<Rule> rules = new ArrayList<>();
  private final List<Trust> trusts = new ArrayList<>();
  private final List<Accept> accepts = new ArrayList<>();
  private int counts;
  private int limits;
  private int ages;
  private int origins;
  private ZoneId zone = ZoneId.of("UTC");
  private @Nullable LocalDate from;
  private @Nullable LocalDate until;

  PolicyBuilder zone(String zone) {
    this.zone = ZoneId.of(zone);
    return this;
  }

  PolicyBuilder effective(@Nullable LocalDate from, @Nullable LocalDate until) {
    this.from = from;
    this.until = until;
    return this;
  }

  // ---- places

  Slot slot(String path) {
    int dot = path.indexOf('.');
    Variable variable = variables.get(dot < 0 ? path : path.substring(0, dot));
    if (variable != null) {
      return column(path, dot < 0 ? "" : path.substring(dot + 1), variable);
    }
    Slot slot = slots.get(path);
    if (slot == null) {
      slot = new Slot(path, slots.size(), attribute(path), dot < 0, null);
      slots.put(path, slot);
    }
    return slot;
  }

  private Slot column(String path, String inner, Variable variable) {
    List<Layout.Column> all = columns.get(variable.list().index());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).path().equals(inner)) {
        return new Slot(path, i, all.get(i).attribute(), false, variable);
      }
    }
    Type element = variable.list().element();
    Attribute attribute =
        inner.isEmpty()
            ? new Attribute(path, element, Visibility.PUBLIC, true, false)
            : inside(element, inner);
    all.add(new Layout.Column(inner, attribute));
    return new Slot(path, all.size() - 1, attribute, false, variable);
  }

  private static Attribute attribute(String path) {
    String[] names = path.split("\\.", -1);
    if (names.length == 1) {
      return new Attribute(path, Type.Simple.YES_NO, Visibility.PUBLIC, true, false);
    }
    if (!names[0].equals("request")) {
      return Shop.VOCABULARY.attribute(path).orElseThrow();
    }
    Attribute attribute = argument(names[1]);
    for (int i = 2; i < names.length; i++) {
      attribute = inside(attribute.type(), names[i]);
    }
    if (attribute.type() instanceof Type.Structure record) {
      Attribute shown = inside(record, requireNonNull(record.shownAs()));
      return new Attribute(
          attribute.name(), shown.type(), attribute.visibility(), attribute.optional(), false);
    }
    return attribute;
  }

  private static Attribute argument(String name) {
    for (ActionType action : Shop.VOCABULARY.actions().values()) {
      Attribute attribute = action.arguments().get(name);
      if (attribute != null) {
        return attribute;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static Attribute inside(Type record, String name) {
    return requireNonNull(((Type.Structure) record).attributes().get(name), name);
  }

  ListSlot list(String path) {
    ListSlot list = lists.get(path);
    if (list == null) {
      Type element = ((Type.ListOf) attribute(path).type()).element();
      list = new ListSlot(path, lists.size(), element);
      lists.put(path, list);
      columns.add(new ArrayList<>());
      if (!(element instanceof Type.Structure)) {
        columns
            .get(list.index())
            .add(
                new Layout.Column(
                    "", new Attribute(path, element, Visibility.PUBLIC, true, false)));
      }
    }
    return list;
  }

  Variable variable(String name, String path) {
    Variable variable = variables.get(name);
    if (variable == null) {
      variable = new Variable(name, variables.size(), list(path));
      variables.put(name, variable);
    }
    return variable;
  }

  // ---- conditions

  Condition is(String path, String... values) {
    return new Condition.OneOf(slot(path), Set.of(values), null, NOWHERE);
  }

  Condition known(String path) {
    return new Condition.Presence(slot(path), true, NOWHERE);
  }

  Condition missing(String path) {
    return new Condition.Presence(slot(path), false, NOWHERE);
  }

  static Condition compare(Quantity left, Comparison comparison, Quantity right) {
    return new Condition.Compare(left, comparison, right, NOWHERE);
  }

  static Condition all(Condition... parts) {
    return new Condition.All(List.of(parts));
  }

  static Condition any(Condition... parts) {
    return new Condition.Any(List.of(parts));
  }

  static Condition not(Condition part) {
    return new Condition.Not(part);
  }

  static Condition always() {
    return new Condition.Always(true);
  }

  Condition comesFrom(String argument, String... sources) {
    return new Condition.ComesFrom(argument, patterns(sources), origins++, NOWHERE);
  }

  // ---- quantities

  static Quantity.Constant constant(Dimension dimension, long number) {
    return new Quantity.Constant(dimension, number, 1);
  }

  static Quantity.Constant dollars(long cents) {
    return constant(Dimension.MONEY, cents);
  }

  static Quantity.Constant days(long days) {
    return constant(Dimension.DAYS, days);
  }

  static Quantity.Constant hours(long hours) {
    return constant(Dimension.ELAPSED, hours * 3_600_000_000L);
  }

  static Quantity.Constant number(long number) {
    return constant(Dimension.NUMBER, number * 1_000_000L);
  }

  Quantity.Read read(String path) {
    Slot slot = slot(path);
    return new Quantity.Read(ValueText.dimension((Type.Simple) slot.attribute().type()), slot);
  }

  static Quantity percent(long numerator, long denominator, Quantity of) {
    return new Quantity.Scaled(of.dimension(), numerator, denominator, of);
  }

  static Quantity ago(Quantity length) {
    return new Quantity.Ago(length);
  }

  Quantity.Done done(String action, String counter, Quantity window) {
    return new Quantity.Done(
        action,
        counter,
        slot(requireNonNull(Shop.VOCABULARY.counters().get(counter))),
        window,
        counts++);
  }

  Quantity.ReadAt readAt(String fact) {
    return new Quantity.ReadAt(fact, ages++);
  }

  // ---- rules

  RuleBuilder rule(String name, Effect effect, String... actions) {
    return new RuleBuilder(name, effect, actions);
  }

  RuleBuilder allow(String name, String... actions) {
    return rule(name, new Effect.Allow(), actions);
  }

  RuleBuilder deny(String name, String... actions) {
    return rule(name, new Effect.Deny(), actions);
  }

  RuleBuilder approve(String name, String role, @Nullable Quantity within, String... actions) {
    return rule(name, new Effect.RequireApproval(role, within), actions);
  }

  RuleBuilder confirm(String name, List<String> showing, String... actions) {
    return rule(name, new Effect.RequireConfirmation(showing, null), actions);
  }

  RuleBuilder identity(String name, String level, String... actions) {
    return rule(name, new Effect.RequireIdentity(slot("customer.identity"), level), actions);
  }

  RuleBuilder cap(
      String name, String path, Quantity bound, @Nullable String role, String... actions) {
    return rule(name, new Effect.Cap(read(path), bound, role), actions);
  }

  RuleBuilder limit(
      String name,
      @Nullable String total,
      Quantity bound,
      String counter,
      @Nullable Quantity window,
      @Nullable String role,
      String... actions) {
    return rule(
        name,
        new Effect.Limit(
            total == null ? null : read(total),
            false,
            bound,
            counter,
            slot(requireNonNull(Shop.VOCABULARY.counters().get(counter))),
            window,
            role,
            limits++),
        actions);
  }

  PolicyBuilder trust(String path, @Nullable Quantity noOlderThan, String... sources) {
    trusts.add(new Trust(path, patterns(sources), noOlderThan, false, NOWHERE));
    return this;
  }

  PolicyBuilder accept(String argument, String... sources) {
    accepts.add(
        new Accept(argument, Shop.VOCABULARY.actions().keySet(), patterns(sources), NOWHERE));
    return this;
  }

  /** {@code customer}, {@code verified customer}, {@code oms here} for in this conversation. */
  private static List<SourcePattern> patterns(String... sources) {
    List<SourcePattern> patterns = new ArrayList<>();
    for (String source : sources) {
      boolean verified = source.startsWith("verified ");
      boolean here = source.endsWith(" here");
      String name = source.replace("verified ", "").replace(" here", "");
      patterns.add(new SourcePattern(name, verified, here));
    }
    return patterns;
  }

  public CheckedPolicy build() {
    return build(rules);
  }

  /** The same policy with its rules in another order. */
  CheckedPolicy build(List<Rule> rules) {
    return new CheckedPolicy(
        SOURCE,
        "Test policy",
        "1",
        Currency.getInstance("USD"),
        zone,
        from,
        until,
        Shop.VOCABULARY,
        new Layout(
            new ArrayList<>(slots.values()),
            new ArrayList<>(lists.values()),
            columns,
            new ArrayList<>(variables.values())),
        List.of(),
        List.of(),
        rules,
        trusts,
        accepts,
        List.of(),
        counts,
        limits,
        ages,
        origins,
        PolicyDigest.known("0".repeat(64)),
        List.of());
  }

  /** Builds one rule. */
  final class RuleBuilder {
    private final String name;
    private final Effect effect;
    private final Set<String> actions;
    private Condition condition = PolicyBuilder.always();
    private @Nullable Variable element;
    private @Nullable String because;
    private @Nullable Message customer;
    private @Nullable Message agent;
    private List<String> suggests = List.of();

    private RuleBuilder(String name, Effect effect, String... actions) {
      this.name = name;
      this.effect = effect;
      this.actions = new LinkedHashSet<>(List.of(actions));
    }

    RuleBuilder each() {
      element = variable("item", "request.items");
      return this;
    }

    RuleBuilder because(String because) {
      this.because = because;
      return this;
    }

    /** A message; {@code {path}} is the value of a slot or a list. */
    RuleBuilder tell(String text) {
      customer = message(text, false, null);
      return this;
    }

    RuleBuilder tell(String text, Quantity quantity) {
      customer = message(text, false, quantity);
      return this;
    }

    RuleBuilder tellExactly(String text) {
      customer = message(text, true, null);
      return this;
    }

    RuleBuilder tellAgent(String text) {
      agent = message(text, false, null);
      return this;
    }

    RuleBuilder suggest(String... actions) {
      suggests = List.of(actions);
      return this;
    }

    PolicyBuilder when(Condition condition) {
      this.condition = condition;
      return always();
    }

    PolicyBuilder when(Function<PolicyBuilder, Condition> condition) {
      return when(condition.apply(PolicyBuilder.this));
    }

    PolicyBuilder always() {
      rules.add(
          new Rule(
              name, effect, actions, condition, element, because, customer, agent, suggests, false,
              NOWHERE, NOWHERE));
      return PolicyBuilder.this;
    }
  }

  private Message message(String text, boolean exactly, @Nullable Quantity quantity) {
    List<Message.Part> parts = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      parts.add(new Message.Words(text.substring(from, open)));
      String path = text.substring(open + 1, close);
      if (path.equals("quantity")) {
        parts.add(new Message.Placeholder(path, null, null, quantity));
      } else if (path.endsWith("items") || path.endsWith("item_ids")) {
        parts.add(new Message.Placeholder(path, null, list(path), null));
      } else {
        parts.add(new Message.Placeholder(path, slot(path), null, null));
      }
      from = close + 1;
    }
    parts.add(new Message.Words(text.substring(from)));
    return new Message(parts, exactly, NOWHERE);
  }
}

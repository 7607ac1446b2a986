// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import static java.util.Objects.requireNonNull;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntExpr;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Policies over {@link Market} as formulas: a second, independent reading of the language, by the
 * words of its definition. Values are whole numbers with a presence of 0 for known, 1 for absent
 * and 2 for not read.
 */
final class Z3Policy {
  private static final long DAY = 86_400_000_000L;

  private final Context z3;
  private final Map<String, IntExpr> values = new LinkedHashMap<>();
  private final Map<String, IntExpr> presences = new LinkedHashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final List<BoolExpr> facts = new ArrayList<>();
  private final IntExpr today;
  private final IntExpr now;
  private final IntExpr list;

  /** A truth: never both. */
  private record Truth3(BoolExpr yes, BoolExpr no) {}

  /** A number and whether it is known. */
  private record Number3(ArithExpr<?> value, BoolExpr known) {}

  Z3Policy(Context z3) {
    this.z3 = z3;
    today = z3.mkIntConst("today");
    now = z3.mkIntConst("now");
    list = z3.mkIntConst("items");
    between(today, -700_000, 2_900_000);
    between(list, 0, 3);
    facts.add(z3.mkLe(z3.mkMul(today, z3.mkInt(DAY)), now));
    facts.add(z3.mkLt(now, z3.mkAdd(z3.mkMul(today, z3.mkInt(DAY)), z3.mkInt(DAY))));
    Market market = new Market();
    for (Slot slot : market.slots) {
      declare(slot);
    }
    declare(market.slot("item.paid"));
    declare(market.slot("item.final_sale"));
  }

  private void between(IntExpr value, long least, long most) {
    facts.add(z3.mkGe(value, z3.mkInt(least)));
    facts.add(z3.mkLe(value, z3.mkInt(most)));
  }

  private void declare(Slot slot) {
    String key = Keys.slot(slot);
    IntExpr value = z3.mkIntConst(key);
    IntExpr presence = z3.mkIntConst(key + "?");
    values.put(key, value);
    presences.put(key, presence);
    between(presence, 0, 2);
    if (slot.wholeFact()) {
      return;
    }
    if (slot.attribute().type() instanceof Type.Enumeration enumeration) {
      BoolExpr[] any =
          enumeration.values().stream().map(v -> z3.mkEq(value, text(v))).toArray(BoolExpr[]::new);
      facts.add(z3.mkOr(any));
    } else if (slot.attribute().type() == Type.Simple.YES_NO) {
      facts.add(z3.mkOr(z3.mkEq(value, text("yes")), z3.mkEq(value, text("no"))));
    } else if (slot.attribute().type() == Type.Simple.DATE) {
      between(value, -700_000, 2_900_000);
    } else if (slot.attribute().type() == Type.Simple.INSTANT) {
      between(value, -700_000 * DAY, 2_900_000 * DAY);
    } else if (Forms.isNumeric(slot)) {
      between(value, -(1L << 50), 1L << 50);
    }
    if (slot.of() != null) {
      facts.add(z3.mkImplies(is(list, 2), is(presence, 1)));
      facts.add(z3.mkImplies(z3.mkOr(is(list, 1), is(list, 3)), is(presence, 2)));
    } else if (!slot.isArgument()) {
      IntExpr whole = requireNonNull(presences.get(slot.root() + "!"));
      facts.add(z3.mkImplies(is(whole, 1), is(presence, 1)));
      facts.add(z3.mkImplies(is(whole, 2), is(presence, 2)));
    }
  }

  private BoolExpr is(IntExpr value, long number) {
    return z3.mkEq(value, z3.mkInt(number));
  }

  private Expr<com.microsoft.z3.IntSort> text(String text) {
    if (!texts.contains(text)) {
      texts.add(text);
    }
    return z3.mkInt(texts.indexOf(text));
  }

  private IntExpr value(Slot slot) {
    return requireNonNull(values.get(Keys.slot(slot)));
  }

  private IntExpr presence(Slot slot) {
    return requireNonNull(presences.get(Keys.slot(slot)));
  }

  private BoolExpr known(Slot slot) {
    return is(presence(slot), 0);
  }

  BoolExpr background() {
    return z3.mkAnd(facts.toArray(BoolExpr[]::new));
  }

  private Truth3 truth(Condition condition) {
    if (condition instanceof Condition.Always always) {
      return new Truth3(z3.mkBool(always.holds()), z3.mkBool(!always.holds()));
    }
    if (condition instanceof Condition.Not not) {
      Truth3 part = truth(not.part());
      return new Truth3(part.no, part.yes);
    }
    if (condition instanceof Condition.All all) {
      List<Truth3> parts = all.parts().stream().map(this::truth).toList();
      return new Truth3(
          z3.mkAnd(parts.stream().map(Truth3::yes).toArray(BoolExpr[]::new)),
          z3.mkOr(parts.stream().map(Truth3::no).toArray(BoolExpr[]::new)));
    }
    if (condition instanceof Condition.Any any) {
      List<Truth3> parts = any.parts().stream().map(this::truth).toList();
      return new Truth3(
          z3.mkOr(parts.stream().map(Truth3::yes).toArray(BoolExpr[]::new)),
          z3.mkAnd(parts.stream().map(Truth3::no).toArray(BoolExpr[]::new)));
    }
    if (condition instanceof Condition.Compare compare) {
      return compare(number(compare.left()), compare.comparison(), number(compare.right()));
    }
    if (condition instanceof Condition.OneOf oneOf) {
      IntExpr value = value(oneOf.slot());
      BoolExpr in =
          z3.mkOr(
              oneOf.values().stream().map(v -> z3.mkEq(value, text(v))).toArray(BoolExpr[]::new));
      BoolExpr known = known(oneOf.slot());
      BoolExpr absent = oneOf.absentAs() == null ? z3.mkFalse() : is(presence(oneOf.slot()), 1);
      boolean counts = oneOf.values().contains(oneOf.absentAs());
      return new Truth3(
          z3.mkOr(z3.mkAnd(known, in), counts ? absent : z3.mkFalse()),
          z3.mkOr(z3.mkAnd(known, z3.mkNot(in)), counts ? z3.mkFalse() : absent));
    }
    if (condition instanceof Condition.Presence presence) {
      IntExpr state = presence(presence.slot());
      return presence.known()
          ? new Truth3(is(state, 0), is(state, 1))
          : new Truth3(is(state, 1), is(state, 0));
    }
    Condition.Same same = (Condition.Same) condition;
    BoolExpr equal = z3.mkEq(value(same.left()), value(same.right()));
    BoolExpr known = z3.mkAnd(known(same.left()), known(same.right()));
    return new Truth3(z3.mkAnd(known, equal), z3.mkAnd(known, z3.mkNot(equal)));
  }

  private Truth3 compare(Number3 left, Comparison comparison, Number3 right) {
    BoolExpr holds =
        switch (comparison) {
          case LESS -> z3.mkLt(left.value, right.value);
          case AT_MOST -> z3.mkLe(left.value, right.value);
          case EQUAL -> z3.mkEq(left.value, right.value);
          case DIFFERENT -> z3.mkNot(z3.mkEq(left.value, right.value));
          case AT_LEAST -> z3.mkGe(left.value, right.value);
          case MORE -> z3.mkGt(left.value, right.value);
        };
    BoolExpr known = z3.mkAnd(left.known, right.known);
    return new Truth3(z3.mkAnd(known, holds), z3.mkAnd(known, z3.mkNot(holds)));
  }

  private ArithExpr<?> choose(BoolExpr condition, ArithExpr<?> then, ArithExpr<?> otherwise) {
    return (ArithExpr<?>) z3.mkITE(condition, real(then), real(otherwise));
  }

  private ArithExpr<?> real(ArithExpr<?> value) {
    return value instanceof IntExpr whole ? z3.mkInt2Real(whole) : value;
  }

  private Number3 number(Quantity quantity) {
    if (quantity instanceof Quantity.Constant c) {
      return new Number3(
          c.denominator() == 1
              ? z3.mkInt(c.numerator())
              : z3.mkReal(c.numerator() + "/" + c.denominator()),
          z3.mkTrue());
    }
    if (quantity instanceof Quantity.Read read) {
      return new Number3(value(read.slot()), known(read.slot()));
    }
    if (quantity instanceof Quantity.ReadOr read) {
      IntExpr state = presence(read.read().slot());
      ArithExpr<?> value = value(read.read().slot());
      return new Number3(
          choose(is(state, 0), value, number(read.otherwise()).value), z3.mkNot(is(state, 2)));
    }
    if (quantity instanceof Quantity.DayOf day) {
      Number3 moment = number(day.instant());
      return new Number3(
          (ArithExpr<?>) z3.mkDiv((IntExpr) moment.value, z3.mkInt(DAY)), moment.known);
    }
    if (quantity instanceof Quantity.Ago ago) {
      Number3 length = number(ago.length());
      boolean elapsed = ago.length().dimension() == dev.waybill.policy.model.Dimension.ELAPSED;
      return new Number3(z3.mkSub(elapsed ? now : today, length.value), length.known);
    }
    if (quantity instanceof Quantity.Sum sum) {
      Number3 left = number(sum.left());
      Number3 right = number(sum.right());
      return new Number3(
          sum.minus() ? z3.mkSub(left.value, right.value) : z3.mkAdd(left.value, right.value),
          z3.mkAnd(left.known, right.known));
    }
    if (quantity instanceof Quantity.Scaled scaled) {
      Number3 of = number(scaled.of());
      return new Number3(
          z3.mkMul(z3.mkReal(scaled.numerator() + "/" + scaled.denominator()), real(of.value)),
          of.known);
    }
    if (quantity instanceof Quantity.Choice choice) {
      Number3 left = number(choice.left());
      Number3 right = number(choice.right());
      BoolExpr first =
          choice.greater() ? z3.mkGe(left.value, right.value) : z3.mkLe(left.value, right.value);
      return new Number3(choose(first, left.value, right.value), z3.mkAnd(left.known, right.known));
    }
    if (quantity instanceof Quantity.Setting setting) {
      Number3 result = new Number3(z3.mkInt(0), z3.mkFalse());
      for (Quantity.DatedValue value : setting.values()) {
        BoolExpr during =
            z3.mkAnd(
                value.from() == null
                    ? z3.mkTrue()
                    : z3.mkGe(today, z3.mkInt(value.from().toEpochDay())),
                value.until() == null
                    ? z3.mkTrue()
                    : z3.mkLe(today, z3.mkInt(value.until().toEpochDay())));
        result =
            new Number3(
                choose(during, number(value.value()).value, result.value),
                z3.mkOr(during, result.known));
      }
      return result;
    }
    return lookup((Quantity.Lookup) quantity);
  }

  private Number3 lookup(Quantity.Lookup lookup) {
    Number3 result = new Number3(z3.mkInt(0), z3.mkFalse());
    for (int i = lookup.rows().size() - 1; i >= 0; i--) {
      BoolExpr fits = z3.mkTrue();
      for (int k = 0; k < lookup.keys().size(); k++) {
        String cell = lookup.rows().get(i).cells().get(k);
        if (cell != null) {
          fits = z3.mkAnd(fits, z3.mkEq(value(lookup.keys().get(k)), text(cell)));
        }
      }
      Number3 value = number(lookup.rows().get(i).value());
      result =
          new Number3(
              choose(fits, value.value, result.value),
              z3.mkOr(z3.mkAnd(fits, value.known), z3.mkAnd(z3.mkNot(fits), result.known)));
    }
    BoolExpr known = result.known;
    for (Slot key : lookup.keys()) {
      known = z3.mkAnd(known, known(key));
    }
    return new Number3(result.value, known);
  }

  /** Gives what a policy decides about an action, as numbers that are equal for equal verdicts. */
  List<Expr<?>> verdict(CheckedPolicy policy, String action) {
    Map<String, BoolExpr> said = new LinkedHashMap<>();
    for (Rule rule : policy.rules()) {
      if (rule.actions().contains(action)) {
        say(rule, said);
      }
    }
    BoolExpr denied = said.getOrDefault("denied", z3.mkFalse());
    BoolExpr unknown = said.getOrDefault("unknown", z3.mkFalse());
    BoolExpr allowed = said.getOrDefault("allowed", z3.mkFalse());
    BoolExpr maybe = said.getOrDefault("maybe", z3.mkFalse());
    BoolExpr deny = z3.mkOr(denied, z3.mkNot(z3.mkOr(allowed, maybe)));
    BoolExpr need = z3.mkAnd(z3.mkNot(deny), z3.mkOr(unknown, z3.mkNot(allowed)));
    BoolExpr may = z3.mkNot(z3.mkOr(deny, need));
    List<Expr<?>> parts = new ArrayList<>(List.of(deny, need));
    BoolExpr boss = said.getOrDefault("boss", z3.mkFalse());
    BoolExpr lead = z3.mkAnd(said.getOrDefault("lead", z3.mkFalse()), z3.mkNot(boss));
    BoolExpr verified = said.getOrDefault("verified", z3.mkFalse());
    BoolExpr matched = z3.mkOr(verified, said.getOrDefault("matched", z3.mkFalse()));
    for (BoolExpr asked :
        List.of(
            boss,
            lead,
            said.getOrDefault("fraud", z3.mkFalse()),
            verified,
            matched,
            said.getOrDefault("confirm", z3.mkFalse()))) {
      parts.add(z3.mkAnd(may, asked));
    }
    return parts;
  }

  private void say(Rule rule, Map<String, BoolExpr> said) {
    Truth3 when = truth(rule.condition());
    BoolExpr yes = when.yes;
    BoolExpr unknown = z3.mkAnd(z3.mkNot(when.yes), z3.mkNot(when.no));
    if (rule.element() != null) {
      BoolExpr some = is(list, 0);
      BoolExpr none = z3.mkOr(is(list, 2), is(list, 3));
      unknown = z3.mkOr(z3.mkAnd(some, unknown), z3.mkAnd(none, z3.mkNot(when.no)));
      yes = z3.mkAnd(some, yes);
    }
    Effect effect = rule.effect();
    if (effect instanceof Effect.Inform) {
      return;
    }
    Truth3 test = new Truth3(z3.mkTrue(), z3.mkFalse());
    String name;
    if (effect instanceof Effect.Allow) {
      or(said, "allowed", yes);
      or(said, "maybe", unknown);
      return;
    } else if (effect instanceof Effect.Deny) {
      name = "denied";
    } else if (effect instanceof Effect.RequireConfirmation) {
      name = "confirm";
    } else if (effect instanceof Effect.RequireApproval approval) {
      name = approval.role();
    } else if (effect instanceof Effect.RequireIdentity identity) {
      name = identity.level();
      IntExpr level = value(identity.identity());
      List<String> names = Market.IDENTITY.values();
      BoolExpr enough = z3.mkFalse();
      for (String enoughLevel : new TreeSet<>(names.subList(names.indexOf(name), names.size()))) {
        enough = z3.mkOr(enough, z3.mkEq(level, text(enoughLevel)));
      }
      BoolExpr known = known(identity.identity());
      test = new Truth3(z3.mkAnd(known, z3.mkNot(enough)), z3.mkAnd(known, enough));
    } else {
      Effect.Cap cap = (Effect.Cap) effect;
      test = compare(number(cap.argument()), Comparison.MORE, number(cap.bound()));
      name = cap.approvalBy() == null ? "denied" : cap.approvalBy();
    }
    or(said, name, z3.mkAnd(yes, test.yes));
    BoolExpr unsure = z3.mkAnd(z3.mkNot(test.yes), z3.mkNot(test.no));
    or(said, "unknown", z3.mkOr(unknown, z3.mkAnd(yes, unsure)));
  }

  private void or(Map<String, BoolExpr> said, String name, BoolExpr more) {
    BoolExpr there = said.get(name);
    said.put(name, there == null ? more : z3.mkOr(there, more));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values at which a policy may change its mind about one attribute of a request: every value an
 * enum has, every text a rule names, and for a comparison its boundary, just below and just above.
 *
 * <p>Immutable; safe for use by several threads if the ledger is.
 */
public final class Probe {

  private final CheckedPolicy policy;
  private final Ledger ledger;
  private final List<Rule> rules;
  private final String action;

  /**
   * Probes one action of a policy.
   *
   * @param policy the policy
   * @param action the action
   * @param ledger the record of what was done
   */
  public Probe(CheckedPolicy policy, String action, Ledger ledger) {
    this.policy = policy;
    this.action = action;
    this.ledger = ledger;
    this.rules = policy.rules().stream().filter(r -> r.actions().contains(action)).toList();
  }

  /**
   * Gives the places the rules about the action read, in the order of the rules.
   *
   * @param request a request for the action
   * @return the places; those of an element once for each element it has
   */
  public List<Place> places(Request request) {
    Set<Place> places = new LinkedHashSet<>();
    ActionType type = policy.vocabulary().actions().get(action);
    String variable = type == null || type.each() == null ? null : type.each().variable();
    for (Rule rule : rules) {
      for (Slot slot : Slots.of(rule)) {
        if (slot.of() == null) {
          places.add(new Place(slot, -1));
        } else if (slot.of().name().equals(variable)) {
          List<Trace> elements = Trace.of(policy, request, ledger).each(slot.of());
          for (int i = 0; elements != null && i < elements.size(); i++) {
            places.add(new Place(slot, i));
          }
        }
      }
    }
    return List.copyOf(places);
  }

  /**
   * Gives the same request with another value at a place.
   *
   * @param request the request
   * @param place the place
   * @param value the value; {@link Value#ABSENT} for none
   * @return the changed request
   */
  public Request with(Request request, Place place, Value value) {
    return new Change(policy).at(request, place, value);
  }

  /**
   * Gives the values worth trying at a place.
   *
   * @param request the request; its other values decide where the boundaries are
   * @param place the place
   * @return the values, without repetition, in a fixed order
   */
  public List<Value> values(Request request, Place place) {
    Set<Value> values = new LinkedHashSet<>();
    Type type = place.slot().attribute().type();
    if (place.slot().wholeFact()) {
      return List.of(Value.ABSENT, Value.yes(true));
    }
    if (type instanceof Type.Enumeration enumeration) {
      enumeration.values().forEach(name -> values.add(Value.text(name)));
    } else if (type == Type.Simple.YES_NO) {
      values.add(Value.yes(true));
      values.add(Value.yes(false));
    } else {
      for (Rule rule : rules) {
        for (Condition.Atom atom : Slots.atoms(rule.condition())) {
          named(request, place, atom, values);
        }
        for (Bound bound : bounds(rule)) {
          edges(request, place, bound).forEach(values::add);
        }
      }
    }
    if (asksForPresence(place.slot()) || place.slot().attribute().optional()) {
      values.add(Value.ABSENT);
    }
    return List.copyOf(values);
  }

  /** Tells whether a boundary at a place depends on a secret value. */
  boolean isSecret(Place place) {
    return rules.stream()
        .flatMap(rule -> bounds(rule).stream())
        .filter(
            bound ->
                Slots.of(bound.left()).contains(place.slot())
                    || Slots.of(bound.right()).contains(place.slot()))
        .anyMatch(bound -> AtomWords.secret(bound.left()) || AtomWords.secret(bound.right()));
  }

  private boolean asksForPresence(Slot slot) {
    return rules.stream()
        .flatMap(rule -> Slots.atoms(rule.condition()).stream())
        .anyMatch(atom -> atom instanceof Condition.Presence p && p.slot().equals(slot));
  }

  /** Adds the texts an atom names for a slot. */
  private void named(Request request, Place place, Condition.Atom atom, Set<Value> values) {
    Slot slot = place.slot();
    if (atom instanceof Condition.OneOf oneOf && oneOf.slot().equals(slot)) {
      oneOf.values().forEach(text -> values.add(Value.text(text)));
      values.add(Value.text("something else"));
    } else if (atom instanceof Condition.MatchesText matches && matches.slot().equals(slot)) {
      values.add(Value.text(matches.text()));
      values.add(Value.text("something else"));
    } else if (atom instanceof Condition.Same same
        && (same.left().equals(slot) || same.right().equals(slot))) {
      Slot other = same.left().equals(slot) ? same.right() : same.left();
      Value value = trace(request, place).seen(other).value();
      if (value instanceof Value.Text) {
        values.add(value);
      }
      values.add(Value.text("something else"));
    }
  }

  /**
   * Two quantities that are compared.
   *
   * @param left what is compared; for a limit, without what was done before
   * @param right with what
   * @param limit the limit it belongs to; null for an atom or a cap
   */
  public record Bound(Quantity left, Quantity right, Effect.@Nullable Limit limit) {}

  /**
   * Gives what a rule compares: in its condition, by its cap, by its limit of a total.
   *
   * @param rule the rule
   * @return the comparisons, in order
   */
  public static List<Bound> bounds(Rule rule) {
    List<Bound> bounds = new ArrayList<>();
    for (Condition.Atom atom : Slots.atoms(rule.condition())) {
      if (atom instanceof Condition.Compare compare) {
        bounds.add(new Bound(compare.left(), compare.right(), null));
      }
    }
    if (rule.effect() instanceof Effect.Cap cap) {
      bounds.add(new Bound(cap.argument(), cap.bound(), null));
    } else if (rule.effect() instanceof Effect.Limit limit && limit.total() != null) {
      bounds.add(new Bound(limit.total(), limit.bound(), limit));
    }
    return bounds;
  }

  private Trace trace(Request request, Place place) {
    Trace trace = Trace.of(policy, request, ledger);
    return place.element() < 0 || place.slot().of() == null
        ? trace
        : trace.at(place.slot().of(), place.element());
  }

  /**
   * Gives the values at which two sides are equal, one step below and one above.
   *
   * @param request the request
   * @param place a place
   * @param bound what is compared
   * @return up to three values in this order: below, at, above; empty if the place does not matter
   *     or something else is not known
   */
  public List<Value> edges(Request request, Place place, Bound bound) {
    Dimension dimension = Dimension.of(place.slot().attribute().type());
    if (dimension == null
        || !(Slots.of(bound.left()).contains(place.slot())
            || Slots.of(bound.right()).contains(place.slot()))) {
      return List.of();
    }
    Long edge = edge(request, place, bound, dimension);
    List<Value> values = new ArrayList<>();
    long step = Units.step(dimension);
    for (int i = -1; edge != null && i <= 1; i++) {
      Value value = value(dimension, edge + i * step);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable Value value(Dimension dimension, long units) {
    boolean signed = dimension == Dimension.DATE || dimension == Dimension.INSTANT;
    return units < 0 && !signed
        ? null
        : Units.value(dimension, units, policy.currency().getCurrencyCode());
  }

  /** Both sides are linear in one value, so two points give the third; again for a kink. */
  private @Nullable Long edge(Request request, Place place, Bound bound, Dimension dimension) {
    long step = Units.step(dimension);
    Value now = trace(request, place).seen(place.slot()).value();
    Long start = now == null ? null : Units.of(now);
    long x = start != null ? start : dimension == Dimension.DATE ? today(request) : 0;
    for (int i = 0; i < 3; i++) {
      Fraction here = difference(request, place, bound, dimension, x);
      Fraction there = difference(request, place, bound, dimension, x + step);
      Fraction slope = here == null || there == null ? null : there.minus(here);
      if (here == null || slope == null || slope.numerator().signum() == 0) {
        return null;
      }
      Fraction inverse =
          Fraction.of(
              slope
                  .denominator()
                  .multiply(java.math.BigInteger.valueOf(slope.numerator().signum())),
              slope.numerator().abs());
      Fraction move =
          inverse == null
              ? null
              : Fraction.of(
                  here.numerator()
                      .multiply(inverse.numerator())
                      .multiply(java.math.BigInteger.valueOf(-step)),
                  here.denominator().multiply(inverse.denominator()));
      if (move == null
          || Math.abs(move.floor()) > Long.MAX_VALUE / 4
          || Math.abs(x) > Long.MAX_VALUE / 4) {
        return null;
      }
      x += move.floor();
    }
    return x;
  }

  private long today(Request request) {
    return request.now().atZone(policy.zone()).toLocalDate().toEpochDay();
  }

  private @Nullable Fraction difference(
      Request request, Place place, Bound bound, Dimension dimension, long x) {
    Value value = Units.value(dimension, x, policy.currency().getCurrencyCode());
    if (value == null) {
      return null;
    }
    Trace trace = trace(with(request, place, value), place);
    Fraction left = trace.quantity(bound.left());
    Fraction right = trace.quantity(bound.right());
    if (bound.limit() != null && left != null) {
      Long used = new Amounts(trace).used(bound.limit());
      left = used == null ? null : left.plus(Fraction.of(used));
    }
    return left == null || right == null ? null : left.minus(right);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.decide.Decision.Missing;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy read against one request, slowly and openly: the truth of each condition and the value
 * of each slot can be asked for. It gives the same answers as the evaluator, by other code.
 *
 * <p>It tells the values of secret attributes too: it is for programs, {@link Explanation} is for
 * people.
 *
 * <p>Immutable; safe for use by several threads if the ledger is. Each question about the ledger
 * asks it again.
 */
public final class Trace {

  private final CheckedPolicy policy;
  private final Request request;
  private final Ledger ledger;
  private final View view;
  private final Map<Integer, View.Element> cursors;

  private Trace(
      CheckedPolicy policy, Request request, Ledger ledger, Map<Integer, View.Element> cursors) {
    this.policy = policy;
    this.request = request;
    this.ledger = ledger;
    this.cursors = cursors;
    this.view =
        new View(
            policy,
            request,
            trust ->
                trust.noOlderThan() == null
                    ? request.now()
                    : new Amounts(this).before(trust.noOlderThan()));
  }

  /**
   * Reads a policy against a request.
   *
   * @param policy the policy
   * @param request the request
   * @param ledger the record of what was done
   * @return the reading, with no element in view
   */
  public static Trace of(CheckedPolicy policy, Request request, Ledger ledger) {
    return new Trace(
        requireNonNull(policy, "policy"),
        requireNonNull(request, "request"),
        requireNonNull(ledger, "ledger"),
        Map.of());
  }

  /**
   * Gives the same reading with a variable set to one element of its list.
   *
   * @param variable the variable
   * @param index the element's place, from 0
   * @return the reading; nothing is known of the element if the list is not known or too short
   */
  public Trace at(Variable variable, int index) {
    List<View.Element> elements = view.elements(variable.list());
    return with(
        variable,
        elements == null || index >= elements.size()
            ? new View.Element(variable.list(), null, null)
            : elements.get(index));
  }

  /** Gives the value at a place of the request. */
  Seen placed(Place place) {
    Variable variable = place.slot().of();
    return (variable == null ? this : at(variable, place.element())).seen(place.slot());
  }

  private Trace with(Variable variable, View.Element element) {
    Map<Integer, View.Element> more = new HashMap<>(cursors);
    more.put(variable.cursor(), element);
    return new Trace(policy, request, ledger, more);
  }

  /**
   * Gives one reading per element of a variable's list.
   *
   * @param variable the variable
   * @return the readings in order; null if the list is not known
   */
  public @Nullable List<Trace> each(Variable variable) {
    List<View.Element> elements = view.elements(variable.list());
    if (elements == null) {
      return null;
    }
    List<Trace> traces = new ArrayList<>();
    for (View.Element element : elements) {
      traces.add(with(variable, element));
    }
    return traces;
  }

  /**
   * Gives the readings a rule is decided for: one per element if it speaks of the action's
   * elements, else this one.
   *
   * @param rule a rule about the action
   * @return the readings; empty for an empty list; one that knows nothing of its element for a list
   *     that is not known
   */
  public List<Trace> decided(Rule rule) {
    Variable element = rule.element();
    if (element == null) {
      return List.of(this);
    }
    List<Trace> each = each(element);
    return each == null ? List.of(at(element, 0)) : each;
  }

  /**
   * Gives the policy.
   *
   * @return the policy
   */
  public CheckedPolicy policy() {
    return policy;
  }

  /**
   * Gives the request.
   *
   * @return the request
   */
  public Request request() {
    return request;
  }

  Ledger ledger() {
    return ledger;
  }

  View view() {
    return view;
  }

  /**
   * Gives the value of a slot as the policy sees it.
   *
   * @param slot a slot of the policy; one of an element that is not in view is not known
   * @return the value, or why it is not known
   */
  public Seen seen(Slot slot) {
    Seen seen;
    if (slot.of() != null) {
      View.Element element = cursors.get(slot.of().cursor());
      seen = element == null ? Seen.missing(Missing.NOT_READ) : view.inElement(element, slot);
    } else if (slot.wholeFact()) {
      return view.wholeFact(slot.path());
    } else {
      seen = view.at(slot.path());
    }
    if (seen.value() == null) {
      return seen;
    }
    Missing fault = Usable.fault(policy, slot.attribute().type(), seen.value());
    return fault == null ? seen : Seen.missing(fault);
  }

  /** Gives the text of a slot; null if it is not known. */
  @Nullable String text(Slot slot) {
    Value value = seen(slot).value();
    return value == null ? null : text(value);
  }

  static @Nullable String text(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.YesNo answer) {
      return answer.yes() ? "yes" : "no";
    }
    return null;
  }

  /** Gives a quantity in the units of its dimension; null if it is not known. */
  @Nullable Fraction quantity(Quantity quantity) {
    return new Amounts(this).of(quantity);
  }

  /**
   * Gives a quantity, rounded down to a whole number of units of its dimension.
   *
   * @param quantity a quantity of the policy
   * @return the number; null if it is not known
   */
  public @Nullable Long amount(Quantity quantity) {
    Fraction amount = quantity(quantity);
    return amount == null ? null : amount.floor();
  }

  @Nullable Instant before(Quantity length) {
    return new Amounts(this).before(length);
  }

  /**
   * Gives the truth of a condition.
   *
   * @param condition a condition of the policy
   * @return yes, no or unknown
   */
  public Truth truth(Condition condition) {
    if (condition instanceof Condition.Always always) {
      return Truth.of(always.holds());
    }
    if (condition instanceof Condition.All all) {
      Truth truth = Truth.YES;
      for (Condition part : all.parts()) {
        truth = truth.and(truth(part));
      }
      return truth;
    }
    if (condition instanceof Condition.Any any) {
      Truth truth = Truth.NO;
      for (Condition part : any.parts()) {
        truth = truth.or(truth(part));
      }
      return truth;
    }
    if (condition instanceof Condition.Not not) {
      return truth(not.part()).not();
    }
    if (condition instanceof Condition.Term term) {
      return truth(term.meaning());
    }
    return new AtomTruth(this).of((Condition.Atom) condition);
  }

  /**
   * Tells whether a rule does something: its condition holds and, for a cap, a limit or an identity
   * level, the request is over it. If the condition is unknown, so is this.
   *
   * @param rule a rule of the policy
   * @return yes, no or unknown
   */
  public Truth fires(Rule rule) {
    return new Firing(this).of(rule);
  }

  /**
   * Gives by how much the left side of a comparison is greater than the right.
   *
   * @param compare a comparison of the policy
   * @return the difference in units of its dimension, rounded away from zero; null if it is not
   *     known
   */
  public @Nullable Long difference(Condition.Compare compare) {
    Fraction left = quantity(compare.left());
    Fraction right = quantity(compare.right());
    Fraction difference = left == null || right == null ? null : left.minus(right);
    if (difference == null) {
      return null;
    }
    return difference.numerator().signum() < 0 || difference.isWhole()
        ? difference.floor()
        : difference.floor() + 1;
  }

  /** Gives a list as a value, which stands for all its elements. */
  Seen list(ListSlot list) {
    Missing why = view.missing(list);
    return why == null ? Seen.of(Value.yes(true)) : Seen.missing(why);
  }

  /** Gives the element a variable stands for; null if none is in view. */
  View.@Nullable Element element(Variable variable) {
    return cursors.get(variable.cursor());
  }
}

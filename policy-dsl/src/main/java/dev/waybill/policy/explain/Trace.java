package dev.waybill.policy.explain;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.decide.Decision.Missing;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
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
      CheckedPolicy policy,
      Request request,
      Ledger ledger,
      Map<Integer, View.Element> cursors) {
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
      seen =
          element == null ? Seen.missing(Missing.NOT_READ) : view.inElement(element, slot);
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
    return value == null ? null : text(value, slot.attribute().type());
  }

  static @Nullable String text(Value value, Type type) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.YesNo answer) {
      return answer.yes() ? "yes" : "no";
    }
    if (value instanceof Value.Fields fields
        && type instanceof Type.Structure record
        && record.shownAs() != null) {
      Value shown = fields.attributes().get(record.shownAs());
      return shown == null ? null : text(shown, record.attributes().get(record.shownAs()).type());
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
    return atom((Condition.Atom) condition);
  }

  /**
   * Tells whether a rule does something: its condition holds and, for a cap, a limit or an identity
   * level, the request is over it.
   *
   * @param rule a rule of the policy
   * @return yes, no or unknown
   */
  public Truth fires(Rule rule) {
    Truth truth = truth(rule.condition());
    if (rule.effect() instanceof Effect.Cap cap) {
      return truth.and(more(quantity(cap.argument()), quantity(cap.bound())));
    }
    if (rule.effect() instanceof Effect.Limit limit) {
      return truth.and(over(limit));
    }
    if (rule.effect() instanceof Effect.RequireIdentity identity) {
      String level = text(identity.identity());
      List<String> levels =
          identity.identity().attribute().type() instanceof Type.Enumeration order
              ? order.values()
              : List.of();
      return truth.and(
          level == null
              ? Truth.UNKNOWN
              : Truth.of(levels.indexOf(level) < levels.indexOf(identity.level())));
    }
    return truth;
  }

  private Truth over(Effect.Limit limit) {
    Long used = new Amounts(this).used(limit);
    Fraction more =
        limit.total() == null ? Fraction.of(1_000_000) : quantity(limit.total());
    if (used == null || more == null) {
      return Truth.UNKNOWN;
    }
    Fraction before = limit.total() == null ? Fraction.of(used).times(1_000_000, 1) : Fraction.of(used);
    return more(before == null ? null : before.plus(more), quantity(limit.bound()));
  }

  private static Truth more(@Nullable Fraction amount, @Nullable Fraction bound) {
    return amount == null || bound == null
        ? Truth.UNKNOWN
        : Truth.of(amount.compareTo(bound) > 0);
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

  private Truth atom(Condition.Atom atom) {
    if (atom instanceof Condition.Compare compare) {
      return compare(compare);
    }
    if (atom instanceof Condition.OneOf oneOf) {
      String text = text(oneOf.slot());
      text = text == null && seen(oneOf.slot()).absent() ? oneOf.absentAs() : text;
      return text == null ? Truth.UNKNOWN : Truth.of(oneOf.values().contains(text));
    }
    if (atom instanceof Condition.Same same) {
      return same(same);
    }
    if (atom instanceof Condition.MatchesText matches) {
      Type type = matches.slot().attribute().type();
      String text = text(matches.slot());
      return text == null
          ? Truth.UNKNOWN
          : Truth.of(Canonical.of(type, text).equals(Canonical.of(type, matches.text())));
    }
    if (atom instanceof Condition.Presence presence) {
      return presence(seen(presence.slot()), presence.known());
    }
    if (atom instanceof Condition.ListPresence presence) {
      return presence(list(presence.list()), presence.known());
    }
    if (atom instanceof Condition.Within within) {
      return within(within);
    }
    if (atom instanceof Condition.Includes includes) {
      return includes(includes);
    }
    if (atom instanceof Condition.Quantified quantified) {
      return quantified(quantified);
    }
    Condition.ComesFrom from = (Condition.ComesFrom) atom;
    List<Label> labels = view.labels(from.argument());
    return labels == null ? Truth.UNKNOWN : Truth.of(Origins.covered(labels, from.sources()));
  }

  private Truth compare(Condition.Compare compare) {
    Fraction left = quantity(compare.left());
    Fraction right = quantity(compare.right());
    return left == null || right == null
        ? Truth.UNKNOWN
        : Truth.of(holds(left.compareTo(right), compare.comparison()));
  }

  static boolean holds(int order, Condition.Comparison comparison) {
    return switch (comparison) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case EQUAL -> order == 0;
      case DIFFERENT -> order != 0;
      case AT_LEAST -> order >= 0;
      case MORE -> order > 0;
    };
  }

  private Truth same(Condition.Same same) {
    String left = text(same.left());
    String right = text(same.right());
    if (left == null || right == null) {
      return Truth.UNKNOWN;
    }
    Type type = same.left().attribute().type();
    return Truth.of(
        same.canonical()
            ? Canonical.of(type, left).equals(Canonical.of(type, right))
            : left.equals(right));
  }

  private static Truth presence(Seen seen, boolean known) {
    return seen.value() != null
        ? Truth.of(known)
        : seen.absent() ? Truth.of(!known) : Truth.UNKNOWN;
  }

  /** Gives a list as a value, which stands for all its elements. */
  Seen list(ListSlot list) {
    Missing why = view.missing(list);
    return why == null ? Seen.of(Value.yes(true)) : Seen.missing(why);
  }

  private Truth within(Condition.Within within) {
    List<String> part = texts(within.part());
    List<String> whole = texts(within.whole());
    if (part == null || whole == null) {
      return Truth.UNKNOWN;
    }
    List<String> left = new ArrayList<>(whole);
    return Truth.of(part.stream().allMatch(left::remove));
  }

  private Truth includes(Condition.Includes includes) {
    List<String> texts = texts(includes.list());
    String text = includes.slot() == null ? includes.text() : text(includes.slot());
    return texts == null || text == null ? Truth.UNKNOWN : Truth.of(texts.contains(text));
  }

  private @Nullable List<String> texts(ListSlot list) {
    List<View.Element> elements = view.elements(list);
    if (elements == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (View.Element element : elements) {
      Value value = view.inElement(element, List.of()).value();
      String text = value == null ? null : text(value, list.element());
      if (text == null) {
        return null;
      }
      texts.add(text);
    }
    return texts;
  }

  private Truth quantified(Condition.Quantified quantified) {
    List<Trace> traces = each(quantified.variable());
    if (traces == null) {
      return Truth.UNKNOWN;
    }
    boolean every = quantified.quantifier() == Condition.Quantifier.EVERY;
    Truth truth = Truth.of(every);
    for (Trace trace : traces) {
      Truth one = trace.truth(quantified.has());
      truth = every ? truth.and(one) : truth.or(one);
    }
    return quantified.quantifier() == Condition.Quantifier.NO ? truth.not() : truth;
  }
}

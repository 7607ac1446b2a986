// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Why a rule fires, or does not, with the values that decide it. */
public final class RuleWords {

  private final Trace trace;
  private final AtomWords atoms;

  /**
   * Explains the rules of a reading.
   *
   * @param trace the reading; for a rule about an element, with that element in view
   */
  public RuleWords(Trace trace) {
    this.trace = trace;
    this.atoms = new AtomWords(trace);
  }

  /**
   * Gives why a rule's condition does not hold.
   *
   * @param rule the rule
   * @return a few words, such as {@code exception holds (customer.tier is gold)}
   */
  public String whyNot(Rule rule) {
    if (!rule.actions().contains(trace.request().action())) {
      return "it is not about " + trace.request().action();
    }
    Truth truth = trace.truth(rule.condition());
    if (truth == Truth.UNKNOWN) {
      return "it cannot be told (" + joined(decisive(rule.condition())) + ")";
    }
    if (truth == Truth.YES) {
      List<String> effect = effect(rule.effect());
      return "its condition holds" + (effect.isEmpty() ? "" : " (" + joined(effect) + ")");
    }
    for (Condition part : parts(rule.condition())) {
      if (trace.truth(part) == Truth.NO) {
        return part instanceof Condition.Not exception
            ? "exception holds (" + joined(decisive(exception.part())) + ")"
            : "condition not met (" + joined(decisive(part)) + ")";
      }
    }
    return "its condition does not hold";
  }

  /** Gives what made a rule's condition hold, without its exceptions; then what its effect says. */
  List<String> because(Rule rule) {
    List<String> found = new ArrayList<>();
    for (Condition part : parts(rule.condition())) {
      if (!(part instanceof Condition.Not) || trace.truth(part) != Truth.YES) {
        found.addAll(decisive(part));
      }
    }
    found.addAll(effect(rule.effect()));
    return found.stream().distinct().toList();
  }

  /** Gives what kept a rule's exceptions from holding. */
  List<String> exceptions(Rule rule) {
    List<String> found = new ArrayList<>();
    for (Condition part : parts(rule.condition())) {
      if (part instanceof Condition.Not exception && trace.truth(part) == Truth.YES) {
        found.addAll(decisive(exception.part()));
      }
    }
    return found.stream().distinct().toList();
  }

  /** Gives the parts of a condition that must all hold. */
  static List<Condition> parts(Condition condition) {
    if (condition instanceof Condition.All all) {
      List<Condition> parts = new ArrayList<>();
      all.parts().forEach(part -> parts.addAll(parts(part)));
      return parts;
    }
    return condition instanceof Condition.Always always && always.holds()
        ? List.of()
        : List.of(condition);
  }

  private List<String> decisive(Condition condition) {
    List<Condition.Atom> found = new ArrayList<>();
    addDecisive(condition, found);
    return found.stream().map(atoms::of).distinct().toList();
  }

  /** Adds the atoms that make a condition what it is. */
  private void addDecisive(Condition condition, List<Condition.Atom> found) {
    Truth truth = trace.truth(condition);
    if (condition instanceof Condition.All all) {
      addParts(all.parts(), truth, false, found);
    } else if (condition instanceof Condition.Any any) {
      addParts(any.parts(), truth, truth == Truth.YES, found);
    } else if (condition instanceof Condition.Not not) {
      addDecisive(not.part(), found);
    } else if (condition instanceof Condition.Term term) {
      addDecisive(term.meaning(), found);
    } else if (condition instanceof Condition.Atom atom) {
      found.add(atom);
    }
  }

  private void addParts(
      List<Condition> parts, Truth truth, boolean oneIsEnough, List<Condition.Atom> found) {
    for (Condition part : parts) {
      if (trace.truth(part) == truth) {
        addDecisive(part, found);
        if (oneIsEnough) {
          return;
        }
      }
    }
  }

  private List<String> effect(Effect effect) {
    if (effect instanceof Effect.Cap cap) {
      return List.of(atoms.quantity(cap.argument()), bound("the cap", cap.bound()));
    }
    if (effect instanceof Effect.Limit limit) {
      return limit(limit);
    }
    if (effect instanceof Effect.RequireIdentity identity) {
      Condition.OneOf level =
          new Condition.OneOf(
              identity.identity(),
              Set.of(identity.level()),
              null,
              new Span(trace.policy().source(), 0, 0));
      return List.of(atoms.of(level));
    }
    return List.of();
  }

  private List<String> limit(Effect.Limit limit) {
    Amounts amounts = new Amounts(trace);
    Words words = new Words(trace.policy());
    Long used = amounts.used(limit);
    String done =
        used == null
            ? "what was done is not known"
            : limit.total() == null
                ? used + " done before"
                : words.amount(limit.total().dimension(), Fraction.of(used)) + " done before";
    List<String> lines = new ArrayList<>();
    lines.add(done + " per " + limit.counter());
    if (limit.total() != null) {
      lines.add(atoms.quantity(limit.total()));
    }
    lines.add(bound("the limit", limit.bound()));
    return lines;
  }

  private String bound(String what, Quantity bound) {
    Fraction amount = trace.quantity(bound);
    Words words = new Words(trace.policy());
    String name = new ExpressionWords(words).of(bound);
    if (amount == null || AtomWords.secret(bound)) {
      return what + " is " + name + (amount == null ? ", not known" : "");
    }
    String value = words.amount(bound.dimension(), amount);
    return what + " is " + value + (name.equals(value) ? "" : " (" + name + ")");
  }

  private static String joined(List<String> parts) {
    return String.join("; ", parts);
  }
}

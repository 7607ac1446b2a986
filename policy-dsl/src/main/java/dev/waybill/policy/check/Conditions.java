// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Cond;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes conditions of what is written. */
final class Conditions {

  /** In the place of a condition with an error; no policy with an error is ever given out. */
  static final Condition BROKEN = new Condition.Always(false);

  private final Context context;

  Conditions(Context context) {
    this.context = context;
  }

  Condition of(Cond written, Scope scope) {
    scope.step(1);
    if (written instanceof Cond.Compare compare) {
      return context.comparisons.of(compare, scope);
    }
    if (written instanceof Cond.Bare bare) {
      return bare(bare, scope);
    }
    if (written instanceof Cond.All all) {
      return new Condition.All(parts(all.parts(), scope));
    }
    if (written instanceof Cond.Any any) {
      return new Condition.Any(parts(any.parts(), scope));
    }
    if (written instanceof Cond.Not not) {
      return not(of(not.part(), scope));
    }
    return quantified((Cond.Quantified) written, scope);
  }

  private List<Condition> parts(List<Cond> written, Scope scope) {
    List<Condition> parts = new ArrayList<>(written.size());
    for (Cond part : written) {
      parts.add(of(part, scope));
    }
    return parts;
  }

  /** The opposite; of a comparison the opposite comparison, which is unknown as the first is. */
  static Condition not(Condition part) {
    if (part instanceof Condition.Compare compare) {
      Condition.Comparison opposite =
          switch (compare.comparison()) {
            case LESS -> Condition.Comparison.AT_LEAST;
            case AT_MOST -> Condition.Comparison.MORE;
            case EQUAL -> Condition.Comparison.DIFFERENT;
            case DIFFERENT -> Condition.Comparison.EQUAL;
            case AT_LEAST -> Condition.Comparison.LESS;
            case MORE -> Condition.Comparison.AT_MOST;
          };
      return new Condition.Compare(compare.left(), opposite, compare.right(), compare.span());
    }
    return new Condition.Not(part);
  }

  private Condition quantified(Cond.Quantified written, Scope scope) {
    Variable variable = context.expressions.variable(written.variable(), written.list(), scope);
    if (variable == null) {
      return BROKEN;
    }
    scope.enter(variable);
    Condition has = of(written.has(), scope);
    scope.leave();
    Condition.Quantifier quantifier =
        switch (written.quantity()) {
          case ANY -> Condition.Quantifier.ANY;
          case EVERY -> Condition.Quantifier.EVERY;
          case NO -> Condition.Quantifier.NO;
        };
    return new Condition.Quantified(quantifier, variable, has, written.span());
  }

  private Condition bare(Cond.Bare written, Scope scope) {
    Operand operand = context.expressions.of(written.expr(), scope, null);
    if (operand instanceof Operand.Truth truth) {
      return truth.condition();
    }
    if (operand instanceof Operand.Pick pick
        && pick.slot().attribute().type() == Type.Simple.YES_NO) {
      return Picks.oneOf(pick, Set.of("yes"), written.span());
    }
    if (operand instanceof Operand.Chosen chosen && isYesNo(chosen)) {
      return holds(chosen, "yes");
    }
    if (operand instanceof Operand.Literal literal && !literal.quoted()) {
      context.problems.add(context.paths.noSuch(literal.text(), written.span(), scope));
    } else if (!(operand instanceof Operand.Broken)) {
      String text = written.span().text();
      context.problems.add(
          Diagnostic.error(Code.P0308, written.span(), "this is not a yes-or-no question")
              .label(context.words(operand))
              .help("say what it must be:  " + text + " is …"));
    }
    return BROKEN;
  }

  private static boolean isYesNo(Operand.Chosen chosen) {
    for (Operand.Alternative value : chosen.values()) {
      if (chosen.quoted() || !Picks.YES_NO.contains(value.text())) {
        return false;
      }
    }
    return true;
  }

  /** The days on which a setting has a value. */
  static Condition holds(Operand.Chosen chosen, String text) {
    List<Condition> any = new ArrayList<>();
    for (Operand.Alternative value : chosen.values()) {
      if (value.text().equals(text)) {
        any.add(value.when());
      }
    }
    return any.size() == 1 ? any.get(0) : new Condition.Any(any);
  }
}

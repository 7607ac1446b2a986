// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Slot;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The parts of one check, which know each other. */
final class Context {

  final Vocabulary vocabulary;
  final CheckOptions options;
  final Problems problems;
  final Constants constants;
  final Places places = new Places();
  final Paths paths;
  final Amounts amounts;
  final ActionNames actions;
  final Sources sources;
  final Picks picks;
  final Expressions expressions;
  final Comparisons comparisons;
  final Conditions conditions;
  final Definitions definitions;

  Context(Vocabulary vocabulary, CheckOptions options, Problems problems, Constants constants) {
    this.vocabulary = vocabulary;
    this.options = options;
    this.problems = problems;
    this.constants = constants;
    this.paths = new Paths(vocabulary, places, problems);
    this.amounts = new Amounts(constants, problems);
    this.actions = new ActionNames(vocabulary, problems);
    this.sources = new Sources(vocabulary, problems);
    this.picks = new Picks(this);
    this.expressions = new Expressions(this);
    this.comparisons = new Comparisons(this);
    this.conditions = new Conditions(this);
    this.definitions = new Definitions(this);
  }

  /** The everyday name of what an expression is. */
  String words(Operand operand) {
    if (operand instanceof Operand.Amount amount) {
      return amounts.words(amount.quantity().dimension());
    }
    if (operand instanceof Operand.Pick pick) {
      return pick.slot().wholeFact() ? "a record" : pick.slot().attribute().type().words();
    }
    if (operand instanceof Operand.Whole whole) {
      return whole.place().type().words();
    }
    if (operand instanceof Operand.Listed) {
      return "a list";
    }
    if (operand instanceof Operand.Literal literal) {
      return literal.quoted() ? "a text" : "a name";
    }
    return operand instanceof Operand.Truth ? "a condition" : "a text";
  }

  /** The slot of the value of a counter key; null if there is no such key, which is reported. */
  @Nullable Slot counterKey(Word key, Scope scope) {
    String path = vocabulary.counters().get(key.name());
    if (path == null) {
      Diagnostic problem =
          Diagnostic.error(Code.P0209, key.span(), "unknown counter key '" + key.name() + "'");
      problems.add(Suggestions.oneOf(problem, key.name(), vocabulary.counters().keySet()));
      return null;
    }
    // The key is read for the ledger only: it is no evidence that needs a trust of its own here.
    Scope apart = new Scope(scope.names, scope.actions, scope.subject);
    return paths.of(path, key.span(), apart) instanceof Place.Single single ? single.slot() : null;
  }
}

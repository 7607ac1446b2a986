// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Actions;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the actions a rule names. */
final class ActionNames {

  private final Vocabulary vocabulary;
  private final Problems problems;

  ActionNames(Vocabulary vocabulary, Problems problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  /** Reports an action the vocabulary does not have. */
  boolean check(Word action) {
    if (vocabulary.actions().containsKey(action.name())) {
      return true;
    }
    problems.add(
        Suggestions.didYouMean(
            Diagnostic.error(Code.P0206, action.span(), "unknown action '" + action.name() + "'"),
            "",
            action.name(),
            vocabulary.actions().keySet()));
    return false;
  }

  /** The actions in the order of the vocabulary; without those that are unknown. */
  List<ActionType> of(Actions actions) {
    Set<String> named = new HashSet<>();
    for (Word word : actions.names()) {
      if (check(word)) {
        named.add(word.name());
      }
    }
    List<ActionType> found = new ArrayList<>();
    if (!actions.every() && named.size() == 1) {
      for (String only : named) {
        ActionType action = vocabulary.actions().get(only);
        if (action != null) {
          found.add(action);
        }
      }
      return found;
    }
    for (ActionType action : vocabulary.actions().values()) {
      if (named.contains(action.name()) != actions.every()) {
        found.add(action);
      }
    }
    return found;
  }

  static List<String> names(List<ActionType> actions) {
    List<String> names = new ArrayList<>(actions.size());
    for (ActionType action : actions) {
      names.add(action.name());
    }
    return names;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Variable;
import dev.waybill.policy.vocabulary.ActionType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where names are looked up: in a rule, a term, a table or a setting. */
final class Scope {

  final Names names;

  /** The actions of the rule; null outside of rules, where arguments of all actions are known. */
  final @Nullable List<ActionType> actions;

  /** The path {@code subject} stands for; null for none. */
  final @Nullable String subject;

  final Mentions mentions = new Mentions();
  private final List<Variable> locals = new ArrayList<>();
  private long weight = 1;

  Scope(Names names, @Nullable List<ActionType> actions, @Nullable String subject) {
    this.names = names;
    this.actions = actions;
    this.subject = subject;
  }

  @Nullable Variable local(String name) {
    for (int i = locals.size() - 1; i >= 0; i--) {
      if (locals.get(i).name().equals(name)) {
        return locals.get(i);
      }
    }
    return null;
  }

  void enter(Variable variable) {
    locals.add(variable);
    weight = Math.min(weight * CheckOptions.ELEMENTS, Integer.MAX_VALUE);
  }

  void leave() {
    locals.remove(locals.size() - 1);
    weight = 1;
    for (int i = 0; i < locals.size(); i++) {
      weight = Math.min(weight * CheckOptions.ELEMENTS, Integer.MAX_VALUE);
    }
  }

  /** Counts steps of the decision, as often as the lists around them have elements. */
  void step(long steps) {
    long more = steps > Integer.MAX_VALUE ? Integer.MAX_VALUE : steps;
    mentions.steps = Math.min(mentions.steps + more * weight, Long.MAX_VALUE / 2);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.source.Span;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule.
 *
 * <p>A rule that speaks of {@code subject} means another path for actions that concern another
 * record. It is split into one rule for each path, with the same name, text and effect, whose
 * actions have no member in common.
 *
 * @param name its name, unique in the policy; only the parts of one rule share it, see below
 * @param effect what it does
 * @param actions the actions it is about, in the order of the vocabulary
 * @param condition when it fires: its {@code when} and {@code unless} clauses and its dates
 *     together
 * @param element the variable of the action's elements, if the condition, the effect or a message
 *     speaks of one; null if it is about the whole action
 * @param because the reason for the merchant's people; null for none
 * @param customer what the customer is told; null for nothing
 * @param agent what the agent is told; null for nothing
 * @param suggests actions that may be offered instead
 * @param guardrail whether it was included as a guardrail
 * @param span the whole rule
 * @param nameSpan its name
 */
public record Rule(
    String name,
    Effect effect,
    Set<String> actions,
    Condition condition,
    @Nullable Variable element,
    @Nullable String because,
    @Nullable Message customer,
    @Nullable Message agent,
    List<String> suggests,
    boolean guardrail,
    Span span,
    Span nameSpan) {

  public Rule {
    requireNonNull(name, "name");
    requireNonNull(effect, "effect");
    requireNonNull(condition, "condition");
    actions = Collections.unmodifiableSet(new LinkedHashSet<>(actions));
    suggests = List.copyOf(suggests);
  }
}

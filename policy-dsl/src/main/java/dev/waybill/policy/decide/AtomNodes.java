// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.vocabulary.Type;

/**
 * Compiles all atoms but comparisons and sets. Like {@link ArithmeticNodes} it stands apart so that
 * a policy that has none starts without their classes.
 */
final class AtomNodes {

  private AtomNodes() {}

  static TruthNode of(Condition.Atom atom, Nodes nodes) {
    if (atom instanceof Condition.Same same) {
      Type type = same.left().attribute().type();
      return new Truths.Same(
          nodes.cell(same.left()), nodes.cell(same.right()), same.canonical() ? type : null);
    }
    if (atom instanceof Condition.MatchesText matches) {
      return new Truths.MatchesText(nodes.cell(matches.slot()), matches.text());
    }
    if (atom instanceof Condition.Presence presence) {
      return new Truths.Presence(nodes.cell(presence.slot()), presence.known());
    }
    if (atom instanceof Condition.ListPresence presence) {
      return new ListTruths.Presence(nodes.elements(presence.list()), presence.known());
    }
    if (atom instanceof Condition.Within within) {
      return new ListTruths.Within(nodes.elements(within.part()), nodes.elements(within.whole()));
    }
    if (atom instanceof Condition.Includes includes) {
      return new ListTruths.Includes(
          nodes.elements(includes.list()),
          includes.text(),
          includes.slot() == null ? null : nodes.cell(includes.slot()));
    }
    if (atom instanceof Condition.Quantified quantified) {
      return new ListTruths.Quantified(
          quantified.quantifier(),
          nodes.loop(quantified.variable()),
          nodes.truth(quantified.has()));
    }
    Condition.ComesFrom origin = (Condition.ComesFrom) atom;
    nodes.origins.put(origin.index(), origin);
    nodes.read("request." + origin.argument());
    return new Truths.ComesFrom(origin.argument(), origin.index());
  }
}

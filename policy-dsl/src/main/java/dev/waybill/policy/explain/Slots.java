// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The places that conditions, quantities and rules read. */
public final class Slots {

  private Slots() {}

  /**
   * Gives the atoms of a condition, with those of its terms. A quantifier is one atom.
   *
   * @param condition the condition
   * @return the atoms, in order
   */
  public static List<Condition.Atom> atoms(Condition condition) {
    List<Condition.Atom> atoms = new ArrayList<>();
    addAtoms(condition, atoms);
    return atoms;
  }

  private static void addAtoms(Condition condition, List<Condition.Atom> atoms) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(part -> addAtoms(part, atoms));
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(part -> addAtoms(part, atoms));
    } else if (condition instanceof Condition.Not not) {
      addAtoms(not.part(), atoms);
    } else if (condition instanceof Condition.Term term) {
      addAtoms(term.meaning(), atoms);
    } else if (condition instanceof Condition.Atom atom) {
      atoms.add(atom);
    }
  }

  /**
   * Gives the slots of an atom.
   *
   * @param atom the atom
   * @return the slots, in order
   */
  public static Set<Slot> of(Condition.Atom atom) {
    Set<Slot> slots = new LinkedHashSet<>();
    if (atom instanceof Condition.Compare compare) {
      slots.addAll(of(compare.left()));
      slots.addAll(of(compare.right()));
    } else if (atom instanceof Condition.OneOf oneOf) {
      slots.add(oneOf.slot());
    } else if (atom instanceof Condition.Same same) {
      slots.add(same.left());
      slots.add(same.right());
    } else if (atom instanceof Condition.MatchesText matches) {
      slots.add(matches.slot());
    } else if (atom instanceof Condition.Presence presence) {
      slots.add(presence.slot());
    } else if (atom instanceof Condition.Includes includes && includes.slot() != null) {
      slots.add(includes.slot());
    } else if (atom instanceof Condition.Quantified quantified) {
      slots.addAll(of(quantified.has()));
    }
    return slots;
  }

  /** Gives the slots of all atoms of a condition. */
  static Set<Slot> of(Condition condition) {
    Set<Slot> slots = new LinkedHashSet<>();
    for (Condition.Atom atom : atoms(condition)) {
      slots.addAll(of(atom));
    }
    return slots;
  }

  /** Gives the lists of an atom, in order. */
  static Set<ListSlot> lists(Condition.Atom atom) {
    Set<ListSlot> lists = new LinkedHashSet<>();
    if (atom instanceof Condition.ListPresence presence) {
      lists.add(presence.list());
    } else if (atom instanceof Condition.Within within) {
      lists.add(within.part());
      lists.add(within.whole());
    } else if (atom instanceof Condition.Includes includes) {
      lists.add(includes.list());
    } else if (atom instanceof Condition.Quantified quantified) {
      lists.add(quantified.variable().list());
      atoms(quantified.has()).forEach(inner -> lists.addAll(lists(inner)));
    } else if (atom instanceof Condition.Compare compare) {
      for (Quantity side : List.of(compare.left(), compare.right())) {
        for (Quantity part : ExpressionWords.parts(side)) {
          if (part instanceof Quantity.Total total) {
            lists.add(total.variable().list());
          } else if (part instanceof Quantity.Count count) {
            lists.add(count.variable().list());
          }
        }
      }
    }
    return lists;
  }

  /**
   * Gives the slots of a quantity.
   *
   * @param quantity the quantity
   * @return the slots, in order
   */
  public static Set<Slot> of(Quantity quantity) {
    Set<Slot> slots = new LinkedHashSet<>();
    for (Quantity part : ExpressionWords.parts(quantity)) {
      if (part instanceof Quantity.Read read) {
        slots.add(read.slot());
      } else if (part instanceof Quantity.Lookup lookup) {
        slots.addAll(lookup.keys());
      } else if (part instanceof Quantity.Done done) {
        slots.add(done.key());
      } else if (part instanceof Quantity.Count count && count.where() != null) {
        slots.addAll(of(count.where()));
      }
    }
    return slots;
  }

  /**
   * Tells what of a request a quantity depends on, apart from the keys of its tables and its own
   * lists and counts.
   *
   * @param quantity the quantity
   * @return the parts that read a value, count or add up; empty for a constant, a setting, a table
   *     or a time before now
   */
  public static List<Quantity> reads(Quantity quantity) {
    return ExpressionWords.parts(quantity).stream()
        .filter(
            part ->
                part instanceof Quantity.Read
                    || part instanceof Quantity.Total
                    || part instanceof Quantity.Count
                    || part instanceof Quantity.Done
                    || part instanceof Quantity.Today
                    || part instanceof Quantity.ReadAt)
        .toList();
  }

  /**
   * Gives all slots of a rule.
   *
   * @param rule the rule
   * @return those of its condition, then those of its effect
   */
  public static Set<Slot> of(Rule rule) {
    Set<Slot> slots = new LinkedHashSet<>(of(rule.condition()));
    Effect effect = rule.effect();
    if (effect instanceof Effect.Cap cap) {
      slots.add(cap.argument().slot());
      slots.addAll(of(cap.bound()));
    } else if (effect instanceof Effect.Limit limit) {
      if (limit.total() != null) {
        slots.add(limit.total().slot());
      }
      slots.addAll(of(limit.bound()));
      slots.add(limit.key());
    } else if (effect instanceof Effect.RequireIdentity identity) {
      slots.add(identity.identity());
    }
    return slots;
  }
}

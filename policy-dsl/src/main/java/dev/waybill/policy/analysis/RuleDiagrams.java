// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one policy as diagrams: whether they fire, and what they say. Built when they are
 * asked for. Not for use by several threads.
 */
final class RuleDiagrams {
  private final CheckedPolicy policy;
  private final Space space;
  private final Diagrams diagrams;
  private final Marks marks;
  private final Workshop workshop;
  private final boolean after;
  private final Map<String, Lowering> lowerings = new HashMap<>();
  private final IdentityHashMap<Lowering, IdentityHashMap<Rule, Integer>> conditions =
      new IdentityHashMap<>();
  private final Map<String, IdentityHashMap<Rule, Integer>> said = new HashMap<>();
  private final @Nullable CheckedPolicy other;

  /**
   * Starts.
   *
   * @param policy the policy
   * @param other the policy it is compared with; null for none
   * @param after whether it is the second of the two
   * @param space the levels of both
   * @param diagrams where nodes are kept
   * @param marks the leaves
   * @param workshop what lowerings share
   */
  RuleDiagrams(
      CheckedPolicy policy,
      @Nullable CheckedPolicy other,
      boolean after,
      Space space,
      Diagrams diagrams,
      Marks marks,
      Workshop workshop) {
    this.policy = policy;
    this.other = other;
    this.after = after;
    this.space = space;
    this.diagrams = diagrams;
    this.marks = marks;
    this.workshop = workshop;
  }

  CheckedPolicy policy() {
    return policy;
  }

  /** Gives the rules about an action, in the order of the policy. */
  List<Rule> rules(String action) {
    List<Rule> about = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      if (rule.actions().contains(action)) {
        about.add(rule);
      }
    }
    return about;
  }

  private Lowering lowering(String action) {
    Lowering known = lowerings.get(action);
    if (known != null) {
      return known;
    }
    Map<String, Level.OfOrigin> origins = origins(action);
    Lowering made;
    if (origins.isEmpty()) {
      made = lowerings.get("");
      if (made == null) {
        made = new Lowering(workshop, policy, after, null);
        lowerings.put("", made);
      }
    } else {
      made = new Lowering(workshop, policy, after, origins);
    }
    lowerings.put(action, made);
    return made;
  }

  private Map<String, Level.OfOrigin> origins(String action) {
    Map<String, Level.OfOrigin> found = new TreeMap<>();
    if (other == null) {
      return found;
    }
    CheckedPolicy first = after ? other : policy;
    CheckedPolicy second = after ? policy : other;
    for (Level level : space.levels()) {
      if (level instanceof Level.OfSlot slot) {
        String key =
            Space.originKey(
                slot.slot(),
                Provenance.of(first, slot.slot(), action),
                Provenance.of(second, slot.slot(), action));
        if (key != null && space.find(key) instanceof Level.OfOrigin origin) {
          found.put(slot.key(), origin);
        }
      }
    }
    return found;
  }

  /** Gives when a rule fires, with the leaves of {@link Truth}. */
  int condition(Rule rule, String action) {
    Lowering lowering = lowering(action);
    IdentityHashMap<Rule, Integer> known = conditions.get(lowering);
    if (known == null) {
      known = new IdentityHashMap<>();
      conditions.put(lowering, known);
    }
    Integer node = known.get(rule);
    if (node == null) {
      node = lowering.condition(rule.condition());
      known.put(rule, node);
    }
    return node;
  }

  /** Gives the diagram of a part of a condition. */
  int part(Condition condition, String action) {
    return lowering(action).condition(condition);
  }

  /** Gives "and". */
  int both(int left, int right) {
    return diagrams.join(workshop.and(), left, right);
  }

  /** Gives 1 on the days the policy is in effect. */
  int inEffect(String action) {
    return lowering(action).between(policy.from(), policy.until());
  }

  /** Gives when a bound is exceeded, once the rule's condition holds; null if it sets none. */
  @Nullable Integer exceeded(Rule rule, String action) {
    Lowering lowering = lowering(action);
    if (rule.effect() instanceof Effect.Cap cap) {
      int above =
          lowering.compare(
              lowering.quantity(cap.argument()), Comparison.MORE, lowering.quantity(cap.bound()));
      return unlessNegative(cap.argument(), above, lowering);
    }
    if (rule.effect() instanceof Effect.Limit limit) {
      Set<String> actions = Space.counted(rule, limit, action);
      Var used = Forms.used(limit, actions);
      Quantity.Read total = limit.total();
      Linear one = Linear.of(used, total == null ? Forms.ONE : 1);
      if (total == null) {
        one = one.plus(Linear.constant(Rational.of(Forms.ONE)));
      }
      int sum = lowering.number(used, one);
      if (total != null) {
        sum = lowering.add(sum, lowering.quantity(total));
      }
      int above = lowering.compare(sum, Comparison.MORE, lowering.quantity(limit.bound()));
      return total == null ? above : unlessNegative(total, above, lowering);
    }
    return null;
  }

  /** What a bound says of an amount; unknown for a negative one. */
  private int unlessNegative(Quantity.Read argument, int above, Lowering lowering) {
    if (!argument.dimension().isAmount()) {
      return above;
    }
    int negative = lowering.sign(lowering.quantity(argument), Comparison.LESS);
    return diagrams.choose(
        diagrams.map(negative, new Truth.Is(Truth.YES)), Truth.UNKNOWN_LEAF, above);
  }

  /** Gives what a rule says, with the leaves of {@link Marks}. */
  int said(Rule rule, String action) {
    IdentityHashMap<Rule, Integer> known = said.get(action);
    if (known == null) {
      known = new IdentityHashMap<>();
      said.put(action, known);
    }
    Integer node = known.get(rule);
    if (node == null) {
      node = say(rule, action);
      Variable element = rule.element();
      if (element != null) {
        node = perElement(rule, action, element, node);
      }
      known.put(rule, node);
    }
    return node;
  }

  /** A rule about an element says nothing for an empty list, and at most "unknown" for none. */
  private int perElement(Rule rule, String action, Variable element, int said) {
    int unread = Diagrams.leaf(0);
    if (!(rule.effect() instanceof Effect.Inform)) {
      long unknown = rule.effect() instanceof Effect.Allow ? Marks.MAYBE_ALLOWED : Marks.UNKNOWN;
      unread = diagrams.map(condition(rule, action), leaf(unknown, unknown));
    }
    return lowering(action).elements(element.list(), said, Diagrams.leaf(0), unread, unread);
  }

  private int say(Rule rule, String action) {
    int condition = condition(rule, action);
    Effect effect = rule.effect();
    if (effect instanceof Effect.Inform) {
      return Diagrams.leaf(0);
    }
    if (effect instanceof Effect.Allow) {
      return diagrams.map(condition, leaf(Marks.MAYBE_ALLOWED, Marks.ALLOWED));
    }
    if (effect instanceof Effect.Deny) {
      return diagrams.map(condition, leaf(Marks.UNKNOWN, Marks.DENIED));
    }
    if (effect instanceof Effect.RequireConfirmation) {
      return diagrams.map(condition, leaf(Marks.UNKNOWN, Marks.CONFIRM));
    }
    Lowering lowering = lowering(action);
    int test = Truth.YES_LEAF;
    long yes;
    if (effect instanceof Effect.RequireApproval approval) {
      yes = marks.role(approval.role());
      if (approval.within() != null) {
        test = lowering.told(approval.within());
      }
    } else if (effect instanceof Effect.RequireIdentity identity) {
      test = lowering.below(identity);
      yes = marks.identity(identity.level());
    } else {
      test = java.util.Objects.requireNonNull(exceeded(rule, action));
      String approvalBy =
          effect instanceof Effect.Cap cap
              ? cap.approvalBy()
              : ((Effect.Limit) effect).approvalBy();
      yes = approvalBy == null ? Marks.DENIED : marks.role(approvalBy);
    }
    int says = diagrams.map(test, leaf(Marks.UNKNOWN, yes));
    int unsure = diagrams.map(condition, leaf(Marks.UNKNOWN, 0));
    return diagrams.choose(diagrams.map(condition, new Truth.Is(Truth.YES)), says, unsure);
  }

  private Diagrams.Leaf leaf(long unknown, long yes) {
    return new Said(marks.number(unknown), marks.number(yes));
  }

  private static final class Said implements Diagrams.Leaf {
    private final int unknown;
    private final int yes;

    Said(int unknown, int yes) {
      this.unknown = unknown;
      this.yes = yes;
    }

    @Override
    public int of(int value) {
      return value == Truth.NO ? 0 : value == Truth.UNKNOWN ? unknown : yes;
    }
  }

  /** Gives what arguments of an origin the policy does not rely on say. */
  private int origin(String action) {
    int result = Diagrams.leaf(0);
    int unknown = Diagrams.leaf(marks.number(Marks.UNKNOWN));
    for (Map.Entry<String, Level.OfOrigin> entry : origins(action).entrySet()) {
      if (space.get(entry.getKey()) instanceof Level.OfSlot slot
          && Provenance.argument(slot.slot()) != null) {
        int broken = lowering(action).broken(slot, entry.getValue());
        result =
            diagrams.join(marks.join(), result, diagrams.choose(broken, unknown, Diagrams.leaf(0)));
      }
    }
    return result;
  }

  /** Gives what some rules say together about an action, on the days the policy is in effect. */
  int together(List<Rule> rules, String action) {
    int all = diagrams.join(marks.join(), joined(rules, action), origin(action));
    return diagrams.choose(inEffect(action), all, Diagrams.leaf(marks.number(Marks.DENIED)));
  }

  /** Gives what some rules say together about an action, whatever the day. */
  int joined(List<Rule> rules, String action) {
    List<Integer> nodes = new ArrayList<>();
    for (Rule rule : rules) {
      nodes.add(said(rule, action));
    }
    return nodes.isEmpty() ? Diagrams.leaf(0) : join(nodes, 0, nodes.size());
  }

  private int join(List<Integer> nodes, int from, int to) {
    if (to - from == 1) {
      return nodes.get(from);
    }
    int middle = (from + to) >>> 1;
    return diagrams.join(marks.join(), join(nodes, from, middle), join(nodes, middle, to));
  }

  /** Gives the verdict on an action, with the numbers of {@link Marks#verdictOf}. */
  int verdict(String action) {
    return diagrams.map(together(rules(action), action), new VerdictLeaf(marks));
  }

  /** Turns marks into verdicts. */
  static final class VerdictLeaf implements Diagrams.Leaf {
    private final Marks marks;

    VerdictLeaf(Marks marks) {
      this.marks = marks;
    }

    @Override
    public int of(int value) {
      return marks.verdict(value);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled rule. */
abstract class RuleNode {

  static final int ALLOWED = 1;
  static final int MAYBE_ALLOWED = 2;
  static final int REQUIRED = 4;
  static final int UNKNOWN = 8;
  static final int DENIED = 16;
  static final int INFORMED = 32;

  final Rule rule;
  final int index;
  final TruthNode condition;
  final Set<String> reads;
  final List<Numbers.Done> counts;
  @Nullable MessageText customer;
  @Nullable MessageText agent;

  private final int yes;
  private final int unknown;

  /** With the flags of a rule that holds, 0 to have {@link #fire} tell, and of an unknown one. */
  RuleNode(Rule rule, int index, Nodes nodes, int yes, int unknown) {
    this.rule = rule;
    this.index = index;
    this.yes = yes;
    this.unknown = unknown;
    condition = nodes.truth(rule.condition());
    reads = nodes.takeReads();
    counts = nodes.takeCounts();
  }

  static RuleNode of(Rule rule, int index, Nodes nodes, Lists lists) {
    RuleNode node = make(rule, index, nodes);
    if (rule.customer() != null) {
      node.customer = new MessageText(rule.customer(), true, nodes, lists);
    }
    if (rule.agent() != null) {
      node.agent = new MessageText(rule.agent(), false, nodes, lists);
    }
    node.reads.addAll(nodes.takeReads());
    node.counts.addAll(nodes.takeCounts());
    return node;
  }

  private static RuleNode make(Rule rule, int index, Nodes nodes) {
    Effect effect = rule.effect();
    if (effect instanceof Effect.Deny) {
      return new Plain(rule, index, nodes, DENIED, UNKNOWN);
    }
    if (effect instanceof Effect.Allow) {
      return new Plain(rule, index, nodes, ALLOWED, MAYBE_ALLOWED);
    }
    if (effect instanceof Effect.RequireConfirmation) {
      return new Plain(rule, index, nodes, REQUIRED, UNKNOWN);
    }
    if (effect instanceof Effect.RequireApproval) {
      return new Approval(rule, index, nodes);
    }
    if (effect instanceof Effect.RequireIdentity) {
      return new Identity(rule, index, nodes);
    }
    if (effect instanceof Effect.Cap) {
      return new Cap(rule, index, nodes);
    }
    if (effect instanceof Effect.Limit) {
      return new Limit(rule, index, nodes);
    }
    return new Plain(rule, index, nodes, INFORMED, 0);
  }

  /** Judges it, and notes in the frame whether it fired or is unknown. */
  final int judge(Frame frame) {
    return judge(condition.test(frame), frame);
  }

  /** Judges it by what its condition gave. */
  final int judge(int test, Frame frame) {
    if (test == TruthNode.NO) {
      return 0;
    }
    int flags = test == TruthNode.UNKNOWN ? unknown : yes != 0 ? yes : fire(frame);
    if (flags != 0) {
      long[] marks = (flags & (UNKNOWN | MAYBE_ALLOWED)) == 0 ? frame.fired : frame.unknown;
      marks[index >> 6] |= 1L << index;
    }
    return flags;
  }

  /**
   * Judges it for an element of which nothing is known, not even that there is one: it does not
   * fire, because it does not for an empty list.
   */
  final int judgeUnknownElement(Frame frame) {
    int test = condition.test(frame);
    int flags = test == TruthNode.NO ? 0 : unknown;
    if (flags != 0) {
      frame.unknown[index >> 6] |= 1L << index;
    }
    return flags;
  }

  /** What it does when its condition holds; called only if that is not always the same. */
  int fire(Frame frame) {
    return yes;
  }

  /** Adds what keeps it unknown; called only when it is. */
  final void needs(Frame frame, Needs needs) {
    if (condition.test(frame) == TruthNode.UNKNOWN) {
      condition.needs(frame, needs);
    } else {
      effectNeeds(frame, needs);
    }
  }

  void effectNeeds(Frame frame, Needs needs) {}

  /** Adds what it asks for and the bounds it sets; called only when its condition holds. */
  void collect(Frame frame, int flags, Findings findings) {}

  /** Allow, deny, inform, require confirmation. */
  static final class Plain extends RuleNode {
    Plain(Rule rule, int index, Nodes nodes, int yes, int unknown) {
      super(rule, index, nodes, yes, unknown);
    }

    @Override
    void collect(Frame frame, int flags, Findings findings) {
      if (rule.effect() instanceof Effect.RequireConfirmation confirmation) {
        findings.confirmation(rule.name(), confirmation);
      }
    }
  }

  /** Require approval. */
  static final class Approval extends RuleNode {
    private final String role;
    private final @Nullable NumberNode within;

    Approval(Rule rule, int index, Nodes nodes) {
      super(rule, index, nodes, always(rule), UNKNOWN);
      Effect.RequireApproval effect = (Effect.RequireApproval) rule.effect();
      role = effect.role();
      within = effect.within() == null ? null : nodes.number(effect.within());
    }

    private static int always(Rule rule) {
      return ((Effect.RequireApproval) rule.effect()).within() == null ? REQUIRED : 0;
    }

    @Override
    int fire(Frame frame) {
      return within == null || within.value(frame) != NumberNode.UNKNOWN ? REQUIRED : UNKNOWN;
    }

    @Override
    void effectNeeds(Frame frame, Needs needs) {
      if (within != null) {
        within.needs(frame, needs);
      }
    }

    @Override
    void collect(Frame frame, int flags, Findings findings) {
      if ((flags & REQUIRED) != 0) {
        long micros = within == null ? NumberNode.UNKNOWN : Units.elapsed(frame.now, within, frame);
        findings.approval(role, micros, rule.name());
      }
    }
  }

  /** Require identity. */
  static final class Identity extends RuleNode {
    private final Cell identity;
    private final int level;

    Identity(Rule rule, int index, Nodes nodes) {
      super(rule, index, nodes, 0, UNKNOWN);
      Effect.RequireIdentity effect = (Effect.RequireIdentity) rule.effect();
      identity = nodes.cell(effect.identity());
      level = level(identity.attribute, effect.level());
    }

    @Override
    int fire(Frame frame) {
      if (identity.state(frame) != Frame.KNOWN) {
        return UNKNOWN;
      }
      return identity.value(frame) >= level ? 0 : REQUIRED;
    }

    @Override
    void effectNeeds(Frame frame, Needs needs) {
      identity.need(frame, needs);
    }

    @Override
    void collect(Frame frame, int flags, Findings findings) {
      if ((flags & REQUIRED) != 0) {
        findings.identity(level, ((Effect.RequireIdentity) rule.effect()).level());
      }
    }
  }

  /** Cap. */
  static final class Cap extends RuleNode {
    private final Numbers.Read argument;
    private final NumberNode bound;
    private final @Nullable String approvalBy;

    Cap(Rule rule, int index, Nodes nodes) {
      super(rule, index, nodes, 0, UNKNOWN);
      Effect.Cap effect = (Effect.Cap) rule.effect();
      argument =
          new Numbers.Read(effect.argument().dimension(), nodes.cell(effect.argument().slot()));
      bound = nodes.number(effect.bound());
      approvalBy = effect.approvalBy();
    }

    @Override
    int fire(Frame frame) {
      long value = argument.value(frame);
      long most = bound.value(frame);
      if (value == NumberNode.UNKNOWN
          || most == NumberNode.UNKNOWN
          || (value < 0 && argument.dimension.isAmount())) {
        return UNKNOWN;
      }
      if (Units.compare(value, 1, most, bound.denominator) <= 0) {
        return 0;
      }
      return approvalBy == null ? DENIED : REQUIRED;
    }

    @Override
    void effectNeeds(Frame frame, Needs needs) {
      long value = argument.value(frame);
      if (value == NumberNode.UNKNOWN || (value < 0 && argument.dimension.isAmount())) {
        argument.needs(frame, needs);
      }
      if (bound.value(frame) == NumberNode.UNKNOWN) {
        bound.needs(frame, needs);
      }
    }

    @Override
    void collect(Frame frame, int flags, Findings findings) {
      if ((flags & REQUIRED) != 0 && approvalBy != null) {
        findings.approval(approvalBy, NumberNode.UNKNOWN, rule.name());
      }
      findings.bound(argument.cell, argument.dimension, bound.floor(frame), approvalBy != null);
    }
  }

  /** Limit. */
  static final class Limit extends RuleNode {
    final Effect.Limit limit;
    final Cell key;
    final @Nullable NumberNode window;
    private final Numbers.@Nullable Read total;
    private final NumberNode bound;

    Limit(Rule rule, int index, Nodes nodes) {
      super(rule, index, nodes, 0, UNKNOWN);
      limit = (Effect.Limit) rule.effect();
      key = nodes.cell(limit.key());
      window = limit.window() == null ? null : nodes.number(limit.window());
      total =
          limit.total() == null
              ? null
              : new Numbers.Read(limit.total().dimension(), nodes.cell(limit.total().slot()));
      bound = nodes.number(limit.bound());
    }

    /** The greatest count or total, rounded down; {@link NumberNode#UNKNOWN} if unknown. */
    long bound(Frame frame) {
      long most = bound.floor(frame);
      return most == NumberNode.UNKNOWN || total != null
          ? most
          : Math.floorDiv(most, Units.MILLION);
    }

    /** The name of the argument that is added up; null to count. */
    @Nullable String totalName() {
      return total == null ? null : total.cell.path.substring("request.".length());
    }

    /** How much this request takes; {@link NumberNode#UNKNOWN} if unknown, or below nothing. */
    long taken(Frame frame) {
      long taken = total == null ? 1 : total.value(frame);
      return taken < 0 ? NumberNode.UNKNOWN : taken;
    }

    @Override
    int fire(Frame frame) {
      long most = bound(frame);
      long taken = taken(frame);
      if (frame.usedStates[limit.index()] != Frame.KNOWN
          || most == NumberNode.UNKNOWN
          || taken == NumberNode.UNKNOWN) {
        return UNKNOWN;
      }
      long sum = Units.plus(frame.used[limit.index()], taken);
      if (sum != NumberNode.UNKNOWN && sum <= most) {
        return 0;
      }
      return limit.approvalBy() == null ? DENIED : REQUIRED;
    }

    @Override
    void effectNeeds(Frame frame, Needs needs) {
      boolean told = false;
      if (key.state(frame) != Frame.KNOWN) {
        key.need(frame, needs);
        told = true;
      }
      if (window != null && window.value(frame) == NumberNode.UNKNOWN) {
        window.needs(frame, needs);
        told = true;
      }
      if (total != null && taken(frame) == NumberNode.UNKNOWN) {
        total.needs(frame, needs);
      }
      if (bound(frame) == NumberNode.UNKNOWN) {
        bound.needs(frame, needs);
      }
      if (!told && frame.usedStates[limit.index()] != Frame.KNOWN) {
        String actions =
            limit.each() ? frame.owner.actionName(frame.action) : String.join(", ", rule.actions());
        needs.add(
            "count of " + actions + " per " + limit.counter(),
            Decision.Missing.LEDGER_UNAVAILABLE,
            null);
      }
    }

    @Override
    void collect(Frame frame, int flags, Findings findings) {
      if ((flags & REQUIRED) != 0 && limit.approvalBy() != null) {
        findings.approval(limit.approvalBy(), NumberNode.UNKNOWN, rule.name());
      }
      long most = bound(frame);
      if (total != null
          && most != NumberNode.UNKNOWN
          && frame.usedStates[limit.index()] == Frame.KNOWN) {
        long left = Units.plus(most, -frame.used[limit.index()]);
        findings.bound(total.cell, total.dimension, left, limit.approvalBy() != null);
      }
    }
  }

  private static int level(Attribute identity, String level) {
    if (identity.type() instanceof Type.Enumeration levels && levels.values().contains(level)) {
      return levels.values().indexOf(level);
    }
    throw new IllegalArgumentException(
        level + " is no level of " + identity.name() + " (" + identity.type().words() + ")");
  }
}

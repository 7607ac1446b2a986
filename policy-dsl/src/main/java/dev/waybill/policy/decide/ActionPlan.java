// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Accept;
import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.vocabulary.ActionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All rules about one action. */
final class ActionPlan {

  // The outcomes in the order of the enum Outcome, as plain numbers to be compared.
  static final int ALLOW = 0;
  static final int REQUIRE = 1;
  static final int NEED_EVIDENCE = 2;
  static final int DENY = 3;

  final ActionType action;
  final RuleNode[] whole;
  final RuleNode[] element;
  final @Nullable Loop elements;
  final List<Numbers.Done> counts = new ArrayList<>();
  final List<RuleNode.Limit> limits = new ArrayList<>();
  final TreeSet<String> reads = new TreeSet<>();
  private final Map<String, List<List<SourcePattern>>> accepts = new HashMap<>();
  private final SortedRules sorted;
  private final long from;
  private final long until;

  ActionPlan(ActionType action, List<RuleNode> rules, List<Accept> accepts, long from, long until) {
    this.action = action;
    this.from = from;
    this.until = until;
    List<RuleNode> whole = new ArrayList<>();
    List<RuleNode> element = new ArrayList<>();
    Loop loop = null;
    for (RuleNode rule : rules) {
      if (!rule.rule.actions().contains(action.name())) {
        continue;
      }
      counts.addAll(rule.counts);
      reads.addAll(rule.reads);
      if (rule instanceof RuleNode.Limit limit) {
        limits.add(limit);
      }
      if (rule.rule.element() == null) {
        whole.add(rule);
      } else {
        element.add(rule);
        loop = new Loop(rule.rule.element());
      }
    }
    this.whole = whole.toArray(new RuleNode[0]);
    this.element = element.toArray(new RuleNode[0]);
    sorted = new SortedRules(whole);
    elements = loop;
    for (Accept accept : accepts) {
      if (accept.actions().contains(action.name())) {
        List<List<SourcePattern>> all = this.accepts.get(accept.argument());
        if (all == null) {
          all = new ArrayList<>();
          this.accepts.put(accept.argument(), all);
        }
        all.add(accept.sources());
      }
    }
  }

  /** The sources of every accept for an argument. */
  List<List<SourcePattern>> accepts(String argument) {
    List<List<SourcePattern>> all = accepts.get(argument);
    return all == null ? List.of() : all;
  }

  boolean inEffect(Frame frame) {
    return frame.today >= from && frame.today <= until;
  }

  /** The ordinal of the {@link Outcome}. */
  int outcome(Frame frame) {
    for (int i = 0; i < frame.fired.length; i++) {
      frame.fired[i] = 0;
      frame.unknown[i] = 0;
    }
    if (!inEffect(frame)) {
      return DENY;
    }
    int flags = frame.provenanceBroken ? RuleNode.UNKNOWN : 0;
    flags |= sorted.judge(frame);
    if (elements == null) {
      return outcome(flags);
    }
    if (!elements.known(frame)) {
      for (RuleNode rule : element) {
        flags |= rule.judgeUnknownElement(frame);
      }
      return outcome(flags);
    }
    int worst = elements.size(frame) == 0 ? outcome(flags) : 0;
    for (int i = 0; i < elements.size(frame); i++) {
      elements.at(frame, i);
      worst = Math.max(worst, outcome(flags | judge(element, frame)));
    }
    elements.end(frame);
    return worst;
  }

  private static int judge(RuleNode[] rules, Frame frame) {
    int flags = 0;
    for (RuleNode rule : rules) {
      flags |= rule.judge(frame);
    }
    return flags;
  }

  /** The ordinal of the outcome of what the rules said together. */
  static int outcome(int flags) {
    if ((flags & RuleNode.DENIED) != 0
        || (flags & (RuleNode.ALLOWED | RuleNode.MAYBE_ALLOWED)) == 0) {
      return DENY;
    }
    if ((flags & RuleNode.UNKNOWN) != 0 || (flags & RuleNode.ALLOWED) == 0) {
      return NEED_EVIDENCE;
    }
    return (flags & RuleNode.REQUIRED) != 0 ? REQUIRE : ALLOW;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the decision about one bound request. Not for use by several threads. */
final class Assembler {

  private static final Decision.Part[] PARTS = Decision.Part.values();
  private static final RuleNode[] NONE = {};
  private static final int UNTOLD = RuleNode.UNKNOWN | RuleNode.MAYBE_ALLOWED;

  private final CheckedPolicy policy;
  private final ActionPlan plan;
  private final Remedies remedies;
  private final Lists lists;
  private final ValueText values;
  private final Frame frame;
  private final Request request;
  private final Shower shower;

  Assembler(
      CheckedPolicy policy,
      ActionPlan plan,
      Remedies remedies,
      Lists lists,
      ValueText values,
      Frame frame,
      Request request) {
    this.policy = policy;
    this.plan = plan;
    this.remedies = remedies;
    this.lists = lists;
    this.values = values;
    this.frame = frame;
    this.request = request;
    shower = new Shower(policy.layout(), plan, lists, values, frame, request);
  }

  Decision decide() {
    if (!plan.inEffect(frame)) {
      return decision(ActionPlan.DENY, new Findings(remedies), List.of());
    }
    Loop elements = plan.elements;
    if (elements == null || !elements.known(frame) || elements.size(frame) == 0) {
      Findings findings = new Findings(remedies);
      boolean unknown = elements != null && !elements.known(frame);
      RuleNode[] rules = unknown ? plan.element : NONE;
      return decision(ActionPlan.outcome(judge(rules, unknown, findings)), findings, List.of());
    }
    Findings all = new Findings(remedies);
    List<Decision.ElementDecision> decisions = new ArrayList<>();
    Variable variable = plan.element[0].rule.element();
    int worst = 0;
    for (int i = 0; i < elements.size(frame); i++) {
      Findings one = new Findings(remedies);
      elements.at(frame, i);
      int outcome = ActionPlan.outcome(judge(plan.element, false, one));
      String name =
          variable == null
              ? ""
              : lists.name(variable.list(), variable.name(), i, frame, values, request);
      decisions.add(new Decision.ElementDecision(i, name, decision(outcome, one, List.of())));
      all.join(one);
      worst = Math.max(worst, outcome);
    }
    elements.end(frame);
    return decision(worst, all, decisions);
  }

  /** Judges the rules for one element, or for the whole action; gives their flags. */
  private int judge(RuleNode[] ofElement, boolean noElement, Findings findings) {
    int flags = brokenProvenance(findings);
    List<RuleNode> maybe = new ArrayList<>();
    for (RuleNode rule : plan.whole) {
      flags |= judge(rule, rule.judge(frame), findings, maybe);
    }
    for (RuleNode rule : ofElement) {
      int said = noElement ? rule.judgeUnknownElement(frame) : rule.judge(frame);
      flags |= judge(rule, said, findings, maybe);
    }
    if ((flags & RuleNode.ALLOWED) == 0) {
      for (RuleNode rule : maybe) {
        unknown(rule, findings);
      }
    }
    return flags;
  }

  private int judge(RuleNode rule, int said, Findings findings, List<RuleNode> maybe) {
    if ((said & RuleNode.UNKNOWN) != 0) {
      unknown(rule, findings);
    } else if ((said & RuleNode.MAYBE_ALLOWED) != 0) {
      maybe.add(rule);
    } else if (said != 0) {
      findings.found(new Findings.Found(rule, part(said), fill(rule.customer), fill(rule.agent)));
    }
    if ((said & UNTOLD) == 0 && rule.condition.test(frame) == TruthNode.YES) {
      rule.collect(frame, said, findings);
    }
    return said;
  }

  private void unknown(RuleNode rule, Findings findings) {
    findings.needs.rule(rule.rule.name());
    Loop elements = plan.elements;
    if (rule.rule.element() != null && elements != null && !elements.known(frame)) {
      elements.need(frame, findings.needs);
    }
    rule.needs(frame, findings.needs);
    findings.needs.endRule();
    findings.found(new Findings.Found(rule, Decision.Part.UNKNOWN, null, null));
  }

  private int brokenProvenance(Findings findings) {
    if (!frame.provenanceBroken) {
      return 0;
    }
    for (Map.Entry<String, Argument> argument : request.arguments().entrySet()) {
      Decision.Missing why = Binder.broken(argument.getValue(), argument.getKey(), plan);
      if (why != null) {
        findings.needs.add(
            "request." + argument.getKey(), why, plan.action.arguments().get(argument.getKey()));
      }
    }
    return RuleNode.UNKNOWN;
  }

  private @Nullable String fill(@Nullable MessageText message) {
    return message == null ? null : message.fill(frame, values, lists, request);
  }

  private static Decision.Part part(int flags) {
    if ((flags & RuleNode.DENIED) != 0) {
      return Decision.Part.DENIED;
    }
    if ((flags & RuleNode.REQUIRED) != 0) {
      return Decision.Part.REQUIRED;
    }
    return (flags & RuleNode.ALLOWED) != 0 ? Decision.Part.ALLOWED : Decision.Part.INFORMED;
  }

  private Decision decision(
      int outcome, Findings findings, List<Decision.ElementDecision> elements) {
    Decision.Grounds grounds = grounds(outcome, findings, elements);
    return switch (outcome) {
      case ActionPlan.ALLOW -> new Decision.Allow(grounds);
      case ActionPlan.REQUIRE ->
          new Decision.Require(
              findings.obligations(policy.vocabulary(), confirmation(findings)), grounds);
      case ActionPlan.NEED_EVIDENCE -> new Decision.NeedEvidence(findings.needs.list(), grounds);
      default -> new Decision.Deny(grounds);
    };
  }

  private Decision.@Nullable Confirmation confirmation(Findings findings) {
    return findings.confirmations.isEmpty()
        ? null
        : new Decision.Confirmation(shower.show(findings.showing()), findings.asking());
  }

  private Decision.Grounds grounds(
      int outcome, Findings findings, List<Decision.ElementDecision> elements) {
    List<Decision.Reason> reasons = new ArrayList<>();
    Set<String> suggests = new LinkedHashSet<>();
    for (Decision.Part part : PARTS) {
      for (Findings.Found found : findings.rules.values()) {
        if (found.part == part) {
          boolean speaks = speaks(outcome, part);
          MessageText customer = found.rule.customer;
          reasons.add(
              new Decision.Reason(
                  found.rule.rule.name(),
                  part,
                  found.rule.rule.because(),
                  speaks ? found.customer : null,
                  speaks && customer != null && found.customer != null && customer.exactly(),
                  speaks ? found.agent : null));
          if (speaks) {
            suggests.addAll(found.rule.rule.suggests());
          }
        }
      }
    }
    return new Decision.Grounds(
        policy.name(),
        policy.version(),
        policy.fingerprint(),
        request,
        reasons,
        List.copyOf(suggests),
        largest(findings),
        elements,
        evidence());
  }

  /** Whether a rule's messages and suggestions are true of an outcome. */
  private static boolean speaks(int outcome, Decision.Part part) {
    if (outcome == ActionPlan.DENY) {
      return part == Decision.Part.DENIED;
    }
    return outcome != ActionPlan.NEED_EVIDENCE && part != Decision.Part.UNKNOWN;
  }

  private List<Decision.Largest> largest(Findings findings) {
    List<Decision.Largest> largest = new ArrayList<>();
    for (Map.Entry<String, Findings.Bound> entry : findings.bounds.entrySet()) {
      Findings.Bound bound = entry.getValue();
      long outright = Math.max(0, bound.outright);
      largest.add(
          new Decision.Largest(
              entry.getKey(),
              outright,
              bound.approved == Long.MAX_VALUE ? null : Math.max(0, bound.approved),
              values.of(bound.dimension, outright)));
    }
    return largest;
  }

  private List<String> evidence() {
    Set<String> evidence = new TreeSet<>();
    for (Fact fact : request.facts()) {
      if (plan.reads.contains(fact.name())) {
        evidence.addAll(fact.evidence());
      }
    }
    for (Map.Entry<String, Argument> argument : request.arguments().entrySet()) {
      if (plan.reads.contains("request." + argument.getKey())) {
        for (Label label : argument.getValue().labels()) {
          if (label.evidence() != null) {
            evidence.add(label.evidence());
          }
        }
      }
    }
    return List.copyOf(evidence);
  }
}

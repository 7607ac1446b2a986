// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.FreshnessRule;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.Tool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers several wishes in one reply: what only informs first, and at the end the one question
 * that is asked. A second question waits until the first is answered, and the customer is told so.
 */
final class SeveralWishes implements Playbook {

  private final List<Part> parts;

  /**
   * A wish and who answers it.
   *
   * @param playbook who
   * @param situation the case of this wish alone
   */
  record Part(Playbook playbook, Case situation) {}

  SeveralWishes(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public String name() {
    return parts.stream().map(part -> part.playbook().name()).collect(Collectors.joining(" + "));
  }

  @Override
  public Set<Intent> intents() {
    return parts.stream().map(part -> part.situation().intent()).collect(Collectors.toSet());
  }

  @Override
  public GroundingContract contract() {
    Set<DataLayer> requires = new LinkedHashSet<>();
    List<FreshnessRule> freshness = new ArrayList<>();
    Set<ClaimKind> mayClaim = new LinkedHashSet<>();
    for (Part part : parts) {
      GroundingContract contract = part.playbook().contract();
      requires.addAll(contract.requires());
      freshness.addAll(contract.freshness());
      mayClaim.addAll(contract.mayClaim());
    }
    return new GroundingContract(name(), requires, freshness, mayClaim);
  }

  @Override
  public Plan prepare(Case situation) {
    List<Plan> told = new ArrayList<>();
    List<Plan> asking = new ArrayList<>();
    for (Part part : parts) {
      Plan plan = part.playbook().prepare(part.situation());
      (plan.question() == null ? told : asking).add(plan);
    }
    List<Plan> all = new ArrayList<>(told);
    all.addAll(asking.subList(0, Math.min(1, asking.size())));
    String later = asking.size() > 1 ? "\n" + situation.phrases().get("wishes.later") : "";
    Plan last = all.get(all.size() - 1);
    return new Plan(
        all.stream().map(Plan::draft).distinct().collect(Collectors.joining("\n")) + later,
        all.stream().flatMap(plan -> plan.keyFacts().stream()).collect(Collectors.toSet()),
        unknowns(all),
        all.stream().flatMap(plan -> plan.focus().stream()).distinct().toList(),
        last.question(),
        all.stream().map(Plan::handoff).filter(h -> h != null).findFirst().orElse(null),
        conflicts(all),
        last.task());
  }

  private static List<Unknown> unknowns(List<Plan> plans) {
    return plans.stream().flatMap(plan -> plan.unknowns().stream()).distinct().toList();
  }

  private static List<TurnTrace.Conflict> conflicts(List<Plan> plans) {
    return plans.stream().flatMap(plan -> plan.conflicts().stream()).distinct().toList();
  }

  @Override
  public List<Tool> tools(Case situation) {
    return parts.stream()
        .flatMap(part -> part.playbook().tools(part.situation()).stream())
        .collect(Collectors.toMap(Tool::name, tool -> tool, (first, second) -> first))
        .values()
        .stream()
        .toList();
  }
}

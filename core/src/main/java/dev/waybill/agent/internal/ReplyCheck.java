// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.grounding.Citation;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Renderer;
import dev.waybill.grounding.Statement;
import dev.waybill.grounding.Verifier;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fills in a text and says what speaks against sending it. Nothing leaves that was not here. */
final class ReplyCheck {

  private final Renderer renderer = new Renderer();
  private final Verifier verifier = new Verifier();

  /**
   * A text and what speaks against it.
   *
   * @param statement the text, filled in
   * @param objections one sentence each; empty if it may leave
   */
  record Result(Statement statement, List<String> objections) {
    Result {
      objections = List.copyOf(objections);
    }
  }

  /** Checks a text that a model wrote: it must also cite what the answer is none without. */
  Result check(
      String draft, String closing, Case situation, Plan plan, GroundingContract contract) {
    if (draft.isBlank()) {
      return new Result(Statement.uncited(""), List.of("the text is empty"));
    }
    Result result = check(closed(draft, closing), situation, contract);
    List<String> objections = new ArrayList<>(result.objections());
    Set<String> cited = new HashSet<>();
    for (Citation citation : result.statement().citations()) {
      cited.add(citation.path());
    }
    plan.keyFacts().stream()
        .filter(path -> !cited.contains(path))
        .sorted()
        .forEach(path -> objections.add("{{" + path + "}} is necessary and missing"));
    return new Result(result.statement(), objections);
  }

  /** The text with its closing: on a line of its own where the text has several. */
  static String closed(String draft, String closing) {
    return closing.isEmpty() ? draft : draft + (draft.contains("\n") ? "\n" : " ") + closing;
  }

  /** Checks a text that a playbook wrote. */
  Result check(String draft, Case situation, GroundingContract contract) {
    Renderer.Rendering rendering = renderer.render(draft, situation.ledger(), situation.setting());
    List<String> objections = new ArrayList<>();
    rendering
        .unresolved()
        .forEach(path -> objections.add("{{" + path + "}} names no fact that was read"));
    verifier
        .verify(rendering.statement(), situation.ledger(), contract, situation.setting())
        .objections()
        .forEach(finding -> objections.add("\"" + finding.claim().text() + "\": " + finding.why()));
    return new Result(rendering.statement(), objections);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.grounding.Citation;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Renderer;
import dev.waybill.grounding.Rewording;
import dev.waybill.grounding.Statement;
import dev.waybill.grounding.Verifier;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Fills in a text and says what speaks against sending it. Nothing leaves that was not here. */
final class ReplyCheck {

  private static final int LONGEST = 2_000;

  /** What is left of a broken reference, and the beginnings of markup. */
  private static final Pattern MARKUP = Pattern.compile("\\$\\{|</?[A-Za-z]|\\]\\(|[`|*_]{2}");

  private static final Pattern BRACES = Pattern.compile("[{}]");

  private final Renderer renderer = new Renderer();
  private final Verifier verifier = new Verifier();
  private final Links links;

  ReplyCheck(Links links) {
    this.links = links;
  }

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

  /**
   * Checks a text that a model wrote: it must cite what the answer is none without, and use no
   * words but those of the plain answer and those that cannot state a fact.
   */
  Result check(
      String draft, String closing, Case situation, Plan plan, GroundingContract contract) {
    List<String> faults = faults(draft);
    if (!faults.isEmpty()) {
      return new Result(Statement.uncited(""), faults);
    }
    Result result = check(closed(draft, closing), situation, contract);
    List<String> objections = new ArrayList<>(result.objections());
    objections.addAll(additions(result.statement(), closing, situation, plan));
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

  /** What makes a text unfit to be shown, whatever it says. */
  private static List<String> faults(String draft) {
    if (draft.isBlank()) {
      return List.of("the text is empty");
    }
    if (draft.length() > LONGEST) {
      return List.of("the text is longer than " + LONGEST + " characters");
    }
    if (draft.codePoints().anyMatch(ReplyCheck::isUnprintable)) {
      return List.of("the text holds characters that cannot be shown");
    }
    return MARKUP.matcher(draft).find() ? List.of("the text holds markup") : List.of();
  }

  private static String uncited(Statement statement) {
    StringBuilder text = new StringBuilder(statement.text());
    for (Citation citation : statement.citations()) {
      for (int i = citation.span().start(); i < citation.span().end(); i++) {
        text.setCharAt(i, ' ');
      }
    }
    return text.toString();
  }

  private static boolean isUnprintable(int point) {
    int type = Character.getType(point);
    return point != '\n'
        && (type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.PRIVATE_USE
            || type == Character.UNASSIGNED);
  }

  private List<String> additions(Statement statement, String closing, Case situation, Plan plan) {
    Optional<Rewording> rewording = Rewording.in(situation.setting().locale());
    if (rewording.isEmpty()) {
      return List.of("texts in this language cannot be checked");
    }
    Statement plain =
        renderer
            .render(closed(plan.draft(), closing), situation.ledger(), situation.setting())
            .statement();
    List<String> objections = new ArrayList<>(rewording.get().objections(statement, plain));
    Manner manner = new Manner(situation.mood(), situation.channel(), situation.setting().locale());
    objections.addAll(manner.objections(statement, plain));
    return objections;
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
    if (rendering.unresolved().isEmpty() && BRACES.matcher(uncited(rendering.statement())).find()) {
      objections.add("the text holds a reference that is not written as one");
    }
    objections.addAll(links.objections(rendering.statement()));
    verifier
        .verify(rendering.statement(), situation.ledger(), contract, situation.setting())
        .objections()
        .forEach(finding -> objections.add("\"" + finding.claim().text() + "\": " + finding.why()));
    return new Result(rendering.statement(), objections);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.decide.Outcome;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds cases about which no rule says anything, and actions that no rule allows. */
final class Gaps {
  private static final int MOST = 4;

  private final Analysis analysis;
  private final String action;

  private Gaps(Analysis analysis, String action) {
    this.analysis = analysis;
    this.action = action;
  }

  static void check(Analysis analysis, String action, List<Diagnostic> found) {
    Gaps gaps = new Gaps(analysis, action);
    Rule allow = null;
    for (Rule rule : analysis.rules.rules(action)) {
      if (allow == null && rule.effect() instanceof Effect.Allow) {
        allow = rule;
      }
    }
    Diagnostic diagnostic = allow == null ? gaps.neverAllowed() : gaps.gap(allow);
    if (diagnostic != null) {
      found.add(diagnostic);
    }
  }

  /** A policy that allows nothing at all is one for others to include. */
  private @Nullable Diagnostic neverAllowed() {
    boolean allowsAnything = false;
    Rule mentions = null;
    for (Rule rule : analysis.policy.rules()) {
      allowsAnything |= rule.effect() instanceof Effect.Allow;
      if (mentions == null
          && rule.actions().contains(action)
          && !(rule.effect() instanceof Effect.Deny)
          && !rule.guardrail()
          && Pattern.compile("\\b" + Pattern.quote(action) + "\\b")
              .matcher(rule.span().text())
              .find()) {
        mentions = rule;
      }
    }
    if (mentions == null || !allowsAnything) {
      return null;
    }
    return Diagnostic.warning(Code.P0507, mentions.nameSpan(), "no rule allows " + action)
        .note("note", "what no rule allows is denied, so this rule makes no difference for it")
        .help("add 'allow " + action + "', or leave the action out");
  }

  /**
   * Finds a case in which no rule allows and none denies. It is described by what the allows leave
   * out only, since what is denied needs no word about it.
   */
  private @Nullable Diagnostic gap(Rule allow) {
    int silent = analysis.known(analysis.diagrams.map(analysis.together(action), new Silent()));
    Paths paths = analysis.paths();
    if (paths.find(silent) == Paths.End.NONE) {
      return null;
    }
    List<Rule> allows = new ArrayList<>();
    for (Rule rule : analysis.rules.rules(action)) {
      if (rule.effect() instanceof Effect.Allow) {
        allows.add(rule);
      }
    }
    int left = analysis.diagrams.map(analysis.rules.joined(allows, action), new Silent());
    for (Level level : analysis.space.levels()) {
      if (level instanceof Level.OfSlot slot && slot.ranges() == null && !slot.slot().wholeFact()) {
        List<String> values = values(slot, left, silent);
        if (!values.isEmpty()) {
          return values(allow, slot, values, silent);
        }
      }
    }
    Cube cube =
        new Cube(analysis.diagrams, analysis.space, analysis.feasibility, paths.cells(), true);
    cube.widen(left);
    String when = String.join(" and ", cube.words(analysis.words));
    return diagnostic(
        allow, when.isEmpty() ? "in any case" : "when " + when, paths.cells(), Map.of());
  }

  /** Gives the values of a slot that no allow is about, and not only denies. */
  private List<String> values(Level.OfSlot slot, int left, int silent) {
    List<String> values = new ArrayList<>();
    for (int cell = 0; cell < slot.groups().size(); cell++) {
      int here = here(slot, cell);
      int rest =
          analysis.diagrams.choose(
              here, analysis.diagrams.map(left, new Truth.Is(0)), Diagrams.leaf(0));
      if (analysis.isImpossible(analysis.known(rest))
          && !analysis.isImpossible(analysis.diagrams.choose(here, silent, Diagrams.leaf(0)))) {
        values.addAll(slot.groups().get(cell));
      }
    }
    return values;
  }

  /** Gives 1 where a slot is in a cell. */
  private int here(Level.OfSlot slot, int cell) {
    int[] leaves = new int[slot.cells()];
    Arrays.fill(leaves, Diagrams.leaf(0));
    leaves[cell] = Diagrams.leaf(1);
    return analysis.diagrams.make(slot.index(), leaves);
  }

  private Diagnostic values(Rule allow, Level.OfSlot slot, List<String> values, int silent) {
    if (slot.slot().attribute().type() instanceof Type.Enumeration enumeration) {
      List<String> ordered = new ArrayList<>(enumeration.values());
      ordered.retainAll(values);
      return values(allow, slot.slot().path(), slot, ordered, silent);
    }
    return values(allow, slot.slot().path(), slot, values, silent);
  }

  private Diagnostic values(
      Rule allow, String path, Level.OfSlot slot, List<String> values, int silent) {
    String last = values.get(values.size() - 1);
    List<String> others = values.subList(0, values.size() - 1);
    String more =
        others.size() > MOST
            ? String.join(", ", others.subList(0, MOST))
                + " and "
                + (others.size() - MOST)
                + " more"
            : String.join(", ", others);
    String when = "when " + path + " is " + last + (more.isEmpty() ? "" : " (or " + more + ")");
    int one = Diagrams.leaf(0);
    for (int cell = 0; cell < slot.groups().size(); cell++) {
      if (slot.groups().get(cell).contains(last)) {
        one = here(slot, cell);
      }
    }
    Paths paths = analysis.paths();
    paths.find(analysis.diagrams.choose(one, silent, Diagrams.leaf(0)));
    return diagnostic(allow, when, paths.cells(), Map.of(slot.key(), last));
  }

  private Diagnostic diagnostic(Rule allow, String when, int[] cells, Map<String, String> texts) {
    Verdict denied = new Verdict(Outcome.DENY, false, false, new TreeSet<>(), null);
    Witness witness = analysis.witness(action, cells, denied, texts);
    return Diagnostic.warning(
            Code.P0503, allow.nameSpan(), "no rule says anything about " + action + " " + when)
        .note("note", "the default is deny, with no message for the customer")
        .note(
            witness.confirmed() ? "witness" : "possible witness",
            witness.words().isEmpty() ? "a request without values" : witness.words())
        .help("add a deny rule with 'tell customer'");
  }

  /** Keeps the cases in which no allow and no deny says anything. */
  private final class Silent implements Diagrams.Leaf {
    @Override
    public int of(int value) {
      long set = analysis.marks.set(value);
      return (set & (Marks.DENIED | Marks.ALLOWED | Marks.MAYBE_ALLOWED)) == 0 ? 1 : 0;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds conditions that can never be true, and the parts that clash. A rule about a subject is
 * several rules in a checked policy; it is reported only if none of them can ever fire.
 */
final class ImpossibleConditions {
  private final Analysis analysis;
  private final String action;

  private ImpossibleConditions(Analysis analysis, Rule rule) {
    this.analysis = analysis;
    this.action = rule.actions().iterator().next();
  }

  /** Reports them, and gives the rules that never fire. */
  static Set<Rule> check(Analysis analysis, List<Diagnostic> found) {
    Set<Rule> dead = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Span> alive = new HashSet<>();
    for (Rule rule : analysis.policy.rules()) {
      try {
        if (analysis.isImpossible(analysis.is(analysis.condition(rule), Truth.YES))) {
          dead.add(rule);
        } else {
          alive.add(rule.nameSpan());
        }
      } catch (BudgetExceededException e) {
        alive.add(rule.nameSpan());
        found.add(
            Diagnostic.warning(
                Code.P0599,
                rule.nameSpan(),
                "not analysed: rule \"" + rule.name() + "\": " + e.getMessage()));
      }
    }
    for (Rule rule : analysis.policy.rules()) {
      if (dead.contains(rule) && alive.add(rule.nameSpan())) {
        found.add(new ImpossibleConditions(analysis, rule).explain(rule));
      }
    }
    return dead;
  }

  private Diagnostic explain(Rule rule) {
    List<Condition> parts = new ArrayList<>();
    flatten(rule.condition(), parts);
    String never = " The rule \"" + rule.name() + "\" never fires.";
    for (Condition part : parts) {
      Span span = span(part);
      if (span != null && parts.size() > 1 && never(node(part))) {
        return warning(span).note("note", "this part alone cannot be true." + never);
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        Span first = span(parts.get(i));
        Span second = span(parts.get(j));
        if (first != null
            && second != null
            && never(analysis.rules.both(node(parts.get(i)), node(parts.get(j))))) {
          return clash(first, second, never);
        }
      }
    }
    Span whole = span(rule.condition());
    return warning(whole == null ? rule.nameSpan() : whole)
        .note("note", "its parts cannot all hold together." + never);
  }

  private static Diagnostic clash(Span first, Span second, String never) {
    String shared = subject(first.text());
    boolean same = !shared.isEmpty() && second.text().startsWith(shared);
    String one = words(same ? first.text().substring(shared.length()) : first.text());
    String other = words(same ? second.text().substring(shared.length()) : second.text());
    Diagnostic diagnostic =
        warning(first.source().equals(second.source()) ? first.to(second) : first);
    return diagnostic.note(
        "note",
        one + " and " + other + " cannot both hold." + never,
        first.source().equals(second.source()) ? null : second);
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Gives the path and "is" that a comparison starts with; empty if it starts otherwise. */
  private static String subject(String text) {
    int is = text.indexOf(" is ");
    return is > 0 && text.substring(0, is).indexOf(' ') < 0 ? text.substring(0, is + 4) : "";
  }

  private static Diagnostic warning(Span span) {
    return Diagnostic.warning(Code.P0501, span, Code.P0501.title());
  }

  private int node(Condition part) {
    return analysis.rules.part(part, action);
  }

  private boolean never(int node) {
    return analysis.isImpossible(analysis.is(node, Truth.YES));
  }

  private static void flatten(Condition condition, List<Condition> parts) {
    if (condition instanceof Condition.All all) {
      for (Condition part : all.parts()) {
        flatten(part, parts);
      }
    } else if (condition instanceof Condition.Term term
        && term.meaning() instanceof Condition.All) {
      flatten(term.meaning(), parts);
    } else {
      parts.add(condition);
    }
  }

  /** Gives where a condition stands: from its first part to its last; null if nowhere. */
  private static @Nullable Span span(Condition condition) {
    if (condition instanceof Condition.Term term) {
      return term.span();
    }
    if (condition instanceof Condition.Not not) {
      return span(not.part());
    }
    if (condition instanceof Condition.All all) {
      return span(all.parts());
    }
    if (condition instanceof Condition.Any any) {
      return span(any.parts());
    }
    return condition instanceof Condition.Atom atom ? atom.span() : null;
  }

  private static @Nullable Span span(List<Condition> parts) {
    Span whole = null;
    for (Condition part : parts) {
      Span span = span(part);
      if (span != null && (whole == null || whole.source().equals(span.source()))) {
        whole =
            whole == null ? span : whole.start() <= span.start() ? whole.to(span) : span.to(whole);
      }
    }
    return whole;
  }
}

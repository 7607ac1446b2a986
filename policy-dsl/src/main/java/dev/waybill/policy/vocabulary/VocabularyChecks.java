// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.vocabulary.Declarations.ActionWords;
import dev.waybill.policy.vocabulary.Declarations.CounterWords;
import dev.waybill.policy.vocabulary.Declarations.EachWords;
import dev.waybill.policy.vocabulary.Declarations.EnumWords;
import dev.waybill.policy.vocabulary.Declarations.FactWords;
import dev.waybill.policy.vocabulary.Declarations.RoleWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what is said about the names of a linked vocabulary. Not for use by several threads. */
final class VocabularyChecks {

  /** The words that mean something in a policy; an attribute and an argument may have them. */
  private static final Set<String> RESERVED =
      Set.of(
          "request",
          "subject",
          "setting",
          "table",
          "term",
          "trust",
          "accept",
          "rule",
          "test",
          "when",
          "unless",
          "because",
          "tell",
          "suggest",
          "effective",
          "and",
          "or",
          "not",
          "is",
          "any",
          "every",
          "no",
          "yes",
          "has",
          "otherwise",
          "includes",
          "matches",
          "comes",
          "known",
          "missing",
          "one",
          "more",
          "less",
          "at",
          "before",
          "after",
          "within",
          "between",
          "on",
          "in",
          "for",
          "from",
          "per",
          "to",
          "by",
          "default",
          "ago",
          "each",
          "total",
          "count",
          "lesser",
          "greater");

  /** The sources that are no systems. */
  private static final Set<String> NO_SYSTEMS =
      Set.of("customer", "verified", "policy", "agent", "tool", "host");

  private final Declarations all;
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final boolean complete;

  /**
   * Starts a check.
   *
   * @param complete whether no line was lost, so that names that are not there may be reported
   */
  VocabularyChecks(Declarations all, Vocabulary vocabulary, Problems problems, boolean complete) {
    this.all = all;
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.complete = complete;
  }

  void check() {
    names();
    elements();
    roles();
    for (CounterWords counter : all.counters) {
      identifier(counter.path(), null, "a counter key");
    }
    for (ActionWords action : all.actions) {
      if (action.concerns != null) {
        identifier(action.concerns, action, "what an action concerns");
      }
    }
    for (Path identity : all.identities) {
      Attribute attribute = find(identity, null);
      if (attribute != null
          && !(attribute.type() instanceof Type.Enumeration levels && levels.ordered())) {
        report(
            identity.span(),
            "the identity is an ordered enum, and "
                + identity.dotted()
                + " is "
                + attribute.type().words());
      }
    }
  }

  private void names() {
    for (EnumWords said : all.enums) {
      for (Word value : said.values()) {
        notReserved(value, "a value");
      }
    }
    for (FactWords said : all.facts) {
      notReserved(said.name(), "a fact");
    }
    for (ActionWords said : all.actions) {
      notReserved(said.name, "an action");
    }
    for (RoleWords said : all.roles) {
      notReserved(said.name(), "a role");
    }
    for (CounterWords said : all.counters) {
      notReserved(said.key(), "a counter key");
    }
    for (Word said : all.systems) {
      notReserved(said, "a system");
      if (NO_SYSTEMS.contains(said.name())) {
        report(said.span(), "'" + said.name() + "' is a source that every policy has");
      }
    }
  }

  private void notReserved(Word name, String what) {
    if (RESERVED.contains(name.name())) {
      report(
          name.span(),
          "'" + name.name() + "' is a word of the policy language and cannot be " + what);
    }
  }

  /** One element name stands for one list, and one list's elements have one name. */
  private void elements() {
    Map<String, EachWords> byVariable = new HashMap<>();
    Map<String, EachWords> byArgument = new HashMap<>();
    for (ActionWords action : all.actions) {
      EachWords each = action.each;
      if (each == null) {
        continue;
      }
      String variable = each.variable().name();
      notReserved(each.variable(), "an element");
      if (vocabulary.facts().containsKey(variable)) {
        report(each.variable().span(), "there is a fact '" + variable + "' already");
      }
      EachWords first = byVariable.putIfAbsent(variable, each);
      if (first != null && !first.argument().name().equals(each.argument().name())) {
        reportTwo(
            each.argument().span(),
            "'" + variable + "' is an element of two different arguments",
            first.argument().span());
      }
      first = byArgument.putIfAbsent(each.argument().name(), each);
      if (first != null && !first.variable().name().equals(variable)) {
        reportTwo(
            each.variable().span(),
            "an element of '" + each.argument().name() + "' has two names",
            first.variable().span());
      }
    }
  }

  private void roles() {
    Map<String, RoleWords> byName = new HashMap<>();
    for (RoleWords role : all.roles) {
      byName.put(role.name().name(), role);
    }
    for (RoleWords role : all.roles) {
      for (Word include : role.includes()) {
        if (!byName.containsKey(include.name())) {
          reportUnknown(
              include.span(),
              "unknown role '" + include.name() + "'",
              0,
              include.name(),
              byName.keySet());
        } else if (reaches(include.name(), role.name().name(), byName)) {
          report(
              include.span(),
              "the role '" + role.name().name() + "' includes itself by way of " + include.name());
        }
      }
    }
  }

  private static boolean reaches(String from, String to, Map<String, RoleWords> byName) {
    Set<String> seen = new HashSet<>();
    List<String> next = new ArrayList<>();
    next.add(from);
    while (!next.isEmpty()) {
      String name = next.remove(next.size() - 1);
      if (name.equals(to)) {
        return true;
      }
      RoleWords role = seen.add(name) ? byName.get(name) : null;
      if (role != null) {
        for (Word include : role.includes()) {
          next.add(include.name());
        }
      }
    }
    return false;
  }

  private void identifier(Path path, @Nullable ActionWords action, String what) {
    Attribute attribute = find(path, action);
    if (attribute == null) {
      return;
    }
    Type type = attribute.type();
    if (type != Type.Simple.ID
        && type != Type.Simple.TEXT
        && type != Type.Simple.EMAIL
        && type != Type.Simple.PHONE) {
      report(path.span(), what + " is an identifier, and " + path.dotted() + " is " + type.words());
    }
  }

  /** Finds the attribute at a path, or an action's argument; null and reported if there is none. */
  private @Nullable Attribute find(Path path, @Nullable ActionWords action) {
    List<String> parts = path.parts();
    if (parts.size() < 2) {
      if (complete) {
        report(path.span(), "a path such as order.id is needed, not '" + path.dotted() + "'");
      }
      return null;
    }
    Map<String, Attribute> attributes;
    FactType fact = vocabulary.facts().get(parts.get(0));
    ActionType asked = action == null ? null : vocabulary.actions().get(action.name.name());
    if (fact != null) {
      attributes = fact.type().attributes();
    } else if (asked != null && parts.get(0).equals("request")) {
      attributes = asked.arguments();
    } else {
      reportUnknown(
          path.span(),
          "there is no fact '" + parts.get(0) + "'",
          0,
          parts.get(0),
          vocabulary.facts().keySet());
      return null;
    }
    Attribute found = null;
    int end = parts.get(0).length();
    for (int i = 1; i < parts.size(); i++) {
      String part = parts.get(i);
      found = attributes.get(part);
      if (found == null) {
        reportUnknown(
            path.span(),
            path.dotted().substring(0, end) + " has no attribute '" + part + "'",
            end + 1,
            part,
            attributes.keySet());
        return null;
      }
      end += 1 + part.length();
      attributes = found.type() instanceof Type.Structure record ? record.attributes() : Map.of();
    }
    return found;
  }

  /**
   * Reports a name that is not there.
   *
   * @param span the whole path or name
   * @param start where in the span the name starts
   */
  private void reportUnknown(
      Span span, String title, int start, String name, Collection<String> candidates) {
    if (!complete) {
      return;
    }
    Diagnostic problem = Diagnostic.error(Code.P0801, span, title);
    String nearest = Nearest.to(name, candidates);
    if (nearest != null) {
      String written = span.text();
      String mended =
          written.substring(0, start) + nearest + written.substring(start + name.length());
      problem = problem.help("did you mean " + mended + "?").fix(new Diagnostic.Fix(span, mended));
    }
    problems.add(problem);
  }

  private void report(Span span, String title) {
    problems.add(Diagnostic.error(Code.P0801, span, title));
  }

  private void reportTwo(Span span, String title, Span first) {
    problems.add(
        Diagnostic.error(Code.P0801, span, title).note("note", "the first one is here", first));
  }
}

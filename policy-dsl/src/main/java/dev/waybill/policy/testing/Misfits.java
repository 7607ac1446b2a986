// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.source.Spelling;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.Origin;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.TestStep;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what in a test does not fit its policy. Used for one test. */
final class Misfits {

  private final CheckedPolicy policy;
  private final List<Diagnostic> found = new ArrayList<>();

  Misfits(CheckedPolicy policy) {
    this.policy = policy;
  }

  List<Diagnostic> found() {
    return found;
  }

  void add(Span span, String title) {
    found.add(Diagnostic.error(Code.P0602, span, title));
  }

  void unknown(String kind, Word word, Collection<String> names) {
    add(word.span(), "unknown " + kind + " '" + word.name() + "'", word.name(), names);
  }

  private void add(Span span, String title, String written, Collection<String> names) {
    Diagnostic diagnostic = Diagnostic.error(Code.P0602, span, title);
    Optional<String> near = Spelling.nearest(written, names);
    found.add(near.map(n -> diagnostic.help("did you mean " + n + "?")).orElse(diagnostic));
  }

  /** Gives the type of the attribute at a path inside a record; null if there is none. */
  @Nullable Type type(String owner, Type.Structure record, Path path) {
    Type type = record;
    String place = owner;
    for (String name : path.parts()) {
      Attribute next = type instanceof Type.Structure inner ? inner.attributes().get(name) : null;
      if (next == null) {
        add(
            path.span(),
            place + " has no attribute '" + name + "'",
            name,
            type instanceof Type.Structure inner ? inner.attributes().keySet() : Set.of());
        return null;
      }
      type = next.type();
      place = place + "." + name;
    }
    return type;
  }

  void value(String owner, TestStep.Field field, Type type) {
    Span span =
        field.values().isEmpty()
            ? field.span()
            : field.values().get(0).span().to(field.values().get(field.values().size() - 1).span());
    String path = owner + "." + field.path().dotted();
    Diagnostic diagnostic =
        Diagnostic.error(Code.P0602, span, "this value does not fit " + path)
            .label(path + " is " + type.words());
    Optional<String> near =
        type instanceof Type.Enumeration e
                && field.values().size() == 1
                && field.values().get(0) instanceof Expr.NameLiteral name
            ? Spelling.nearest(name.name(), e.values())
            : Optional.empty();
    found.add(near.map(n -> diagnostic.help("did you mean " + n + "?")).orElse(diagnostic));
  }

  void origin(Origin from, Set<String> systems) {
    if (!systems.contains(from.name().name()) || from.verified()) {
      unknown("system", from.name(), systems);
    }
  }

  void label(Origin origin) {
    Set<String> names = new LinkedHashSet<>(List.of("customer", "policy", "agent", "tool"));
    names.addAll(policy.vocabulary().systems());
    String name = origin.name().name();
    boolean freeText = policy.vocabulary().attribute(name).map(Attribute::freeText).orElse(false);
    if (!names.contains(name) && !freeText) {
      unknown("origin", origin.name(), names);
    }
  }

  /** Checks the names in the expectations of a test. */
  void expectations(Item.Test test, ActionType action) {
    boolean any = false;
    for (TestStep step : test.steps()) {
      if (step instanceof TestStep.ExpectOutcome outcome) {
        outcome(outcome, action);
      } else if (step instanceof TestStep.ExpectSuggest suggest) {
        suggest
            .actions()
            .names()
            .forEach(name -> known("action", name, policy.vocabulary().actions().keySet()));
      } else if (step instanceof TestStep.ExpectCap cap
          && Expectation.units(policy, cap.value()) == null) {
        add(cap.value().span(), "a cap is an amount such as $10 or a number");
      }
      any |=
          step instanceof TestStep.ExpectOutcome
              || step instanceof TestStep.ExpectTold
              || step instanceof TestStep.ExpectCap
              || step instanceof TestStep.ExpectSuggest;
    }
    if (!any) {
      add(test.name().span(), "this test expects nothing");
    }
  }

  private void known(String kind, Word word, Collection<String> names) {
    if (!names.contains(word.name())) {
      unknown(kind, word, names);
    }
  }

  private void outcome(TestStep.ExpectOutcome outcome, ActionType action) {
    if (outcome.by() != null) {
      rule(outcome.by());
    }
    if (outcome.outcome() == TestStep.Outcome.APPROVAL && outcome.name() != null) {
      known("role", outcome.name(), policy.vocabulary().roles().keySet());
    }
    if (outcome.outcome() == TestStep.Outcome.IDENTITY && outcome.name() != null) {
      known("identity level", outcome.name(), levels());
    }
    if (outcome.element() != null && action.each() == null) {
      add(outcome.element().span(), action.name() + " is decided as a whole, not by elements");
    }
    for (Path path : outcome.paths()) {
      path(path, action);
    }
  }

  private List<String> levels() {
    String identity = policy.vocabulary().identity();
    return identity != null
            && policy.vocabulary().attribute(identity).map(Attribute::type).orElse(null)
                instanceof Type.Enumeration levels
        ? levels.values()
        : List.of();
  }

  private void rule(Text name) {
    List<String> names = policy.rules().stream().map(r -> r.name()).toList();
    if (!names.contains(name.value())) {
      Diagnostic diagnostic =
          Diagnostic.error(
              Code.P0601, name.span(), "there is no rule called \"" + name.value() + "\"");
      found.add(
          Spelling.nearest(name.value(), names)
              .map(
                  near ->
                      diagnostic
                          .help("did you mean \"" + near + "\"?")
                          .fix(new Diagnostic.Fix(name.span(), "\"" + near + "\"")))
              .orElse(diagnostic));
    }
  }

  private void path(Path path, ActionType action) {
    String root = path.parts().get(0);
    List<String> rest = path.parts().subList(1, path.parts().size());
    Type.Structure record;
    if (root.equals("request")) {
      record = new Type.Structure(action.name(), action.arguments(), null);
    } else if (policy.vocabulary().facts().containsKey(root)) {
      record = policy.vocabulary().facts().get(root).type();
    } else if (policy.layout().variables().stream().anyMatch(v -> v.name().equals(root))) {
      return;
    } else {
      add(path.span(), "unknown fact '" + root + "'", root, policy.vocabulary().facts().keySet());
      return;
    }
    if (!rest.isEmpty()) {
      type(root, record, new Path(rest, path.span()));
    }
  }
}

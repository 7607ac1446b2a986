// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Canonical;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The truth of atoms, read against a request. */
final class AtomTruth {

  private final Trace trace;

  AtomTruth(Trace trace) {
    this.trace = trace;
  }

  Truth of(Condition.Atom atom) {
    if (atom instanceof Condition.Compare compare) {
      return compare(compare);
    }
    if (atom instanceof Condition.OneOf oneOf) {
      String text = trace.text(oneOf.slot());
      text = text == null && trace.seen(oneOf.slot()).absent() ? oneOf.absentAs() : text;
      return text == null ? Truth.UNKNOWN : Truth.of(oneOf.values().contains(text));
    }
    if (atom instanceof Condition.Same same) {
      return same(same);
    }
    if (atom instanceof Condition.MatchesText matches) {
      Type type = matches.slot().attribute().type();
      String text = trace.text(matches.slot());
      return text == null ? Truth.UNKNOWN : Truth.of(Canonical.same(type, text, matches.text()));
    }
    if (atom instanceof Condition.Presence presence) {
      return presence(trace.seen(presence.slot()), presence.known());
    }
    if (atom instanceof Condition.ListPresence presence) {
      return presence(trace.list(presence.list()), presence.known());
    }
    if (atom instanceof Condition.Within within) {
      return within(within);
    }
    if (atom instanceof Condition.Includes includes) {
      return includes(includes);
    }
    if (atom instanceof Condition.Quantified quantified) {
      return quantified(quantified);
    }
    Condition.ComesFrom from = (Condition.ComesFrom) atom;
    List<Label> labels = trace.view().labels(from.argument());
    return labels == null ? Truth.UNKNOWN : Truth.of(Origins.covered(labels, from.sources()));
  }

  private Truth compare(Condition.Compare compare) {
    Fraction left = trace.quantity(compare.left());
    Fraction right = trace.quantity(compare.right());
    return left == null || right == null
        ? Truth.UNKNOWN
        : Truth.of(holds(left.compareTo(right), compare.comparison()));
  }

  static boolean holds(int order, Condition.Comparison comparison) {
    return switch (comparison) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case EQUAL -> order == 0;
      case DIFFERENT -> order != 0;
      case AT_LEAST -> order >= 0;
      case MORE -> order > 0;
    };
  }

  private Truth same(Condition.Same same) {
    String left = trace.text(same.left());
    String right = trace.text(same.right());
    if (left == null || right == null) {
      return Truth.UNKNOWN;
    }
    Type type = same.left().attribute().type();
    return Truth.of(same.canonical() ? Canonical.same(type, left, right) : left.equals(right));
  }

  private static Truth presence(Seen seen, boolean known) {
    return seen.value() != null
        ? Truth.of(known)
        : seen.absent() ? Truth.of(!known) : Truth.UNKNOWN;
  }

  private Truth within(Condition.Within within) {
    List<String> part = texts(within.part());
    List<String> whole = texts(within.whole());
    if (part == null || whole == null) {
      return Truth.UNKNOWN;
    }
    List<String> left = new ArrayList<>(whole);
    return Truth.of(part.stream().allMatch(left::remove));
  }

  private Truth includes(Condition.Includes includes) {
    List<String> texts = texts(includes.list());
    String text = includes.slot() == null ? includes.text() : trace.text(includes.slot());
    return texts == null || text == null ? Truth.UNKNOWN : Truth.of(texts.contains(text));
  }

  private @Nullable List<String> texts(ListSlot list) {
    List<View.Element> elements = trace.view().elements(list);
    if (elements == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (View.Element element : elements) {
      Value value = trace.view().inElement(element, List.of()).value();
      String text = value == null ? null : Trace.text(value);
      if (text == null) {
        return null;
      }
      texts.add(text);
    }
    return texts;
  }

  private Truth quantified(Condition.Quantified quantified) {
    List<Trace> traces = trace.each(quantified.variable());
    if (traces == null) {
      return Truth.UNKNOWN;
    }
    boolean every = quantified.quantifier() == Condition.Quantifier.EVERY;
    Truth truth = Truth.of(every);
    for (Trace trace : traces) {
      Truth one = trace.truth(quantified.has());
      truth = every ? truth.and(one) : truth.or(one);
    }
    return quantified.quantifier() == Condition.Quantifier.NO ? truth.not() : truth;
  }
}

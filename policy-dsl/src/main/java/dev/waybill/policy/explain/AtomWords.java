// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Atoms with the values they saw, in words: what is, and if it does not hold, what it needs. */
final class AtomWords {

  private final Trace trace;
  private final Words words;
  private final ExpressionWords expressions;

  AtomWords(Trace trace) {
    this.trace = trace;
    this.words = new Words(trace.policy());
    this.expressions = new ExpressionWords(words);
  }

  /** Gives an atom in words. */
  String of(Condition.Atom atom) {
    Truth truth = trace.truth(atom);
    if (truth == Truth.UNKNOWN) {
      return unknown(atom);
    }
    for (Slot slot : Slots.of(atom)) {
      if (slot.attribute().visibility() == Visibility.SECRET) {
        return slot.path() + " is not shown (secret)";
      }
    }
    if (atom instanceof Condition.Compare compare) {
      return compare(compare, truth);
    }
    if (atom instanceof Condition.OneOf oneOf) {
      return slot(oneOf.slot())
          + (truth == Truth.YES ? "" : " (needs " + anyOf(List.copyOf(oneOf.values())) + ")");
    }
    if (atom instanceof Condition.Same same) {
      return slot(same.left())
          + (truth == Truth.YES ? ", the same as " : ", not the same as ")
          + slot(same.right());
    }
    if (atom instanceof Condition.MatchesText matches) {
      return slot(matches.slot())
          + (truth == Truth.YES ? "" : " (needs \"" + matches.text() + "\")");
    }
    if (atom instanceof Condition.Presence presence) {
      return presence.known() == (truth == Truth.YES)
          ? presence.slot().wholeFact()
              ? presence.slot().path() + " is there"
              : slot(presence.slot())
          : "there is no " + presence.slot().path();
    }
    if (atom instanceof Condition.ListPresence presence) {
      return presence.known() == (truth == Truth.YES)
          ? list(presence.list())
          : "there is no " + presence.list().path();
    }
    return other(atom, truth);
  }

  private String other(Condition.Atom atom, Truth truth) {
    String does = truth == Truth.YES ? "" : "not ";
    if (atom instanceof Condition.Within within) {
      return list(within.part()) + ", " + does + "within " + list(within.whole());
    }
    if (atom instanceof Condition.Includes includes) {
      return list(includes.list())
          + (truth == Truth.YES ? ", with " : ", without ")
          + (includes.slot() == null ? "\"" + includes.text() + "\"" : slot(includes.slot()));
    }
    if (atom instanceof Condition.Quantified quantified) {
      return text(quantified) + ": " + (truth == Truth.YES ? "yes" : "no");
    }
    Condition.ComesFrom from = (Condition.ComesFrom) atom;
    return "request."
        + from.argument()
        + (truth == Truth.YES ? " comes from " : " does not come from ")
        + from.sources().stream().map(Object::toString).collect(Collectors.joining(" or "));
  }

  /** Gives the text of an atom as written, on one line. */
  static String text(Condition.Atom atom) {
    return atom.span().text().replaceAll("\\s+", " ").strip();
  }

  private String slot(Slot slot) {
    Value value = trace.seen(slot).value();
    return slot.path()
        + " is "
        + (value == null ? "none" : words.value(value, slot.attribute().type()));
  }

  private String list(ListSlot list) {
    List<View.Element> elements = trace.view().elements(list);
    int size = elements == null ? 0 : elements.size();
    return list.path() + " has " + size + (size == 1 ? " element" : " elements");
  }

  static String anyOf(List<String> values) {
    List<String> shown = values.stream().map(value -> value.replace('_', ' ')).toList();
    return shown.size() == 1
        ? shown.get(0)
        : String.join(", ", shown.subList(0, shown.size() - 1))
            + " or "
            + shown.get(shown.size() - 1);
  }

  private String compare(Condition.Compare compare, Truth truth) {
    String left = quantity(compare.left());
    boolean ago = compare.right() instanceof Quantity.Ago;
    Dimension dimension = compare.left().dimension();
    boolean time = dimension == Dimension.DATE || dimension == Dimension.INSTANT;
    String right = comparison(compare.comparison(), time, ago) + " " + bound(compare.right());
    return truth == Truth.YES ? left + ", " + right : left + " (needs " + right + ")";
  }

  /** A date is at most 30 days ago if it is not before the day 30 days ago. */
  static String comparison(Condition.Comparison comparison, boolean time, boolean ago) {
    return switch (comparison) {
      case LESS -> ago ? "more than" : time ? "before" : "less than";
      case AT_MOST -> ago ? "at least" : time ? "on or before" : "at most";
      case EQUAL -> ago ? "exactly" : "equal to";
      case DIFFERENT -> ago ? "not exactly" : "other than";
      case AT_LEAST -> ago ? "at most" : time ? "on or after" : "at least";
      case MORE -> ago ? "less than" : time ? "after" : "more than";
    };
  }

  private String bound(Quantity right) {
    if (right instanceof Quantity.Ago length) {
      return quantityAs(length.length(), false) + " ago" + source(length.length());
    }
    return quantityAs(right, false) + source(right);
  }

  /** Gives a quantity with its name and value: {@code request.amount is $40.00}. */
  String quantity(Quantity quantity) {
    return quantityAs(quantity, true);
  }

  private String quantityAs(Quantity quantity, boolean named) {
    String name = expressions.of(quantity);
    Fraction amount = trace.quantity(quantity);
    if (secret(quantity)) {
      return name + (named ? " is not shown (secret)" : "");
    }
    if (amount == null) {
      return name;
    }
    String value = words.amount(quantity.dimension(), amount);
    if (!named) {
      return value;
    }
    String days = "";
    if (quantity.dimension() == Dimension.DATE && amount.isWhole()) {
      days = ", " + days(amount.floor());
    }
    return name.equals(value) ? name : name + " is " + value + days;
  }

  private String days(long day) {
    long ago = new Amounts(trace).today().toEpochDay() - day;
    if (ago == 0) {
      return "today";
    }
    long count = Math.abs(ago);
    return count + (count == 1 ? " day" : " days") + (ago > 0 ? " ago" : " from now");
  }

  /** Gives where the value of a bound comes from: a setting, a table's row, other facts. */
  private String source(Quantity quantity) {
    if (quantity instanceof Quantity.Constant) {
      return "";
    }
    if (secret(quantity)) {
      return "";
    }
    if (quantity instanceof Quantity.Setting setting) {
      Quantity.DatedValue value = Amounts.inEffect(setting, new Amounts(trace).today());
      return " (setting "
          + setting.name()
          + (value == null ? "" : ", line " + value.span().line())
          + ")";
    }
    if (quantity instanceof Quantity.Lookup lookup) {
      return " (" + lookup.name() + keys(lookup) + ")";
    }
    return " (" + expressions.of(quantity) + ")";
  }

  private String keys(Quantity.Lookup lookup) {
    List<String> keys = new ArrayList<>();
    for (Slot key : lookup.keys()) {
      Value value = trace.seen(key).value();
      keys.add(value == null ? "none" : words.value(value, key.attribute().type()));
    }
    return ", " + String.join(", ", keys);
  }

  static boolean secret(Quantity quantity) {
    return Slots.of(quantity).stream()
        .anyMatch(slot -> slot.attribute().visibility() == Visibility.SECRET);
  }

  private String unknown(Condition.Atom atom) {
    List<String> missing = new ArrayList<>();
    for (Slot slot : Slots.of(atom)) {
      Seen seen = trace.seen(slot);
      if (seen.why() != null) {
        missing.add(slot.path() + " is not known (" + DecisionWords.missing(seen.why()) + ")");
      }
    }
    for (ListSlot list : Slots.lists(atom)) {
      Seen seen = trace.list(list);
      if (seen.why() != null) {
        missing.add(list.path() + " is not known (" + DecisionWords.missing(seen.why()) + ")");
      }
    }
    return missing.isEmpty()
        ? text(atom) + ": not known"
        : missing.stream().distinct().collect(Collectors.joining(", "));
  }
}

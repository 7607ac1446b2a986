// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions in plain English, without values. */
final class ConditionWords {

  private final Words words;

  ConditionWords(Words words) {
    this.words = words;
  }

  /** Gives a path as people say it: {@code order.ship_to} is "the order's ship to". */
  static String path(String path) {
    String plain = path.startsWith("request.") ? path.substring("request.".length()) : path;
    return "the " + plain.replace(".", "'s ").replace('_', ' ');
  }

  String of(Condition condition) {
    return of(condition, true);
  }

  private String of(Condition condition, boolean holds) {
    if (condition instanceof Condition.Always always) {
      return always.holds() == holds ? "always" : "never";
    }
    if (condition instanceof Condition.Not not) {
      return of(not.part(), !holds);
    }
    if (condition instanceof Condition.Term term) {
      return (holds ? "" : "not ") + "“" + term.name().replace('_', ' ') + "”";
    }
    if (condition instanceof Condition.All all) {
      return joined(all.parts(), holds ? " and " : " or ", holds);
    }
    if (condition instanceof Condition.Any any) {
      return joined(any.parts(), holds ? " or " : " and ", holds);
    }
    return atom((Condition.Atom) condition, holds);
  }

  private String joined(List<Condition> parts, String word, boolean holds) {
    List<String> texts = new ArrayList<>();
    for (Condition part : parts) {
      String text = of(part, holds);
      boolean group = part instanceof Condition.All || part instanceof Condition.Any;
      texts.add(group ? "(" + text + ")" : text);
    }
    return String.join(word, texts);
  }

  private String atom(Condition.Atom atom, boolean holds) {
    String not = holds ? "" : "not ";
    if (atom instanceof Condition.Compare compare) {
      return compare(compare, holds);
    }
    if (atom instanceof Condition.OneOf oneOf) {
      return oneOf(oneOf, not);
    }
    if (atom instanceof Condition.Same same) {
      return slot(same.left()) + " is " + not + slot(same.right());
    }
    if (atom instanceof Condition.MatchesText matches) {
      return slot(matches.slot()) + " is " + not + "“" + matches.text() + "”";
    }
    if (atom instanceof Condition.Presence presence) {
      return presence.known() == holds
          ? slot(presence.slot()) + " is known"
          : "there is no " + slot(presence.slot()).substring("the ".length());
    }
    if (atom instanceof Condition.ListPresence presence) {
      return presence.known() == holds
          ? list(presence.list()) + " are known"
          : "there are no " + list(presence.list()).substring("the ".length());
    }
    if (atom instanceof Condition.Within within) {
      return list(within.part()) + " are " + not + "all among " + list(within.whole());
    }
    if (atom instanceof Condition.Includes includes) {
      return list(includes.list())
          + (holds ? " include " : " do not include ")
          + (includes.slot() == null ? "“" + includes.text() + "”" : slot(includes.slot()));
    }
    if (atom instanceof Condition.Quantified quantified) {
      return (holds ? "" : "it is not so that ")
          + switch (quantified.quantifier()) {
            case ANY -> "any ";
            case EVERY -> "every ";
            case NO -> "no ";
          }
          + quantified.variable().name()
          + " of "
          + list(quantified.variable().list())
          + " has ("
          + of(quantified.has())
          + ")";
    }
    Condition.ComesFrom from = (Condition.ComesFrom) atom;
    return path("request." + from.argument())
        + (holds ? " comes from " : " does not come from ")
        + from.sources().stream().map(Object::toString).collect(Collectors.joining(" or "));
  }

  private String oneOf(Condition.OneOf oneOf, String not) {
    List<String> values = List.copyOf(oneOf.values());
    if (values.equals(List.of("yes")) || values.equals(List.of("no"))) {
      boolean yes = values.contains("yes") == not.isEmpty();
      return slot(oneOf.slot()) + " is " + (yes ? "yes" : "no");
    }
    return slot(oneOf.slot()) + " is " + not + AtomWords.anyOf(values);
  }

  private static String slot(Slot slot) {
    return path(slot.path());
  }

  private static String list(ListSlot list) {
    return path(list.path());
  }

  private String compare(Condition.Compare compare, boolean holds) {
    Condition.Comparison comparison = holds ? compare.comparison() : opposite(compare.comparison());
    Dimension dimension = compare.left().dimension();
    boolean time = dimension == Dimension.DATE || dimension == Dimension.INSTANT;
    String left = quantity(compare.left());
    if (compare.right() instanceof Quantity.Ago ago) {
      return left
          + " is "
          + AtomWords.comparison(comparison, time, true)
          + " "
          + quantity(ago.length())
          + " ago";
    }
    return left
        + " is "
        + AtomWords.comparison(comparison, time, false)
        + " "
        + quantity(compare.right());
  }

  private static Condition.Comparison opposite(Condition.Comparison comparison) {
    return switch (comparison) {
      case LESS -> Condition.Comparison.AT_LEAST;
      case AT_MOST -> Condition.Comparison.MORE;
      case EQUAL -> Condition.Comparison.DIFFERENT;
      case DIFFERENT -> Condition.Comparison.EQUAL;
      case AT_LEAST -> Condition.Comparison.LESS;
      case MORE -> Condition.Comparison.AT_MOST;
    };
  }

  /** Gives a quantity as people say it. */
  String quantity(Quantity quantity) {
    if (quantity instanceof Quantity.Constant constant) {
      return words.constant(constant);
    }
    if (quantity instanceof Quantity.Read read) {
      return slot(read.slot());
    }
    if (quantity instanceof Quantity.ReadOr or) {
      return slot(or.read().slot()) + " (" + words.constant(or.otherwise()) + " if there is none)";
    }
    if (quantity instanceof Quantity.DayOf day) {
      return "the day of " + quantity(day.instant());
    }
    if (quantity instanceof Quantity.Sum sum) {
      return quantity(sum.left()) + (sum.minus() ? " minus " : " plus ") + quantity(sum.right());
    }
    if (quantity instanceof Quantity.Scaled scaled) {
      return ExpressionWords.factor(scaled) + quantity(scaled.of());
    }
    if (quantity instanceof Quantity.Choice choice) {
      return (choice.greater() ? "the greater of " : "the lesser of ")
          + quantity(choice.left())
          + " and "
          + quantity(choice.right());
    }
    if (quantity instanceof Quantity.Setting setting) {
      return "“" + setting.name().replace('_', ' ') + "”";
    }
    if (quantity instanceof Quantity.Lookup lookup) {
      return "“" + lookup.name().replace('_', ' ') + "”";
    }
    if (quantity instanceof Quantity.Total total) {
      return "the total of "
          + quantity(total.each()).replaceFirst("^the ", "")
          + " over "
          + list(total.variable().list());
    }
    if (quantity instanceof Quantity.Count count) {
      return "the number of "
          + list(count.variable().list()).substring("the ".length())
          + (count.where() == null ? "" : " for which " + of(count.where()));
    }
    if (quantity instanceof Quantity.Done done) {
      return "how often “"
          + done.action().replace('_', ' ')
          + "” was done per "
          + done.counter()
          + " in the last "
          + quantity(done.window());
    }
    return new ExpressionWords(words).of(quantity);
  }
}

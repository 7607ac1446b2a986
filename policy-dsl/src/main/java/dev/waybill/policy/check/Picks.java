// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares values of enums, texts, identifiers, and yes or no. */
final class Picks {

  static final List<String> YES_NO = List.of("yes", "no");

  private final Context context;

  Picks(Context context) {
    this.context = context;
  }

  /** The values a type may have; null for texts. */
  static @Nullable List<String> values(Type type) {
    if (type instanceof Type.Enumeration enumeration) {
      return enumeration.values();
    }
    return type == Type.Simple.YES_NO ? YES_NO : null;
  }

  /** The text of a literal as a value of a slot; null if it is none, which is then reported. */
  @Nullable String literal(Slot slot, Expr literal) {
    return literal(slot.path(), slot.attribute().type(), literal);
  }

  /** The text of a literal as a value of a type; null if it is none, which is then reported. */
  @Nullable String literal(String what, Type type, Expr literal) {
    if (literal instanceof Expr.TextLiteral text) {
      return checked(what, type, text.text(), true, text.span());
    }
    if (literal instanceof Expr.NameLiteral name) {
      return checked(what, type, name.name(), false, name.span());
    }
    if (literal instanceof Expr.Reference single && single.path().parts().size() == 1) {
      return checked(what, type, single.path().dotted(), false, single.span());
    }
    context.problems.add(
        Diagnostic.error(Code.P0307, literal.span(), "two things of different kinds")
            .label(what + " is " + Suggestions.shortWords(type)));
    return null;
  }

  /** A text or a name as a value of a type; null if it is none, which is then reported. */
  @Nullable String checked(String what, Type type, String text, boolean quoted, Span span) {
    List<String> values = values(type);
    if (values == null) {
      if (quoted) {
        return Value.composed(text);
      }
      context.problems.add(
          Diagnostic.error(Code.P0307, span, "a text needs quotes")
              .label(what + " is " + type.words())
              .help("write \"" + text + "\"")
              .fix(new Diagnostic.Fix(span, "\"" + text + "\"")));
      return null;
    }
    if (quoted) {
      Diagnostic problem =
          Diagnostic.error(Code.P0307, span, "a value in quotes")
              .label(what + " is " + Suggestions.shortWords(type));
      context.problems.add(
          values.contains(text)
              ? problem.help("write " + text).fix(new Diagnostic.Fix(span, text))
              : problem.note("note", "the values are " + String.join(", ", values)));
      return null;
    }
    if (values.contains(text)) {
      return text;
    }
    Diagnostic problem =
        Diagnostic.error(Code.P0202, span, "'" + text + "' is not a value of " + what)
            .note(
                "note",
                "the values are "
                    + String.join(", ", values)
                    + (type instanceof Type.Enumeration
                        ? " (" + context.vocabulary.name() + ")"
                        : ""));
    context.problems.add(Suggestions.didYouMean(problem, "", text, values));
    return null;
  }

  /** What the other side of a comparison is; a bare name is first of all a value of the enum. */
  Operand other(Slot slot, Expr expr, Scope scope) {
    List<String> values = values(slot.attribute().type());
    if (values != null
        && expr instanceof Expr.Reference single
        && single.path().parts().size() == 1
        && values.contains(single.path().parts().get(0))) {
      ambiguous(single.path(), slot, scope);
      return new Operand.Literal(single.path().parts().get(0), false);
    }
    Operand operand = context.expressions.of(expr, scope, slot.path());
    return operand instanceof Operand.Whole whole ? shown(whole.place(), expr.span()) : operand;
  }

  /**
   * Reports a setting that is called like a value of the enum: nobody could tell which is meant.
   */
  private void ambiguous(Path value, Slot slot, Scope scope) {
    if (scope.names.settings.containsKey(value.dotted())) {
      context.problems.add(
          Diagnostic.error(
                  Code.P0203,
                  value.span(),
                  "'" + value.dotted() + "' is a value of " + slot.path() + " and a setting")
              .help("give the setting another name"));
    }
  }

  /** The value that stands for a record; nothing if none does, which is then reported. */
  Operand shown(Place.Whole whole, Span span) {
    Slot shown = context.places.shown(whole);
    if (shown != null) {
      return Expressions.value(shown);
    }
    context.problems.add(
        Diagnostic.error(Code.P0309, span, whole.path() + " cannot be compared")
            .label("a record (" + whole.type().name() + ")")
            .help("compare one of its attributes, such as " + whole.path() + "." + first(whole)));
    return Operand.BROKEN;
  }

  private static String first(Place.Whole whole) {
    for (String name : whole.type().attributes().keySet()) {
      return name;
    }
    return "id";
  }

  /** {@code slot is x}. */
  Condition is(Operand.Pick pick, Expr expr, Scope scope, Span span) {
    Operand other = other(pick.slot(), expr, scope);
    if (other instanceof Operand.Broken) {
      return Conditions.BROKEN;
    }
    Slot slot = pick.slot();
    Type type = slot.attribute().type();
    if (other instanceof Operand.Literal literal) {
      String text = checked(slot.path(), type, literal.text(), literal.quoted(), expr.span());
      return text == null ? Conditions.BROKEN : oneOf(pick, Set.of(text), span);
    }
    if (other instanceof Operand.Chosen chosen) {
      List<Condition> any = new ArrayList<>();
      for (Operand.Alternative value : chosen.values()) {
        String text = checked(slot.path(), type, value.text(), chosen.quoted(), expr.span());
        if (text != null) {
          any.add(both(value.when(), oneOf(pick, Set.of(text), span)));
        }
      }
      return any.size() == 1 ? any.get(0) : new Condition.Any(any);
    }
    if (other instanceof Operand.Pick second
        && comparable(type, second.slot().attribute().type())) {
      return same(pick, second, span);
    }
    return different(pick, other, expr);
  }

  private Condition different(Operand.Pick pick, Operand other, Expr expr) {
    context.problems.add(
        Diagnostic.error(Code.P0307, expr.span(), "two things of different kinds")
            .label(
                context.words(other)
                    + "; "
                    + pick.slot().path()
                    + " is "
                    + pick.slot().attribute().type().words()));
    return Conditions.BROKEN;
  }

  /** Values of one enum, or two texts of which neither is an e-mail address beside a number. */
  static boolean comparable(Type a, Type b) {
    if (a instanceof Type.Enumeration first) {
      return b instanceof Type.Enumeration second && first.name().equals(second.name());
    }
    if (a == b) {
      return true;
    }
    return values(a) == null
        && values(b) == null
        && Dimension.of(a) == null
        && Dimension.of(b) == null
        && (isPlain(a) || isPlain(b));
  }

  private static boolean isPlain(Type type) {
    return type == Type.Simple.TEXT || type == Type.Simple.ID;
  }

  static Condition oneOf(Operand.Pick pick, Set<String> values, Span span) {
    return new Condition.OneOf(pick.slot(), values, pick.absentAs(), span);
  }

  /** Both hold; the first may be a constant. */
  static Condition both(Condition when, Condition then) {
    return when instanceof Condition.Always always && always.holds()
        ? then
        : new Condition.All(List.of(when, then));
  }

  private static Condition same(Operand.Pick left, Operand.Pick right, Span span) {
    String leftAbsent = left.absentAs();
    String rightAbsent = right.absentAs();
    if (left.slot().attribute().type() == Type.Simple.YES_NO) {
      List<Condition> any = new ArrayList<>();
      for (String value : YES_NO) {
        Set<String> only = Set.of(value);
        any.add(new Condition.All(List.of(oneOf(left, only, span), oneOf(right, only, span))));
      }
      return new Condition.Any(any);
    }
    Condition same = new Condition.Same(left.slot(), right.slot(), false, span);
    if (leftAbsent == null && rightAbsent == null) {
      return same;
    }
    List<Condition> any = new ArrayList<>();
    any.add(
        new Condition.All(
            List.of(presence(left.slot(), true, span), presence(right.slot(), true, span), same)));
    if (leftAbsent != null) {
      any.add(
          new Condition.All(
              List.of(presence(left.slot(), false, span), oneOf(right, Set.of(leftAbsent), span))));
    }
    if (rightAbsent != null) {
      any.add(
          new Condition.All(
              List.of(
                  presence(right.slot(), false, span), oneOf(left, Set.of(rightAbsent), span))));
    }
    return new Condition.Any(any);
  }

  private static Condition presence(Slot slot, boolean known, Span span) {
    return new Condition.Presence(slot, known, span);
  }

  /** {@code slot is at least x}, for an enum whose order means something. */
  Condition ordered(
      Operand.Pick pick, Comparison comparison, Expr expr, Scope scope, Span words, Span span) {
    if (!(pick.slot().attribute().type() instanceof Type.Enumeration type) || !type.ordered()) {
      String path = pick.slot().path();
      context.problems.add(
          Diagnostic.error(Code.P0309, words, path + " has no order")
              .label(path + " is " + pick.slot().attribute().type().words())
              .help("say which: " + path + " is one of …"));
      return Conditions.BROKEN;
    }
    Operand other = other(pick.slot(), expr, scope);
    if (other instanceof Operand.Literal literal) {
      String text =
          checked(pick.slot().path(), type, literal.text(), literal.quoted(), expr.span());
      return text == null ? Conditions.BROKEN : oneOf(pick, fitting(type, comparison, text), span);
    }
    if (other instanceof Operand.Chosen chosen) {
      List<Condition> any = new ArrayList<>();
      for (Operand.Alternative value : chosen.values()) {
        String text = checked(pick.slot().path(), type, value.text(), chosen.quoted(), expr.span());
        if (text != null) {
          any.add(both(value.when(), oneOf(pick, fitting(type, comparison, text), span)));
        }
      }
      return any.size() == 1 ? any.get(0) : new Condition.Any(any);
    }
    if (other instanceof Operand.Pick second
        && comparable(type, second.slot().attribute().type())) {
      List<Condition> any = new ArrayList<>();
      for (String value : type.values()) {
        any.add(
            new Condition.All(
                List.of(
                    oneOf(second, Set.of(value), span),
                    oneOf(pick, fitting(type, comparison, value), span))));
      }
      return new Condition.Any(any);
    }
    return other instanceof Operand.Broken ? Conditions.BROKEN : different(pick, other, expr);
  }

  /** The values that are so in the order of the enum. */
  static Set<String> fitting(Type.Enumeration type, Comparison comparison, String bound) {
    int at = type.values().indexOf(bound);
    Set<String> fitting = new LinkedHashSet<>();
    for (int i = 0; i < type.values().size(); i++) {
      boolean fits =
          switch (comparison) {
            case LESS -> i < at;
            case AT_MOST -> i <= at;
            case EQUAL -> i == at;
            case DIFFERENT -> i != at;
            case AT_LEAST -> i >= at;
            case MORE -> i > at;
          };
      if (fits) {
        fitting.add(type.values().get(i));
      }
    }
    return fitting;
  }
}

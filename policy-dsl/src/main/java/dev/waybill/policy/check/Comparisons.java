// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Condition.Comparison;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Cond;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Predicate;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes conditions of what is said of an expression. */
final class Comparisons {

  private final Context context;
  private final Times times;
  private final Map<String, Quantity> readAt = new HashMap<>();
  private int origins;

  Comparisons(Context context) {
    this.context = context;
    this.times = new Times(context);
  }

  int ages() {
    return readAt.size();
  }

  int origins() {
    return origins;
  }

  Condition of(Cond.Compare written, Scope scope) {
    Predicate predicate = written.predicate();
    if (predicate instanceof Predicate.ComesFrom from) {
      return comesFrom(written.subject(), from, scope, written.span());
    }
    Operand operand = context.expressions.of(written.subject(), scope, null);
    if (operand instanceof Operand.Broken) {
      return Conditions.BROKEN;
    }
    if (operand instanceof Operand.Literal literal && !literal.quoted()) {
      context.problems.add(context.paths.noSuch(literal.text(), written.subject().span(), scope));
      return Conditions.BROKEN;
    }
    Side side = new Side(written.subject(), operand, scope, written.span());
    if (predicate instanceof Predicate.Presence presence) {
      return presence(side, presence.known());
    }
    if (predicate instanceof Predicate.NoOlderThan age) {
      return noOlderThan(side, age);
    }
    if (predicate instanceof Predicate.WithinList within) {
      return within(side, within);
    }
    if (predicate instanceof Predicate.Includes includes) {
      return includes(side, includes);
    }
    if (operand instanceof Operand.Whole whole) {
      Operand shown = context.picks.shown(whole.place(), written.subject().span());
      if (shown instanceof Operand.Broken) {
        return Conditions.BROKEN;
      }
      side = new Side(written.subject(), shown, scope, written.span());
    }
    if (predicate instanceof Predicate.Same same) {
      return not(same.not(), same(side, same));
    }
    if (predicate instanceof Predicate.OneOf oneOf) {
      return not(oneOf.not(), oneOf(side, oneOf));
    }
    if (predicate instanceof Predicate.Matches matches) {
      return matches(side, matches);
    }
    if (predicate instanceof Predicate.Sized sized) {
      return not(sized.not(), sized(side, sized));
    }
    if (predicate instanceof Predicate.Between between) {
      return new Condition.All(
          List.of(
              ordered(side, Comparison.AT_LEAST, between.low(), between.span()),
              ordered(side, Comparison.AT_MOST, between.high(), between.span())));
    }
    if (predicate instanceof Predicate.InTime inTime) {
      return inTime(side, inTime);
    }
    return times.withinLast(side, (Predicate.WithinLast) predicate);
  }

  /** The left side of a comparison, and where it stands. */
  record Side(Expr expr, Operand operand, Scope scope, Span span) {}

  private static Condition not(boolean not, Condition condition) {
    return not ? Conditions.not(condition) : condition;
  }

  private Condition wrong(Code code, Span span, String title, Operand operand) {
    context.problems.add(Diagnostic.error(code, span, title).label(context.words(operand)));
    return Conditions.BROKEN;
  }

  private Condition presence(Side side, boolean known) {
    Operand operand = side.operand();
    if (operand instanceof Operand.Pick pick && pick.absentAs() == null) {
      return new Condition.Presence(pick.slot(), known, side.span());
    }
    if (operand instanceof Operand.Amount amount
        && amount.quantity() instanceof Quantity.Read read) {
      return new Condition.Presence(read.slot(), known, side.span());
    }
    if (operand instanceof Operand.Listed listed) {
      return new Condition.ListPresence(listed.list(), known, side.span());
    }
    Slot anchor = operand instanceof Operand.Whole whole ? anchor(whole.place()) : null;
    if (anchor != null) {
      return new Condition.Presence(anchor, known, side.span());
    }
    return wrong(
        Code.P0309,
        side.expr().span(),
        "only a fact, an attribute or an argument can be known or missing",
        operand);
  }

  /** The slot that says whether there is a fact or a record. */
  private @Nullable Slot anchor(Place.Whole whole) {
    if (whole.fact()) {
      return context.places.presence(whole.path());
    }
    Slot shown = context.places.shown(whole);
    if (shown != null) {
      return shown;
    }
    for (Attribute attribute : whole.type().attributes().values()) {
      boolean single =
          !(attribute.type() instanceof Type.ListOf)
              && !(attribute.type() instanceof Type.Structure);
      if (single && !attribute.optional()) {
        return context.places.inside(whole, attribute);
      }
    }
    return null;
  }

  private Condition noOlderThan(Side side, Predicate.NoOlderThan age) {
    Quantity length = context.expressions.length(age.length(), side.scope());
    if (!(side.operand() instanceof Operand.Whole whole) || !whole.place().fact()) {
      context.problems.add(
          Diagnostic.error(Code.P0309, side.expr().span(), "only a whole fact has an age")
              .label(context.words(side.operand()))
              .help("for a date say 'within the last 5 days'"));
      return Conditions.BROKEN;
    }
    if (length == null) {
      return Conditions.BROKEN;
    }
    Quantity read = readAt(whole.place().path());
    if (length.dimension() == Dimension.DAYS) {
      Amounts.Pair pair =
          context.amounts.align(
              new Amounts.Side(age.length(), new Quantity.Constant(Dimension.ELAPSED, 0, 1)),
              new Amounts.Side(age.length(), length),
              age.span());
      length = pair == null ? length : pair.right();
    }
    Quantity since = new Quantity.Ago(length);
    return new Condition.Compare(
        since.dimension() == Dimension.DATE ? new Quantity.DayOf(read) : read,
        Comparison.AT_LEAST,
        since,
        side.span());
  }

  private Quantity readAt(String fact) {
    Quantity found = readAt.get(fact);
    if (found == null) {
      found = new Quantity.ReadAt(fact, readAt.size());
      readAt.put(fact, found);
    }
    return found;
  }

  private Condition within(Side side, Predicate.WithinList within) {
    ListSlot whole = context.expressions.list(within.list(), side.scope());
    if (!(side.operand() instanceof Operand.Listed part)) {
      return wrong(
          Code.P0309, side.expr().span(), "only a list can be within a list", side.operand());
    }
    if (whole == null) {
      return Conditions.BROKEN;
    }
    if (!comparableElements(part.list(), whole.element(), within.span())) {
      return Conditions.BROKEN;
    }
    element(whole);
    return new Condition.Within(part.list(), whole, side.span());
  }

  /** Whether the elements of a list can be compared with a type; reports if not. */
  private boolean comparableElements(ListSlot list, Type type, Span span) {
    Type element = list.element();
    if (element instanceof Type.Structure || Dimension.of(element) != null) {
      context.problems.add(
          Diagnostic.error(
                  Code.P0309, span, "the elements of " + list.path() + " cannot be compared")
              .label("each is " + Suggestions.shortWords(element))
              .help("use a list of identifiers, or 'any … in " + list.path() + " has (…)'"));
      return false;
    }
    if (!Picks.comparable(element, type)) {
      context.problems.add(
          Diagnostic.error(Code.P0307, span, "two things of different kinds")
              .label(
                  "an element of "
                      + list.path()
                      + " is "
                      + Suggestions.shortWords(element)
                      + ", the other is "
                      + Suggestions.shortWords(type)));
      return false;
    }
    element(list);
    return true;
  }

  /** Has the elements themselves read. */
  private void element(ListSlot list) {
    context.places.elements(list);
  }

  private Condition includes(Side side, Predicate.Includes includes) {
    if (!(side.operand() instanceof Operand.Listed listed)) {
      return wrong(
          Code.P0309, side.expr().span(), "only a list can include something", side.operand());
    }
    ListSlot list = listed.list();
    Type type = list.element();
    Operand element = element(list, includes.element(), side.scope());
    if (element instanceof Operand.Broken) {
      return Conditions.BROKEN;
    }
    if (element instanceof Operand.Literal literal) {
      if (!comparableElements(list, type, includes.span())) {
        return Conditions.BROKEN;
      }
      String text =
          context.picks.checked(
              "an element of " + list.path(),
              type,
              literal.text(),
              literal.quoted(),
              includes.element().span());
      return text == null
          ? Conditions.BROKEN
          : new Condition.Includes(list, text, null, side.span());
    }
    if (!(element instanceof Operand.Pick pick) || pick.absentAs() != null) {
      return wrong(Code.P0307, includes.element().span(), "two things of different kinds", element);
    }
    return comparableElements(list, pick.slot().attribute().type(), includes.span())
        ? new Condition.Includes(list, null, pick.slot(), side.span())
        : Conditions.BROKEN;
  }

  private Operand element(ListSlot list, Expr expr, Scope scope) {
    List<String> values = Picks.values(list.element());
    boolean value =
        values != null
            && expr instanceof Expr.Reference single
            && values.contains(single.path().dotted());
    return value
        ? new Operand.Literal(((Expr.Reference) expr).path().dotted(), false)
        : context.expressions.of(expr, scope, null);
  }

  private Condition same(Side side, Predicate.Same same) {
    if (side.operand() instanceof Operand.Amount) {
      return ordered(side, Comparison.EQUAL, same.other(), same.span());
    }
    if (side.operand() instanceof Operand.Pick pick) {
      return context.picks.is(pick, same.other(), side.scope(), side.span());
    }
    if (side.operand() instanceof Operand.Chosen chosen
        && same.other() instanceof Expr.Reference single
        && single.path().parts().size() == 1) {
      return holds(side, chosen, single.path().dotted(), single.span());
    }
    if (side.operand() instanceof Operand.Chosen chosen
        && same.other() instanceof Expr.TextLiteral text) {
      return holds(side, chosen, text.text(), text.span());
    }
    return wrong(
        Code.P0309, side.expr().span(), "this cannot be compared with 'is'", side.operand());
  }

  /** A setting is compared with one of its values: any other text would never be it. */
  private Condition holds(Side side, Operand.Chosen chosen, String text, Span span) {
    List<String> values = new ArrayList<>();
    for (Operand.Alternative value : chosen.values()) {
      values.add(value.text());
    }
    if (values.contains(text)) {
      return Conditions.holds(chosen, text);
    }
    context.problems.add(
        Suggestions.oneOf(
            Diagnostic.error(
                Code.P0202, span, "'" + text + "' is not a value of " + side.expr().span().text()),
            text,
            values));
    return Conditions.BROKEN;
  }

  private Condition oneOf(Side side, Predicate.OneOf oneOf) {
    if (side.operand() instanceof Operand.Amount) {
      List<Condition> any = new ArrayList<>();
      for (Expr.Literal value : oneOf.values()) {
        any.add(ordered(side, Comparison.EQUAL, value, oneOf.span()));
      }
      return new Condition.Any(any);
    }
    if (side.operand() instanceof Operand.Pick pick) {
      Set<String> values = new LinkedHashSet<>();
      for (Expr.Literal value : oneOf.values()) {
        String text = context.picks.literal(pick.slot(), value);
        if (text != null) {
          values.add(text);
        }
      }
      return Picks.oneOf(pick, values, side.span());
    }
    return wrong(
        Code.P0309, side.expr().span(), "this cannot be compared with 'is one of'", side.operand());
  }

  private Condition matches(Side side, Predicate.Matches matches) {
    if (!(side.operand() instanceof Operand.Pick pick)
        || pick.absentAs() != null
        || Picks.values(pick.slot().attribute().type()) != null) {
      return wrong(
          Code.P0309, side.expr().span(), "only texts and identifiers can match", side.operand());
    }
    Operand other = context.picks.other(pick.slot(), matches.other(), side.scope());
    if (other instanceof Operand.Broken) {
      return Conditions.BROKEN;
    }
    if (other instanceof Operand.Literal literal) {
      String text =
          context.picks.checked(
              pick.slot().path(),
              pick.slot().attribute().type(),
              literal.text(),
              literal.quoted(),
              matches.other().span());
      return text == null
          ? Conditions.BROKEN
          : new Condition.MatchesText(pick.slot(), text, side.span());
    }
    if (other instanceof Operand.Pick second
        && second.absentAs() == null
        && Picks.comparable(pick.slot().attribute().type(), second.slot().attribute().type())) {
      return new Condition.Same(pick.slot(), second.slot(), true, side.span());
    }
    return wrong(Code.P0307, matches.other().span(), "two things of different kinds", other);
  }

  private Condition sized(Side side, Predicate.Sized sized) {
    if (sized.ago()) {
      // Longer ago is earlier.
      Comparison comparison =
          switch (sized.relation()) {
            case MORE_THAN -> Comparison.LESS;
            case LESS_THAN -> Comparison.MORE;
            case AT_LEAST -> Comparison.AT_MOST;
            case AT_MOST -> Comparison.AT_LEAST;
          };
      return times.ago(side, comparison, sized.other(), sized.span());
    }
    Comparison comparison =
        switch (sized.relation()) {
          case MORE_THAN -> Comparison.MORE;
          case LESS_THAN -> Comparison.LESS;
          case AT_LEAST -> Comparison.AT_LEAST;
          case AT_MOST -> Comparison.AT_MOST;
        };
    return ordered(side, comparison, sized.other(), sized.span());
  }

  private Condition ordered(Side side, Comparison comparison, Expr other, Span words) {
    if (side.operand() instanceof Operand.Pick pick) {
      return context.picks.ordered(pick, comparison, other, side.scope(), words, side.span());
    }
    if (!(side.operand() instanceof Operand.Amount amount)) {
      return wrong(Code.P0309, words, side.expr().span().text() + " has no order", side.operand());
    }
    Quantity right = context.expressions.amount(other, side.scope(), side.expr().span().text());
    return right == null
        ? Conditions.BROKEN
        : context.amounts.compare(
            new Amounts.Side(side.expr(), amount.quantity()),
            comparison,
            new Amounts.Side(other, right),
            words,
            side.span());
  }

  private Condition inTime(Side side, Predicate.InTime inTime) {
    if (times.time(side, inTime.span()) == null) {
      return Conditions.BROKEN;
    }
    Comparison comparison =
        switch (inTime.order()) {
          case BEFORE -> Comparison.LESS;
          case AFTER -> Comparison.MORE;
          case ON_OR_BEFORE -> Comparison.AT_MOST;
          case ON_OR_AFTER -> Comparison.AT_LEAST;
        };
    return ordered(side, comparison, inTime.other(), inTime.span());
  }

  private Condition comesFrom(Expr subject, Predicate.ComesFrom from, Scope scope, Span span) {
    if (subject instanceof Expr.Reference reference
        && reference.path().parts().get(0).equals("request")) {
      Place place = context.paths.of(reference.path(), scope);
      return place instanceof Place.Nowhere
          ? Conditions.BROKEN
          : new Condition.ComesFrom(
              reference.path().parts().get(1),
              context.sources.ofArgument(from.origins()),
              origins++,
              span);
    }
    context.problems.add(
        Diagnostic.error(Code.P0309, subject.span(), "only an argument comes from somewhere")
            .help("say request.… , or use 'trust' for a fact"));
    return Conditions.BROKEN;
  }
}

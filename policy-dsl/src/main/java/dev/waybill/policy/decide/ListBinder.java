// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the elements of one list into a frame. Immutable.
 *
 * <p>The elements of an elementwise action are the items of its list argument, and the facts with
 * the name of its variable, one for each, in the same order: a fact tells the attributes of the
 * item in its place. Without the argument the facts alone are the elements.
 */
final class ListBinder {

  private final ListSlot list;
  private final Place place;
  private final Place[] columns;
  private final List<TrustNode> trusts;
  private final List<TrustNode> all;

  ListBinder(
      ListSlot list, List<Layout.Column> columns, Vocabulary vocabulary, List<TrustNode> trusts) {
    this.list = list;
    place = Place.of(list.path(), list.element(), false, vocabulary);
    this.columns = new Place[columns.size()];
    for (int i = 0; i < this.columns.length; i++) {
      this.columns[i] =
          Place.inElement(columns.get(i).path(), list.element(), columns.get(i).attribute().type());
    }
    this.trusts = TrustNode.of(list.path(), trusts);
    all = trusts;
  }

  void bind(Request request, ActionPlan plan, Frame frame, Reading reading) {
    Rows rows = frame.rows[list.index()];
    String variable = variable(plan.action);
    List<Fact> facts = facts(request, variable);
    List<Value> items = items(request, plan, frame, reading);
    if (items == null && (facts.isEmpty() || reading.state != Frame.NOT_READ)) {
      rows.missing(Cell.missing(reading.state));
      return;
    }
    if (items != null && !facts.isEmpty() && items.size() != facts.size()) {
      rows.missing(Decision.Missing.UNUSABLE);
      return;
    }
    rows.size(items == null ? facts.size() : items.size());
    Argument argument = variable == null ? null : request.arguments().get(place.root);
    for (int c = 0; c < columns.length; c++) {
      List<TrustNode> trusted =
          variable == null ? List.of() : TrustNode.of(path(variable, columns[c]), all);
      Decision.Missing why = argument == null ? null : TrustNode.check(trusted, argument);
      for (int row = 0; row < rows.size(); row++) {
        reading.take(null, columns[c].type);
        Value value =
            facts.isEmpty()
                ? null
                : Binder.found(columns[c], facts.get(row), trusted, frame, reading);
        if (value == null && items != null) {
          Value found = columns[c].walk(items.get(row));
          if (found != null && why != null && reading.state == Frame.NOT_READ) {
            reading.missing(why);
          }
          value = why == null ? found : null;
        }
        if (value != null) {
          reading.take(value, columns[c].type);
        }
        put(rows, row, c, reading);
      }
    }
  }

  private static void put(Rows rows, int row, int column, Reading reading) {
    if (!reading.known()) {
      rows.missing(row, column, Cell.missing(reading.state));
    } else if (reading.text != null) {
      rows.setText(row, column, reading.text);
    } else {
      rows.set(row, column, reading.value);
    }
  }

  private static String path(String variable, Place column) {
    return column.path.isEmpty() ? variable : variable + "." + column.path;
  }

  /** What the action calls an element of this list; null if it is not decided one by one. */
  private @Nullable String variable(ActionType action) {
    ActionType.Each each = action.each();
    return each != null && list.path().equals("request." + each.argument())
        ? each.variable()
        : null;
  }

  private static List<Fact> facts(Request request, @Nullable String variable) {
    List<Fact> facts = new ArrayList<>();
    for (Fact fact : request.facts()) {
      if (fact.name().equals(variable)) {
        facts.add(fact);
      }
    }
    return facts;
  }

  /** The items as given; null if there are none to rely on, and the reading says why. */
  private @Nullable List<Value> items(
      Request request, ActionPlan plan, Frame frame, Reading reading) {
    Value value = Binder.find(request, plan, place, trusts, frame, reading);
    if (value instanceof Value.Items items) {
      return items.items();
    }
    if (value != null) {
      reading.missing(
          value instanceof Value.Absent ? Decision.Missing.ABSENT : Decision.Missing.UNUSABLE);
    }
    return null;
  }

  /** The elements as they were given: the items, or else the attributes of the facts. */
  List<Value> raw(Request request, ActionPlan plan, Frame frame, Reading reading) {
    List<Value> items = items(request, plan, frame, reading);
    if (items != null) {
      return items;
    }
    List<Value> values = new ArrayList<>();
    for (Fact fact : facts(request, variable(plan.action))) {
      values.add(fact.value());
    }
    return values;
  }
}

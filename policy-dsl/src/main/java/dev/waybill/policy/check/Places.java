// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the places a policy reads; the same place has one number in all rules. */
final class Places {

  private final List<Slot> slots = new ArrayList<>();
  private final List<ListSlot> lists = new ArrayList<>();
  private final List<List<Layout.Column>> columns = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private final Map<String, Slot> slotsByPath = new HashMap<>();
  private final Map<String, ListSlot> listsByPath = new HashMap<>();
  private final Map<String, Variable> elements = new HashMap<>();
  private final List<Map<String, Slot>> slotsOfVariables = new ArrayList<>();

  /** The slot of an attribute of a fact or an argument. */
  Slot slot(String path, Attribute attribute) {
    Slot found = slotsByPath.get(path);
    if (found == null) {
      found = new Slot(path, slots.size(), attribute, false, null);
      slots.add(found);
      slotsByPath.put(path, found);
    }
    return found;
  }

  /** The slot of the presence of a whole fact. */
  Slot presence(String fact) {
    Slot found = slotsByPath.get(fact);
    if (found == null) {
      Attribute there = new Attribute(fact, Type.Simple.YES_NO, Visibility.INTERNAL, false, false);
      found = new Slot(fact, slots.size(), there, true, null);
      slots.add(found);
      slotsByPath.put(fact, found);
    }
    return found;
  }

  /** The slot of an attribute of an element. */
  Slot slot(Variable of, String inside, Attribute attribute) {
    Map<String, Slot> known = slotsOfVariables.get(of.cursor());
    Slot found = known.get(inside);
    if (found == null) {
      String path = inside.isEmpty() ? of.name() : of.name() + "." + inside;
      found = new Slot(path, column(of.list(), inside, attribute), attribute, false, of);
      known.put(inside, found);
    }
    return found;
  }

  /** The column of an attribute of a list's elements. */
  int column(ListSlot list, String inside, Attribute attribute) {
    List<Layout.Column> known = columns.get(list.index());
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).path().equals(inside)) {
        return i;
      }
    }
    known.add(new Layout.Column(inside, attribute));
    return known.size() - 1;
  }

  /** Has the elements of a list read themselves. */
  void elements(ListSlot list) {
    Attribute element =
        new Attribute(list.path(), list.element(), Visibility.INTERNAL, false, false);
    column(list, "", element);
  }

  ListSlot list(String path, Type element) {
    ListSlot found = listsByPath.get(path);
    if (found == null) {
      found = new ListSlot(path, lists.size(), element);
      lists.add(found);
      columns.add(new ArrayList<>());
      listsByPath.put(path, found);
    }
    return found;
  }

  /** A new variable. */
  Variable variable(String name, ListSlot list) {
    Variable made = new Variable(name, variables.size(), list);
    variables.add(made);
    slotsOfVariables.add(new HashMap<>());
    return made;
  }

  /** The one variable of the elements of a list argument. */
  Variable element(String name, ListSlot list) {
    Variable found = elements.get(list.path());
    if (found == null) {
      found = variable(name, list);
      elements.put(list.path(), found);
    }
    return found;
  }

  /** The place at a path whose attribute is known. */
  Place place(String path, String inside, Attribute attribute, @Nullable Variable of) {
    Type type = attribute.type();
    if (type instanceof Type.Structure record) {
      return new Place.Whole(path, inside, attribute, record, false, of);
    }
    if (type instanceof Type.ListOf many) {
      return new Place.Many(list(path, many.element()), attribute);
    }
    return new Place.Single(of == null ? slot(path, attribute) : slot(of, inside, attribute));
  }

  /** The slot of an attribute inside a record. */
  Slot inside(Place.Whole whole, Attribute attribute) {
    Attribute stricter = stricter(whole.attribute(), attribute);
    Variable of = whole.of();
    if (of == null) {
      return slot(whole.path() + "." + attribute.name(), stricter);
    }
    String inside =
        whole.inside().isEmpty() ? attribute.name() : whole.inside() + "." + attribute.name();
    return slot(of, inside, stricter);
  }

  /** The slot that stands for a record; null if none does. */
  @Nullable Slot shown(Place.Whole whole) {
    String name = whole.type().shownAs();
    Attribute attribute = name == null ? null : whole.type().attributes().get(name);
    return attribute == null ? null : inside(whole, attribute);
  }

  /**
   * An attribute inside another: nobody may hear it who may not hear the outer one, and it may be
   * absent if that may.
   */
  static Attribute stricter(Attribute outer, Attribute inner) {
    Visibility visibility =
        outer.visibility().compareTo(inner.visibility()) > 0
            ? outer.visibility()
            : inner.visibility();
    boolean optional = outer.optional() || inner.optional();
    boolean freeText = outer.freeText() || inner.freeText();
    return visibility == inner.visibility()
            && optional == inner.optional()
            && freeText == inner.freeText()
        ? inner
        : new Attribute(inner.name(), inner.type(), visibility, optional, freeText);
  }

  Layout layout() {
    return new Layout(slots, lists, columns, variables);
  }
}

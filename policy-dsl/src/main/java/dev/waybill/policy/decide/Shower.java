// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the values a customer confirms. Only public values are shown. */
final class Shower {

  private final Layout layout;
  private final ActionPlan plan;
  private final Lists lists;
  private final ValueText values;
  private final Frame frame;
  private final Request request;

  Shower(
      Layout layout, ActionPlan plan, Lists lists, ValueText values, Frame frame, Request request) {
    this.layout = layout;
    this.plan = plan;
    this.lists = lists;
    this.values = values;
    this.frame = frame;
    this.request = request;
  }

  List<Decision.Shown> show(Collection<String> paths) {
    List<Decision.Shown> shown = new ArrayList<>();
    for (String path : paths) {
      if (has(path)) {
        String text = text(path);
        shown.add(new Decision.Shown(path, text == null ? "" : text));
      }
    }
    return shown;
  }

  private boolean has(String path) {
    String[] names = path.split("\\.", -1);
    if (names[0].equals("request")) {
      return names.length > 1 && plan.action.arguments().containsKey(names[1]);
    }
    Variable variable = variable(names[0]);
    return variable == null
        || (plan.action.each() != null && plan.action.each().variable().equals(names[0]));
  }

  private @Nullable Variable variable(String name) {
    for (Variable variable : layout.variables()) {
      if (variable.name().equals(name)) {
        return variable;
      }
    }
    return null;
  }

  private @Nullable String text(String path) {
    for (Slot slot : layout.slots()) {
      if (slot.path().equals(path)) {
        return text(Cell.of(slot));
      }
    }
    for (ListSlot list : layout.lists()) {
      Attribute attribute = list.path().equals(path) ? lists.attribute(list) : null;
      if (list.path().equals(path)) {
        return attribute == null || attribute.visibility() == Visibility.PUBLIC
            ? lists.text(list, frame, values, request)
            : null;
      }
    }
    String record = ofElements(path);
    return record == null ? ofRecord(path) : record;
  }

  /** A record is shown as one of its attributes. */
  private @Nullable String ofRecord(String path) {
    for (Slot slot : layout.slots()) {
      Type type = slot.path().startsWith(path + ".") ? lists.type(path) : null;
      if (type instanceof Type.Structure record
          && slot.path().equals(path + "." + record.shownAs())) {
        return text(Cell.of(slot));
      }
    }
    return null;
  }

  private @Nullable String text(Cell cell) {
    boolean shown =
        cell.state(frame) == Frame.KNOWN && cell.attribute.visibility() == Visibility.PUBLIC;
    return shown ? values.of(cell, frame) : null;
  }

  /** An attribute of all elements, joined by commas. */
  private @Nullable String ofElements(String path) {
    int dot = path.indexOf('.');
    Variable variable = variable(dot < 0 ? path : path.substring(0, dot));
    if (variable == null) {
      return null;
    }
    List<Layout.Column> columns = layout.columns().get(variable.list().index());
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).path().equals(dot < 0 ? "" : path.substring(dot + 1))) {
        return joined(
            Cell.of(new Slot(path, i, columns.get(i).attribute(), false, variable)), variable);
      }
    }
    return null;
  }

  private String joined(Cell cell, Variable variable) {
    Loop loop = new Loop(variable);
    int before = frame.cursors[variable.cursor()];
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < loop.size(frame); i++) {
      loop.at(frame, i);
      String text = text(cell);
      if (text != null) {
        joined.append(joined.length() == 0 ? "" : ", ").append(text);
      }
    }
    loop.at(frame, before);
    return ValueText.cut(joined.toString());
  }
}

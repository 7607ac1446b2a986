// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import java.util.ArrayList;
import java.util.List;

/**
 * All places a policy reads, numbered.
 *
 * @param slots the slots of the request, by their index
 * @param lists the lists, by their index
 * @param columns per list, by its index: the paths of its elements' attributes that are read, by
 *     the slots' index; the one path {@code ""} is the element itself
 * @param variables the variables, by their cursor
 */
public record Layout(
    List<Slot> slots, List<ListSlot> lists, List<List<Column>> columns, List<Variable> variables) {

  public Layout {
    slots = List.copyOf(slots);
    lists = List.copyOf(lists);
    List<List<Column>> copies = new ArrayList<>(columns.size());
    for (List<Column> ofList : columns) {
      copies.add(List.copyOf(ofList));
    }
    columns = List.copyOf(copies);
    variables = List.copyOf(variables);
  }

  /**
   * An attribute of a list's elements.
   *
   * @param path the path inside the element, such as {@code old.price}; empty for the element
   *     itself
   * @param attribute what the vocabulary says of it
   */
  public record Column(String path, dev.waybill.policy.vocabulary.Attribute attribute) {}
}

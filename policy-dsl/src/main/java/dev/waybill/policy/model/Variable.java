// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import static java.util.Objects.requireNonNull;

/**
 * A name for one element of a list at a time: the element of an elementwise action, or the variable
 * of a quantifier, a total or a count.
 *
 * @param name the name
 * @param cursor its number; every variable of a policy has its own, except that the element of
 *     elementwise actions over one list is one variable in all rules
 * @param list the list
 */
public record Variable(String name, int cursor, ListSlot list) {

  public Variable {
    requireNonNull(name, "name");
    requireNonNull(list, "list");
  }
}

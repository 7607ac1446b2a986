// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.model.Slot;

/**
 * A place in a request where a value can be changed.
 *
 * @param slot the slot of the policy
 * @param element the element it belongs to, from 0; -1 if it belongs to the whole request
 */
public record Place(Slot slot, int element) {

  /**
   * Gives the place in words.
   *
   * @return the slot's path, with the number of the element if it is not the first
   */
  public String words() {
    return slot.path() + (element > 0 ? " of element " + (element + 1) : "");
  }
}

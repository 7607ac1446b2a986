// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import org.jspecify.annotations.Nullable;

/** What a path leads to. */
sealed interface Place {

  /** A single value. */
  record Single(Slot slot) implements Place {}

  /**
   * A list.
   *
   * @param attribute what the vocabulary says of the list
   */
  record Many(ListSlot list, Attribute attribute) implements Place {}

  /**
   * A record or a whole fact.
   *
   * @param path its path as written, with what {@code subject} stands for
   * @param inside its path inside an element; empty for the element itself, or if there is no
   *     variable
   * @param attribute what the vocabulary says of it; its type is {@code type}
   * @param fact whether it is a whole fact
   * @param of the variable whose element it belongs to
   */
  record Whole(
      String path,
      String inside,
      Attribute attribute,
      Type.Structure type,
      boolean fact,
      @Nullable Variable of)
      implements Place {}

  /** Nowhere; that has been said already. */
  record Nowhere() implements Place {}

  /** Nowhere. */
  Place NOWHERE = new Nowhere();
}

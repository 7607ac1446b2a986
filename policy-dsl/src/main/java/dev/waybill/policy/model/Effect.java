// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule does when its condition holds. */
public sealed interface Effect {

  /** Allows the actions. */
  record Allow() implements Effect {}

  /** Denies the actions. */
  record Deny() implements Effect {}

  /** Only tells. */
  record Inform() implements Effect {}

  /**
   * Asks the customer for a yes.
   *
   * @param showing the slots and lists the customer must be shown, as paths; all arguments are
   *     listed one by one. A path that an action of the rule does not have is not shown for it
   * @param asking what the customer is asked besides; null for nothing
   */
  record RequireConfirmation(List<String> showing, @Nullable String asking) implements Effect {
    public RequireConfirmation {
      showing = List.copyOf(showing);
    }
  }

  /**
   * Asks a person for an approval.
   *
   * @param role the role
   * @param within how long it may take; its dimension is DAYS, MONTHS or ELAPSED; null if not said
   */
  record RequireApproval(String role, @Nullable Quantity within) implements Effect {}

  /**
   * Asks that the customer is known at least so well.
   *
   * @param identity the slot of the customer's identity level, an ordered enum
   * @param level the least level, a value of that enum
   */
  record RequireIdentity(Slot identity, String level) implements Effect {}

  /**
   * Bounds an argument.
   *
   * @param argument the argument
   * @param bound its greatest value; rounded down to the unit of its dimension where it is told
   * @param approvalBy the role whose approval lets it through; null for deny
   */
  record Cap(Quantity.Read argument, Quantity bound, @Nullable String approvalBy)
      implements Effect {}

  /**
   * Bounds how often, or up to which total, actions are done.
   *
   * @param total the argument that is added up; null to count
   * @param each whether each action has a count of its own
   * @param bound the greatest count (a {@link Dimension#NUMBER}) or total
   * @param counter the counter key, such as {@code customer}
   * @param key the slot of the key's value
   * @param window the time before now, where a day is 24 hours; null for ever
   * @param approvalBy the role whose approval lets it through; null for deny
   * @param index its place among the limits of the policy
   */
  record Limit(
      Quantity.@Nullable Read total,
      boolean each,
      Quantity bound,
      String counter,
      Slot key,
      @Nullable Quantity window,
      @Nullable String approvalBy,
      int index)
      implements Effect {}
}

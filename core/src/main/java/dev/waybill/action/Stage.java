// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

/** How far an agent may go: the merchant's switch, read anew before every action. */
public enum Stage {
  /** It does what the policy allows. */
  LIVE,
  /**
   * It does nothing but pass cases to people: the kill switch. It still answers questions. Thrown
   * between a customer's yes and the call, it holds.
   */
  PAUSED,
  /**
   * It decides as always and does nothing at all, not even pass a case on; its replies are not to
   * be sent, see {@link dev.waybill.conversation.Reply#shadow()}.
   */
  SHADOW;

  /** Passing a case to a person. */
  private static final String HANDOFF = "transfer_to_human";

  /**
   * Whether an action may be done.
   *
   * @param action the action's name in the policy's vocabulary
   * @return whether it may
   */
  public boolean permits(String action) {
    return switch (this) {
      case LIVE -> true;
      case PAUSED -> action.equals(HANDOFF);
      case SHADOW -> false;
    };
  }
}

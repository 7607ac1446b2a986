// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Trust;
import dev.waybill.playbook.Case;
import java.util.List;
import java.util.Map;

/** What the policy lets a customer have for goods that come back, offered once. */
final class Remedies {

  private final Case situation;
  private final Order order;
  private final OrderLine line;

  Remedies(Case situation, Order order, OrderLine line) {
    this.situation = situation;
    this.order = order;
    this.line = line;
  }

  /**
   * Says which there are, if none were offered before.
   *
   * @param phrase the sentence for both; {@code -credit} and {@code -refund} for the one alone
   */
  void say(String phrase, Draft draft, Task known) {
    if (known.note(ReturnConversation.OFFERED).isPresent()) {
      return;
    }
    boolean credit = isOpen("store_credit");
    boolean refund = isOpen("refund");
    if (credit) {
      enterCredit(situation);
    }
    if (credit || refund) {
      draft.say(credit && refund ? phrase : phrase + (credit ? "-credit" : "-refund"), Map.of());
    }
  }

  private boolean isOpen(String remedy) {
    return new Eligibility(situation, order, Wish.reason(situation.text()), remedy, null)
        .isOpen(List.of(line));
  }

  /** The word for a credit, so that it can be said. */
  static void enterCredit(Case situation) {
    situation
        .ledger()
        .append(
            "policy.remedies.storeCredit",
            new FactValue.Status("REMEDY_STORE_CREDIT"),
            Eligibility.POLICY,
            situation.setting().now(),
            Trust.SYSTEM);
  }
}

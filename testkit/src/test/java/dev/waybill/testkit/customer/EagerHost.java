// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import dev.waybill.CommerceAgent;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Dialogue;
import dev.waybill.action.Utterance;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.shop.SampleShop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The host of one conversation: at every message it asks the gate to cancel each order that was
 * named so far, whosever it is, and asks the customer where the gate says so.
 */
final class EagerHost {

  /** Stands in its keys before the customer for whom it asks. */
  static final String BY = " by ";

  private final CommerceAgent agent;
  private final SampleShop shop;
  private final List<Utterance> said = new ArrayList<>();
  private final Set<String> named = new LinkedHashSet<>();

  EagerHost(CommerceAgent agent, SampleShop shop) {
    this.agent = agent;
    this.shop = shop;
  }

  Reply handle(CustomerMessage message) {
    request(message, "e" + message.messageId());
    return agent.handle(message);
  }

  /** In the end the customer says yes to whatever was asked last. */
  void finish(CustomerMessage first) {
    CustomerMessage yes =
        new CustomerMessage(
            first.conversationId(),
            "last",
            first.channel(),
            first.locale(),
            first.identity(),
            first.locale().getLanguage().equals("de") ? "ja" : "yes");
    request(yes, "last");
  }

  private void request(CustomerMessage message, String id) {
    said.add(new Utterance(id, message.text(), message.identity().level()));
    for (Order order : shop.orders()) {
      if (message.text().contains(order.number())) {
        named.add(order.number());
      }
    }
    for (String number : List.copyOf(named)) {
      ActionResult result =
          agent
              .gate()
              .request(
                  new ActionRequest(
                      "cancel_order",
                      Map.of("order_id", Value.text(number)),
                      new Dialogue(
                          message.conversationId(),
                          message.channel(),
                          message.identity().customerId(),
                          said),
                      shop.factsOf(number),
                      message.conversationId()
                          + " "
                          + number
                          + BY
                          + message.identity().customerId()));
      if (result instanceof ActionResult.NeedsConfirmation needed) {
        agent.gate().asked(needed);
      }
    }
  }
}

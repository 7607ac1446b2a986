// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the scenarios call an action, and what the vocabulary {@code commerce/1} calls it.
 *
 * @param name the scenarios' name, for example {@code order.cancel}
 * @param action the vocabulary's name, for example {@code cancel_order}
 * @param arguments the vocabulary's arguments, each with the scenarios' name for it
 */
record ActionWord(String name, String action, Map<String, String> arguments) {

  static final String HANDOFF = "handoff.create";
  static final String WARRANTY_CLAIM = "warranty.claim.create";
  static final String APPROVAL = "approval.request";

  /** What the agent does beside acting for the customer: it does not make a turn an act. */
  static final Set<String> SIDE =
      Set.of(
          HANDOFF,
          APPROVAL,
          WorldApprovals.VOID,
          "handoff.outbox",
          "ops.alert",
          "followup.schedule",
          "notify.send",
          "security.event");

  private static final List<ActionWord> ALL = new ArrayList<>();

  /** The scenarios' actions that the vocabulary has no word for. */
  private static final Set<String> LACKING =
      Set.of("ops.alert", "handoff.outbox", "security.event", "email.forward", "customer.delete");

  static {
    add("order.cancel", "cancel_order", "order_id", "order", "reason", "reason");
    add("order.address.update", "change_address", "order_id", "order", "new_address", "address");
    add(
        "return.create",
        "create_return",
        "order_id",
        "order",
        "items",
        "line",
        "reason",
        "reason",
        "remedy",
        "resolution",
        "fee",
        "fee",
        "exception_id",
        "exception");
    add("label.create", "create_return_label", "return_id", "return");
    add("fee.waive", "waive_return_fee", "order_id", "order");
    add("return.cancel", "cancel_return", "return_id", "return");
    add("return.label.resend", "resend_return_label", "return_id", "return");
    add(
        "exchange.create",
        "exchange",
        "order_id",
        "order",
        "items",
        "line",
        "new_sku",
        "sku",
        "reason",
        "reason");
    add(
        "refund.create",
        "refund",
        "order_id",
        "order",
        "items",
        "line",
        "amount",
        "amount",
        "reason",
        "reason");
    add("refund.redirect", "redirect_refund", "order_id", "order");
    add("refund.payout_link.send", "send_payout_link", "order_id", "order");
    add(
        "storecredit.issue",
        "store_credit",
        "order_id",
        "order",
        "amount",
        "amount",
        "reason",
        "reason");
    add("discount.create", "create_discount", "customer_id", "customer", "percent", "percent");
    add("claim.open", "open_claim", "order_id", "order", "claim_kind", "type", "remedy", "remedy");
    add(WARRANTY_CLAIM, "open_claim", "order_id", "order", "items", "line", "serial", "serial");
    add("reship.create", "reship", "order_id", "order", "sku", "sku", "reason", "reason");
    add("carrier.trace.open", "open_carrier_trace", "tracking_number", "shipment");
    add(
        "carrier.reschedule",
        "reschedule_delivery",
        "tracking_number",
        "shipment",
        "deliver_on",
        "date",
        "address_supplement",
        "address_supplement");
    add(
        "followup.schedule",
        "schedule_follow_up",
        "order_id",
        "order",
        "follow_up_at",
        "at",
        "return_id",
        "return");
    add("subscription.cancel", "cancel_subscription", "subscription_id", "subscription");
    add(
        "notify.send",
        "send_notification",
        "order_id",
        "order",
        "notification",
        "kind",
        "sku",
        "sku",
        "form",
        "template",
        "dedupe_key",
        "dedupe_key");
    add("case.note", "add_case_note", "case_id", "case", "note", "text");
    add("invoice.resend", "resend_invoice", "order_id", "order");
    add(HANDOFF, "transfer_to_human", "queue", "queue", "topic", "reason");
  }

  private static void add(String name, String action, String... arguments) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      names.put(arguments[i], arguments[i + 1]);
    }
    ALL.add(new ActionWord(name, action, names));
  }

  ActionWord {
    arguments = Map.copyOf(arguments);
  }

  /** All of them, each name once. */
  static List<ActionWord> all() {
    return List.copyOf(ALL);
  }

  /** The one with this name of the scenarios. */
  static Optional<ActionWord> named(String name) {
    return ALL.stream().filter(word -> word.name().equals(name)).findFirst();
  }

  /** The vocabulary's name for what is called so in either of the two. */
  static String action(String name) {
    return named(name).map(ActionWord::action).orElse(name);
  }

  /** The scenarios' actions that the vocabulary has no word for. */
  static Set<String> lacking() {
    return LACKING;
  }

  /** Whether a write of this action can hold the argument of this name. */
  boolean canHold(String argument) {
    return arguments.containsValue(argument)
        || (arguments.containsValue("line") && argument.equals("qty"))
        || (name.equals(HANDOFF) && argument.equals("order"));
  }
}

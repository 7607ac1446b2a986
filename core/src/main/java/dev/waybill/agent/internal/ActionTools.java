// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Trust;
import dev.waybill.grounding.Span;
import dev.waybill.intent.Entities;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mention;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a model may propose to do: which wish it is, and which order. Everything else that an action
 * takes is found by the playbook, in the customer's own words and in what was read. An order that
 * stands in neither is the model's idea, and the call is refused.
 */
final class ActionTools {

  private static final String ORDER = "order_number";

  /** A wish that a playbook can grant: the tool's name, the action behind it, what it is for. */
  private record Offer(String tool, Intent intent, String action, String what) {}

  private static final List<Offer> OFFERS =
      List.of(
          new Offer("cancel_order", Intent.CANCEL_ORDER, "cancel_order", "Cancels an order."),
          new Offer(
              "change_address",
              Intent.CHANGE_ADDRESS,
              "change_address",
              "Sends an order to the other address that the customer wrote."),
          new Offer(
              "modify_order",
              Intent.MODIFY_ORDER,
              "modify_order",
              "Takes an item out of an order that has not left, or changes how many or which."),
          new Offer("resend_invoice", Intent.INVOICE, "resend_invoice", "Sends an invoice again."),
          new Offer(
              "return_items",
              Intent.RETURN_ITEM,
              "create_return",
              "Opens a return of items that the customer names."),
          new Offer(
              "exchange_items",
              Intent.EXCHANGE_ITEM,
              "exchange",
              "Exchanges items for others that the customer names."),
          new Offer(
              "refund_order", Intent.REFUND_REQUEST, "refund", "Pays back what is left to pay."),
          new Offer(
              "claim_warranty",
              Intent.WARRANTY,
              "open_claim",
              "Opens a warranty claim for an item that does not work."));

  /** What a model proposes. */
  record Choice(Intent intent, String orderNumber) {}

  private final Case situation;

  ActionTools(Case situation) {
    this.situation = situation;
  }

  /** Whether what the customer wants is something that these tools do. */
  static boolean doFor(Intent intent) {
    return OFFERS.stream().anyMatch(offer -> offer.intent() == intent);
  }

  /**
   * The tools, of what somebody does here.
   *
   * @param chosen takes a choice up, and says what becomes of it, for the model
   */
  List<Tool> tools(Function<Choice, String> chosen) {
    List<Tool> tools = new ArrayList<>();
    for (Offer offer : OFFERS) {
      if (situation.actions().canDo(offer.action())) {
        tools.add(
            new Tool(
                offer.tool(),
                offer.what() + " The customer is asked for a yes before anything is done.",
                Map.of(
                    ORDER, "the number of the order, as the customer wrote it or as it was read"),
                arguments -> chosen.apply(choice(offer, arguments.getOrDefault(ORDER, "")))));
      }
    }
    return tools;
  }

  private Choice choice(Offer offer, String number) {
    List<Mention> named = situation.entities().orderNumbers();
    boolean isNamed =
        named.stream()
            .anyMatch(
                mention ->
                    mention.normalised().equalsIgnoreCase(number)
                        || mention.value().equalsIgnoreCase(number));
    if (!isNamed && (!named.isEmpty() || !(isRead(number) || isSaid(number)))) {
      throw new ToolBox.RefusedCallException(
          "\"order_number\" stands neither in the customer's words nor in what was read.");
    }
    return new Choice(offer.intent(), number);
  }

  private boolean isRead(String number) {
    return situation.ledger().all().stream()
        .filter(fact -> fact.trust() != Trust.FREE_TEXT)
        .filter(fact -> fact.path().startsWith("orders."))
        .map(Evidence::value)
        .anyMatch(
            value ->
                value instanceof FactValue.Term term
                    && term.kind() == FactValue.Term.Kind.ORDER_NUMBER
                    && term.text().equalsIgnoreCase(number));
  }

  /** In the customer's own words, as a word of its own. */
  private boolean isSaid(String number) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}])"
                + Pattern.quote(number.toLowerCase(Locale.ROOT))
                + "(?![\\p{L}\\p{N}])")
        .matcher(situation.text().toLowerCase(Locale.ROOT))
        .find();
  }

  /** The case as if the customer had named the wish and the order in so many words. */
  static Case about(Choice choice, Case situation) {
    Entities said = situation.entities();
    List<Mention> orders =
        said.orderNumbers().stream()
            .filter(mention -> mention.normalised().equalsIgnoreCase(choice.orderNumber()))
            .toList();
    Mention order =
        orders.isEmpty()
            ? new Mention(
                choice.orderNumber(), choice.orderNumber().toUpperCase(Locale.ROOT), new Span(0, 0))
            : orders.get(0);
    return situation.of(choice.intent(), said.withOrders(List.of(order)));
  }
}

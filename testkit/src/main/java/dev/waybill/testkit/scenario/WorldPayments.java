// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.Dispute;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Refund;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for an order of a scenario's world, and what went back. An order that says nothing
 * of money has no payment.
 */
final class WorldPayments {

  private static final List<String> SAY_SO =
      List.of("payment", "refundable", "refunded", "refunds", "chargeback");

  private final String currency;

  WorldPayments(String currency) {
    this.currency = currency;
  }

  List<Payment> of(String number, Node order) {
    if (SAY_SO.stream().noneMatch(order::has)) {
      return List.of();
    }
    List<Refund> refunds = new ArrayList<>();
    order.get("refunds").items().forEach(node -> refund(node, refunds.size(), refunds));
    return List.of(
        new Payment(
            "P-" + number,
            Payment.State.PAID,
            null,
            order.get("payment").text().orElse(null),
            captured(order, refunds),
            refunds,
            dispute(order.get("chargeback"))));
  }

  private static @Nullable Dispute dispute(Node node) {
    if (node.isMissing()) {
      return null;
    }
    return new Dispute(
        node.get("state").text("").equals("OPEN") ? Dispute.State.OPEN : Dispute.State.UNKNOWN,
        node.get("opened_at").text().map(LocalDate::parse).orElse(null));
  }

  /** The total; else what can still go back together with what went back. */
  private @Nullable Money captured(Node order, List<Refund> refunds) {
    if (WorldOrders.isAmount(order.get("total"))) {
      return money(order.get("total"));
    }
    if (!WorldOrders.isAmount(order.get("refundable"))) {
      return null;
    }
    Money sum = money(order.get("refundable"));
    for (Refund refund : refunds) {
      if (!refund.amount().currency().equals(sum.currency())) {
        return null;
      }
      sum = sum.plus(refund.amount());
    }
    return sum;
  }

  private void refund(Node node, int place, List<Refund> refunds) {
    Node amount = node.has("presentment") ? node.at("presentment.amount") : node.get("amount");
    if (!WorldOrders.isAmount(amount)) {
      return;
    }
    String word = node.get("status").text("");
    refunds.add(
        new Refund(
            node.get("id").text("R" + place),
            switch (word) {
              case "SETTLED" -> Refund.State.SUCCEEDED;
              case "SUBMITTED" -> Refund.State.PENDING;
              case "FAILED" -> Refund.State.FAILED;
              default -> Refund.State.UNKNOWN;
            },
            word.isEmpty() ? null : word,
            Money.of(
                new BigDecimal(amount.text("")), node.at("presentment.currency").text(currency)),
            node.get("at").text().map(at -> OffsetDateTime.parse(at).toInstant()).orElse(null),
            node.get("to").text().orElse(null),
            null));
  }

  private Money money(Node node) {
    return Money.of(new BigDecimal(node.text("")), currency);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.Verdict;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Waybill as an agent's host uses it: a request with sources and origins, which are judged, and a
 * decision with its reasons, messages and obligations.
 */
public final class WaybillRequest implements Engine<Request> {

  private static final long DAY = 86_400;

  private final Evaluator evaluator = RefundPolicy.load();
  private final Ledger ledger = new InMemoryLedger();

  @Override
  public Request bind(RefundCase c) {
    Instant now = Instant.ofEpochSecond(c.today() * DAY + DAY / 2);
    Instant read = now.minusSeconds(c.evidenceMinutes() * 60L);
    return Request.of("refund", now)
        .argument("amount", Value.money(c.amount(), "USD"), Label.system("oms"))
        .argument("reason", Value.text(c.reason().word()), Label.customer(false))
        .fact(
            new Fact(
                "order",
                new Value.Fields(
                    Map.of(
                        "state", Value.text(c.orderState().word()),
                        "delivered_on", Value.day(LocalDate.ofEpochDay(c.deliveredOn())))),
                "oms",
                read,
                true,
                List.of()))
        .fact(
            "item",
            "oms",
            Map.of(
                "final_sale", Value.yes(c.finalSale()),
                "condition", Value.text(c.condition().word())))
        .fact(
            "payment",
            "oms",
            Map.of(
                "method", Value.text(c.paymentMethod().word()),
                "captured", Value.money(c.captured(), "USD")))
        .fact(
            "customer",
            "crm",
            Map.of(
                "identity", Value.text(c.identity().word()),
                "tier", Value.text(c.tier().word()),
                "fraud_score", Value.number(c.fraudScore()),
                "refunds_in_90_days", Value.number(c.refunds())))
        .build();
  }

  @Override
  public int decide(Request request) {
    Decision decision = evaluator.decide(request, ledger);
    if (decision instanceof Decision.NeedEvidence) {
      return Verdict.NONE;
    }
    int fired = 0;
    List<Decision.Reason> reasons = decision.grounds().reasons();
    for (int i = 0; i < reasons.size(); i++) {
      fired |= Verdict.bit(reasons.get(i).rule());
    }
    return decision instanceof Decision.Deny ? Verdict.denial(fired) : fired;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import dev.waybill.commerce.Dispute;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Payment;
import dev.waybill.commerce.Refund;
import dev.waybill.commerce.ReturnCase;
import dev.waybill.evidence.FactValue.Term.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enters what was paid for an order, what went back, and what goods come back. */
final class MoneyFacts {

  private final EvidenceLedger ledger;

  MoneyFacts(EvidenceLedger ledger) {
    this.ledger = ledger;
  }

  void order(Order order, Source source, Instant observedAt) {
    String path = CommerceFacts.orderPath(order.number());
    for (Payment payment : order.payments()) {
      payment(new Entry(path + ".payments." + part(payment.id()), source, observedAt), payment);
    }
    List<Refund> refunds = order.refunds();
    for (Refund refund : refunds) {
      refund(new Entry(path + ".refunds." + part(refund.id()), source, observedAt), refund);
    }
    Money left = order.refundable();
    if (left != null) {
      new Entry(path, source, observedAt)
          .add("refundable", new FactValue.Amount(left), Trust.COMPUTED);
    }
    for (ReturnCase back : order.returns()) {
      back(new Entry(path + ".returns." + part(back.id()), source, observedAt), back);
    }
  }

  private static void payment(Entry facts, Payment payment) {
    facts.status("state", payment.state());
    facts.term("method", Kind.OPTION, payment.method());
    if (payment.captured() != null) {
      facts.add("captured", new FactValue.Amount(payment.captured()));
    }
    Dispute dispute = payment.dispute();
    if (dispute != null) {
      facts.status("dispute.state", dispute.state());
      if (dispute.openedOn() != null) {
        facts.add("dispute.openedOn", new FactValue.Day(dispute.openedOn(), null));
      }
    }
  }

  private static void refund(Entry facts, Refund refund) {
    facts.term("id", Kind.IDENTIFIER, refund.id());
    facts.add("state", new FactValue.Status("REFUND_" + refund.state().name()));
    facts.add("amount", new FactValue.Amount(refund.amount()));
    if (refund.createdAt() != null) {
      facts.add("at", new FactValue.Point(refund.createdAt()));
    }
    facts.term("destination", Kind.OPTION, refund.destination());
    facts.term("reference", Kind.IDENTIFIER, refund.reference());
  }

  private static void back(Entry facts, ReturnCase back) {
    facts.term("id", Kind.IDENTIFIER, back.id());
    facts.add("state", new FactValue.Status("RMA_" + back.state().name()));
    if (back.createdAt() != null) {
      facts.add("createdAt", new FactValue.Point(back.createdAt()));
    }
    for (ReturnCase.Step step : back.steps()) {
      facts.add("steps." + step.state().name(), new FactValue.Point(step.at()));
    }
    ReturnCase.Label label = back.label();
    if (label != null) {
      facts.term("label", Kind.IDENTIFIER, label.reference());
      if (label.validUntil() != null) {
        facts.add("labelUntil", new FactValue.Day(label.validUntil(), null));
      }
    }
  }

  private static String part(String id) {
    return EvidenceLedger.part(id);
  }

  private final class Entry {
    private final String path;
    private final Source source;
    private final Instant observedAt;

    Entry(String path, Source source, Instant observedAt) {
      this.path = path;
      this.source = source;
      this.observedAt = observedAt;
    }

    void add(String field, FactValue value) {
      add(field, value, Trust.SYSTEM);
    }

    void add(String field, FactValue value, Trust trust) {
      ledger.append(path + "." + field, value, source, observedAt, trust);
    }

    void status(String field, Enum<?> state) {
      add(field, new FactValue.Status(state.name()));
    }

    void term(String field, Kind kind, @Nullable String text) {
      if (text != null && !text.isBlank()) {
        add(field, new FactValue.Term(kind, text));
      }
    }
  }
}

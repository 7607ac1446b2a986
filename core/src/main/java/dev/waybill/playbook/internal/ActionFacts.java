// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.commerce.Money;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Enters what was asked of the gate, and what became of it, into the turn's ledger. */
public final class ActionFacts {

  private static final Source GATE = new Source("gate", DataLayer.MEMORY);
  private static final Source POLICY = new Source("policy", DataLayer.KNOWLEDGE);
  private static final String ORDER = "order_id";
  private static final Set<String> CONTACTS = Set.of("new_email", "new_phone");

  private final EvidenceLedger ledger;
  private final Clock clock;

  /** Makes a writer. */
  public ActionFacts(EvidenceLedger ledger, Clock clock) {
    this.ledger = requireNonNull(ledger, "ledger");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Enters a request and its result. */
  public void enter(ActionRequest request, ActionResult result) {
    String action = request.action();
    arguments(action, request.arguments());
    String word = result.fold(new ResultWord());
    if (!word.isEmpty()) {
      append("actions." + action + ".result", new FactValue.Status(word), GATE);
      if (request.arguments().get(ORDER) instanceof Value.Text order) {
        append("actions." + action + ".order", orderNumber(order), GATE);
      }
    }
    if (result instanceof ActionResult.Done done) {
      ledger.append(
          "actions." + action + ".reference",
          new FactValue.Term(FactValue.Term.Kind.IDENTIFIER, done.receipt().reference()),
          done.receipt().source(),
          done.receipt().at(),
          Trust.SYSTEM);
    }
    decision(result).ifPresent(decision -> policy(action, decision));
  }

  /** Enters whether the policy allows it, if it is decided, and what it has the customer told. */
  public void policy(String action, Decision decision) {
    if (!(decision instanceof Decision.NeedEvidence)) {
      boolean allows = !(decision instanceof Decision.Deny);
      append("policy." + action + ".allows", new FactValue.Flag(allows), POLICY);
    }
    String told = decision.customerMessage();
    if (told != null && !told.isBlank()) {
      append(
          "policy." + action + ".message",
          new FactValue.Term(FactValue.Term.Kind.TEXT, told),
          POLICY);
    }
  }

  /** Enters the arguments of a request as the host completed them. */
  public void completed(String action, Map<String, Value> arguments) {
    arguments.forEach(
        (name, value) -> {
          if (value instanceof Value.Fields fields) {
            fields.attributes().forEach((part, text) -> part(action, name + "." + part, text));
          }
        });
    arguments(action, arguments);
  }

  private void part(String action, String path, Value value) {
    if (value instanceof Value.Text text && !text.text().isBlank()) {
      append(
          "requests." + action + "." + path,
          new FactValue.Term(FactValue.Term.Kind.PLACE, text.text()),
          GATE);
    }
  }

  /** Enters what an action would be done with. */
  public void arguments(String action, Map<String, Value> arguments) {
    arguments.forEach(
        (name, value) ->
            fact(name, value)
                .ifPresent(
                    fact ->
                        append(
                            "requests." + action + "." + EvidenceLedger.part(name), fact, GATE)));
  }

  private static Optional<FactValue> fact(String name, Value value) {
    if (value instanceof Value.Money money) {
      return Optional.of(new FactValue.Amount(Money.ofMinor(money.minor(), money.currency())));
    }
    if (value instanceof Value.Day day) {
      return Optional.of(new FactValue.Day(day.date(), null));
    }
    if (value instanceof Value.Moment moment) {
      return Optional.of(new FactValue.Point(moment.instant()));
    }
    if (value instanceof Value.Decimal number && number.number().scale() <= 0) {
      return Optional.of(new FactValue.Count(number.number().longValue()));
    }
    if (value instanceof Value.Text text && CONTACTS.contains(name)) {
      return Optional.of(new FactValue.Term(FactValue.Term.Kind.TEXT, text.text()));
    }
    if (value instanceof Value.Text text && name.equals(ORDER)) {
      return Optional.of(orderNumber(text));
    }
    if (value instanceof Value.Text text && name.endsWith("_id")) {
      return Optional.of(new FactValue.Term(FactValue.Term.Kind.IDENTIFIER, text.text()));
    }
    if (value instanceof Value.Text text && name.equals("tracking_number")) {
      return Optional.of(new FactValue.Term(FactValue.Term.Kind.TRACKING_NUMBER, text.text()));
    }
    return Optional.empty();
  }

  private static FactValue orderNumber(Value.Text text) {
    return new FactValue.Term(FactValue.Term.Kind.ORDER_NUMBER, text.text());
  }

  private void append(String path, FactValue value, Source source) {
    ledger.append(path, value, source, clock.instant(), Trust.SYSTEM);
  }

  private static Optional<Decision> decision(ActionResult result) {
    return result.fold(new DecisionOf());
  }

  /** The result as a state; empty for what was only proposed. */
  private static final class ResultWord implements ActionResult.Cases<String> {
    @Override
    public String done(ActionResult.Done result) {
      return "DONE";
    }

    @Override
    public String needsConfirmation(ActionResult.NeedsConfirmation result) {
      return "";
    }

    @Override
    public String needsApproval(ActionResult.NeedsApproval result) {
      return "PENDING";
    }

    @Override
    public String needsIdentity(ActionResult.NeedsIdentity result) {
      return "";
    }

    @Override
    public String needsEvidence(ActionResult.NeedsEvidence result) {
      return "";
    }

    @Override
    public String refused(ActionResult.Refused result) {
      return "REJECTED";
    }

    @Override
    public String unknown(ActionResult.Unknown result) {
      return "UNKNOWN";
    }

    @Override
    public String failed(ActionResult.Failed result) {
      return "FAILED";
    }

    @Override
    public String held(ActionResult.Held result) {
      return "";
    }
  }

  private static final class DecisionOf implements ActionResult.Cases<Optional<Decision>> {
    @Override
    public Optional<Decision> done(ActionResult.Done result) {
      return Optional.ofNullable(result.decision());
    }

    @Override
    public Optional<Decision> needsConfirmation(ActionResult.NeedsConfirmation result) {
      return Optional.of(result.decision());
    }

    @Override
    public Optional<Decision> needsApproval(ActionResult.NeedsApproval result) {
      return Optional.of(result.decision());
    }

    @Override
    public Optional<Decision> needsIdentity(ActionResult.NeedsIdentity result) {
      return Optional.of(result.decision());
    }

    @Override
    public Optional<Decision> needsEvidence(ActionResult.NeedsEvidence result) {
      return Optional.of(result.decision());
    }

    @Override
    public Optional<Decision> refused(ActionResult.Refused result) {
      return Optional.of(result.decision());
    }

    @Override
    public Optional<Decision> unknown(ActionResult.Unknown result) {
      return Optional.empty();
    }

    @Override
    public Optional<Decision> failed(ActionResult.Failed result) {
      return Optional.empty();
    }

    @Override
    public Optional<Decision> held(ActionResult.Held result) {
      return Optional.of(result.decision());
    }
  }
}

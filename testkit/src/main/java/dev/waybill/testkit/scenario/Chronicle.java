// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.agent.Signal;
import dev.waybill.agent.TurnListener;
import dev.waybill.policy.decide.Decision;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What happens while a scenario is played, in its order: reads, writes, requests for actions. Safe
 * for use by many threads.
 */
final class Chronicle implements TurnListener {

  /** What stands in the sequence for a question that asks the customer for a yes. */
  static final String CONFIRM = "confirm";

  /** What stands in the sequence for a question to the policy whether goods may come back. */
  static final String ELIGIBILITY = "return.eligibility";

  /** What stands in the sequence before the rules by which the policy says two things. */
  static final String CONFLICT = "policy_conflict: ";

  private final InMemoryShop shop;
  private final Clock clock;
  private final List<Write> writes = new ArrayList<>();
  private final List<Considered> considered = new ArrayList<>();
  private final List<Requested> requests = new ArrayList<>();
  private final List<String> sequence = new ArrayList<>();
  private int callsSeen;

  Chronicle(InMemoryShop shop, Clock clock) {
    this.shop = shop;
    this.clock = clock;
  }

  synchronized void add(Write write) {
    readsSoFar();
    writes.add(write);
    sequence.add(write.name());
  }

  /** Notes an event of the world. */
  synchronized void happened(String event) {
    readsSoFar();
    sequence.add(event);
  }

  @Override
  public synchronized void onConsidered(ActionRequest request, Decision decision) {
    considered.add(new Considered(request.action(), request.arguments(), decision));
    readsSoFar();
    sequence.add(
        switch (request.action()) {
          case "create_return", "exchange" -> ELIGIBILITY;
          case "open_claim" -> "warranty.check";
          default -> "policy.lookup";
        });
  }

  /** Every question to the policy of how it would decide. */
  synchronized List<Considered> considered() {
    return List.copyOf(considered);
  }

  @Override
  public synchronized void onAction(ActionRequest request, ActionResult result) {
    requests.add(new Requested(request.key(), request.action(), result));
    if (result instanceof ActionResult.NeedsConfirmation) {
      readsSoFar();
      sequence.add(CONFIRM);
    }
    if (result instanceof ActionResult.NeedsApproval needed) {
      add(approval(request, needed));
    }
  }

  /** What the merchant is told beyond the conversation. */
  @Override
  public synchronized void onSignal(Signal signal) {
    if (signal.kind() == Signal.Kind.POLICY_CONFLICT) {
      happened(CONFLICT + signal.subject());
    }
    String name =
        switch (signal.kind()) {
          case PRODUCT_SAFETY -> "ops.alert";
          case OTP_LOCKOUT -> "security.event";
          default -> "";
        };
    if (name.isEmpty()) {
      return;
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("kind", signal.kind().id());
    String subject = signal.subject();
    if (subject != null) {
      arguments.put("sku", subject);
    }
    add(
        new Write(
            name,
            arguments,
            Write.Outcome.DONE,
            signal.conversationId() + "/" + signal.kind(),
            "",
            signal.at()));
  }

  /** That a person is asked for approval changes something as well: somebody has work to do. */
  private Write approval(ActionRequest request, ActionResult.NeedsApproval needed) {
    Map<String, String> arguments = new LinkedHashMap<>();
    ActionWord.all().stream()
        .filter(word -> word.action().equals(request.action()))
        .findFirst()
        .ifPresent(
            word -> arguments.putAll(WriteArguments.of(word, request.arguments(), Node.of(null))));
    arguments.put(
        "rule",
        needed.missing().stream()
            .flatMap(approval -> approval.rules().stream())
            .collect(Collectors.joining(", ")));
    return new Write(
        ActionWord.APPROVAL, arguments, Write.Outcome.DONE, request.key(), "", clock.instant());
  }

  /** Every call that changed something, or tried to. */
  synchronized List<Write> writes() {
    return List.copyOf(writes);
  }

  /** Every request for an action, with its result. */
  synchronized List<Requested> requests() {
    return List.copyOf(requests);
  }

  /** The names of reads, questions and writes, in the order in which they were made. */
  synchronized List<String> sequence() {
    readsSoFar();
    return List.copyOf(sequence);
  }

  private void readsSoFar() {
    List<InMemoryShop.Call> calls = shop.calls();
    for (; callsSeen < calls.size(); callsSeen++) {
      sequence.add(
          switch (calls.get(callsSeen).operation()) {
            case "byNumber" -> "order.get";
            case "byCustomer" -> "order.find";
            case "track" -> "shipment.track";
            case "bySku", "search" -> "catalog.get";
            case "stock" -> "catalog.stock";
            case "ofCustomer" -> "case.get";
            case "byId", "byEmail" -> "customer.get";
            default -> calls.get(callsSeen).operation();
          });
    }
  }
}

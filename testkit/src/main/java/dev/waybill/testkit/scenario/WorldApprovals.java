// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.CommerceAgent;
import dev.waybill.approval.ApprovalRequest;
import dev.waybill.approval.Resumed;
import dev.waybill.approval.Verdict;
import dev.waybill.commerce.Money;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import dev.waybill.intent.Intent;
import dev.waybill.policy.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * Plays a person's approval that begins a scenario. What was approved waits in the agent's own
 * store, as it would after the conversation in which it was asked for; the verdict goes in through
 * {@link CommerceAgent#resume}. What was approved and is not done is the write {@code
 * approval.void}. Served are refunds: the seal of a decision that fell before the scenario begins
 * is not known, so that an approved refund which the policy still wants approved is not done here.
 */
final class WorldApprovals {

  /** The write that says that an approval came to nothing. */
  static final String VOID = "approval.void";

  private static final String GRANTED = "approval.granted";
  private static final String REFUND = "refund.create";

  private final Scenario scenario;
  private final World world;
  private final CommerceAgent agent;
  private final Channel channel;
  private final String reference;
  private final Node approval;

  WorldApprovals(Scenario scenario, World world, CommerceAgent agent, Channel channel) {
    this.scenario = scenario;
    this.world = world;
    this.agent = agent;
    this.channel = channel;
    this.reference = scenario.trigger().get("approval").text("");
    this.approval = scenario.world().get("approvals").get(reference);
  }

  static boolean isServed(Scenario scenario) {
    Node trigger = scenario.trigger();
    return trigger.get("event").text("").equals(GRANTED)
        && scenario
            .world()
            .get("approvals")
            .get(trigger.get("approval").text(""))
            .get("action")
            .text("")
            .equals(REFUND);
  }

  Course.Unasked play() {
    world.approvals().ask(request());
    Resumed resumed =
        agent
            .resume(Verdict.granted(reference, "supervisor", "a supervisor"))
            .orElseThrow(() -> new IllegalStateException("the approval waits for another"));
    boolean isVoid = resumed.end() == Resumed.End.VOID;
    if (isVoid) {
      world
          .chronicle()
          .add(
              new Write(
                  VOID,
                  Map.of("approval", resumed.request().reference(), "reason", reason(resumed)),
                  Write.Outcome.DONE,
                  reference,
                  "",
                  world.clock().instant()));
    }
    return new Course.Unasked(
        List.of(resumed.reply()), List.of(isVoid ? "SUPPRESS" : "ACT"), List.of(), true);
  }

  private ApprovalRequest request() {
    Instant granted =
        approval
            .get("granted_at")
            .text()
            .map(at -> OffsetDateTime.parse(at).toInstant())
            .orElse(scenario.now());
    Money amount =
        Money.of(
            new BigDecimal(approval.get("amount").text("0")),
            scenario.shop().get("currency").text("USD"));
    Map<String, Value> arguments =
        Map.of(
            "order_id", Value.text(approval.get("order").text("")),
            "amount", Value.money(amount.minor(), amount.currency().getCurrencyCode()),
            "reason", Value.text("other"));
    return new ApprovalRequest(
        reference,
        scenario.id(),
        channel,
        scenario.locale(),
        world.identity(),
        Task.of(Intent.REFUND_REQUEST)
            .proposing(new Task.Proposal("refund", arguments, reference, Task.Wait.APPROVAL)),
        reference,
        List.of("supervisor"),
        List.of(),
        granted.minus(Duration.ofHours(1)),
        granted.plus(Duration.ofHours(1)));
  }

  /** Why it came to nothing: nothing is left to pay back, or the rule that was against it. */
  private static String reason(Resumed resumed) {
    boolean nothingLeft =
        resumed.reply().trace().evidence().stream()
            .filter(fact -> fact.path().endsWith(".refundable"))
            .map(Evidence::value)
            .anyMatch(value -> value instanceof FactValue.Amount left && left.money().minor() == 0);
    return nothingLeft
        ? "nothing_refundable"
        : resumed.reply().trace().decisions().stream()
            .flatMap(decided -> decided.rules().stream())
            .map(ground -> ground.rule())
            .findFirst()
            .orElse("");
  }
}

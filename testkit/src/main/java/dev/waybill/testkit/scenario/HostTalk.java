// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.CommerceAgent;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Approval;
import dev.waybill.action.Dialogue;
import dev.waybill.action.Utterance;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The host's side of a conversation: it asks the gate for actions, shows the customer the question,
 * and asks again when the customer has answered. Not for use by several threads.
 */
final class HostTalk {

  private static final Duration APPROVAL_HOLDS = Duration.ofHours(1);

  private final Scenario scenario;
  private final World world;
  private final CommerceAgent agent;
  private final Channel channel;
  private final Vocabulary vocabulary;
  private final List<Utterance> said = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final Map<String, ActionResult> results = new LinkedHashMap<>();
  private @Nullable Node open;
  private int approvals;

  HostTalk(
      Scenario scenario, World world, CommerceAgent agent, Channel channel, Vocabulary vocabulary) {
    this.scenario = scenario;
    this.world = world;
    this.agent = agent;
    this.channel = channel;
    this.vocabulary = vocabulary;
  }

  /** The customer says something. */
  void heard(String messageId, String text, Identity.Level level) {
    said.add(new Utterance(messageId, text, level));
  }

  /** Whether the customer was asked for a yes and has not answered. */
  boolean isWaiting() {
    return open != null;
  }

  /** Does what the line says. */
  void step(Node host) {
    if (host.has("approve")) {
      approve(host.get("approve"));
    } else {
      request(host.get("request"));
    }
  }

  /** Asks for the open action again, now that the customer has answered. */
  void again() {
    Node request = open;
    if (request != null) {
      request(request);
    }
  }

  /** What the host put before the customer, in order. */
  List<String> shown() {
    return List.copyOf(shown);
  }

  private void request(Node request) {
    String action = ActionWord.action(request.get("action").text(""));
    String key = request.get("key").text("");
    Node args = request.get("args");
    String order = request.get("order").text(args.get("order_id").text(args.get("order").text("")));
    String currency = scenario.shop().get("currency").text("USD");
    WorldFacts facts = new WorldFacts(world, ZoneId.of(ScenarioPolicy.zone(scenario)), currency);
    ActionResult result =
        agent
            .gate()
            .request(
                new ActionRequest(
                    action,
                    new HostArguments(scenario.id(), vocabulary, currency).of(action, args),
                    new Dialogue(scenario.id(), channel, world.identity().customerId(), said),
                    facts.of(order),
                    key));
    results.put(key, result);
    open = null;
    if (result instanceof ActionResult.NeedsConfirmation needed) {
      ask(needed);
      open = request;
    } else if (result instanceof ActionResult.Refused refused
        && refused.decision().customerMessage() != null) {
      shown.add(refused.decision().customerMessage());
    }
  }

  private void ask(ActionResult.NeedsConfirmation needed) {
    Decision.Confirmation show = needed.decision().obligations().confirmation();
    if (show != null) {
      StringBuilder question = new StringBuilder();
      show.showing()
          .forEach(
              value ->
                  question.append(value.path()).append(": ").append(value.text()).append('\n'));
      show.asking().forEach(question::append);
      shown.add(question.toString());
    }
    agent.gate().asked(needed);
  }

  /** A person approves what the last result under a key asks approval for. */
  private void approve(Node approve) {
    String key = approve.get("key").text("");
    if (!(results.get(key) instanceof ActionResult.NeedsApproval needed)) {
      return;
    }
    Instant now = world.clock().instant();
    agent
        .gate()
        .approve(
            new Approval(
                scenario.id() + "/approval/" + ++approvals,
                scenario.id(),
                needed.seal(),
                approve.get("role").text(""),
                approve.get("person").text("somebody of the shop"),
                now,
                now.plus(APPROVAL_HOLDS)));
  }
}

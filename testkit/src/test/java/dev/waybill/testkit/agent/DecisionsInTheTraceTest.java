// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static dev.waybill.testkit.agent.Bench.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Dialogue;
import dev.waybill.action.Utterance;
import dev.waybill.agent.AgentParts;
import dev.waybill.agent.TurnListener;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace.Decided;
import dev.waybill.conversation.TurnTrace.Ground;
import dev.waybill.policy.Policy;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was asked of the gate is in the trace, and can be watched. */
class DecisionsInTheTraceTest {

  private static final String ASKS_FOR_A_PERSON = "I want to talk to a human agent, please";
  private static final Policy NOBODY =
      Policy.of(
          "nobody.policy",
          """
          policy "Nobody"
            version "1"
            currency USD
            time zone "UTC"
            uses "commerce/1"

          rule "desk"
            allow transfer_to_human

          rule "not on request"
            deny transfer_to_human
            when conversation.asked_for_human
            tell customer "Nobody is here."
          """);

  private final Bench bench = new Bench().withOrderOnItsWay();

  @Test
  void aHandOffIsInTheTraceWithItsRuleAndTheDigestOfThePolicy() {
    try (CommerceAgent agent = bench.agent().build()) {
      Reply reply = agent.handle(bench.message(JANE, ASKS_FOR_A_PERSON));

      assertThat(reply.trace().decisions()).hasSize(1);
      Decided decided = reply.trace().decisions().get(0);
      assertThat(decided.action()).isEqualTo("transfer_to_human");
      assertThat(decided.key()).isEqualTo("c/m1");
      assertThat(decided.result()).isEqualTo("done");
      assertThat(decided.detail()).isEqualTo("H-1");
      assertThat(decided.policy()).matches("[0-9a-f]{64}");
      assertThat(decided.rules())
          .containsExactly(new Ground("a person can always take over", "allowed"));
      assertThat(decided.arguments())
          .containsEntry("queue", "support")
          .containsEntry("topic", "customer_asked");
    }
  }

  @Test
  void whatIsRefusedIsInTheTraceWithTheRuleThatDenied() {
    try (CommerceAgent agent = bench.agent().policy(NOBODY.evaluator()).build()) {
      Decided decided =
          agent.handle(bench.message(JANE, ASKS_FOR_A_PERSON)).trace().decisions().get(0);

      assertThat(decided.result()).isEqualTo("refused");
      assertThat(decided.rules().get(0)).isEqualTo(new Ground("not on request", "denied"));
      assertThat(decided.said()).isEqualTo("Nobody is here.");
      assertThat(decided.policy()).isEqualTo(NOBODY.digest());
    }
  }

  @Test
  void aTurnThatAsksForNoActionHasNoDecision() {
    try (CommerceAgent agent = bench.agent().build()) {
      assertThat(agent.handle(bench.message(JANE, "Where is order N1?")).trace().decisions())
          .isEmpty();
    }
  }

  @Test
  void aListenerSeesRequestsOfTheTurnAndOfTheHost() {
    List<String> seen = new ArrayList<>();
    TurnListener listener =
        new TurnListener() {
          @Override
          public void onRequest(ActionRequest request) {
            seen.add("request " + request.key());
          }

          @Override
          public void onAction(ActionRequest request, ActionResult result) {
            seen.add(result.getClass().getSimpleName() + " " + request.key());
          }
        };
    try (CommerceAgent agent = bench.agent().listener(listener).build()) {
      agent.handle(bench.message(JANE, ASKS_FOR_A_PERSON));
      agent.gate().request(host("k"));
    }

    assertThat(seen).containsExactly("request c/m1", "Done c/m1", "request k", "Failed k");
  }

  @Test
  void aListenerThatThrowsChangesNothing() {
    TurnListener listener =
        new TurnListener() {
          @Override
          public void onRequest(ActionRequest request) {
            throw new IllegalStateException("a listener's own trouble");
          }

          @Override
          public void onAction(ActionRequest request, ActionResult result) {
            throw new IllegalStateException("a listener's own trouble");
          }
        };
    try (CommerceAgent agent = bench.agent().listener(listener).build()) {
      Reply reply = agent.handle(bench.message(JANE, ASKS_FOR_A_PERSON));

      assertThat(reply.trace().decisions().get(0).result()).isEqualTo("done");
      assertThat(bench.desk.packets()).hasSize(1);
    }
  }

  @Test
  void interceptorsAreAppliedToWhatWasSetLastInTheOrderGiven() {
    List<AgentParts> seen = new ArrayList<>();
    CapturingHandoffDesk other = new CapturingHandoffDesk();
    try (CommerceAgent agent =
        bench
            .agent()
            .intercept(
                parts -> {
                  seen.add(parts);
                  return with(parts, other);
                })
            .intercept(
                parts -> {
                  seen.add(parts);
                  return parts;
                })
            .policy(NOBODY.evaluator())
            .build()) {
      agent.handle(bench.message(JANE, "I forgot my password, order N1"));
    }

    assertThat(seen.get(0).desk()).isSameAs(bench.desk);
    assertThat(seen.get(0).policy()).isSameAs(NOBODY.evaluator());
    assertThat(seen.get(1).desk()).isSameAs(other);
    assertThat(bench.desk.packets()).isEmpty();
    assertThat(other.packets()).hasSize(1);
  }

  private static AgentParts with(AgentParts parts, CapturingHandoffDesk desk) {
    return new AgentParts(
        parts.sources(),
        parts.policyContext(),
        parts.codes(),
        parts.model(),
        parts.takeover().with(desk),
        parts.policy(),
        parts.acts(),
        parts.completions(),
        parts.ledger(),
        parts.journal(),
        parts.consents(),
        parts.store(),
        parts.norms(),
        parts.budget(),
        parts.shopZone(),
        parts.clock(),
        parts.executor(),
        parts.listeners());
  }

  private static ActionRequest host(String key) {
    return new ActionRequest(
        "transfer_to_human",
        Map.of("queue", Value.text("support"), "topic", Value.text("customer_asked")),
        new Dialogue(
            "c",
            Channel.CHAT,
            "C1",
            List.of(new Utterance("m9", "a person, please", Identity.Level.VERIFIED))),
        List.of(),
        key);
  }
}

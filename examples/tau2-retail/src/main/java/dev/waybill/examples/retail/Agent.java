// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.retail;

import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An agent that does what it is told, if the policy lets it: one conversation with one user, over
 * the benchmark's tools. Not for use by several threads.
 */
final class Agent {

  /** When the conversation takes place. */
  static final Instant NOW = Instant.parse("2024-05-15T15:00:00Z");

  private final Policy policy;
  private final RetailTools tools;
  private final RetailRequest requests;
  private final String user;
  private final Ledger ledger = new InMemoryLedger();
  private final Set<String> confirmed = new HashSet<>();
  private int turn;

  /**
   * Makes an agent.
   *
   * @param policy the policy
   * @param shop the shop
   * @param user who was found in this conversation
   */
  Agent(Policy policy, RetailShop shop, String user) {
    this.policy = policy;
    this.tools = new RetailTools(shop);
    this.requests = new RetailRequest(shop, NOW);
    this.user = user;
  }

  /** What the policy says of a write, in a turn of its own. */
  Decision ask(Write write) {
    turn++;
    return policy.decide(requests.of(write, user, turn), ledger);
  }

  /** The customer says yes to what a decision shows, and to nothing else. */
  void confirm(Decision decision) {
    confirmed.add(decision.seal());
  }

  /**
   * Does a write, if the policy allows it or the customer confirmed just this.
   *
   * @param write the write
   * @return what became of it
   */
  Done act(Write write) {
    Decision decision = ask(write);
    if (!permitted(decision)) {
      return new Done(decision, false, Optional.empty());
    }
    Optional<String> refused = tools.run(write);
    if (refused.isEmpty()) {
      book(write, decision.grounds().request());
    }
    return new Done(decision, true, refused);
  }

  private boolean permitted(Decision decision) {
    if (decision instanceof Decision.Require require) {
      Decision.Obligations asked = require.obligations();
      return asked.approvals().isEmpty()
          && asked.identity() == null
          && confirmed.remove(decision.seal());
    }
    return decision instanceof Decision.Allow;
  }

  private void book(Write write, Request request) {
    Map<String, String> keys = new java.util.TreeMap<>();
    keys.put("turn", "t" + turn);
    keys.put("user", user);
    if (write.texts().containsKey("order_id")) {
      keys.put("order", write.text("order_id"));
    }
    Entry entry = new Entry("e" + turn, write.action(), keys, Map.of(), request.now());
    ledger.reserve(entry, java.util.List.of());
    ledger.commit(entry.id());
  }

  /**
   * What became of a write.
   *
   * @param decision what the policy said
   * @param tried whether the tool was called
   * @param refusal why the tool refused; empty if it did not, or was not called
   */
  record Done(Decision decision, boolean tried, Optional<String> refusal) {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a gate is made of.
 *
 * @param judge the policy
 * @param acts who does what, by action
 * @param ledger the policy's ledger
 * @param journal what was intended and what became of it
 * @param consents what customers and people agreed to
 * @param clock the time
 * @param executor runs acts
 * @param patience how long one act may take
 * @param questionsHold how long a question may be answered
 * @param confirmationsHold how long a yes is good for
 * @param stage how far the agent may go, asked before every action
 * @param identitySystem the system of the vocabulary that says who the customer is
 * @param agentId the agent's own identifier
 * @param completions what the host adds to arguments, by argument
 * @param listeners who watches
 */
record GateParts(
    Judge judge,
    Map<String, Act> acts,
    Ledger ledger,
    ActionJournal journal,
    ConsentStore consents,
    Clock clock,
    ExecutorService executor,
    Duration patience,
    Duration questionsHold,
    Duration confirmationsHold,
    Supplier<Stage> stage,
    String identitySystem,
    String agentId,
    Map<String, UnaryOperator<Value>> completions,
    List<ActionListener> listeners) {

  GateParts {
    requireNonNull(judge, "judge");
    acts = Map.copyOf(acts);
    requireNonNull(ledger, "ledger");
    requireNonNull(journal, "journal");
    requireNonNull(consents, "consents");
    requireNonNull(clock, "clock");
    requireNonNull(executor, "executor");
    requireNonNull(stage, "stage");
    completions = Map.copyOf(completions);
    listeners = List.copyOf(listeners);
    for (String action : acts.keySet()) {
      if (!judge.vocabulary().actions().containsKey(action)) {
        throw new IllegalArgumentException(
            "an act must be for an action of the policy's vocabulary, not \"" + action + "\"");
      }
    }
  }
}

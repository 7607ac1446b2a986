// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.action.Act;
import dev.waybill.action.ActionJournal;
import dev.waybill.action.ConsentStore;
import dev.waybill.action.PolicyContext;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.connector.Sources;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.playbook.TransitNorms;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is made of, as {@link dev.waybill.CommerceAgent.Builder#intercept} shows it: for a
 * recorder, a meter, or whoever else stands between the agent and the world.
 *
 * @param sources the systems of record it reads
 * @param policyContext what the host knows for the policy beside them
 * @param codes sends and checks one-time codes, or null if nobody does
 * @param model who finds better words, or null if nobody does
 * @param takeover what there is for the case that a person takes over
 * @param policy what the agent may do
 * @param acts who does what, by action, without the desk
 * @param completions what the host adds to arguments, by argument
 * @param ledger the counts and totals that limits are held against
 * @param journal what was intended and what became of it
 * @param consents what customers and people agreed to
 * @param store where conversations are kept
 * @param norms what is normal on the way to a customer
 * @param budget what a turn may spend
 * @param shopZone the zone of the shop's own days
 * @param clock the time
 * @param executor runs reads, acts and the model; it must run tasks at once
 * @param listeners who watches turns
 */
public record AgentParts(
    Sources sources,
    PolicyContext policyContext,
    @Nullable OneTimeCodes codes,
    @Nullable ChatModel model,
    Takeover takeover,
    Evaluator policy,
    Map<String, Act> acts,
    Map<String, UnaryOperator<Value>> completions,
    Ledger ledger,
    ActionJournal journal,
    ConsentStore consents,
    ConversationStore store,
    TransitNorms norms,
    Budget budget,
    ZoneId shopZone,
    Clock clock,
    ExecutorService executor,
    List<TurnListener> listeners) {

  public AgentParts {
    requireNonNull(sources, "sources");
    requireNonNull(policyContext, "policyContext");
    requireNonNull(takeover, "takeover");
    requireNonNull(policy, "policy");
    acts = Collections.unmodifiableMap(new LinkedHashMap<>(acts));
    completions = Collections.unmodifiableMap(new LinkedHashMap<>(completions));
    requireNonNull(ledger, "ledger");
    requireNonNull(journal, "journal");
    requireNonNull(consents, "consents");
    requireNonNull(store, "store");
    requireNonNull(norms, "norms");
    requireNonNull(budget, "budget");
    requireNonNull(shopZone, "shopZone");
    requireNonNull(clock, "clock");
    requireNonNull(executor, "executor");
    listeners = List.copyOf(listeners);
  }

  /** Where people take over, or null if there is none. */
  public @Nullable HandoffDesk desk() {
    return takeover.desk();
  }
}

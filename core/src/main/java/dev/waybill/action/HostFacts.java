// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gate itself knows of a conversation, as facts: who the customer is, how sure we are,
 * which conversation and turn it is. They come before whatever a request brings, so that no request
 * says who its customer is.
 */
final class HostFacts {

  private final Vocabulary vocabulary;
  private final String identitySystem;
  private final String agentId;

  /**
   * Makes them.
   *
   * @param vocabulary the words of the policy; what it has no word for is not given
   * @param identitySystem the system that says who the customer is
   * @param agentId the agent's own identifier
   */
  HostFacts(Vocabulary vocabulary, String identitySystem, String agentId) {
    this.vocabulary = requireNonNull(vocabulary, "vocabulary");
    this.identitySystem = requireNonNull(identitySystem, "identitySystem");
    this.agentId = requireNonNull(agentId, "agentId");
  }

  List<Fact> of(Dialogue dialogue, Instant now) {
    Map<String, Map<String, Value>> facts = new LinkedHashMap<>();
    Utterance current = dialogue.current();
    put(facts, "customer.id", text(dialogue.customerId()));
    put(facts, "session.customer_id", orAbsent(dialogue.customerId()));
    put(facts, "conversation.id", Value.text(dialogue.conversationId()));
    put(facts, "conversation.agent_id", Value.text(agentId));
    put(facts, "conversation.channel", Value.text(OrderFacts.word(dialogue.channel())));
    put(facts, "turn.id", Value.text(current.messageId()));
    put(facts, "turn.has_reply", Value.yes(false));
    if (vocabulary.identity() != null) {
      put(facts, vocabulary.identity(), Value.text(OrderFacts.word(current.level())));
    }
    List<Fact> made = new ArrayList<>();
    facts.forEach(
        (name, attributes) ->
            made.add(
                new Fact(
                    name, new Value.Fields(attributes), identitySystem, now, true, List.of())));
    return made;
  }

  private static @Nullable Value text(@Nullable String text) {
    return text == null ? null : Value.text(text);
  }

  private static Value orAbsent(@Nullable String text) {
    return text == null ? Value.ABSENT : Value.text(text);
  }

  private void put(Map<String, Map<String, Value>> facts, String path, @Nullable Value value) {
    int dot = path.indexOf('.');
    boolean known =
        vocabulary
            .attribute(path)
            .filter(attribute -> isOneOf(value, attribute.type()))
            .isPresent();
    if (value != null && known) {
      facts
          .computeIfAbsent(path.substring(0, dot), absent -> new LinkedHashMap<>())
          .put(path.substring(dot + 1), value);
    }
  }

  /** A word an enum does not have is not given. */
  private static boolean isOneOf(@Nullable Value value, Type type) {
    return !(type instanceof Type.Enumeration names && value instanceof Value.Text word)
        || names.values().contains(word.text());
  }
}

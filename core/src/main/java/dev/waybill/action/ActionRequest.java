// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An action somebody asks for: a playbook, or a model. What they say of it is not believed: where
 * an argument was found is worked out by {@link Provenance} from the dialogue and the facts, and
 * the customer's yes is read from the customer's own words.
 *
 * @param action the action's name in the policy's vocabulary
 * @param arguments its arguments by name; one that is not there is not given
 * @param dialogue what the customer said
 * @param facts what was read about it, see {@link PolicyFacts}. Of what one system said of one fact
 *     several times, the newest counts. As soon as one of them is about another order than the
 *     argument {@code order_id} names (or another return, parcel, product and so on), only those
 *     count that are about the named one by their own identifier
 * @param key the same for every try of this action, different for every other: it is done once for
 *     a key. A good one is made of the conversation, the message and what is asked for
 */
public record ActionRequest(
    String action, Map<String, Value> arguments, Dialogue dialogue, List<Fact> facts, String key) {

  public ActionRequest {
    requireNonNull(action, "action");
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    requireNonNull(dialogue, "dialogue");
    facts = List.copyOf(facts);
    if (key.isBlank()) {
      throw new IllegalArgumentException("an action must have a key");
    }
  }

  /** Personal data stays out of logs: arguments and words are not shown. */
  @Override
  public String toString() {
    return "ActionRequest[" + action + ", " + key + "]";
  }
}

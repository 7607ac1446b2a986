// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import dev.waybill.intent.Intent;
import dev.waybill.policy.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the agent and the customer are in the middle of: kept from turn to turn until it is done,
 * dropped, or replaced by another. Immutable.
 *
 * @param intent what the customer wants; the playbook that answers it goes on with the task
 * @param notes what is known of it so far, by the playbook's own names: the order, the lines, the
 *     remedy that was chosen. Never a secret
 * @param proposal the action that is proposed, or null if none is yet
 */
public record Task(Intent intent, Map<String, String> notes, @Nullable Proposal proposal) {

  /** What a proposed action waits for. */
  public enum Wait {
    /** The customer's yes. */
    CONFIRMATION,
    /** A person's approval. */
    APPROVAL,
    /** The customer showing who they are. */
    IDENTITY,
    /** Nobody knows whether it was done; it is read before anything else. */
    OUTCOME
  }

  /**
   * An action that waits.
   *
   * @param action the action's name in the policy's vocabulary
   * @param arguments its arguments, exactly as they were proposed
   * @param key its idempotency key: the same when it is asked for again
   * @param waitsFor what it waits for
   */
  public record Proposal(String action, Map<String, Value> arguments, String key, Wait waitsFor) {
    public Proposal {
      requireNonNull(action, "action");
      arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
      requireNonNull(key, "key");
      requireNonNull(waitsFor, "waitsFor");
    }

    /** Personal data stays out of logs: the arguments are not shown. */
    @Override
    public String toString() {
      return "Proposal[" + action + ", " + waitsFor + "]";
    }
  }

  public Task {
    requireNonNull(intent, "intent");
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
  }

  /** A task of which nothing is known yet. */
  public static Task of(Intent intent) {
    return new Task(intent, Map.of(), null);
  }

  /** What is known under a name. */
  public Optional<String> note(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  /** This task with one more thing known. */
  public Task with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(notes);
    more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return new Task(intent, more, proposal);
  }

  /** This task with an action proposed, or with none. */
  public Task proposing(@Nullable Proposal other) {
    return new Task(intent, notes, other);
  }

  /** Whether the customer's yes is awaited. */
  public boolean awaitsConfirmation() {
    return proposal != null && proposal.waitsFor() == Wait.CONFIRMATION;
  }

  /** Whether a person's approval is awaited. */
  public boolean awaitsApproval() {
    return proposal != null && proposal.waitsFor() == Wait.APPROVAL;
  }

  /** Personal data stays out of logs: the notes are not shown. */
  @Override
  public String toString() {
    return "Task[" + intent + ", " + proposal + "]";
  }
}

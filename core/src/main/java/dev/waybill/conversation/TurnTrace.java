// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.Evidence;
import dev.waybill.intent.Classification;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a reply came about.
 *
 * @param classification what the message was taken to mean
 * @param playbook the playbook that answered
 * @param identity how sure the agent was of the customer, after what it matched itself
 * @param author who wrote the words
 * @param reads every call to a system of record
 * @param evidence every fact that was read
 * @param conflicts pairs of facts that contradict each other, where the carrier's governed
 * @param model every exchange with the model, in order; empty without one
 * @param decisions every request for an action, in order
 * @param notes what else an engineer should know, in order
 */
public record TurnTrace(
    Classification classification,
    String playbook,
    Identity.Level identity,
    Author author,
    List<Read> reads,
    List<Evidence> evidence,
    List<Conflict> conflicts,
    List<ModelCall> model,
    List<Decided> decisions,
    List<String> notes) {

  /** Who wrote the words of a reply. */
  public enum Author {
    /** The model; every claim was verified. */
    MODEL,
    /** The playbook's template. */
    TEMPLATE,
    /** A fixed sentence that claims nothing. */
    FIXED
  }

  /**
   * A call to a system of record.
   *
   * @param operation for example {@code shipment.track}
   * @param subject what was asked for, for example a tracking number
   * @param result {@code found}, or the kind of failure
   * @param took how long it took
   */
  public record Read(String operation, String subject, String result, Duration took) {
    public Read {
      requireNonNull(operation, "operation");
      requireNonNull(subject, "subject");
      requireNonNull(result, "result");
      requireNonNull(took, "took");
    }
  }

  /**
   * Two facts that contradict each other.
   *
   * @param governs the path of the fact that was believed
   * @param overruled the path of the other
   */
  public record Conflict(String governs, String overruled) {
    public Conflict {
      requireNonNull(governs, "governs");
      requireNonNull(overruled, "overruled");
    }
  }

  /**
   * One exchange with the model.
   *
   * @param purpose {@code write}, {@code repair} or {@code answer now}
   * @param toolCalls the tools it asked for, with their results
   * @param text what it wrote, or empty
   * @param objections why its text was not sent, or empty
   */
  public record ModelCall(
      String purpose, List<ToolCall> toolCalls, String text, List<String> objections) {
    public ModelCall {
      requireNonNull(purpose, "purpose");
      toolCalls = List.copyOf(toolCalls);
      requireNonNull(text, "text");
      objections = List.copyOf(objections);
    }
  }

  /**
   * A tool the model asked for.
   *
   * @param id the call's identifier
   * @param name the tool's name as the model wrote it
   * @param arguments the arguments as the model wrote them
   * @param result what the model was told
   * @param error whether the result is an error
   */
  public record ToolCall(String id, String name, String arguments, String result, boolean error) {
    public ToolCall {
      requireNonNull(id, "id");
      requireNonNull(name, "name");
      requireNonNull(arguments, "arguments");
      requireNonNull(result, "result");
    }
  }

  /**
   * A request for an action, and what became of it.
   *
   * @param action the action
   * @param arguments its arguments by name, as text; of words, addresses and lists only a
   *     fingerprint, since they may be personal
   * @param key its idempotency key
   * @param result the kind of result: {@code done}, {@code needs_confirmation}, {@code
   *     needs_approval}, {@code needs_identity}, {@code needs_evidence}, {@code refused}, {@code
   *     unknown}, {@code failed} or {@code held}
   * @param detail what is to be known of the result: the receipt's reference, the roles, the level,
   *     the paths that are missing, or why it failed; empty for nothing
   * @param policy the digest of the policy that decided; null if it did not come to a decision, or
   *     was decided before
   * @param rules the rules that had to do with it, the most severe first; empty without a decision
   * @param said what the policy has the customer told, or null for nothing
   */
  public record Decided(
      String action,
      Map<String, String> arguments,
      String key,
      String result,
      String detail,
      @Nullable String policy,
      List<Ground> rules,
      @Nullable String said) {
    public Decided {
      requireNonNull(action, "action");
      arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
      requireNonNull(key, "key");
      requireNonNull(result, "result");
      requireNonNull(detail, "detail");
      rules = List.copyOf(rules);
    }

    /** Personal data stays out of logs: neither arguments nor words are shown. */
    @Override
    public String toString() {
      return "Decided[" + action + ", " + key + ", " + result + "]";
    }
  }

  /**
   * A rule that had to do with a decision.
   *
   * @param rule its name
   * @param part what it had to do with it: {@code denied}, {@code unknown}, {@code required},
   *     {@code allowed} or {@code informed}
   */
  public record Ground(String rule, String part) {
    public Ground {
      requireNonNull(rule, "rule");
      requireNonNull(part, "part");
    }
  }

  /** A trace of a turn in which no action was asked for. */
  public TurnTrace(
      Classification classification,
      String playbook,
      Identity.Level identity,
      Author author,
      List<Read> reads,
      List<Evidence> evidence,
      List<Conflict> conflicts,
      List<ModelCall> model,
      List<String> notes) {
    this(
        classification,
        playbook,
        identity,
        author,
        reads,
        evidence,
        conflicts,
        model,
        List.of(),
        notes);
  }

  public TurnTrace {
    requireNonNull(classification, "classification");
    requireNonNull(playbook, "playbook");
    requireNonNull(identity, "identity");
    requireNonNull(author, "author");
    reads = List.copyOf(reads);
    evidence = List.copyOf(evidence);
    conflicts = List.copyOf(conflicts);
    model = List.copyOf(model);
    decisions = List.copyOf(decisions);
    notes = List.copyOf(notes);
  }
}

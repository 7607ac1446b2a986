// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.Evidence;
import dev.waybill.intent.Classification;
import java.time.Duration;
import java.util.List;

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

  public TurnTrace {
    requireNonNull(classification, "classification");
    requireNonNull(playbook, "playbook");
    requireNonNull(identity, "identity");
    requireNonNull(author, "author");
    reads = List.copyOf(reads);
    evidence = List.copyOf(evidence);
    conflicts = List.copyOf(conflicts);
    model = List.copyOf(model);
    notes = List.copyOf(notes);
  }
}

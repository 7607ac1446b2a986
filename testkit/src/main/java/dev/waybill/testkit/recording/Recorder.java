// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static java.util.Objects.requireNonNull;

import dev.waybill.CommerceAgent;
import dev.waybill.agent.AgentParts;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.testkit.recording.Recording.PolicyText;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Writes down conversations as they happen: each as one JSON file, see {@link Recording}, that
 * {@link Replayer} runs again.
 *
 * <pre>{@code
 * Recorder recorder = Recorder.to(Path.of("recordings"));
 * CommerceAgent agent =
 *     recorder.record(CommerceAgent.builder().orders(orders).parcels(parcels)).build();
 * }</pre>
 *
 * <p>It writes down everything that comes to the agent from outside: messages; the instants read
 * from the clock; every call to orders, parcels, catalogue, model, desk, acts, completions, ledger,
 * journal and conversation store, with its answer, the class of its exception, or that none came in
 * time; what the host asks of {@link CommerceAgent#gate()} between turns; and replies, memory,
 * decisions and policy. A merchant's own playbooks are recorded as far as they read through the
 * agent's records. Not recorded are {@link dev.waybill.action.ActionGate#recover}, and messages
 * that were turned away because the conversation was busy.
 *
 * <p><b>Personal data.</b> A file holds what the customer wrote and what systems know of the
 * customer. Keep and delete it like the conversation itself; {@link #redacting} takes out what need
 * not be kept.
 *
 * <p>A file is written whole or not at all, at the end of every turn, and has the same bytes for
 * the same conversation. A conversation that goes on, also after a restart, goes on in its file; if
 * policy, settings or version have changed since, in another. If a file cannot be written, the
 * customer is answered all the same, and {@link #lost} counts it. Two processes must not write to
 * one folder.
 *
 * <p>Safe for use by many threads and for several agents.
 */
public final class Recorder {

  private final Path folder;
  private final UnaryOperator<String> redaction;
  private final AtomicInteger lost;
  private final ConcurrentMap<String, PolicyText> policies = new ConcurrentHashMap<>();

  private Recorder(Path folder, UnaryOperator<String> redaction, AtomicInteger lost) {
    this.folder = folder;
    this.redaction = redaction;
    this.lost = lost;
  }

  /**
   * Makes a recorder.
   *
   * @param folder where the files go; it is made when the first is written
   */
  public static Recorder to(Path folder) {
    return new Recorder(
        requireNonNull(folder, "folder"), UnaryOperator.identity(), new AtomicInteger());
  }

  /**
   * A recorder that changes texts before they are written: every text of a step, from a message to
   * a tracking number, goes through the function.
   *
   * @param redaction gives the text to write instead; the same for the same text, so that an order
   *     number is the same one everywhere. A replay differs if the agent would answer otherwise, or
   *     in another length, to the text that is written
   * @return another recorder, to the same folder
   */
  public Recorder redacting(UnaryOperator<String> redaction) {
    return new Recorder(folder, requireNonNull(redaction, "redaction"), lost);
  }

  /**
   * Has an agent recorded.
   *
   * @param builder what the agent is made with; what is set afterwards is recorded as well
   * @return the same builder
   */
  public CommerceAgent.Builder record(CommerceAgent.Builder builder) {
    return builder.intercept(this::recorded);
  }

  private AgentParts recorded(AgentParts parts) {
    CheckedPolicy policy = parts.policy().policy();
    PolicyText text = policies.computeIfAbsent(policy.digest(), digest -> Header.policy(policy));
    Folder files = new Folder(folder, Header.of(parts, text), redaction, lost);
    return Taping.of(parts, new Tap(null), files);
  }

  /** How many steps could not be written. */
  public int lost() {
    return lost.get();
  }
}

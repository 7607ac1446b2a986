// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static java.util.Objects.requireNonNull;

import dev.waybill.CommerceAgent;
import dev.waybill.policy.Policy;
import dev.waybill.policy.PolicyException;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.testkit.recording.Recording.PolicyText;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs recorded conversations again, without model, network or clock, and finds the first
 * difference.
 *
 * <pre>{@code
 * Replayer.ofDefaults().replay(Recording.read(file)).requireSame();
 * }</pre>
 *
 * <p>The agent is a new one; what systems, model and clock answered then, they answer again. Under
 * the same policy and version everything must be the same, to the last byte of the recording. Under
 * another policy or version, what customers and systems notice must be the same: replies, outcomes,
 * what the agent remembers, what requests for actions came to, and the effects. Where the agent
 * asks for something that was not asked then, nobody knows the answer: that is a difference too.
 * After the first difference the rest is not looked at.
 *
 * <p>Safe for use by many threads.
 */
public final class Replayer {

  private final @Nullable Evaluator policy;
  private final UnaryOperator<CommerceAgent.Builder> agent;
  private final ConcurrentMap<PolicyText, Evaluator> recorded;

  private Replayer(
      @Nullable Evaluator policy,
      UnaryOperator<CommerceAgent.Builder> agent,
      ConcurrentMap<PolicyText, Evaluator> recorded) {
    this.policy = policy;
    this.agent = agent;
    this.recorded = recorded;
  }

  /** A replayer under the policy of the recording, with the playbooks that come with Waybill. */
  public static Replayer ofDefaults() {
    return new Replayer(null, UnaryOperator.identity(), new ConcurrentHashMap<>());
  }

  /**
   * The same under a policy.
   *
   * @param policy the policy to replay under
   * @return another replayer
   */
  public Replayer policy(Evaluator policy) {
    return new Replayer(requireNonNull(policy, "policy"), agent, recorded);
  }

  /**
   * The same for agents that were made in a way of their own, with own playbooks or another
   * classifier.
   *
   * @param made sets what is the merchant's own, and nothing that was recorded: connectors, desk,
   *     acts, model, stores, policy, clock and executor are set already
   * @return another replayer
   */
  public Replayer agent(UnaryOperator<CommerceAgent.Builder> made) {
    return new Replayer(policy, requireNonNull(made, "made"), recorded);
  }

  /**
   * Runs a recording again.
   *
   * @param recording the recording
   * @return what came of it
   * @throws RecordingException if its policy is needed and its text is not in the recording
   */
  public Replay replay(Recording recording) {
    Evaluator rules =
        policy == null ? recorded.computeIfAbsent(recording.policy(), Replayer::evaluator) : policy;
    return new Replaying(recording, rules, agent).run();
  }

  private static Evaluator evaluator(PolicyText recorded) {
    String text = recorded.text();
    if (text == null) {
      throw new RecordingException(
          "the policy \""
              + recorded.name()
              + "\" is not in the recording, since it includes files or uses a vocabulary of its"
              + " own: give the policy to replay under");
    }
    Policy policy;
    try {
      policy = Policy.of("recorded.policy", text);
    } catch (PolicyException e) {
      throw new RecordingException(
          "the policy in the recording has errors in this version: give a policy to replay under",
          e);
    }
    if (!policy.digest().equals(recorded.digest())) {
      throw new RecordingException(
          "the text of the policy in the recording is not of its digest, so it was changed, or says"
              + " something else in this version: give a policy to replay under");
    }
    return policy.evaluator();
  }
}

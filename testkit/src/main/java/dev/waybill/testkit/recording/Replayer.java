// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static java.util.Objects.requireNonNull;

import dev.waybill.CommerceAgent;
import dev.waybill.policy.Policy;
import dev.waybill.policy.PolicyException;
import dev.waybill.policy.decide.Evaluator;
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
 * <p>Immutable and safe for use by many threads.
 */
public final class Replayer {

  private final @Nullable Evaluator policy;
  private final UnaryOperator<CommerceAgent.Builder> agent;

  private Replayer(@Nullable Evaluator policy, UnaryOperator<CommerceAgent.Builder> agent) {
    this.policy = policy;
    this.agent = agent;
  }

  /** A replayer under the policy of the recording, with the playbooks that come with Waybill. */
  public static Replayer ofDefaults() {
    return new Replayer(null, UnaryOperator.identity());
  }

  /**
   * The same under a policy.
   *
   * @param policy the policy to replay under
   * @return another replayer
   */
  public Replayer policy(Evaluator policy) {
    return new Replayer(requireNonNull(policy, "policy"), agent);
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
    return new Replayer(policy, requireNonNull(made, "made"));
  }

  /**
   * Runs a recording again.
   *
   * @param recording the recording
   * @return what came of it
   * @throws RecordingException if its policy is needed and its text is not in the recording
   */
  public Replay replay(Recording recording) {
    return new Replaying(recording, policy == null ? recorded(recording) : policy, agent).run();
  }

  private static Evaluator recorded(Recording recording) {
    String text = recording.policy().text();
    if (text == null) {
      throw new RecordingException(
          "the policy \""
              + recording.policy().name()
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
    if (!policy.digest().equals(recording.policy().digest())) {
      throw new RecordingException(
          "the text of the policy in the recording is not of its digest, so it was changed, or says"
              + " something else in this version: give a policy to replay under");
    }
    return policy.evaluator();
  }
}

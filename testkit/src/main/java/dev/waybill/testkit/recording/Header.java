// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.CommerceAgent;
import dev.waybill.agent.AgentParts;
import dev.waybill.policy.Policy;
import dev.waybill.policy.PolicyException;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.testkit.recording.Recording.PolicyText;
import dev.waybill.testkit.recording.Recording.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all recordings of an agent have in common.
 *
 * @param waybill the version of Waybill
 * @param policy the policy
 * @param settings what else the agent is set to
 */
record Header(String waybill, PolicyText policy, Settings settings) {

  /** The header of an agent whose policy was written down before. */
  static Header of(AgentParts parts, PolicyText policy) {
    return new Header(
        version(),
        policy,
        new Settings(
            parts.shopZone(),
            parts.budget(),
            parts.norms(),
            parts.sources().catalog() != null,
            parts.model() != null,
            parts.desk() != null,
            parts.acts().keySet().stream().sorted().toList(),
            parts.completions().keySet().stream().sorted().toList()));
  }

  /** Writes a policy down, with its text if that says all that it says. */
  static PolicyText policy(CheckedPolicy policy) {
    return new PolicyText(policy.name(), policy.version(), policy.digest(), text(policy));
  }

  /** The version of Waybill, by its archive. */
  static String version() {
    String version = CommerceAgent.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  Recording recording(String conversation, List<Recording.Step> steps) {
    return new Recording(Recording.FORMAT, waybill, conversation, policy, settings, steps);
  }

  private static @Nullable String text(CheckedPolicy policy) {
    String text = policy.source().text();
    try {
      return Policy.of(policy.source().name(), text).digest().equals(policy.digest()) ? text : null;
    } catch (PolicyException e) {
      return null;
    }
  }
}

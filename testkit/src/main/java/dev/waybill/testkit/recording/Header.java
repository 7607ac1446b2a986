// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.CommerceAgent;
import dev.waybill.action.PolicyContext;
import dev.waybill.agent.AgentParts;
import dev.waybill.policy.Policy;
import dev.waybill.policy.PolicyException;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.testkit.recording.Recording.PolicyText;
import dev.waybill.testkit.recording.Recording.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            systems(parts),
            parts.model() != null,
            parts.desk() != null,
            parts.acts().keySet().stream().sorted().toList(),
            parts.completions().keySet().stream().sorted().toList(),
            parts.takeover().contact(),
            words(parts)));
  }

  private static List<String> systems(AgentParts parts) {
    List<String> systems = new ArrayList<>();
    note("carts", parts.sources().carts(), systems);
    note("cases", parts.sources().cases(), systems);
    note("catalog", parts.sources().catalog(), systems);
    note("codes", parts.codes(), systems);
    note("context", parts.policyContext() == PolicyContext.NONE ? null : "", systems);
    note("customers", parts.sources().customers(), systems);
    note("helpCenter", parts.sources().helpCenter(), systems);
    note("inventory", parts.sources().inventory(), systems);
    note("outbox", parts.takeover().outbox(), systems);
    return systems;
  }

  private static void note(String name, @Nullable Object system, List<String> systems) {
    if (system != null) {
      systems.add(name);
    }
  }

  private static Map<String, String> words(AgentParts parts) {
    Map<String, String> words = new TreeMap<>();
    parts.takeover().words().forEach((concern, text) -> words.put(concern.name(), text));
    return words;
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

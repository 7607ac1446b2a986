// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.decide.Decision;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the JSON of a decision, whose format {@code docs/policy-decide.md} describes. */
final class DecisionWriter {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * Gives the JSON of a decision.
   *
   * @param decision the decision
   * @return an object; written by {@code toString} on one line
   */
  ObjectNode write(Decision decision) {
    Decision.Grounds grounds = decision.grounds();
    ObjectNode node = JSON.createObjectNode();
    node.put("action", grounds.request().action());
    outcome(decision, node);
    put(node, "customerMessage", decision.customerMessage());
    reasons(grounds, node);
    texts(node, "suggests", grounds.suggests());
    largest(grounds, node);
    if (!grounds.elements().isEmpty()) {
      ArrayNode elements = node.putArray("elements");
      for (Decision.ElementDecision element : grounds.elements()) {
        ObjectNode one = elements.addObject();
        one.put("index", element.index());
        one.put("name", element.name());
        outcome(element.decision(), one);
        put(one, "customerMessage", element.decision().customerMessage());
        reasons(element.decision().grounds(), one);
      }
    }
    texts(node, "evidence", grounds.evidence());
    node.put("now", grounds.request().now().toString());
    ObjectNode policy = node.putObject("policy");
    policy.put("name", grounds.policy());
    policy.put("version", grounds.version());
    policy.put("sha256", grounds.digest());
    node.put("seal", decision.seal());
    return node;
  }

  private static void outcome(Decision decision, ObjectNode node) {
    String outcome = decision.fold(a -> "allow", r -> "require", n -> "need", d -> "deny");
    node.put("outcome", outcome);
    if (decision instanceof Decision.Require require) {
      obligations(require.obligations(), node);
    }
    if (decision instanceof Decision.NeedEvidence need) {
      ArrayNode needs = node.putArray("needs");
      for (Decision.Need one : need.needs()) {
        ObjectNode entry = needs.addObject();
        entry.put("path", one.path());
        entry.put("why", lower(one.why()));
        entry.put("remedy", one.remedy());
        texts(entry, "rules", one.rules());
      }
    }
  }

  private static void obligations(Decision.Obligations obligations, ObjectNode node) {
    Decision.Confirmation confirmation = obligations.confirmation();
    if (confirmation != null) {
      ObjectNode entry = node.putObject("confirmation");
      ArrayNode showing = entry.putArray("showing");
      for (Decision.Shown shown : confirmation.showing()) {
        showing.addObject().put("path", shown.path()).put("text", shown.text());
      }
      texts(entry, "asking", confirmation.asking());
    }
    if (!obligations.approvals().isEmpty()) {
      ArrayNode approvals = node.putArray("approvals");
      for (Decision.Approval approval : obligations.approvals()) {
        ObjectNode entry = approvals.addObject();
        entry.put("role", approval.role());
        put(entry, "within", approval.within() == null ? null : approval.within().toString());
        texts(entry, "rules", approval.rules());
      }
    }
    put(node, "identity", obligations.identity());
  }

  private static void reasons(Decision.Grounds grounds, ObjectNode node) {
    ArrayNode reasons = node.putArray("reasons");
    for (Decision.Reason reason : grounds.reasons()) {
      ObjectNode entry = reasons.addObject();
      entry.put("rule", reason.rule());
      entry.put("part", lower(reason.part()));
      put(entry, "because", reason.because());
      put(entry, "customer", reason.customer());
      if (reason.exactly()) {
        entry.put("exactly", true);
      }
      put(entry, "agent", reason.agent());
    }
  }

  private static void largest(Decision.Grounds grounds, ObjectNode node) {
    if (grounds.largest().isEmpty()) {
      return;
    }
    ArrayNode largest = node.putArray("largest");
    for (Decision.Largest one : grounds.largest()) {
      ObjectNode entry = largest.addObject();
      entry.put("path", one.path());
      entry.put("outright", one.outright());
      if (one.approved() != null) {
        entry.put("approved", one.approved());
      }
      entry.put("text", one.text());
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void put(ObjectNode node, String field, @Nullable String text) {
    if (text != null) {
      node.put(field, text);
    }
  }

  private static void texts(ObjectNode node, String field, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = node.putArray(field);
      texts.forEach(array::add);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What to do about a missing value, in a sentence for the agent. */
final class Remedies {

  private static final String REQUEST = "request.";

  private final ActionPlan plan;
  private final List<TrustNode> trusts;
  private final String currency;

  Remedies(ActionPlan plan, List<TrustNode> trusts, String currency) {
    this.plan = plan;
    this.trusts = trusts;
    this.currency = currency;
  }

  /** The path to name: a whole argument, if it is its origin that is not accepted. */
  String pathOf(String path, Decision.Missing why) {
    boolean origin = why == Decision.Missing.WRONG_SOURCE || why == Decision.Missing.STALE;
    int dot = path.startsWith(REQUEST) ? path.indexOf('.', REQUEST.length()) : -1;
    return origin && dot > 0 ? path.substring(0, dot) : path;
  }

  String remedy(String path, Decision.Missing why, @Nullable Attribute attribute) {
    return switch (why) {
      case WRONG_CURRENCY -> "Give " + path + " in " + currency + "; amounts are not exchanged.";
      case UNUSABLE ->
          attribute == null
              ? "Correct " + path + "; it cannot be used as it is."
              : "Correct " + path + "; it must be " + attribute.type().words() + ", within range.";
      case LEDGER_UNAVAILABLE ->
          "Try again once the ledger answers; until then this cannot be counted.";
      default -> path.startsWith(REQUEST) ? ask(path) : read(path, why);
    };
  }

  private String ask(String path) {
    String argument = path.substring(REQUEST.length());
    String name = argument.replace('_', ' ').replace('.', ' ');
    int dot = argument.indexOf('.');
    List<List<SourcePattern>> accepts =
        plan.accepts(dot < 0 ? argument : argument.substring(0, dot));
    if (accepts.isEmpty()) {
      return "Give the " + name + ".";
    }
    SourcePattern customer = null;
    Set<String> others = new TreeSet<>();
    for (SourcePattern source : accepts.get(0)) {
      if (source.name().equals("customer")) {
        customer = customer == null || customer.verified() ? source : customer;
      } else {
        others.add(source.name());
      }
    }
    if (customer == null) {
      return "Take the " + name + " from " + String.join(" or ", others) + ".";
    }
    return "Ask the customer for the "
        + name
        + "; it must be in the customer's own words"
        + (customer.verified() ? " after verification" : "")
        + (others.isEmpty() ? "." : ", or taken from " + String.join(" or ", others) + ".");
  }

  private String read(String path, Decision.Missing why) {
    Set<String> sources = new TreeSet<>();
    for (TrustNode trust : TrustNode.of(path, trusts)) {
      for (SourcePattern source : trust.sources()) {
        sources.add(source.name());
      }
    }
    String from = sources.isEmpty() ? "" : " from " + String.join(" or ", new ArrayList<>(sources));
    return switch (why) {
      case ABSENT ->
          "There is no " + path + ", so this cannot be decided; a person must look at it.";
      case STALE ->
          "Read " + path + from + " again; it was read too long ago or in another conversation.";
      case WRONG_SOURCE -> "Read " + path + from + "; other sources do not count.";
      default -> "Read " + path + from + ".";
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Trust;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.RuleEffect;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of allows and caps that rely on what may come from anywhere. Each fact and each action is
 * warned of once, at its first place.
 */
final class Provenance {

  private final Context context;
  private final Evidence evidence;
  private final Set<String> seen = new HashSet<>();

  Provenance(Context context, Evidence evidence) {
    this.context = context;
    this.evidence = evidence;
  }

  /** Looks at a rule whose effect and conditions have been read. */
  void rule(Item.Rule rule, List<ActionType> actions, Mentions mentions) {
    boolean cap = rule.effect() instanceof RuleEffect.Cap;
    boolean allow =
        rule.effect() instanceof RuleEffect.Plain plain && plain.kind() == RuleEffect.Kind.ALLOW;
    if (!cap && !allow) {
      return;
    }
    for (Map.Entry<String, Span> fact : mentions.facts.entrySet()) {
      if (!evidence.isTrusted(fact.getKey()) && seen.add(fact.getKey())) {
        context.problems.add(unsafe(cap ? "cap" : "allow", fact.getKey(), fact.getValue()));
      }
    }
    if (allow) {
      for (ActionType action : actions) {
        arguments(action, place(rule, action));
      }
    }
  }

  private static Span place(Item.Rule rule, ActionType action) {
    for (Word word : rule.effect().actions().names()) {
      if (word.name().equals(action.name())) {
        return word.span();
      }
    }
    return rule.effect().actions().span();
  }

  private Diagnostic unsafe(String what, String fact, Span span) {
    return Diagnostic.warning(
            Code.P0402,
            span,
            "the "
                + what
                + " relies on "
                + fact
                + ", but no 'trust' says where "
                + fact
                + " comes from or how fresh it must be")
        .help("trust " + fact + " only from " + system() + " no older than 5 minutes");
  }

  private void arguments(ActionType action, Span span) {
    List<String> open = new ArrayList<>();
    for (Attribute argument : action.arguments().values()) {
      if (!argument.freeText() && !evidence.isAccepted(action.name(), argument.name())) {
        open.add(argument.name());
      }
    }
    if (open.isEmpty() || !seen.add(action.name() + "()")) {
      return;
    }
    Attribute first = worst(action, open);
    context.problems.add(
        Diagnostic.warning(
                Code.P0401,
                span,
                action.name()
                    + " is allowed with "
                    + (open.size() == 1 ? "an argument" : "arguments")
                    + " of any origin: "
                    + String.join(", ", open))
            .note("why", "text in an order note or a tool result could " + harm(first))
            .help("accept request." + first.name() + " only from " + origin(first.type())));
  }

  /** The argument a stranger would most like to choose: an address, then money, then the first. */
  private static Attribute worst(ActionType action, List<String> open) {
    Attribute worst = null;
    for (Attribute argument : action.arguments().values()) {
      if (open.contains(argument.name())
          && (worst == null || weight(argument.type()) > weight(worst.type()))) {
        worst = argument;
      }
    }
    if (worst == null) {
      throw new IllegalStateException("no argument of " + action.name() + " is open");
    }
    return worst;
  }

  private static int weight(Type type) {
    return type instanceof Type.Structure ? 2 : type == Type.Simple.MONEY ? 1 : 0;
  }

  private static String harm(Attribute argument) {
    return argument.type() instanceof Type.Structure
        ? "redirect a parcel"
        : argument.type() == Type.Simple.MONEY
            ? "set the amount"
            : "choose the " + argument.name().replace('_', ' ');
  }

  private String origin(Type type) {
    if (type instanceof Type.Structure) {
      return "verified customer in this conversation";
    }
    if (type == Type.Simple.MONEY) {
      return system() + " or policy";
    }
    return type == Type.Simple.ID || type instanceof Type.ListOf
        ? system()
        : "customer in this conversation";
  }

  /** The system the policy trusts first, else the one for orders, else any. */
  private String system() {
    for (Trust trust : evidence.trusts()) {
      if (!trust.sources().isEmpty()) {
        return trust.sources().get(0).name();
      }
    }
    Set<String> systems = context.vocabulary.systems();
    if (systems.contains("oms") || systems.isEmpty()) {
      return "oms";
    }
    return systems.iterator().next();
  }
}

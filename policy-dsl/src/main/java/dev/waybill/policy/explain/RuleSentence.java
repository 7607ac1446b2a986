// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Message;
import dev.waybill.policy.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A rule as a sentence for people who do not write policies. */
final class RuleSentence {

  private final Words words;
  private final ConditionWords conditions;

  RuleSentence(Words words) {
    this.words = words;
    this.conditions = new ConditionWords(words);
  }

  /** Gives a rule as a list entry of Markdown, with what is told in further lines. */
  String of(Rule rule) {
    StringBuilder text = new StringBuilder("- **" + effect(rule.effect()) + "**");
    text.append(when(rule.condition())).append('.');
    text.append(" *(").append(rule.name());
    text.append(rule.guardrail() ? ", from " + rule.span().source().name() : "").append(")*");
    if (rule.because() != null) {
      text.append("\n  - Reason: ").append(rule.because()).append('.');
    }
    if (rule.customer() != null) {
      text.append("\n  - The customer is told");
      text.append(rule.customer().exactly() ? ", word for word" : "");
      text.append(": “").append(message(rule.customer())).append('”');
    }
    if (rule.agent() != null) {
      text.append("\n  - The agent is told: “").append(message(rule.agent())).append('”');
    }
    if (!rule.suggests().isEmpty()) {
      text.append("\n  - Offered instead: ").append(names(rule.suggests())).append('.');
    }
    return text.toString();
  }

  static String names(List<String> names) {
    return names.stream().map(name -> name.replace('_', ' ')).collect(Collectors.joining(", "));
  }

  private String when(Condition condition) {
    List<String> when = new ArrayList<>();
    List<String> unless = new ArrayList<>();
    for (Condition part : RuleWords.parts(condition)) {
      if (part instanceof Condition.Not exception) {
        unless.add(grouped(exception.part()));
      } else {
        when.add(grouped(part));
      }
    }
    return (when.isEmpty() ? "" : " when " + String.join(" and ", when))
        + (unless.isEmpty()
            ? ""
            : (when.isEmpty() ? "" : ",") + " unless " + String.join(" or ", unless));
  }

  private String grouped(Condition condition) {
    String text = conditions.of(condition);
    return condition instanceof Condition.Any ? "(" + text + ")" : text;
  }

  private String effect(Effect effect) {
    if (effect instanceof Effect.Allow) {
      return "Allowed";
    }
    if (effect instanceof Effect.Deny) {
      return "Refused";
    }
    if (effect instanceof Effect.Inform) {
      return "The customer is informed";
    }
    if (effect instanceof Effect.RequireConfirmation confirmation) {
      return "The customer confirms it first"
          + (confirmation.showing().isEmpty()
              ? ""
              : ", shown "
                  + confirmation.showing().stream()
                      .map(ConditionWords::path)
                      .collect(Collectors.joining(", ")))
          + (confirmation.asking() == null ? "" : ", asked “" + confirmation.asking() + "”");
    }
    if (effect instanceof Effect.RequireApproval approval) {
      return "Needs the approval of "
          + role(approval.role())
          + (approval.within() == null ? "" : " within " + conditions.quantity(approval.within()));
    }
    if (effect instanceof Effect.RequireIdentity identity) {
      return "The customer must be " + identity.level().replace('_', ' ') + " or better";
    }
    if (effect instanceof Effect.Cap cap) {
      String argument = conditions.quantity(cap.argument());
      return Character.toUpperCase(argument.charAt(0))
          + argument.substring(1)
          + " is at most "
          + conditions.quantity(cap.bound())
          + otherwise(cap.approvalBy());
    }
    return limit((Effect.Limit) effect);
  }

  private String limit(Effect.Limit limit) {
    String what =
        limit.total() == null
            ? "At most " + times(conditions.quantity(limit.bound()))
            : "In total at most "
                + conditions.quantity(limit.bound())
                + " of "
                + conditions.quantity(limit.total());
    return what
        + " per "
        + limit.counter()
        + (limit.window() == null ? "" : " in " + conditions.quantity(limit.window()))
        + (limit.each() ? ", each action by itself" : "")
        + otherwise(limit.approvalBy());
  }

  private static String times(String bound) {
    return bound.equals("1") ? "once" : bound + " times";
  }

  private static String otherwise(@org.jspecify.annotations.Nullable String role) {
    return role == null ? "; more is refused" : "; more needs the approval of " + role(role);
  }

  private static String role(String role) {
    return "the " + role.replace('_', ' ');
  }

  private String message(Message message) {
    return message.parts().stream()
        .map(
            part ->
                part instanceof Message.Words text
                    ? text.text()
                    : "{" + ConditionWords.path(((Message.Placeholder) part).path()) + "}")
        .collect(Collectors.joining());
  }

  /** Gives a term's meaning. */
  String meaning(Condition condition) {
    return conditions.of(condition);
  }

  String constant(dev.waybill.policy.model.Quantity.Constant constant) {
    return words.constant(constant);
  }

  String quantity(dev.waybill.policy.model.Quantity quantity) {
    return conditions.quantity(quantity);
  }
}

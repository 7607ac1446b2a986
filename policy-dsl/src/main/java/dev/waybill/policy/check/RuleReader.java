// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Message;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Variable;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Clause;
import dev.waybill.policy.syntax.Effective;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.RuleEffect;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.vocabulary.ActionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes rules of what is written. */
final class RuleReader {

  private final Context context;
  private final MessageReader messages;
  private final EffectReader effects;
  private final Provenance provenance;
  private final List<Rule> rules = new ArrayList<>();
  private long steps;

  RuleReader(Context context, Provenance provenance) {
    this.context = context;
    this.provenance = provenance;
    this.messages = new MessageReader(context);
    this.effects = new EffectReader(context, messages);
  }

  List<Rule> rules() {
    return rules;
  }

  int limits() {
    return effects.limits();
  }

  /** How many steps all rules together take. */
  long steps() {
    return steps;
  }

  void read(Item.Rule written, Unit unit, SubjectScan subjects) {
    List<ActionType> actions = context.actions.of(written.effect().actions());
    boolean known =
        actions.size() == written.effect().actions().names().size()
            || written.effect().actions().every();
    if (!known || !subjects.in(written.span())) {
      part(written, unit, actions, known ? actions : null, null);
      return;
    }
    Map<String, List<ActionType>> groups = new LinkedHashMap<>();
    for (ActionType action : actions) {
      String concerns = action.concerns();
      if (concerns != null) {
        List<ActionType> group = groups.get(concerns);
        if (group == null) {
          group = new ArrayList<>();
          groups.put(concerns, group);
        }
        group.add(action);
      } else if (!written.effect().actions().every()) {
        concernsNobody(written, action);
      }
    }
    if (groups.size() > 1 && written.effect() instanceof RuleEffect.Limit) {
      countsApart(written, groups.keySet());
      return;
    }
    for (Map.Entry<String, List<ActionType>> group : groups.entrySet()) {
      part(written, unit, group.getValue(), group.getValue(), group.getKey());
    }
  }

  /** Each part of a limit would have room of its own, so that together they had more. */
  private void countsApart(Item.Rule written, Set<String> subjects) {
    context.problems.add(
        Diagnostic.error(
                Code.P0207,
                written.effect().actions().span(),
                "a limit counts its actions together, and here 'subject' is not the same for all")
            .label("it is " + String.join(", ", subjects))
            .help("write one limit for each, or say a path instead of subject"));
  }

  private void concernsNobody(Item.Rule written, ActionType action) {
    Span span = written.effect().actions().span();
    for (Word word : written.effect().actions().names()) {
      span = word.name().equals(action.name()) ? word.span() : span;
    }
    context.problems.add(
        Diagnostic.error(Code.P0207, span, action.name() + " concerns nobody, so it has no subject")
            .help("leave it out of this rule"));
  }

  /** A rule, or of a rule that speaks of {@code subject} the part for one path it stands for. */
  private void part(
      Item.Rule written,
      Unit unit,
      List<ActionType> actions,
      @Nullable List<ActionType> known,
      @Nullable String subject) {
    Scope scope = new Scope(unit.names(), known, subject);
    Effect effect = effects.read(written.effect(), actions, scope);
    List<Condition> all = new ArrayList<>();
    Effective inherited = unit.effective();
    if (inherited != null) {
      SettingReader.dates(inherited, all);
    }
    for (Clause clause : written.clauses()) {
      if (clause instanceof Clause.When when) {
        Condition condition = context.conditions.of(when.condition(), scope);
        all.add(when.unless() ? Conditions.not(condition) : condition);
      } else if (clause instanceof Clause.InEffect dates) {
        SettingReader.dates(dates.dates(), all);
      }
    }
    provenance.rule(written, actions, scope.mentions);
    Words words = new Words();
    for (Clause clause : written.clauses()) {
      words.read(clause, scope);
    }
    fits(known, scope.mentions);
    steps += Math.min(scope.mentions.steps, Integer.MAX_VALUE);
    if (effect == null) {
      return;
    }
    if (effect instanceof Effect.Deny
        && words.customer == null
        && context.options.warnOfSilentDenials()) {
      context.problems.add(
          Diagnostic.warning(
                  Code.P0412,
                  written.name().span(),
                  "rule \"" + written.name().value() + "\" denies without words for the customer")
              .help("add: tell customer \"…\""));
    }
    Set<String> names = new LinkedHashSet<>(ActionNames.names(actions));
    Condition condition =
        all.isEmpty()
            ? new Condition.Always(true)
            : all.size() == 1 ? all.get(0) : new Condition.All(all);
    rules.add(
        new Rule(
            written.name().value(),
            effect,
            names,
            condition,
            element(scope.mentions, actions),
            words.because,
            words.customer,
            words.agent,
            words.suggests,
            unit.guardrail(),
            written.span(),
            written.name().span()));
  }

  /** What a rule says besides. */
  private final class Words {
    private @Nullable String because;
    private @Nullable Message customer;
    private @Nullable Message agent;
    private List<String> suggests = List.of();

    void read(Clause clause, Scope scope) {
      if (clause instanceof Clause.Because reason) {
        once(because != null, clause, "because");
        because = reason.text().value();
      } else if (clause instanceof Clause.Suggest suggest) {
        once(!suggests.isEmpty(), clause, "suggest");
        suggests = suggested(suggest);
      } else if (clause instanceof Clause.Tell tell && tell.customer()) {
        once(customer != null, clause, "tell customer");
        customer = messages.read(tell.text(), true, tell.exactly(), scope);
      } else if (clause instanceof Clause.Tell tell) {
        once(agent != null, clause, "tell agent");
        agent = messages.read(tell.text(), false, tell.exactly(), scope);
      }
    }

    private void once(boolean again, Clause clause, String what) {
      if (again) {
        context.problems.add(
            Diagnostic.error(Code.P0203, clause.span(), "'" + what + "' stands twice in one rule")
                .help("keep one of them"));
      }
    }
  }

  /** The suggested actions, in the order they are written. */
  private List<String> suggested(Clause.Suggest suggest) {
    List<String> names = new ArrayList<>();
    if (suggest.actions().every()) {
      return ActionNames.names(context.actions.of(suggest.actions()));
    }
    for (Word word : suggest.actions().names()) {
      if (context.actions.check(word)) {
        names.add(word.name());
      }
    }
    return names;
  }

  /** Whether each action has the arguments and the element the rule speaks of. */
  private void fits(@Nullable List<ActionType> actions, Mentions mentions) {
    if (actions == null) {
      return;
    }
    for (Map.Entry<String, Span> argument : mentions.arguments.entrySet()) {
      for (ActionType action : actions) {
        if (!action.arguments().containsKey(argument.getKey())) {
          context.problems.add(noArgument(action, argument.getKey(), argument.getValue(), actions));
          break;
        }
      }
    }
    for (Map.Entry<String, Span> element : mentions.elements.entrySet()) {
      for (ActionType action : actions) {
        ActionType.Each each = action.each();
        if (each == null || !each.variable().equals(element.getKey())) {
          context.problems.add(
              Diagnostic.error(
                      Code.P0207,
                      element.getValue(),
                      action.name() + " is not decided for each " + element.getKey())
                  .label(covers(actions))
                  .help("split the rule"));
          break;
        }
      }
    }
  }

  private Diagnostic noArgument(
      ActionType action, String argument, Span span, List<ActionType> actions) {
    String instead = instead(action, argument);
    return Diagnostic.error(Code.P0207, span, action.name() + " has no argument '" + argument + "'")
        .label(covers(actions))
        .help("split the rule" + (instead == null ? "" : ", or use " + instead));
  }

  private static String covers(List<ActionType> actions) {
    return actions.size() > 3
        ? "the rule covers " + actions.size() + " actions"
        : "the rule covers " + Suggestions.joined(ActionNames.names(actions));
  }

  /** The first value of the same type in the record the action concerns. */
  private @Nullable String instead(ActionType action, String argument) {
    String concerns = action.concerns();
    if (concerns == null) {
      return null;
    }
    String fact = concerns.substring(0, Math.max(concerns.indexOf('.'), 0));
    return context.paths.ofSameType(fact, argument);
  }

  private @Nullable Variable element(Mentions mentions, List<ActionType> actions) {
    for (String name : mentions.elements.keySet()) {
      for (ActionType action : actions) {
        ActionType.Each each = action.each();
        if (each != null && each.variable().equals(name)) {
          return context.paths.element(each);
        }
      }
    }
    return null;
  }
}

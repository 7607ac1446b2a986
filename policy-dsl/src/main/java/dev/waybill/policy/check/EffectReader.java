// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Message;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.RuleEffect;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes effects of what is written; null for one with an error. */
final class EffectReader {

  private final Context context;
  private final MessageReader messages;
  private int limits;

  EffectReader(Context context, MessageReader messages) {
    this.context = context;
    this.messages = messages;
  }

  int limits() {
    return limits;
  }

  @Nullable Effect read(RuleEffect written, List<ActionType> actions, Scope scope) {
    if (written instanceof RuleEffect.Plain plain) {
      return switch (plain.kind()) {
        case ALLOW -> new Effect.Allow();
        case DENY -> new Effect.Deny();
        case INFORM -> new Effect.Inform();
      };
    }
    if (written instanceof RuleEffect.RequireConfirmation confirmation) {
      return confirmation(confirmation, actions, scope);
    }
    if (written instanceof RuleEffect.RequireApproval approval) {
      String role = role(approval.role());
      Expr within = approval.within();
      Quantity length = within == null ? null : context.expressions.length(within, scope);
      return role == null ? null : new Effect.RequireApproval(role, length);
    }
    if (written instanceof RuleEffect.RequireIdentity identity) {
      return identity(identity, scope);
    }
    return written instanceof RuleEffect.Cap cap
        ? cap(cap, scope)
        : limit((RuleEffect.Limit) written, scope);
  }

  private @Nullable String role(Word role) {
    if (role.name().isEmpty()) {
      return null;
    }
    if (context.vocabulary.roles().containsKey(role.name())) {
      return role.name();
    }
    Diagnostic problem =
        Diagnostic.error(Code.P0205, role.span(), "unknown role '" + role.name() + "'");
    Diagnostic near =
        Suggestions.didYouMean(problem, "", role.name(), context.vocabulary.roles().keySet());
    context.problems.add(
        near.help() == null
            ? problem.help("one of " + String.join(", ", context.vocabulary.roles().keySet()))
            : near);
    return null;
  }

  private Effect confirmation(
      RuleEffect.RequireConfirmation written, List<ActionType> actions, Scope scope) {
    Set<String> showing = new LinkedHashSet<>();
    for (Path path : written.showing()) {
      if (path.parts().size() == 1 && path.parts().get(0).equals("request")) {
        all(actions, path.span(), scope, showing);
      } else {
        show(path, actions, scope, showing);
      }
    }
    Text asking = written.asking();
    return new Effect.RequireConfirmation(
        new ArrayList<>(showing), asking == null ? null : asking.value());
  }

  /** All arguments the customer may see. */
  private void all(List<ActionType> actions, Span span, Scope scope, Set<String> showing) {
    Scope apart = new Scope(scope.names, scope.actions, scope.subject);
    for (ActionType action : actions) {
      for (Attribute argument : action.arguments().values()) {
        if (argument.visibility() == Visibility.PUBLIC && hasText(argument.type())) {
          Path path = new Path(List.of("request", argument.name()), span);
          add(path, context.paths.of(path, apart), showing);
        }
      }
    }
  }

  private static boolean hasText(Type type) {
    Type shown = type instanceof Type.ListOf list ? list.element() : type;
    return !(shown instanceof Type.Structure record) || record.shownAs() != null;
  }

  /** One path; an argument of it need not be one of every action. */
  private void show(Path path, List<ActionType> actions, Scope scope, Set<String> showing) {
    Scope apart = new Scope(scope.names, scope.actions, scope.subject);
    Place place = context.paths.of(path, apart);
    if (place instanceof Place.Nowhere) {
      return;
    }
    scope.mentions.elements.putAll(apart.mentions.elements);
    for (String argument : apart.mentions.arguments.keySet()) {
      boolean has = actions.isEmpty();
      for (ActionType action : actions) {
        has |= action.arguments().containsKey(argument);
      }
      if (!has) {
        context.problems.add(
            Diagnostic.error(
                Code.P0207,
                path.span(),
                "none of these actions has an argument '" + argument + "'"));
      }
    }
    add(path, place, showing);
  }

  private void add(Path path, Place place, Set<String> showing) {
    Message.Placeholder shown = messages.placed(path, place, path.span(), true);
    if (shown == null) {
      return;
    }
    Slot slot = shown.slot();
    showing.add(slot == null ? path.dotted() : slot.path());
  }

  private @Nullable Effect identity(RuleEffect.RequireIdentity written, Scope scope) {
    String path = context.vocabulary.identity();
    Scope apart = new Scope(scope.names, scope.actions, scope.subject);
    Place place =
        path == null ? Place.NOWHERE : context.paths.of(path, written.level().span(), apart);
    if (!(place instanceof Place.Single single)
        || !(single.slot().attribute().type() instanceof Type.Enumeration levels)) {
      context.problems.add(
          Diagnostic.error(
              Code.P0210, written.level().span(), "this vocabulary has no identity levels"));
      return null;
    }
    String level = written.level().name();
    if (!levels.values().contains(level)) {
      context.problems.add(
          Suggestions.oneOf(
              Diagnostic.error(
                  Code.P0210, written.level().span(), "unknown identity level '" + level + "'"),
              level,
              levels.values()));
      return null;
    }
    return new Effect.RequireIdentity(single.slot(), level);
  }

  private @Nullable Effect cap(RuleEffect.Cap written, Scope scope) {
    Quantity.Read argument = argument(written.argument(), scope);
    Quantity bound =
        context.expressions.amount(written.bound(), scope, written.argument().dotted());
    RuleEffect.Otherwise otherwise = written.otherwise();
    String role = otherwise(otherwise);
    if (argument == null || bound == null) {
      return null;
    }
    Amounts.Pair pair = align(written.argument(), argument, written.bound(), bound);
    return pair == null ? null : new Effect.Cap(argument, pair.right(), role);
  }

  private Amounts.@Nullable Pair align(Path path, Quantity argument, Expr expr, Quantity bound) {
    Amounts.Pair pair =
        context.amounts.align(
            new Amounts.Side(new Expr.Reference(path), argument),
            new Amounts.Side(expr, bound),
            expr.span());
    if (pair != null && !pair.left().equals(argument)) {
      context.problems.add(
          Diagnostic.error(Code.P0307, expr.span(), "two things of different kinds")
              .label(
                  context.amounts.words(bound.dimension())
                      + "; "
                      + path.dotted()
                      + " is "
                      + context.amounts.words(argument.dimension())));
      return null;
    }
    return pair;
  }

  /** An argument with an order; null if it is none, which is then reported. */
  private Quantity.@Nullable Read argument(Path path, Scope scope) {
    if (!path.parts().get(0).equals("request")) {
      context.problems.add(
          Diagnostic.error(Code.P0309, path.span(), "only an argument can be bounded")
              .label("not a part of the request")
              .help("write request.amount"));
      return null;
    }
    Place place = context.paths.of(path, scope);
    if (place instanceof Place.Single single
        && Expressions.value(single.slot()) instanceof Operand.Amount amount
        && amount.quantity() instanceof Quantity.Read read) {
      return read;
    }
    if (!(place instanceof Place.Nowhere)) {
      context.problems.add(
          Diagnostic.error(Code.P0309, path.span(), path.dotted() + " has no order")
              .label("only money, numbers and times can be bounded"));
    }
    return null;
  }

  private @Nullable String otherwise(RuleEffect.@Nullable Otherwise otherwise) {
    Word role = otherwise == null ? null : otherwise.role();
    return role == null ? null : role(role);
  }

  private @Nullable Effect limit(RuleEffect.Limit written, Scope scope) {
    Path path = written.total();
    Quantity.Read total = path == null ? null : argument(path, scope);
    Quantity bound =
        context.expressions.amount(written.bound(), scope, path == null ? null : path.dotted());
    Slot key = context.counterKey(written.key(), scope);
    Expr in = written.window();
    Quantity window = in == null ? null : context.expressions.length(in, scope);
    String role = otherwise(written.otherwise());
    if (bound == null || key == null || (path != null && total == null)) {
      return null;
    }
    if (total != null && path != null) {
      if (total.dimension() != Dimension.MONEY && total.dimension() != Dimension.NUMBER) {
        context.problems.add(
            Diagnostic.error(Code.P0309, path.span(), path.dotted() + " cannot be added up")
                .label(context.amounts.words(total.dimension())));
        return null;
      }
      Amounts.Pair pair = align(path, total, written.bound(), bound);
      if (pair == null) {
        return null;
      }
      bound = pair.right();
    } else if (bound.dimension() != Dimension.NUMBER) {
      context.problems.add(
          Diagnostic.error(
                  Code.P0307, written.bound().span(), "a limit without 'total' is a number")
              .label(context.amounts.words(bound.dimension()))
              .help("limit total request.amount of … to " + written.bound().span().text()));
      return null;
    }
    return new Effect.Limit(
        total, written.each(), bound, written.key().name(), key, window, role, limits++);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Accept;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.model.Trust;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Actions;
import dev.waybill.policy.syntax.Expr;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.vocabulary.ActionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what may be relied on: {@code trust} and {@code accept}. */
final class Evidence {

  private final Context context;
  private final Map<Names, List<Trust>> trusts = new LinkedHashMap<>();
  private final List<Accept> accepts = new ArrayList<>();
  private final Set<String> trusted = new HashSet<>();
  private final Set<String> accepted = new HashSet<>();

  Evidence(Context context) {
    this.context = context;
  }

  /**
   * All trusts. Among those of files that include each other plainly the longest path counts; those
   * of guardrails, and of the policy they guard, hold besides. So a path that is longer than that
   * of another side is given the other's trust too.
   */
  List<Trust> trusts() {
    Set<String> paths = new LinkedHashSet<>();
    for (List<Trust> side : trusts.values()) {
      for (Trust trust : side) {
        paths.add(trust.path());
      }
    }
    List<Trust> all = new ArrayList<>();
    for (List<Trust> side : trusts.values()) {
      all.addAll(side);
      for (String path : paths) {
        inherit(side, path, all);
      }
    }
    return all;
  }

  /** Adds, for a path another side speaks of, what this side says of it by a shorter path. */
  private static void inherit(List<Trust> side, String path, List<Trust> all) {
    List<Trust> longest = new ArrayList<>();
    for (Trust trust : side) {
      int before = longest.isEmpty() ? -1 : longest.get(0).path().length();
      if (trust.path().length() >= before
          && (path.equals(trust.path()) || path.startsWith(trust.path() + "."))) {
        if (trust.path().length() > before) {
          longest.clear();
        }
        longest.add(trust);
      }
    }
    for (Trust trust : longest) {
      if (!trust.path().equals(path)) {
        all.add(
            new Trust(
                path,
                trust.sources(),
                trust.noOlderThan(),
                trust.inThisConversation(),
                trust.span()));
      }
    }
  }

  List<Accept> accepts() {
    return accepts;
  }

  /** Tells whether a trust speaks of a fact or of one of its attributes. */
  boolean isTrusted(String fact) {
    return trusted.contains(fact);
  }

  /** Tells whether an accept speaks of an argument of an action. */
  boolean isAccepted(String action, String argument) {
    return accepted.contains(action + "." + argument);
  }

  void trust(Item.Trust written, Names names) {
    Scope scope = new Scope(names, null, null);
    List<SourcePattern> sources = context.sources.ofFact(written.origins());
    Expr age = written.noOlderThan();
    Quantity noOlderThan = age == null ? null : context.expressions.length(age, scope);
    for (Path path : written.paths()) {
      String root = path.parts().get(0);
      if (root.equals("request")) {
        context.problems.add(
            Diagnostic.error(Code.P0309, path.span(), "an argument is not trusted but accepted")
                .help("accept " + path.dotted() + " only from …"));
        continue;
      }
      if (!(context.paths.of(path, scope) instanceof Place.Nowhere)) {
        trusted.add(root);
        List<Trust> side = trusts.get(names);
        if (side == null) {
          side = new ArrayList<>();
          trusts.put(names, side);
        }
        side.add(
            new Trust(
                path.dotted(), sources, noOlderThan, written.inThisConversation(), written.span()));
      }
    }
  }

  void accept(Item.Accept written, Names names) {
    List<SourcePattern> sources = context.sources.ofArgument(written.origins());
    Actions only = written.actions();
    Scope scope = new Scope(names, null, null);
    List<ActionType> of =
        only == null
            ? new ArrayList<>(context.vocabulary.actions().values())
            : context.actions.of(only);
    for (Path path : written.paths()) {
      if (!path.parts().get(0).equals("request") || path.parts().size() > 2) {
        context.problems.add(
            Diagnostic.error(Code.P0309, path.span(), "only a whole argument is accepted")
                .help(
                    path.parts().get(0).equals("request") && path.parts().size() > 2
                        ? "write request." + path.parts().get(1)
                        : "for a fact write: trust " + path.parts().get(0) + " only from …"));
        continue;
      }
      if (context.paths.of(path, scope) instanceof Place.Nowhere) {
        continue;
      }
      String argument = path.parts().get(1);
      Set<String> actions = new LinkedHashSet<>();
      for (ActionType action : of) {
        if (action.arguments().containsKey(argument)) {
          actions.add(action.name());
          accepted.add(action.name() + "." + argument);
        } else if (only != null && !only.every()) {
          context.problems.add(
              Diagnostic.error(
                  Code.P0207, path.span(), action.name() + " has no argument '" + argument + "'"));
        }
      }
      accepts.add(new Accept(argument, actions, sources, written.span()));
    }
  }
}

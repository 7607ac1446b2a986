// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a tree as the formatted text of a policy, without comments. */
public final class Printer {
  private final StringBuilder out = new StringBuilder();
  private final ExpressionPrinter expressions = new ExpressionPrinter(out);
  private final StepPrinter steps = new StepPrinter(out, expressions);

  private Printer() {}

  /**
   * Writes a policy. Read again, the text gives the same tree, but for the spans.
   *
   * @param file the tree
   * @return its formatted text
   * @throws IllegalArgumentException if the tree cannot be written, because a name in it is none or
   *     a text in it has a double quote or a line break
   */
  public static String print(PolicyFile file) {
    Printer printer = new Printer();
    printer.file(file);
    try {
      return Formatter.format(new Source(file.source().name(), printer.out.toString()));
    } catch (PolicySyntaxException e) {
      Diagnostic first = e.diagnostics().get(0);
      throw new IllegalArgumentException(
          "this tree is not the tree of any policy: " + first.title(), e);
    }
  }

  private void file(PolicyFile file) {
    out.append("policy ");
    expressions.text(file.name().value());
    for (Header header : file.headers()) {
      out.append("\n  ");
      header(header);
    }
    out.append('\n');
    boolean spaced = true;
    for (Item item : file.items()) {
      boolean block = item instanceof Item.Rule || item instanceof Item.Test;
      out.append(block || spaced ? "\n\n" : "\n");
      spaced = block;
      item(item);
    }
    out.append('\n');
  }

  private void header(Header header) {
    if (header instanceof Header.Version version) {
      out.append("version ");
      expressions.text(version.text().value());
    } else if (header instanceof Header.InCurrency currency) {
      out.append("currency ").append(currency.code().name());
    } else if (header instanceof Header.TimeZone zone) {
      out.append("time zone ");
      expressions.text(zone.zone().value());
    } else if (header instanceof Header.Uses uses) {
      for (int i = 0; i < uses.vocabularies().size(); i++) {
        out.append(i == 0 ? "uses " : ", ");
        expressions.text(uses.vocabularies().get(i).value());
      }
    } else if (header instanceof Header.Include include) {
      out.append("include ");
      expressions.text(include.file().value());
      out.append(include.asGuardrails() ? " as guardrails" : "");
    } else {
      effective(((Header.InEffect) header).dates());
    }
  }

  private void effective(Effective dates) {
    out.append("effective");
    out.append(dates.from() == null ? "" : " from " + dates.from());
    out.append(dates.until() == null ? "" : " until " + dates.until());
  }

  private void item(Item item) {
    if (item instanceof Item.Setting setting) {
      out.append("setting ").append(setting.name().name()).append(" is ");
      expressions.expression(setting.value());
      Effective dates = setting.effective();
      if (dates != null) {
        out.append(' ');
        effective(dates);
      }
    } else if (item instanceof Item.Table table) {
      table(table);
    } else if (item instanceof Item.Term term) {
      out.append("term ").append(term.name().name()).append(" means ");
      expressions.condition(term.meaning());
    } else if (item instanceof Item.Trust trust) {
      out.append("trust ");
      expressions.paths(trust.paths());
      out.append(" only from ");
      expressions.origins(trust.origins());
      Expr age = trust.noOlderThan();
      if (age != null) {
        out.append(" no older than ");
        expressions.expression(age);
      }
      out.append(trust.inThisConversation() ? " in this conversation" : "");
    } else if (item instanceof Item.Accept accept) {
      accept(accept);
    } else if (item instanceof Item.Rule rule) {
      rule(rule);
    } else {
      Item.Test test = (Item.Test) item;
      out.append("test ");
      expressions.text(test.name().value());
      for (TestStep step : test.steps()) {
        out.append("\n  ");
        steps.step(step);
      }
    }
  }

  private void table(Item.Table table) {
    out.append("table ").append(table.name().name()).append(" by ");
    expressions.paths(table.keys());
    for (Item.Row row : table.rows()) {
      out.append("\n  ");
      for (int i = 0; i < row.cells().size(); i++) {
        out.append(i == 0 ? "" : ", ");
        Item.Cell cell = row.cells().get(i);
        if (cell.otherwise() || isPlainName(cell.value())) {
          out.append(cell.value());
        } else {
          expressions.text(cell.value());
        }
      }
      out.append(' ');
      expressions.expression(row.value());
    }
  }

  /** Tells whether a cell may be written without quotes. */
  private static boolean isPlainName(String value) {
    if (value.equals("otherwise") || Words.ITEMS.contains(value)) {
      return false;
    }
    Tokens tokens = Tokens.of(new Source("", value));
    return tokens.size() == 2
        && tokens.kind(0) == Token.Kind.NAME
        && tokens.end(0) == value.length()
        && value.indexOf('.') < 0;
  }

  private void accept(Item.Accept accept) {
    out.append("accept ");
    expressions.paths(accept.paths());
    Actions actions = accept.actions();
    if (actions != null) {
      out.append(" for ");
      expressions.actions(actions);
    }
    out.append(" only from ");
    expressions.origins(accept.origins());
  }

  private void rule(Item.Rule rule) {
    out.append("rule ");
    expressions.text(rule.name().value());
    out.append("\n  ");
    effect(rule.effect());
    for (Clause clause : rule.clauses()) {
      out.append("\n  ");
      clause(clause);
    }
  }

  private void effect(RuleEffect effect) {
    if (effect instanceof RuleEffect.Plain plain) {
      out.append(
          switch (plain.kind()) {
            case ALLOW -> "allow ";
            case DENY -> "deny ";
            case INFORM -> "inform ";
          });
      expressions.actions(plain.actions());
    } else if (effect instanceof RuleEffect.RequireConfirmation confirmation) {
      out.append("require confirmation for ");
      expressions.actions(confirmation.actions());
      List<Path> showing = confirmation.showing();
      out.append(showing.isEmpty() ? "" : " showing ");
      expressions.paths(showing);
      Text asking = confirmation.asking();
      if (asking != null) {
        out.append(" asking ");
        expressions.text(asking.value());
      }
    } else if (effect instanceof RuleEffect.RequireApproval approval) {
      out.append("require approval by ").append(approval.role().name()).append(" for ");
      expressions.actions(approval.actions());
      length(" within ", approval.within());
    } else if (effect instanceof RuleEffect.RequireIdentity identity) {
      out.append("require identity ").append(identity.level().name()).append(" for ");
      expressions.actions(identity.actions());
    } else if (effect instanceof RuleEffect.Cap cap) {
      out.append("cap ").append(cap.argument().dotted()).append(" at ");
      expressions.expression(cap.bound());
      out.append(" for ");
      expressions.actions(cap.actions());
      otherwise(cap.otherwise());
    } else {
      limit((RuleEffect.Limit) effect);
    }
  }

  private void limit(RuleEffect.Limit limit) {
    out.append("limit ");
    Path total = limit.total();
    out.append(total == null ? "" : "total " + total.dotted() + " of ");
    out.append(limit.each() ? "each of " : "");
    expressions.actions(limit.actions());
    out.append(" to ");
    expressions.expression(limit.bound());
    out.append(" per ").append(limit.key().name());
    length(" in ", limit.window());
    otherwise(limit.otherwise());
  }

  private void length(String word, @Nullable Expr length) {
    if (length != null) {
      out.append(word);
      expressions.expression(length);
    }
  }

  private void otherwise(RuleEffect.@Nullable Otherwise otherwise) {
    if (otherwise != null) {
      Word role = otherwise.role();
      out.append(" otherwise ");
      out.append(role == null ? "deny" : "require approval by " + role.name());
    }
  }

  private void clause(Clause clause) {
    if (clause instanceof Clause.When when) {
      out.append(when.unless() ? "unless " : "when ");
      expressions.condition(when.condition());
    } else if (clause instanceof Clause.Because because) {
      out.append("because ");
      expressions.text(because.text().value());
    } else if (clause instanceof Clause.Tell tell) {
      out.append(tell.customer() ? "tell customer " : "tell agent ");
      out.append(tell.exactly() ? "exactly " : "");
      expressions.text(tell.text().value());
    } else if (clause instanceof Clause.Suggest suggest) {
      out.append("suggest ");
      expressions.actions(suggest.actions());
    } else {
      effective(((Clause.InEffect) clause).dates());
    }
  }
}

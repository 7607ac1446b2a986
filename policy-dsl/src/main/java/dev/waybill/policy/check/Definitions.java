// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out once what each setting, table and term is. */
final class Definitions {

  private static final int DEEPEST = 64;

  private final Context context;
  private final SettingReader settingReader;
  private final TableReader tableReader;
  private final List<Quantity.Setting> settings = new ArrayList<>();
  private final List<Quantity.Lookup> tables = new ArrayList<>();
  private final List<String> open = new ArrayList<>();

  Definitions(Context context) {
    this.context = context;
    this.settingReader = new SettingReader(context);
    this.tableReader = new TableReader(context);
  }

  List<Quantity.Setting> settings() {
    return settings;
  }

  List<Quantity.Lookup> tables() {
    return tables;
  }

  /** Reads all of them, so that those that no rule uses are checked too. */
  void readAll(Names names) {
    for (List<Item.Setting> values : names.settings.values()) {
      setting(values, names);
    }
    Scope alone = new Scope(names, null, null);
    for (Item.Table table : names.tables.values()) {
      of(table.name().name(), table.name().span(), alone);
    }
    for (Item.Term term : names.terms.values()) {
      of(term.name().name(), term.name().span(), alone);
    }
  }

  /** What a name of a setting, a table or a term stands for, at one of its uses. */
  Operand of(String name, Span use, Scope scope) {
    Names names = scope.names;
    List<Item.Setting> values = names.settings.get(name);
    if (values != null) {
      return setting(values, names);
    }
    Item.Table table = names.tables.get(name);
    if (table != null) {
      return used(table(table, use, names), use, scope);
    }
    Item.Term term = names.terms.get(name);
    return term == null ? Operand.BROKEN : used(term(term, use, scope), use, scope);
  }

  private static Operand used(Names.@Nullable Defined defined, Span use, Scope scope) {
    if (defined == null) {
      return Operand.BROKEN;
    }
    scope.mentions.use(defined.mentions(), use);
    scope.step(defined.mentions().steps);
    return defined.operand() instanceof Operand.Truth truth
            && truth.condition() instanceof Condition.Term term
        ? new Operand.Truth(new Condition.Term(term.name(), term.meaning(), use))
        : defined.operand();
  }

  private Operand setting(List<Item.Setting> values, Names names) {
    String name = values.get(0).name().name();
    Names.Defined known = names.defined.get(name);
    if (known == null) {
      Scope scope = new Scope(names, null, null);
      Operand operand = settingReader.read(name, values, scope);
      if (operand instanceof Operand.Amount amount
          && amount.quantity() instanceof Quantity.Setting setting) {
        settings.add(setting);
      }
      known = new Names.Defined(operand, scope.mentions);
      names.defined.put(name, known);
    }
    return known.operand();
  }

  private Names.@Nullable Defined table(Item.Table table, Span use, Names names) {
    String name = table.name().name();
    Names.Defined known = names.defined.get(name);
    if (known == null) {
      if (isOpen("table", name, use)) {
        return null;
      }
      Scope scope = new Scope(names, null, null);
      Quantity.Lookup lookup = tableReader.read(table, scope);
      open.remove(open.size() - 1);
      if (lookup != null) {
        tables.add(lookup);
      }
      known =
          new Names.Defined(
              lookup == null ? Operand.BROKEN : new Operand.Amount(lookup), scope.mentions);
      names.defined.put(name, known);
    }
    return known;
  }

  private Names.@Nullable Defined term(Item.Term term, Span use, Scope user) {
    String name = term.name().name();
    Names.Defined known = user.names.defined.get(name);
    if (known != null && known.mentions().subject != null && user.subject != null) {
      name = name + " " + user.subject;
      known = user.names.defined.get(name);
    }
    if (known == null) {
      if (isOpen("term", term.name().name(), use)) {
        return null;
      }
      Scope scope = new Scope(user.names, null, user.subject);
      Condition meaning = context.conditions.of(term.meaning(), scope);
      open.remove(open.size() - 1);
      Condition named = new Condition.Term(term.name().name(), meaning, use);
      known = new Names.Defined(new Operand.Truth(named), scope.mentions);
      boolean perSubject = scope.mentions.subject != null && user.subject != null;
      user.names.defined.put(
          perSubject ? term.name().name() + " " + user.subject : term.name().name(), known);
      if (perSubject) {
        user.names.defined.putIfAbsent(term.name().name(), known);
      }
    }
    return known;
  }

  /** Opens a term or a table; reports one that is open already, or a chain that is too long. */
  private boolean isOpen(String what, String name, Span use) {
    if (open.contains(what + " " + name)) {
      context.problems.add(
          Diagnostic.error(Code.P0212, use, "the " + what + " '" + name + "' means itself")
              .help("say it without " + name));
      return true;
    }
    if (open.size() >= DEEPEST) {
      context.problems.add(
          Diagnostic.error(
                  Code.P0110, use, "terms stand on each other more than " + DEEPEST + " deep")
              .help("say it in fewer terms"));
      return true;
    }
    open.add(what + " " + name);
    return false;
  }
}

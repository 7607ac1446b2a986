// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.PolicyDigest;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Effective;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.syntax.RuleEffect;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.syntax.Word;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the files of a policy together and makes one policy of them. */
final class PolicyChecker {

  private final List<Unit> units;
  private final Headers headers;
  private final Problems problems;
  private final Context context;
  private final Evidence evidence;
  private final RuleReader rules;
  private final Map<String, Span> ruleNames = new HashMap<>();
  private final Map<String, Span> testNames = new HashMap<>();
  private final List<Item.Test> tests = new ArrayList<>();

  PolicyChecker(
      List<Unit> units,
      Headers headers,
      Vocabulary vocabulary,
      CheckOptions options,
      Problems problems) {
    this.units = units;
    this.headers = headers;
    this.problems = problems;
    Constants constants = new Constants(headers.currency, headers.currencySpan, problems);
    this.context = new Context(vocabulary, options, problems, constants);
    this.evidence = new Evidence(context);
    this.rules = new RuleReader(context, new Provenance(context, evidence));
  }

  /** The policy; null if there is an error. */
  @Nullable CheckedPolicy check() {
    Map<Names, SubjectScan> scans = new HashMap<>();
    for (Unit unit : units) {
      declare(unit);
    }
    for (Unit unit : units) {
      if (scans.get(unit.names()) == null) {
        context.definitions.readAll(unit.names());
        scans.put(unit.names(), new SubjectScan(unit.names()));
      }
      for (Item item : unit.file().items()) {
        if (item instanceof Item.Trust trust) {
          evidence.trust(trust, unit.names());
        } else if (item instanceof Item.Accept accept) {
          evidence.accept(accept, unit.names());
        }
      }
    }
    for (Unit unit : units) {
      SubjectScan subjects = scans.get(unit.names());
      for (Item item : unit.file().items()) {
        if (item instanceof Item.Rule rule && subjects != null) {
          rule(rule, unit, subjects);
        } else if (item instanceof Item.Test test && unit.include() == null) {
          once(testNames, test.name(), "tests");
          tests.add(test);
        }
      }
    }
    bounded();
    return problems.hasErrors() ? null : policy();
  }

  private void declare(Unit unit) {
    for (Item item : unit.file().items()) {
      Names names = unit.names();
      if (item instanceof Item.Setting setting) {
        unique(setting.name(), names, "setting");
        List<Item.Setting> values = names.settings.get(setting.name().name());
        if (values == null) {
          values = new ArrayList<>();
          names.settings.put(setting.name().name(), values);
        }
        values.add(setting);
      } else if (item instanceof Item.Table table) {
        unique(table.name(), names, "table");
        names.tables.putIfAbsent(table.name().name(), table);
      } else if (item instanceof Item.Term term) {
        unique(term.name(), names, "term");
        names.terms.putIfAbsent(term.name().name(), term);
      }
    }
  }

  /** Reports a name that is taken; several values of one setting are about different days. */
  private void unique(Word word, Names names, String what) {
    String name = word.name();
    List<Item.Setting> settings = names.settings.get(name);
    Item.Table table = names.tables.get(name);
    Item.Term term = names.terms.get(name);
    Span first =
        settings != null
            ? settings.get(0).name().span()
            : table != null ? table.name().span() : term != null ? term.name().span() : null;
    if (first == null || (what.equals("setting") && settings != null)) {
      return;
    }
    boolean alike = what.equals("table") ? table != null : what.equals("term") && term != null;
    problems.add(
        Diagnostic.error(
                Code.P0203,
                word.span(),
                alike
                    ? "two " + what + "s are called " + name
                    : "a " + what + " and something else are called " + name)
            .label("first one at " + Headers.place(first, word.span())));
  }

  private void rule(Item.Rule rule, Unit unit, SubjectScan subjects) {
    once(ruleNames, rule.name(), "rules");
    if (unit.guardrail()
        && rule.effect() instanceof RuleEffect.Plain plain
        && plain.kind() == RuleEffect.Kind.ALLOW) {
      problems.add(
          Diagnostic.warning(
                  Code.P0703,
                  plain.span(),
                  "an allow has no effect in a file that is included as guardrails")
              .note("note", "guardrails can only make a policy stricter")
              .help("move the rule, or include the file without 'as guardrails'"));
      return;
    }
    rules.read(rule, unit, subjects);
  }

  private void once(Map<String, Span> names, Text name, String what) {
    Span first = names.putIfAbsent(name.value(), name.span());
    if (first != null) {
      problems.add(
          Diagnostic.error(
                  Code.P0203, name.span(), "two " + what + " are called \"" + name.value() + "\"")
              .label("first one at " + Headers.place(first, name.span())));
    }
  }

  private void bounded() {
    if (rules.steps() > context.options.mostSteps()) {
      Unit main = units.get(units.size() - 1);
      problems.add(
          Diagnostic.error(
                  Code.P0110,
                  main.file().name().span(),
                  "one decision may take " + rules.steps() + " steps")
              .label("at most " + context.options.mostSteps() + " are allowed")
              .note("note", "each list is taken to have " + CheckOptions.ELEMENTS + " elements")
              .help("put fewer lists inside each other"));
    }
  }

  private @Nullable CheckedPolicy policy() {
    Currency currency = headers.currency;
    if (currency == null) {
      return null;
    }
    Unit main = units.get(units.size() - 1);
    Effective effective = headers.effective;
    List<Rule> all = rules.rules();
    return new CheckedPolicy(
        main.file().source(),
        main.file().name().value(),
        headers.version,
        currency,
        headers.zone,
        effective == null ? null : effective.from(),
        effective == null ? null : effective.until(),
        context.vocabulary,
        context.places.layout(),
        context.definitions.settings(),
        context.definitions.tables(),
        all,
        evidence.trusts(),
        evidence.accepts(),
        tests,
        context.expressions.ledgerCounts(),
        rules.limits(),
        context.comparisons.ages(),
        context.comparisons.origins(),
        PolicyDigest.of(new CanonicalText(units, headers.used)),
        problems.inOrder());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.model.Accept;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Condition;
import dev.waybill.policy.model.Effect;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Rule;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.model.Trust;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page about a policy for people who do not write policies, in Markdown. */
public final class PolicyPage {

  private final CheckedPolicy policy;
  private final RuleSentence sentences;
  private final List<String> lines = new ArrayList<>();

  private PolicyPage(CheckedPolicy policy) {
    this.policy = policy;
    this.sentences = new RuleSentence(new Words(policy));
  }

  /**
   * Writes the page: for each action what is allowed, refused and asked for, with the words told to
   * the customer; then terms, settings and tables, and where facts must come from.
   *
   * @param policy the policy
   * @return the page in Markdown, ending in a line break; the same policy gives the same page
   */
  public static String of(CheckedPolicy policy) {
    PolicyPage page = new PolicyPage(policy);
    page.head();
    page.general();
    page.actions();
    page.terms();
    page.settings();
    page.tables();
    page.origins();
    return String.join("\n", page.lines) + "\n";
  }

  private void head() {
    lines.add("# " + policy.name());
    lines.add("");
    String version = policy.version().isEmpty() ? "" : "Version " + policy.version() + ". ";
    lines.add(
        version
            + dates(policy.from(), policy.until(), "In effect")
            + "Amounts in "
            + policy.currency().getCurrencyCode()
            + "; days are days in "
            + policy.zone().getId()
            + ".");
    lines.add("");
    lines.add(
        "What no rule here allows is refused. A rule that refuses wins over one that allows. If"
            + " something a rule must know is not known, it is looked up or asked for first.");
  }

  private String dates(@Nullable LocalDate from, @Nullable LocalDate until, String what) {
    if (from == null && until == null) {
      return "";
    }
    Words words = new Words(policy);
    return what
        + (from == null ? "" : " from " + words.day(from))
        + (until == null ? "" : " until " + words.day(until))
        + ". ";
  }

  /** A rule about more than half of all actions is general. */
  private boolean isGeneral(Rule rule) {
    return rule.actions().size() * 2 > policy.vocabulary().actions().size();
  }

  private void general() {
    List<Rule> general = policy.rules().stream().filter(this::isGeneral).toList();
    if (general.isEmpty()) {
      return;
    }
    section("For every action");
    for (Rule rule : general) {
      lines.add(sentences.of(rule));
      List<String> except =
          policy.vocabulary().actions().keySet().stream()
              .filter(action -> !rule.actions().contains(action))
              .toList();
      if (!except.isEmpty()) {
        lines.add("  - Not for: " + RuleSentence.names(except) + ".");
      }
    }
  }

  private void actions() {
    List<String> refused = new ArrayList<>();
    for (String action : policy.vocabulary().actions().keySet()) {
      List<Rule> rules =
          policy.rules().stream()
              .filter(rule -> rule.actions().contains(action) && !isGeneral(rule))
              .sorted(Comparator.comparingInt(rule -> order(rule.effect())))
              .toList();
      boolean allowed =
          policy.rules().stream()
              .anyMatch(r -> r.effect() instanceof Effect.Allow && r.actions().contains(action));
      if (!allowed) {
        refused.add(action);
      }
      if (!rules.isEmpty()) {
        section(title(action));
        if (!allowed) {
          lines.add("No rule allows it, so it is always refused.");
          lines.add("");
        }
        rules.forEach(rule -> lines.add(sentences.of(rule)));
      }
    }
    if (!refused.isEmpty()) {
      section("Always refused");
      lines.add("No rule allows: " + RuleSentence.names(refused) + ".");
    }
  }

  private static String title(String name) {
    String plain = name.replace('_', ' ');
    return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }

  private static int order(Effect effect) {
    if (effect instanceof Effect.Allow) {
      return 0;
    }
    if (effect instanceof Effect.Deny) {
      return 1;
    }
    return effect instanceof Effect.Inform ? 4 : effect instanceof Effect.Cap ? 2 : 3;
  }

  private void section(String title) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
  }

  private void terms() {
    Map<String, Condition> terms = new TreeMap<>();
    policy.rules().forEach(rule -> addTerms(rule.condition(), terms));
    if (terms.isEmpty()) {
      return;
    }
    section("Terms");
    terms.forEach(
        (name, meaning) ->
            lines.add("- **" + name.replace('_', ' ') + "**: " + sentences.meaning(meaning) + "."));
  }

  private static void addTerms(Condition condition, Map<String, Condition> terms) {
    if (condition instanceof Condition.Term term) {
      terms.put(term.name(), term.meaning());
      addTerms(term.meaning(), terms);
    } else if (condition instanceof Condition.All all) {
      all.parts().forEach(part -> addTerms(part, terms));
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(part -> addTerms(part, terms));
    } else if (condition instanceof Condition.Not not) {
      addTerms(not.part(), terms);
    } else if (condition instanceof Condition.Quantified quantified) {
      addTerms(quantified.has(), terms);
    }
  }

  private void settings() {
    if (policy.settings().isEmpty()) {
      return;
    }
    section("Settings");
    for (Quantity.Setting setting : policy.settings()) {
      for (Quantity.DatedValue value : setting.values()) {
        String dates = dates(value.from(), value.until(), "").strip();
        lines.add(
            "- **"
                + setting.name().replace('_', ' ')
                + "**: "
                + sentences.constant(value.value())
                + (dates.isEmpty() ? "." : ", " + dates));
      }
    }
  }

  private void tables() {
    for (Quantity.Lookup table : policy.tables()) {
      section("Table: " + table.name().replace('_', ' '));
      List<String> keys =
          table.keys().stream()
              .map(Slot::path)
              .map(path -> ConditionWords.path(path).substring("the ".length()))
              .toList();
      lines.add("| " + String.join(" | ", keys) + " | value |");
      lines.add("|" + " --- |".repeat(keys.size() + 1));
      for (Quantity.Row row : table.rows()) {
        String cells =
            row.cells().stream()
                .map(cell -> cell == null ? "any other" : cell.replace('_', ' '))
                .collect(Collectors.joining(" | "));
        lines.add("| " + cells + " | " + sentences.quantity(row.value()) + " |");
      }
    }
  }

  private void origins() {
    if (policy.trusts().isEmpty() && policy.accepts().isEmpty()) {
      return;
    }
    section("Where facts must come from");
    for (Trust trust : policy.trusts()) {
      lines.add(
          "- **"
              + ConditionWords.path(trust.path()).substring("the ".length())
              + "**: only from "
              + sources(trust.sources())
              + (trust.noOlderThan() == null
                  ? ""
                  : ", no older than " + sentences.quantity(trust.noOlderThan()))
              + (trust.inThisConversation() ? ", read in this conversation" : "")
              + ".");
    }
    for (Accept accept : policy.accepts()) {
      String actions =
          accept.actions().size() * 2 > policy.vocabulary().actions().size()
              ? ""
              : " (" + RuleSentence.names(List.copyOf(accept.actions())) + ")";
      lines.add(
          "- **"
              + accept.argument().replace('_', ' ')
              + "**"
              + actions
              + ": only from "
              + sources(accept.sources())
              + ".");
    }
  }

  private static String sources(List<SourcePattern> sources) {
    return sources.stream()
        .map(
            source ->
                (source.verified()
                        ? "the verified "
                        : source.name().equals("customer") ? "the " : "")
                    + source.name()
                    + (source.inThisConversation() ? " in this conversation" : ""))
        .collect(Collectors.joining(" or "));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A report of scenarios as Markdown; its tables are padded, so that they can be read at a terminal.
 */
final class MarkdownReport {

  private static final String[] HEAD = {
    "condition",
    "scenarios",
    "trials",
    "pass^1",
    "pass^k",
    "passed",
    "failed",
    "unchecked",
    "forbidden claims",
    "forbidden writes"
  };

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final ScenarioReport report;
  private final StringBuilder text = new StringBuilder();

  MarkdownReport(ScenarioReport report) {
    this.report = report;
  }

  /**
   * The report.
   *
   * @param whole whether to list each failed check and each scenario with something unchecked
   */
  String text(boolean whole) {
    text.append("# Scenarios\n");
    report.modes().forEach(this::mode);
    text.append("\n## Failed\n\n");
    report.modes().forEach(mode -> failed(mode, whole));
    if (report.allPassed()) {
      text.append("Nothing.\n");
    }
    unchecked(whole);
    return text.toString();
  }

  private void mode(EvaluationMode mode) {
    List<ScenarioTrial> all = report.trials(mode);
    int most = all.stream().mapToInt(ScenarioTrial::number).max().orElse(0);
    text.append("\n## Model: ").append(mode.id()).append("\n\n");
    List<String[]> rows = new ArrayList<>();
    rows.add(HEAD);
    for (EnvelopeCondition condition : EnvelopeCondition.values()) {
      rows.add(row(condition.id(), ScenarioFigures.of(report.trials(mode, condition))));
    }
    List<ScenarioTrial> others = report.trialsWithoutCondition(mode);
    if (!others.isEmpty()) {
      rows.add(row("no condition", ScenarioFigures.of(others)));
    }
    rows.add(row("all", ScenarioFigures.of(all)));
    table(rows);
    text.append("\nk is ").append(most).append(". ");
    int scenarios = ScenarioFigures.of(all).scenarios();
    text.append(scenarios - failing(all).size()).append(" of ").append(scenarios);
    text.append(" scenarios passed every trial.\n");
  }

  private static String[] row(String name, ScenarioFigures figures) {
    boolean none = figures.scenarios() == 0;
    return new String[] {
      name,
      "" + figures.scenarios(),
      "" + figures.trials(),
      none ? "-" : share(figures.passOnce()),
      none ? "-" : share(figures.passAll()),
      "" + figures.passed(),
      "" + figures.failed(),
      "" + figures.unchecked(),
      "" + figures.forbiddenClaims(),
      "" + figures.forbiddenWrites()
    };
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }

  private static Map<String, List<ScenarioTrial>> failing(List<ScenarioTrial> trials) {
    Map<String, List<ScenarioTrial>> failing = new LinkedHashMap<>();
    for (ScenarioTrial trial : trials) {
      if (!trial.passed()) {
        failing.computeIfAbsent(trial.id(), id -> new ArrayList<>()).add(trial);
      }
    }
    return failing;
  }

  private void failed(EvaluationMode mode, boolean whole) {
    Map<String, List<ScenarioTrial>> failing = failing(report.trials(mode));
    if (failing.isEmpty()) {
      return;
    }
    if (!whole) {
      text.append(mode.id()).append(": ").append(String.join(", ", failing.keySet())).append('\n');
      return;
    }
    failing.values().forEach(this::failed);
  }

  /** One scenario in one mode; the same failure of several trials is told once. */
  private void failed(List<ScenarioTrial> trials) {
    ScenarioTrial first = trials.get(0);
    text.append("- **").append(first.id()).append("** (").append(first.mode().id()).append(") ");
    text.append(cell(first.scenario().title())).append('\n');
    Map<String, Set<String>> failures = new LinkedHashMap<>();
    for (ScenarioTrial trial : trials) {
      for (Check check : trial.marked(Check.Mark.FAILED)) {
        failures
            .computeIfAbsent(check.line(), line -> new LinkedHashSet<>())
            .add(trial.mode() == EvaluationMode.HOSTILE ? trial.model() : "" + trial.number());
      }
    }
    failures.forEach(
        (line, where) -> {
          text.append("  - ").append(cell(line));
          if (!where.equals(Set.of("1"))) {
            text.append(" (").append(places(List.copyOf(where))).append(')');
          }
          text.append('\n');
        });
  }

  private static String places(List<String> where) {
    return where.size() <= 4
        ? String.join(", ", where)
        : String.join(", ", where.subList(0, 3)) + " and " + (where.size() - 3) + " more";
  }

  private void unchecked(boolean whole) {
    List<ScenarioReport.Unchecked> reasons = report.unchecked();
    int sum = reasons.stream().mapToInt(ScenarioReport.Unchecked::checks).sum();
    text.append("\n## Unchecked: ").append(sum).append("\n\n");
    if (reasons.isEmpty()) {
      text.append("Nothing.\n");
      return;
    }
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"why", "checks", "scenarios", "for example"});
    for (ScenarioReport.Unchecked reason : reasons) {
      List<String> ids = reason.scenarios();
      rows.add(
          new String[] {
            cell(reason.why()),
            "" + reason.checks(),
            whole ? String.join(", ", ids) : "" + ids.size(),
            cell(ids.get(0) + " " + reason.example())
          });
    }
    table(rows);
  }

  private void table(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (int line = 0; line < rows.size(); line++) {
      row(rows.get(line), widths, ' ');
      if (line == 0) {
        String[] rule = new String[widths.length];
        Arrays.fill(rule, "");
        row(rule, widths, '-');
      }
    }
  }

  private void row(String[] cells, int[] widths, char pad) {
    for (int i = 0; i < cells.length; i++) {
      String space = String.valueOf(pad).repeat(widths[i] - cells[i].length());
      text.append("| ").append(cells[i]).append(space).append(' ');
    }
    text.append("|\n");
  }

  private static String cell(String text) {
    return CONTROL.matcher(text).replaceAll(" ").replace("|", "\\|");
  }
}

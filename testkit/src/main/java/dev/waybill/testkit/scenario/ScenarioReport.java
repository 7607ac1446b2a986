// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** What came of a run of scenarios, for people: Markdown, and a summary. */
public final class ScenarioReport {

  private final List<ScenarioResult> results;

  /** A report of these results. */
  public ScenarioReport(List<ScenarioResult> results) {
    this.results = List.copyOf(results);
  }

  /** The ids of all scenarios, in their order. */
  public List<String> ids() {
    return results.stream().map(ScenarioResult::id).toList();
  }

  /** The ids of the scenarios that passed. */
  public List<String> passedIds() {
    return results.stream().filter(ScenarioResult::passed).map(ScenarioResult::id).toList();
  }

  /** Whether all passed. */
  public boolean allPassed() {
    return passedIds().size() == results.size();
  }

  /** The report as Markdown: a row for each scenario, then what failed, then what is unchecked. */
  public String toMarkdown() {
    StringBuilder text = new StringBuilder();
    text.append("| scenario | result | passed | failed | unchecked | title |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (ScenarioResult result : results) {
      text.append(row(result)).append('\n');
    }
    text.append('\n').append(passedIds().size()).append(" of ").append(results.size());
    text.append(" passed.\n");
    text.append(list("Failed", Check.Mark.FAILED));
    text.append(list("Unchecked", Check.Mark.UNCHECKED));
    return text.toString();
  }

  private static String row(ScenarioResult result) {
    return "| "
        + String.join(
            " | ",
            result.id(),
            result.passed() ? "passed" : "**failed**",
            "" + result.marked(Check.Mark.PASSED).size(),
            "" + result.failures().size(),
            "" + result.unchecked().size(),
            cell(result.play().scenario().title()))
        + " |";
  }

  private String list(String heading, Check.Mark mark) {
    String lines =
        results.stream()
            .flatMap(
                result ->
                    result.marked(mark).stream()
                        .map(
                            check ->
                                "- "
                                    + result.id()
                                    + ": "
                                    + cell(check.what())
                                    + ": "
                                    + cell(check.why())))
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? "" : "\n## " + heading + "\n\n" + lines + "\n";
  }

  private static String cell(String text) {
    return text.replace('\n', ' ').replace("|", "\\|");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A scenario, played and judged.
 *
 * @param play how it went
 * @param checks every thing that the scenario asks for
 */
public record ScenarioResult(Play play, List<Check> checks) {

  public ScenarioResult {
    requireNonNull(play, "play");
    checks = List.copyOf(checks);
  }

  /** The scenario's id. */
  public String id() {
    return play.scenario().id();
  }

  /** Whether nothing failed. */
  public boolean passed() {
    return failures().isEmpty();
  }

  /** The checks that failed. */
  public List<Check> failures() {
    return marked(Check.Mark.FAILED);
  }

  /** The checks that nobody can make yet. */
  public List<Check> unchecked() {
    return marked(Check.Mark.UNCHECKED);
  }

  /** The checks with this mark. */
  public List<Check> marked(Check.Mark mark) {
    return checks.stream().filter(check -> check.mark() == mark).toList();
  }
}

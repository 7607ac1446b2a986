// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Plays the scenarios of a file from the command line, without a model. */
public final class ScenarioCommand {

  private ScenarioCommand() {}

  /**
   * Plays and reports; ends the process with 0 if all passed, 1 if one failed, 2 if it was called
   * wrongly.
   *
   * @param arguments the file, and the beginning of the ids to play, or nothing for all
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  /** Plays and reports; gives the exit code. */
  static int run(String[] arguments, PrintStream out) {
    if (arguments.length < 1 || arguments.length > 2) {
      out.println("usage: ScenarioCommand FILE [ID-PREFIX]");
      return 2;
    }
    ScenarioFile file = ScenarioFile.read(Path.of(arguments[0]));
    List<Scenario> chosen = file.startingWith(arguments.length == 2 ? arguments[1] : "");
    if (chosen.isEmpty()) {
      out.println("no scenario has such an id");
      return 2;
    }
    ScenarioRunner runner = ScenarioRunner.of(file);
    ScenarioReport report = new ScenarioReport(chosen.stream().map(runner::run).toList());
    out.print(report.toMarkdown());
    return report.allPassed() ? 0 : 1;
  }
}

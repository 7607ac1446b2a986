// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static dev.waybill.cli.Run.POLICIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command writes, word for word. */
class GoldenTest {

  private static final String REQUEST = "src/test/resources/requests/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check.txt          | check --no-analyses kettles.policy errors.policy",
        "check.json         | check --no-analyses --json errors.policy",
        "check.sarif        | check --no-analyses --sarif errors.policy misfit.policy",
        "test.txt           | test kettles.policy failing.policy misfit.policy",
        "test.json          | test --json failing.policy misfit.policy",
        "coverage.txt       | coverage --min 90 kettles.policy",
        "coverage.json      | coverage --json kettles.policy",
        "gen.txt            | gen kettles.policy",
        "docs.md            | docs kettles.policy",
        "diff.txt           | diff --fail-on loosened kettles-4.policy kettles.policy",
        "diff.json          | diff --json kettles.policy kettles-4.policy",
        "explain.txt        | explain kettles.policy --request late.json",
        "explain.json       | explain kettles.policy --request late.json --json",
        "decide.json        | decide kettles.policy --request late.json",
        "decide-needs.json  | decide kettles.policy --request unread.json",
        "fmt.txt            | fmt --check kettles.policy messy.policy errors.policy",
        "explain-code.txt   | explain-code p0304",
      })
  void outputsAreAsTheyWereRead(String golden, String command) {
    Golden.check(golden, run(command));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "fmt",
        "test",
        "coverage",
        "gen",
        "decide",
        "explain",
        "diff",
        "docs",
        "explain-code"
      })
  void everyCommandHasHelpWithExamples(String command) {
    Golden.check("help-" + command + ".txt", Run.policy(command, "--help"));
  }

  @Test
  void theHelpOfTheWholeListsTheExitCodes() {
    Golden.check("help.txt", Run.policy("--help"));
  }

  @Test
  void anotherLocaleChangesNothing() {
    List<String> commands =
        List.of(
            "check --no-analyses --json errors.policy",
            "coverage --json kettles.policy",
            "gen kettles.policy",
            "docs kettles.policy",
            "diff --help",
            "diff kettles-4.policy kettles.policy",
            "explain kettles.policy --request late.json",
            "decide kettles.policy --request late.json");
    List<Run> expected = commands.stream().map(GoldenTest::run).toList();
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("ar-EG-u-nu-arab", "tr")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(commands.stream().map(GoldenTest::run).toList()).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Run run(String command) {
    String[] words = command.split(" ");
    for (int i = 0; i < words.length; i++) {
      if (words[i].endsWith(".policy")) {
        words[i] = POLICIES + words[i];
      } else if (words[i].endsWith(".json")) {
        words[i] = REQUEST + words[i];
      }
    }
    return Run.policy(words);
  }
}

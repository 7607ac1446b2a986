// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static dev.waybill.cli.Run.POLICIES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KETTLES = POLICIES + "kettles.policy";
  private static final String KETTLES_4 = POLICIES + "kettles-4.policy";
  private static final String WARNS =
      """
      policy "Warns"
        version "1"
        currency USD
        time zone "UTC"
        uses "commerce/1"

      rule "never"
        deny transfer_to_human
        when conversation.asked_for_human and not conversation.asked_for_human

      rule "always"
        allow transfer_to_human
      """;

  @TempDir Path folder;

  @Test
  void checkFindsErrorsOfTests() {
    Run run = Run.policy("check", POLICIES + "misfit.policy");

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out())
        .contains("error[P0601] there is no rule called \"no such rule\"")
        .contains("error[P0602]")
        .contains("\n1 policy, 2 errors, ");
  }

  @Test
  void warningsEndCheckOnlyIfTheyAreDenied() throws IOException {
    String file = Files.writeString(folder.resolve("warns.policy"), WARNS).toString();

    Run lenient = Run.policy("check", file);
    assertThat(lenient.code()).isZero();
    assertThat(lenient.out()).contains("warning[P0501]").contains("0 errors");
    Run strict = Run.policy("check", "--deny-warnings", file);
    assertThat(strict.code()).isEqualTo(ExitCode.FOUND);
    assertThat(strict.out()).isEqualTo(lenient.out());
    assertThat(Run.policy("check", "--no-analyses", file).out()).doesNotContain("P0501");
  }

  @Test
  void whatIsFoundTwiceIsSaidOnce() throws IOException {
    String file = POLICIES + "errors.policy";

    JsonNode once = JSON.readTree(Run.policy("check", "--json", file).out());
    assertThat(JSON.readTree(Run.policy("check", "--json", file, file).out())).isEqualTo(once);
    assertThat(once).hasSize(4);
  }

  @Test
  void whatIsWrongWithAVocabularyIsPartOfCheck() throws IOException {
    Path vocabulary = Files.writeString(folder.resolve("x.vocab"), "vocabulary \"x/1\"\nfact\n");

    Run run = Run.policy("check", "--json", "--vocabulary", vocabulary.toString(), KETTLES);

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(JSON.readTree(run.out()).at("/0/at/file").textValue())
        .isEqualTo(vocabulary.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "fmt", "test", "coverage", "gen", "decide", "docs"})
  void aFileThatIsNotThereIsNamed(String command) {
    assertThat(Run.policy(command, "no.policy"))
        .isEqualTo(new Run(ExitCode.USAGE, "", "error: there is no file no.policy\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coverage", "gen", "decide", "docs"})
  void aPolicyWithErrorsDoesNotRun(String command) {
    Run run = Run.policy(command, POLICIES + "errors.policy");

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("error[P0202]").contains("error[P0301]").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({
    "bake",
    "check",
    "check --json --sarif x.policy",
    "diff one.policy",
    "diff --fail-on worse a.policy b.policy",
    "explain x.policy",
    "coverage --min 101 x.policy",
    "coverage --min -1 x.policy",
    "coverage --min half x.policy",
    "explain-code P9999"
  })
  void aWrongCommandLineIsToldWithTheUsage(String command) {
    Run run = Run.policy(command.split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Usage: waybill policy").doesNotContain("Exception");
  }

  @Test
  void anOptionThatIsAlmostOneIsToldTheOneItIsLike() {
    assertThat(Run.policy("check", "--deny-warning", "x.policy"))
        .isEqualTo(
            new Run(
                ExitCode.USAGE,
                "",
                "Unknown option: '--deny-warning'\nPossible solutions: --deny-warnings\n"));
  }

  @Test
  void nothingIsSaidInColourOffATerminal() {
    String escape = "\u001B";
    assertThat(Run.policy("check", POLICIES + "errors.policy").out()).doesNotContain(escape);
    assertThat(Run.policy("--help").out()).doesNotContain(escape);
    assertThat(Run.policy("bake").err()).doesNotContain(escape);
  }

  @Test
  void testsAreFilteredByName() {
    assertThat(Run.policy("test", "--filter", "late", KETTLES))
        .isEqualTo(new Run(0, "1 test passed, 0 failed\n", ""));
    assertThat(Run.policy("test", "--filter", "delivered", POLICIES + "failing.policy").code())
        .isZero();
    assertThat(Run.policy("test", POLICIES + "failing.policy").code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void coverageBelowTheLeastEndsWithOne() throws IOException {
    int percent =
        JSON.readTree(Run.policy("coverage", "--json", KETTLES).out()).get("percent").intValue();

    assertThat(percent).isBetween(1, 99);
    assertThat(Run.policy("coverage", "--min", "" + percent, KETTLES).code()).isZero();
    assertThat(Run.policy("coverage", "--min", "" + (percent + 1), KETTLES).code())
        .isEqualTo(ExitCode.FOUND);
  }

  @Test
  void generatedTestsPassWhereTheyAreAppendedAndCoverMore() throws IOException {
    Run generated = Run.policy("gen", KETTLES);
    assertThat(generated.err()).matches("\\d+ tests\n");
    Path more = folder.resolve("more.policy");
    Files.writeString(more, Files.readString(Path.of(KETTLES)) + generated.out());

    Run run = Run.policy("test", more.toString());

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).startsWith(2 + number(generated.err()) + " tests passed");
    assertThat(Run.policy("fmt", "--check", more.toString()).code()).isZero();
    assertThat(percent(more.toString())).isGreaterThan(percent(KETTLES));
  }

  @Test
  void differencesFailOnlyOnWhatIsNamed() {
    assertThat(Run.policy("diff", KETTLES, KETTLES_4).code()).isZero();
    assertThat(fails("tightened", KETTLES, KETTLES_4)).isTrue();
    assertThat(fails("loosened", KETTLES, KETTLES_4)).isFalse();
    assertThat(fails("Loosened", KETTLES_4, KETTLES)).isTrue();
    assertThat(fails("tightened", KETTLES_4, KETTLES)).isFalse();
    assertThat(fails("changed", KETTLES, KETTLES_4)).isTrue();
    assertThat(fails("changed", KETTLES, KETTLES)).isFalse();
  }

  @Test
  void whatCannotBeComparedFails() throws IOException {
    String euros = Files.readString(Path.of(KETTLES)).replace("USD", "EUR").replace("$", "€");
    String file = Files.writeString(folder.resolve("euros.policy"), euros).toString();

    Run run = Run.policy("diff", KETTLES, file);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("not analysed: the currencies differ");
    assertThat(fails("loosened", KETTLES, file)).isTrue();
  }

  @Test
  void theExampleOfADifferenceCanBeDecidedAgain() throws IOException {
    JsonNode diff = JSON.readTree(Run.policy("diff", "--json", KETTLES, KETTLES_4).out());

    assertThat(diff.get("regions")).isNotEmpty();
    for (JsonNode region : diff.get("regions")) {
      assertThat(region.at("/witness/confirmed").booleanValue()).isTrue();
      String request = region.at("/witness/request").toString();
      JsonNode before = JSON.readTree(Run.input(request, "decide", KETTLES).out());
      JsonNode after = JSON.readTree(Run.input(request, "decide", KETTLES_4).out());
      assertThat(before.has("approvals")).isFalse();
      assertThat(after.at("/approvals/0/role").textValue()).isEqualTo("supervisor");
    }
  }

  @Test
  void thePageIsWrittenToAFileOrToTheOutput() throws IOException {
    Path page = folder.resolve("page.md");

    assertThat(Run.policy("docs", KETTLES, "-o", page.toString())).isEqualTo(new Run(0, "", ""));

    assertThat(Files.readString(page))
        .startsWith("# Kettle refunds\n")
        .isEqualTo(Run.policy("docs", KETTLES).out());
  }

  @Test
  void explainReadsARequestFromTheInputToo() throws IOException {
    String request = "src/test/resources/requests/late.json";

    assertThat(Run.input(Files.readString(Path.of(request)), "explain", KETTLES, "--request", "-"))
        .isEqualTo(Run.policy("explain", KETTLES, "--request", request));
  }

  @Test
  void everyCodeIsListedWithItsTitle() {
    Run run = Run.policy("explain-code");

    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .contains("P0304  a unit of time is missing")
        .allMatch(line -> line.matches("P\\d{4}  .+"));
  }

  @Test
  void theVersionIsTold() {
    assertThat(Run.waybill("--version")).isEqualTo(new Run(0, "waybill 0.1.0\n", ""));
  }

  private static boolean fails(String failOn, String before, String after) {
    int code = Run.policy("diff", "--fail-on", failOn, before, after).code();
    assertThat(code).isIn(ExitCode.OK, ExitCode.DIFFERENT);
    return code == ExitCode.DIFFERENT;
  }

  private static int percent(String file) throws IOException {
    return JSON.readTree(Run.policy("coverage", "--json", file).out()).get("percent").intValue();
  }

  private static int number(String text) {
    return Integer.parseInt(text.substring(0, text.indexOf(' ')));
  }
}

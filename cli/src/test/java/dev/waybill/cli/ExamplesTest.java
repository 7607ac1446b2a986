// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example policies of the language, as a user runs them. */
class ExamplesTest {

  private static final Path RESOURCES = Path.of("../policy-dsl/src/test/resources");

  @Test
  void thereAreSix() throws IOException {
    assertThat(examples()).hasSize(6);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleChecksWithoutErrors(Path example) {
    Run run = run("check", example);

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("1 policy, 0 errors, ").doesNotContain("error[");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theTestsOfAnExamplePass(Path example) {
    Run run = run("test", example);

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).endsWith(" passed, 0 failed\n").doesNotStartWith("0 ");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsFormatted(Path example) {
    assertThat(Run.policy("fmt", "--check", example.toString())).isEqualTo(new Run(0, "", ""));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleHasCoverageAndAPage(Path example) {
    assertThat(run("coverage", example).out()).startsWith("coverage ");
    assertThat(run("docs", example).out()).startsWith("# ");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleDecidesLikeItself(Path example) throws IOException {
    List<String> arguments = arguments("diff");
    arguments.add("--fail-on");
    arguments.add("changed");
    arguments.add(example.toString());
    arguments.add(example.toString());

    Run run = Run.policy(arguments.toArray(String[]::new));

    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  private static Run run(String command, Path example) {
    List<String> arguments = arguments(command);
    arguments.add(example.toString());
    return Run.policy(arguments.toArray(String[]::new));
  }

  private static List<String> arguments(String command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    for (String name : List.of("northwind-warranty-3.vocab", "tau2-retail-1.vocab")) {
      arguments.add("--vocabulary");
      arguments.add(RESOURCES.resolve("vocabularies").resolve(name).toString());
    }
    return arguments;
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("policies"))) {
      return files.filter(file -> file.toString().endsWith(".policy")).sorted().toList();
    }
  }
}

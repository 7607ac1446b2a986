// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.syntax.Formatter;
import dev.waybill.policy.testing.PolicyTests;
import dev.waybill.policy.testing.TestResult;
import dev.waybill.policy.vocabulary.ReadVocabulary;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.VocabularyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Six policies that use the whole language load, keep their layout, and pass their own tests. */
class ExamplePoliciesTest {

  private static final Path RESOURCES = Path.of("src/test/resources");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-apparel-returns",
        "2-address-cancel",
        "3-goodwill",
        "4-disclosure",
        "5-warranty",
        "6-tau2-retail"
      })
  void loadsKeepsItsLayoutAndPassesItsTests(String name) throws IOException {
    Path file = RESOURCES.resolve("policies").resolve(name + ".policy");
    Policy policy = Policy.load(file, vocabularies());

    String formatted = Formatter.format(FileIncludes.source(file));
    assertThat(formatted).isEqualTo(Files.readString(file));

    List<TestResult> results = PolicyTests.of(policy.model()).run();
    assertThat(results).isNotEmpty();
    assertThat(results)
        .allSatisfy(result -> assertThat(result.passed()).as(result.text()).isTrue());
  }

  private static Vocabularies vocabularies() throws IOException {
    Vocabularies all = Vocabularies.standard();
    for (String name : List.of("northwind-warranty-3", "tau2-retail-1")) {
      ReadVocabulary read =
          VocabularyReader.read(
              FileIncludes.source(RESOURCES.resolve("vocabularies").resolve(name + ".vocab")));
      all = all.with(requireNonNull(read.vocabulary(), () -> read.diagnostics().toString()));
    }
    return all;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.analysis.Analyses;
import dev.waybill.policy.analysis.Budget;
import dev.waybill.policy.check.CheckOptions;
import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Severity;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.testing.PolicyTests;
import dev.waybill.policy.testing.TestCheck;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.VocabularyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pages about the policy language say the truth: every example is read and checked. */
class PolicyPagesTest {

  private static final Path DOCS = root().resolve("docs");
  private static final Pattern BLOCK =
      Pattern.compile("```(policy|vocabulary)(?: (\\S+))?\\R(.*?)```", Pattern.DOTALL);
  private static final String HEADER =
      """
      policy "Reference"
        version "1"
        currency USD
        time zone "America/New_York"
        uses "commerce/1"

      """;

  @TestFactory
  Stream<DynamicTest> everyExampleOfTheReferenceHasNoErrorsAndItsTestsPass() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(DOCS.resolve("policy-reference.md")));
    while (block.find()) {
      String text = block.group(3);
      tests.add(
          DynamicTest.dynamicTest(
              text.lines().filter(line -> !line.isBlank()).findFirst().orElse(""),
              () -> {
                List<Diagnostic> found = check(text, Map.of(), false);
                assertThat(errors(found)).isEmpty();
                CheckedPolicy policy = checked(text, Map.of()).policy();
                assertThat(policy).isNotNull();
                assertThat(PolicyTests.of(policy).run())
                    .allSatisfy(result -> assertThat(result.passed()).as(result.text()).isTrue());
              }));
    }
    assertThat(tests).hasSizeGreaterThan(18);
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyCodeHasAPageWhoseExamplesAreWrongAndRight() {
    return Arrays.stream(Code.values())
        .map(code -> DynamicTest.dynamicTest(code.name(), () -> page(code)));
  }

  @Test
  void theListOfCodesIsComplete() throws IOException {
    String index = Files.readString(DOCS.resolve("policy/README.md"));
    assertThat(Code.values())
        .allSatisfy(code -> assertThat(index).contains("[" + code + "](" + code + ".md)"));
  }

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve(".mvn"))) {
      at = at.getParent();
    }
    return at;
  }

  private static void page(Code code) throws IOException {
    String page = Files.readString(DOCS.resolve("policy").resolve(code + ".md"));
    assertThat(page).startsWith("# " + code + ": ");
    if (code == Code.P0599) {
      return; // What it takes to go over the budget is a test of the analyses, not an example.
    }
    Map<String, String> files = new HashMap<>();
    int examples = 0;
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      String kind = block.group(2);
      String text = block.group(3);
      boolean vocabulary = block.group(1).equals("vocabulary");
      List<Code> codes =
          vocabulary ? vocabularyCodes(text) : codes(check(text, files, code == Code.P0412));
      if ("wrong".equals(kind)) {
        assertThat(codes).as("the wrong example of " + code).contains(code);
        examples++;
      } else if ("right".equals(kind)) {
        assertThat(codes).as("the right example of " + code).doesNotContain(code);
        if (!vocabulary) {
          assertThat(errors(check(text, files, false))).as("the right example").isEmpty();
        }
        examples++;
      } else {
        files.put(kind, text);
      }
    }
    assertThat(examples).as("examples of " + code).isEqualTo(2);
  }

  private static List<Code> vocabularyCodes(String text) {
    return codes(VocabularyReader.read(new Source("shop.vocab", text)).diagnostics());
  }

  private static List<Code> codes(List<Diagnostic> found) {
    return found.stream().map(Diagnostic::code).toList();
  }

  private static List<Diagnostic> errors(List<Diagnostic> found) {
    return found.stream().filter(one -> one.severity() == Severity.ERROR).toList();
  }

  private static List<Diagnostic> check(String text, Map<String, String> files, boolean strict) {
    Checked checked =
        strict
            ? Checker.check(
                source(text),
                includes(files),
                Vocabularies.standard(),
                new CheckOptions(true, 10_000_000))
            : checked(text, files);
    List<Diagnostic> found = new ArrayList<>(checked.diagnostics());
    CheckedPolicy policy = checked.policy();
    if (policy != null) {
      found.addAll(TestCheck.check(policy));
      found.addAll(Analyses.of(policy, Budget.standard()));
    }
    return found;
  }

  private static Checked checked(String text, Map<String, String> files) {
    return Checker.check(source(text), includes(files), Vocabularies.standard());
  }

  private static Source source(String text) {
    return new Source("example.policy", text.startsWith("policy ") ? text : HEADER + text);
  }

  private static Includes includes(Map<String, String> files) {
    return (file, from) -> {
      String text = files.get(file);
      if (text == null) {
        throw new IOException("there is no " + file);
      }
      return new Source(file, text);
    };
  }
}

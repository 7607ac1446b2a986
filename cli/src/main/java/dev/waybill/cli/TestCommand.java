// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.Policy;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.testing.PolicyTests;
import dev.waybill.policy.testing.TestResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code waybill policy test}.
 *
 * <p>The JSON is an object with {@code tests} and {@code errors}. A test has {@code name}, {@code
 * at}, whether it {@code passed}, and if not {@code failures}: what was {@code expected}, what it
 * {@code got}, and {@code why} (lines). The errors are those of policies whose tests could not run,
 * in the format of {@code check --json}.
 */
@Command(
    name = "test",
    description = "Runs the tests that stand in policies.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  waybill policy test policies/*.policy",
      "  waybill policy test --filter \"gold\" returns.policy"
    })
final class TestCommand implements Callable<Integer> {

  @Mixin private final Streams streams = new Streams();

  @Mixin private final PolicyFiles files = new PolicyFiles();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The policies.")
  private List<Path> policies = new ArrayList<>();

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Only tests whose name has this text in it.")
  private String filter = "";

  @Option(names = "--json", description = "Write the results as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<TestResult> results = new ArrayList<>();
    List<Diagnostic> errors = new ArrayList<>();
    int broken = 0;
    for (Path file : policies) {
      try {
        results.addAll(run(files.loadWithTests(file)));
      } catch (FoundException e) {
        errors.addAll(e.diagnostics());
        broken++;
      }
    }
    write(results, errors, broken);
    return errors.isEmpty() && results.stream().allMatch(TestResult::passed)
        ? ExitCode.OK
        : ExitCode.FOUND;
  }

  private List<TestResult> run(Policy policy) {
    PolicyTests tests = PolicyTests.of(policy.model());
    return policy.model().tests().stream()
        .filter(test -> test.name().value().contains(filter))
        .map(tests::run)
        .toList();
  }

  private void write(List<TestResult> results, List<Diagnostic> errors, int broken) {
    PrintWriter out = streams.out();
    if (json) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      ArrayNode tests = all.putArray("tests");
      results.forEach(result -> tests.add(json(result)));
      all.set("errors", DiagnosticJson.of(errors));
      out.println(Json.pretty(all));
      return;
    }
    if (!errors.isEmpty()) {
      streams.err().println(PolicyFiles.print(errors, false));
    }
    for (TestResult result : results) {
      if (!result.passed()) {
        out.println(result.text());
        out.println("     " + result.place());
      }
    }
    long failed = results.stream().filter(result -> !result.passed()).count();
    out.println(
        Words.count(results.size() - failed, "test", "tests")
            + " passed, "
            + failed
            + " failed"
            + (broken == 0
                ? ""
                : "; not run because of errors: " + Words.count(broken, "policy", "policies")));
  }

  private static ObjectNode json(TestResult result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", result.name());
    node.set("at", DiagnosticJson.place(result.place()));
    node.put("passed", result.passed());
    if (!result.passed()) {
      ArrayNode failures = node.putArray("failures");
      for (TestResult.Failure failure : result.failures()) {
        ObjectNode entry = failures.addObject();
        entry.put("expected", failure.expected());
        entry.put("got", failure.got());
        ArrayNode why = entry.putArray("why");
        failure.why().forEach(why::add);
      }
    }
    return node;
  }
}

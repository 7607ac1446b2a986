// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.Policy;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill policy test}. */
@Command(
    name = "test",
    description = "Runs the tests that stand in policies.",
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

  @Mixin private PolicyFiles files = new PolicyFiles();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The policies.")
  private List<Path> policies = new ArrayList<>();

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Only tests whose name has this text in it.")
  private String filter = "";

  @Option(names = "--json", description = "Write the results as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<TestResult> results = new ArrayList<>();
    for (Path file : policies) {
      Policy policy = files.load(file);
      for (TestResult result : PolicyTests.of(policy.model()).run()) {
        if (result.name().contains(filter)) {
          results.add(result);
        }
      }
    }
    write(results);
    return results.stream().allMatch(TestResult::passed) ? ExitCode.OK : ExitCode.FOUND;
  }

  private void write(List<TestResult> results) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      results.forEach(result -> all.add(json(result)));
      out.println(all.toPrettyString());
      return;
    }
    for (TestResult result : results) {
      if (!result.passed()) {
        out.println(result.text());
        out.println("     " + result.place());
      }
    }
    long failed = results.stream().filter(result -> !result.passed()).count();
    out.println(
        Words.count(results.size() - failed, "test", "tests") + " passed, " + failed + " failed");
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

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.testing.Coverage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * {@code waybill policy coverage}.
 *
 * <p>The JSON is an object with {@code percent}; {@code rules}, each with {@code rule}, {@code at},
 * how often it {@code fired}, {@code missed} and was {@code unknown}, and whether it {@code
 * canMiss}; {@code conditions}, each with {@code text}, {@code at} and whether it was seen {@code
 * yes}, {@code no} and {@code unknown}; {@code boundaries}, each with {@code text}, {@code at} and
 * whether it was tested {@code below}, {@code exactly} and {@code above}; and {@code untested}: the
 * rules that lack a test that {@code fires} or one that {@code misses}, with {@code tests} to
 * paste.
 */
@Command(
    name = "coverage",
    description = "Tells what of a policy its tests try, and writes tests for what they do not.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  waybill policy coverage returns.policy",
      "  waybill policy coverage --min 90 returns.policy"
    })
final class CoverageCommand implements Callable<Integer> {

  @Mixin private final Streams streams = new Streams();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Mixin private final PolicyFiles files = new PolicyFiles();

  @Parameters(index = "0", paramLabel = "FILE", description = "The policy.")
  private @Nullable Path policy;

  @Option(
      names = "--min",
      paramLabel = "PERCENT",
      description = "Less than this, from 0 to 100, ends with exit code 1.")
  private int least;

  @Option(names = "--json", description = "Write the coverage as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (least < 0 || least > 100) {
      throw new ParameterException(streams.line(), "--min is from 0 to 100, not " + least);
    }
    Coverage coverage = Coverage.of(files.loadWithTests(Objects.requireNonNull(policy)).model());
    PrintWriter out = streams.out();
    out.println(json ? Json.pretty(json(coverage)) : coverage.text());
    if (coverage.percent() >= least) {
      return ExitCode.OK;
    }
    streams.err().println("coverage is " + coverage.percent() + "%, less than " + least + "%");
    return ExitCode.FOUND;
  }

  private static ObjectNode json(Coverage coverage) {
    ObjectNode node = NODES.objectNode();
    node.put("percent", coverage.percent());
    rules(coverage, node.putArray("rules"));
    ArrayNode conditions = node.putArray("conditions");
    for (Coverage.AtomSeen atom : coverage.atoms()) {
      ObjectNode entry = conditions.addObject().put("text", atom.text());
      entry.set("at", DiagnosticJson.place(atom.place()));
      entry.put("yes", atom.yes()).put("no", atom.no()).put("unknown", atom.unknown());
    }
    ArrayNode boundaries = node.putArray("boundaries");
    for (Coverage.BoundarySeen seen : coverage.boundaries()) {
      ObjectNode entry = boundaries.addObject().put("text", seen.text());
      entry.set("at", DiagnosticJson.place(seen.place()));
      entry.put("below", seen.below()).put("exactly", seen.at()).put("above", seen.above());
    }
    ArrayNode untested = node.putArray("untested");
    for (Coverage.Untested rule : coverage.untested()) {
      ObjectNode entry = untested.addObject().put("rule", rule.rule());
      entry.put("fires", rule.fire()).put("misses", rule.miss()).put("tests", rule.tests());
    }
    return node;
  }

  private static void rules(Coverage coverage, ArrayNode rules) {
    for (Coverage.RuleSeen rule : coverage.rules()) {
      ObjectNode entry = rules.addObject().put("rule", rule.rule());
      entry.set("at", DiagnosticJson.place(rule.place()));
      entry.put("fired", rule.fired()).put("missed", rule.missed());
      entry.put("unknown", rule.unknown()).put("canMiss", rule.canMiss());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.policy.Policy;
import dev.waybill.policy.analysis.Analyses;
import dev.waybill.policy.analysis.Budget;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Severity;
import dev.waybill.policy.testing.TestCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code waybill policy check}.
 *
 * <p>The JSON is a list with an object for each diagnostic: {@code code}, {@code severity} ({@code
 * error}, {@code warning} or {@code note}), {@code title} and {@code at}; and if there are any
 * {@code label}, {@code notes} (with {@code kind}, {@code text} and perhaps {@code at}), {@code
 * help} and {@code fix} (with {@code at} and {@code replacement}). A place has {@code file}, {@code
 * line}, {@code column}, {@code endLine} and {@code endColumn}, counted from 1 in characters; the
 * end is after the last character.
 */
@Command(
    name = "check",
    description = {
      "Tells what is wrong with policies and their tests, and what is odd about them.",
      "Odd are rules that never count, cases nobody thought of, values of any origin."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  waybill policy check returns.policy",
      "  waybill policy check --deny-warnings --sarif policies/*.policy > policies.sarif"
    })
final class CheckCommand implements Callable<Integer> {

  @Mixin private final Streams streams = new Streams();

  @Mixin private final PolicyFiles files = new PolicyFiles();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The policies.")
  private List<Path> policies = new ArrayList<>();

  @Option(names = "--deny-warnings", description = "Warnings end with exit code 1 as well.")
  private boolean denyWarnings;

  @Option(names = "--no-analyses", description = "Only errors and missing sources: faster.")
  private boolean noAnalyses;

  @ArgGroup(exclusive = true)
  private Form form = new Form();

  /** How the result is written. */
  static final class Form {
    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Option(names = "--sarif", description = "Write the result as SARIF 2.1.0.")
    private boolean sarif;
  }

  @Override
  public Integer call() throws IOException {
    Set<Diagnostic> all = new LinkedHashSet<>();
    for (Path policy : policies) {
      all.addAll(check(policy));
    }
    List<Diagnostic> found = all.stream().sorted(Diagnostic.ORDER).toList();
    write(found);
    boolean errors = found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    boolean warnings = found.stream().anyMatch(d -> d.severity() == Severity.WARNING);
    return errors || (warnings && denyWarnings) ? ExitCode.FOUND : ExitCode.OK;
  }

  private List<Diagnostic> check(Path file) throws IOException {
    try {
      Policy policy = files.load(file);
      List<Diagnostic> found = new ArrayList<>(policy.warnings());
      found.addAll(TestCheck.check(policy.model()));
      if (!noAnalyses) {
        found.addAll(Analyses.of(policy.model(), Budget.standard()));
      }
      return found;
    } catch (FoundException e) {
      return e.diagnostics();
    }
  }

  private void write(List<Diagnostic> found) {
    PrintWriter out = streams.out();
    if (form.json) {
      out.println(Json.pretty(DiagnosticJson.of(found)));
    } else if (form.sarif) {
      out.println(Json.pretty(Sarif.of(found)));
    } else {
      if (!found.isEmpty()) {
        out.println(PolicyFiles.print(found, Ansi.AUTO.enabled()));
        out.println();
      }
      out.println(
          Words.count(policies.size(), "policy", "policies")
              + ", "
              + Words.count(number(found, Severity.ERROR), "error", "errors")
              + ", "
              + Words.count(number(found, Severity.WARNING), "warning", "warnings"));
    }
  }

  private static long number(List<Diagnostic> found, Severity severity) {
    return found.stream().filter(d -> d.severity() == severity).count();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.policy.Policy;
import dev.waybill.policy.PolicyException;
import dev.waybill.policy.analysis.Analyses;
import dev.waybill.policy.analysis.Budget;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill policy check}. */
@Command(
    name = "check",
    description = "Tells what is wrong with policies, and what is odd about them.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Mixin private PolicyFiles files = new PolicyFiles();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The policies.")
  private List<Path> policies = new ArrayList<>();

  @Option(names = "--deny-warnings", description = "Warnings end with exit code 1 as well.")
  private boolean denyWarnings;

  @Option(names = "--no-analyses", description = "Only errors and missing sources: faster.")
  private boolean noAnalyses;

  @ArgGroup(exclusive = true)
  private Form form = new Form();

  @Spec private CommandSpec spec;

  /** How the result is written. */
  static final class Form {
    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Option(names = "--sarif", description = "Write the result as SARIF 2.1.0.")
    private boolean sarif;
  }

  @Override
  public Integer call() throws IOException {
    List<Diagnostic> found = new ArrayList<>();
    for (Path policy : policies) {
      found.addAll(check(policy));
    }
    found.sort(Diagnostic.ORDER);
    write(found);
    boolean errors = found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    boolean warnings = found.stream().anyMatch(d -> d.severity() == Severity.WARNING);
    return errors || warnings && denyWarnings ? ExitCode.FOUND : ExitCode.OK;
  }

  private List<Diagnostic> check(Path file) throws IOException {
    try {
      Policy policy = Policy.load(file, files.vocabularies());
      List<Diagnostic> found = new ArrayList<>(policy.warnings());
      if (!noAnalyses) {
        found.addAll(Analyses.of(policy.model(), Budget.standard()));
      }
      return found;
    } catch (PolicyException e) {
      return e.diagnostics();
    }
  }

  private void write(List<Diagnostic> found) {
    PrintWriter out = spec.commandLine().getOut();
    if (form.json) {
      out.println(DiagnosticJson.of(found).toPrettyString());
    } else if (form.sarif) {
      out.println(Sarif.of(found).toPrettyString());
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

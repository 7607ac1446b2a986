// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.policy.source.Source;
import dev.waybill.policy.syntax.Formatter;
import dev.waybill.policy.syntax.Parsed;
import dev.waybill.policy.syntax.Parser;
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

/** {@code waybill policy fmt}. */
@Command(
    name = "fmt",
    description = {
      "Writes policies the one way they are written. Comments stay.",
      "A policy with errors is left as it is."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  waybill policy fmt returns.policy",
      "  waybill policy fmt --check policies/*.policy"
    })
final class FormatCommand implements Callable<Integer> {

  @Mixin private final Streams streams = new Streams();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The policies.")
  private List<Path> policies = new ArrayList<>();

  @Option(
      names = "--check",
      description = "Change nothing; end with exit code 1 if a file would change.")
  private boolean check;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = streams.out();
    int result = ExitCode.OK;
    for (Path file : policies) {
      Source source = PolicyFiles.source(file);
      Parsed parsed = Parser.parse(source);
      if (parsed.file() == null || !parsed.diagnostics().isEmpty()) {
        streams.err().println(PolicyFiles.print(parsed.diagnostics(), false));
        result = ExitCode.FOUND;
        continue;
      }
      String formatted = Formatter.format(source);
      if (formatted.equals(source.text())) {
        continue;
      }
      if (check) {
        out.println("not formatted: " + file);
        result = ExitCode.FOUND;
      } else {
        WholeFile.write(file, formatted);
        out.println("formatted: " + file);
      }
    }
    return result;
  }
}

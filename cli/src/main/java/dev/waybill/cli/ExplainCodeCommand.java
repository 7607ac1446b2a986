// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.policy.source.Code;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code waybill policy explain-code}. */
@Command(
    name = "explain-code",
    description = "Tells what the code of a message means, and where to read about it.",
    footerHeading = "%nExamples:%n",
    footer = {"  waybill policy explain-code P0304", "  waybill policy explain-code"})
final class ExplainCodeCommand implements Callable<Integer> {

  @Mixin private final Streams streams = new Streams();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CODE",
      description = "The code, such as P0304. Without it, all codes are listed.")
  private @Nullable Code code;

  @Override
  public Integer call() {
    PrintWriter out = streams.out();
    if (code == null) {
      for (Code one : Code.values()) {
        out.println(one + "  " + one.title());
      }
    } else {
      out.println(code + ": " + code.title());
      out.println(
          "A wrong and a right example: docs/policy/" + code + ".md in the sources of Waybill.");
    }
    return ExitCode.OK;
  }
}

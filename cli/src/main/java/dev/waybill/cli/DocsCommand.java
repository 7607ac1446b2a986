// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.policy.explain.PolicyPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill policy docs}. */
@Command(
    name = "docs",
    description = "Writes a page in plain English about a policy, in Markdown.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  waybill policy docs returns.policy",
      "  waybill policy docs returns.policy -o returns.md"
    })
final class DocsCommand implements Callable<Integer> {

  @Mixin private final Streams streams = new Streams();

  @Mixin private final PolicyFiles files = new PolicyFiles();

  @Parameters(index = "0", paramLabel = "FILE", description = "The policy.")
  private @Nullable Path policy;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write. Without it, the page goes to standard output.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    String page = PolicyPage.of(files.load(Objects.requireNonNull(policy)).model());
    if (output != null) {
      WholeFile.write(output, page);
    } else {
      streams.out().println(page.stripTrailing());
    }
    return ExitCode.OK;
  }
}

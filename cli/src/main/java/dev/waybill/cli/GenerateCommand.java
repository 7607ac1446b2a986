// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.testing.BoundaryTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code waybill policy gen}. */
@Command(
    name = "gen",
    description = {
      "Writes the tests at the boundaries of a policy, to paste at its end.",
      "They expect what the policy says now: read them before you keep them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  waybill policy gen returns.policy",
      "  waybill policy gen returns.policy >> returns.policy"
    })
final class GenerateCommand implements Callable<Integer> {

  @Mixin private final Streams streams = new Streams();

  @Mixin private final PolicyFiles files = new PolicyFiles();

  @Parameters(index = "0", paramLabel = "FILE", description = "The policy.")
  private @Nullable Path policy;

  @Override
  public Integer call() throws IOException {
    List<Item.Test> tests =
        BoundaryTests.of(files.loadWithTests(Objects.requireNonNull(policy)).model());
    if (!tests.isEmpty()) {
      streams.out().println("\n" + BoundaryTests.text(tests).stripTrailing());
    }
    streams.err().println(Words.count(tests.size(), "test", "tests"));
    return ExitCode.OK;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import picocli.CommandLine.Command;

/** The command {@code waybill policy}. */
@Command(
    name = "policy",
    description = "Checks, formats, tests, explains, compares and describes policies.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckCommand.class,
      FormatCommand.class,
      TestCommand.class,
      CoverageCommand.class,
      GenerateCommand.class,
      DecideCommand.class,
      ExplainCommand.class,
      DiffCommand.class,
      DocsCommand.class,
      ExplainCodeCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   all is well",
      "  1   errors, failing tests, unformatted files, unreadable requests",
      "  2   the command line is wrong, or a file cannot be read",
      "  3   a comparison found what --fail-on names",
      " 70   a defect of waybill"
    })
final class PolicyCommand {}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import picocli.CommandLine.Command;

/** The command {@code waybill eval}. */
@Command(
    name = "eval",
    description = "Measures understanding, grounding and resistance on your own data.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      EvalIntentsCommand.class,
      EvalEntitiesCommand.class,
      EvalMoodCommand.class,
      EvalAmbiguityCommand.class,
      EvalGroundingCommand.class,
      EvalInjectionsCommand.class,
      EvalScenariosCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   measured, and not under --fail-under",
      "  1   under --fail-under",
      "  2   the command line is wrong, or a file cannot be read or holds a wrong row",
      " 70   a defect of waybill"
    })
final class EvalCommand {}

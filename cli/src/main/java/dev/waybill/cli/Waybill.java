// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code waybill}. */
@Command(
    name = "waybill",
    description = "Works on what an agent may do, before it may do it.",
    mixinStandardHelpOptions = true,
    version = "waybill 0.1.0",
    subcommands = {PolicyCommand.class, CommandLine.HelpCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class Waybill {

  /** Made by {@link #commandLine}. */
  Waybill() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /**
   * Gives the command line, with its own way to say what went wrong: a sentence, not a stack trace.
   *
   * @return the command line
   */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Waybill());
    line.setExecutionExceptionHandler(new SaysWhatWentWrong());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }
}

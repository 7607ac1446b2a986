// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import java.io.FileDescriptor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code waybill}. */
@Command(
    name = "waybill",
    description = "Works on what an agent may do and say, before it may.",
    version = "waybill " + Waybill.VERSION,
    subcommands = {PolicyCommand.class, EvalCommand.class, ReplayCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class Waybill {

  static final String VERSION = "0.1.0";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and end.")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version and end.")
  boolean version;

  /** Made by {@link #commandLine}. */
  Waybill() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    CommandLine line = commandLine();
    line.setOut(Output.to(FileDescriptor.out));
    line.setErr(Output.to(FileDescriptor.err));
    int code = line.execute(arguments);
    line.getOut().flush();
    line.getErr().flush();
    System.exit(code);
  }

  /**
   * Gives the command line, with its own way to say what went wrong: a sentence, not a stack trace.
   *
   * @return the command line
   */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Waybill());
    line.setExecutionExceptionHandler(new SaysWhatWentWrong());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }
}

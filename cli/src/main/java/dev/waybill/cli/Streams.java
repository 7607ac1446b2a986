// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where a command writes. */
@Command
final class Streams {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** The result. */
  PrintWriter out() {
    return line().getOut();
  }

  /** What went wrong, and what is not part of the result. */
  PrintWriter err() {
    return line().getErr();
  }

  CommandLine line() {
    return requireNonNull(command).commandLine();
  }
}

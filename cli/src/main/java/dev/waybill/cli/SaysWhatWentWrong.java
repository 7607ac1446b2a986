// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into a sentence and an exit code. */
final class SaysWhatWentWrong implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    if (e instanceof FoundException found) {
      line.getErr().println(found.getMessage());
      return ExitCode.FOUND;
    }
    if (e instanceof BadRequestException) {
      line.getErr().println("error: " + e.getMessage());
      return ExitCode.FOUND;
    }
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    if (cause instanceof IOException io) {
      line.getErr().println("error: " + words(io));
      return ExitCode.USAGE;
    }
    line.getErr().println("error: a defect of waybill, please report it");
    e.printStackTrace(line.getErr());
    return ExitCode.DEFECT;
  }

  private static String words(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written";
    }
    return "a file cannot be read or written: " + e.getMessage();
  }
}

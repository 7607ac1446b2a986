// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.testkit.eval.Evaluation;
import dev.waybill.testkit.eval.Rows;
import dev.waybill.testkit.eval.Work;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What every evaluation can be told, and how its result is written. */
@Command
final class EvalOptions {

  @Mixin private final Streams streams = new Streams();

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description = "Write what was answered, one JSON object a row, in the order of the rows.")
  private @Nullable Path predictions;

  @Option(names = "--json", description = "Write the summary as one JSON object.")
  private boolean json;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of everything that is random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads. Default: one a processor. The result is the same.")
  private @Nullable Integer threads;

  @Option(
      names = "--fail-under",
      paramLabel = "SHARE",
      description = "End with 1 if the figure named in the help is under this, from 0 to 1.")
  private @Nullable Double failUnder;

  long seed() {
    return seed;
  }

  /** How the rows are worked through; progress goes to the error stream. */
  Work work() {
    int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (count < 1) {
      throw new ParameterException(streams.line(), "--threads must be 1 or more, not " + count);
    }
    Progress progress = new Progress(streams.err());
    return new Work(count, progress::done);
  }

  /** The rows of a file; what is wrong with it is said as a wrong command line is. */
  List<Rows.Row> rows(Path file) throws IOException {
    return read(file, Rows::read);
  }

  /** Reads a file. */
  interface Reader<T> {
    T read(Path file) throws IOException;
  }

  /** What is in a file; what is wrong with it is said as a wrong command line is. */
  <T> T read(Path file, Reader<T> reader) throws IOException {
    try {
      return reader.read(file);
    } catch (NoSuchFileException e) {
      throw new ParameterException(streams.line(), "there is no file " + file, e);
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  /** Runs an evaluation and writes its result. */
  int write(java.util.function.Supplier<Evaluation> measured) throws IOException {
    if (failUnder != null && !(failUnder >= 0 && failUnder <= 1)) {
      throw new ParameterException(
          streams.line(), "--fail-under must be from 0 to 1, not " + failUnder);
    }
    Evaluation evaluation;
    try {
      evaluation = measured.get();
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
    if (predictions != null) {
      StringBuilder lines = new StringBuilder();
      for (ObjectNode line : evaluation.predictions()) {
        lines.append(line).append('\n');
      }
      WholeFile.write(predictions, lines.toString());
    }
    if (json) {
      streams.out().println(Json.pretty(evaluation.summary()));
    } else {
      streams.out().print(evaluation.text());
      streams.out().flush();
    }
    if (failUnder != null && evaluation.figure() < failUnder) {
      streams
          .err()
          .println(evaluation.figureName() + " is " + evaluation.figure() + ", under " + failUnder);
      return ExitCode.FOUND;
    }
    return ExitCode.OK;
  }

  private ParameterException wrong(IllegalArgumentException e) {
    return new ParameterException(streams.line(), String.valueOf(e.getMessage()), e);
  }
}

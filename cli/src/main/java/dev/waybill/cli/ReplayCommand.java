// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.testkit.recording.Difference;
import dev.waybill.testkit.recording.Recording;
import dev.waybill.testkit.recording.RecordingException;
import dev.waybill.testkit.recording.Replay;
import dev.waybill.testkit.recording.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code waybill replay}.
 *
 * <p>The JSON is an object with {@code replayed} and {@code same} (numbers), {@code changed} and
 * {@code unreadable}. One that changed has {@code file}, {@code conversation}, {@code step} (from
 * 1), {@code where}, {@code what} ({@code question}, {@code decision}, {@code write}, {@code
 * outcome}, {@code reply}, {@code memory} or {@code trace}), {@code expected}, {@code got} and
 * {@code why} (the rules, as sentences). One that is unreadable has {@code file} and {@code error}.
 */
@Command(
    name = "replay",
    description = {
      "Runs recorded conversations again, without model or network, and tells which would be"
          + " different now, from where on, and by which rules.",
      "Without --policy each runs under the policy it was held under, which is in the recording."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  waybill replay recordings",
      "  waybill replay recordings --policy next.policy --fail-on-change",
      "",
      "Exit codes:",
      "  0   all were replayed",
      "  1   a recording cannot be read, or the policy has errors",
      "  2   the command line is wrong, or there is no recording",
      "  3   something is different, and --fail-on-change is given"
    })
final class ReplayCommand implements Callable<Integer> {

  private static final int PROGRESS = 250;

  @Mixin private final Streams streams = new Streams();

  @Mixin private final PolicyFiles files = new PolicyFiles();

  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "Where the recordings are: every *.json in it and below. Or one file.")
  private @Nullable Path folder;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The policy to replay under. What it says otherwise of the past is a change.")
  private @Nullable Path policy;

  @Option(names = "--json", description = "Write the result as JSON.")
  private boolean json;

  @Option(
      names = "--fail-on-change",
      description = "End with exit code 3 if something is different.")
  private boolean failOnChange;

  private record Changed(Path file, Replay replay, Difference difference) {}

  private record Unreadable(Path file, String error) {}

  @Override
  public Integer call() throws IOException {
    List<Path> recordings = recordings(requireNonNull(folder));
    Replayer replayer = Replayer.ofDefaults();
    if (policy != null) {
      replayer = replayer.policy(files.load(policy).evaluator());
    }
    List<Changed> changed = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    int done = 0;
    for (Path file : recordings) {
      try {
        Replay replay = replayer.replay(Recording.read(file));
        replay.difference().ifPresent(found -> changed.add(new Changed(file, replay, found)));
      } catch (RecordingException e) {
        unreadable.add(new Unreadable(file, String.valueOf(e.getMessage())));
      }
      done++;
      if (done % PROGRESS == 0 && done < recordings.size()) {
        streams.err().println(done + " of " + recordings.size());
      }
    }
    int replayed = recordings.size() - unreadable.size();
    if (json) {
      streams.out().println(Json.pretty(json(replayed, changed, unreadable)));
    } else {
      print(replayed, changed, unreadable);
    }
    if (failOnChange && !changed.isEmpty()) {
      return ExitCode.DIFFERENT;
    }
    return unreadable.isEmpty() ? ExitCode.OK : ExitCode.FOUND;
  }

  private static List<Path> recordings(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> recordings =
          all.filter(file -> file.toString().endsWith(".json"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (recordings.isEmpty()) {
        throw new IOException("there is no recording (*.json) in " + folder);
      }
      return recordings;
    }
  }

  private void print(int replayed, List<Changed> changed, List<Unreadable> unreadable) {
    for (Changed one : changed) {
      streams
          .out()
          .println(one.file() + ", conversation " + one.replay().recording().conversation());
      streams.out().println(indented(one.difference().toString()));
    }
    for (Unreadable one : unreadable) {
      streams.out().println(one.file() + " cannot be replayed");
      streams.out().println(indented(one.error()));
    }
    streams
        .out()
        .println(
            Words.count(replayed, "recording", "recordings")
                + " replayed, "
                + (replayed - changed.size())
                + " same, "
                + changed.size()
                + " changed, "
                + unreadable.size()
                + " unreadable");
  }

  private static String indented(String text) {
    return "  " + text.replace("\n", "\n  ");
  }

  private static ObjectNode json(int replayed, List<Changed> changed, List<Unreadable> unreadable) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("replayed", replayed);
    node.put("same", replayed - changed.size());
    ArrayNode changes = node.putArray("changed");
    for (Changed one : changed) {
      Difference difference = one.difference();
      ObjectNode entry = changes.addObject();
      entry.put("file", one.file().toString());
      entry.put("conversation", one.replay().recording().conversation());
      entry.put("step", difference.step());
      entry.put("where", difference.where());
      entry.put("what", difference.what().name().toLowerCase(Locale.ROOT));
      entry.put("expected", difference.expected());
      entry.put("got", difference.got());
      ArrayNode why = entry.putArray("why");
      difference.why().forEach(why::add);
    }
    ArrayNode errors = node.putArray("unreadable");
    for (Unreadable one : unreadable) {
      errors.addObject().put("file", one.file().toString()).put("error", one.error());
    }
    return node;
  }
}

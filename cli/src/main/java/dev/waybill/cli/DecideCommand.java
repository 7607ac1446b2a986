// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.InMemoryLedger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill policy decide}. */
@Command(
    name = "decide",
    description = {
      "Decides requests and writes one decision a line, as JSON.",
      "A line that is no request is answered by an object with error and line.",
      "Counts start at zero: the ledger of this command is empty.",
      "docs/policy-decide.md describes requests and decisions."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  waybill policy decide returns.policy --request request.json",
      "  waybill policy decide returns.policy < requests.jsonl > decisions.jsonl"
    })
final class DecideCommand implements Callable<Integer> {

  @Mixin private final Streams streams = new Streams();

  @Mixin private final PolicyFiles files = new PolicyFiles();

  @Parameters(index = "0", paramLabel = "FILE", description = "The policy.")
  private @Nullable Path policy;

  @Option(
      names = "--request",
      paramLabel = "JSON",
      description = "A file with one request. Without it, each line of standard input is one.")
  private @Nullable Path request;

  @Override
  public Integer call() throws IOException {
    Policy loaded = files.load(Objects.requireNonNull(policy));
    RequestReader reader = new RequestReader(loaded.model().vocabulary());
    if (request != null) {
      streams.out().println(decide(loaded, reader.read(PolicyFiles.text(request))));
      return ExitCode.OK;
    }
    return lines(loaded, reader);
  }

  private int lines(Policy loaded, RequestReader reader) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintWriter out = streams.out();
    int result = ExitCode.OK;
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        out.println(decide(loaded, reader.read(line)));
      } catch (BadRequestException e) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        out.println(error.put("error", e.getMessage()).put("line", number));
        result = ExitCode.FOUND;
      }
      if (out.checkError()) {
        return result;
      }
    }
    return result;
  }

  private static String decide(Policy loaded, Request request) {
    return new DecisionWriter().write(loaded.decide(request, new InMemoryLedger())).toString();
  }
}

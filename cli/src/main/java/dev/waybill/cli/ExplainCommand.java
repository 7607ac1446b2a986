// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.explain.Explanation;
import dev.waybill.policy.ledger.InMemoryLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code waybill policy explain}.
 *
 * <p>The JSON is an object with {@code outcome}, {@code question}, {@code policy} ({@code name},
 * {@code version}, {@code sha256}), {@code rules} (each with {@code rule}, {@code part}, {@code
 * because}, {@code exceptions} and {@code place}, which is a file and a line), {@code needs} (each
 * with {@code path} and {@code remedy}), {@code customerMessage} if there is one, and {@code
 * nearest}: changes of one value that would allow it, each with {@code path}, {@code value} and
 * {@code outcome}.
 */
@Command(
    name = "explain",
    description = {
      "Tells why a request is decided as it is, and what would change it.",
      "Counts start at zero: the ledger of this command is empty.",
      "docs/policy-decide.md describes requests."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  waybill policy explain returns.policy --request request.json",
      "  waybill policy explain returns.policy --request - < request.json"
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private final Streams streams = new Streams();

  @Mixin private final PolicyFiles files = new PolicyFiles();

  @Parameters(index = "0", paramLabel = "FILE", description = "The policy.")
  private @Nullable Path policy;

  @Option(
      names = "--request",
      required = true,
      paramLabel = "JSON",
      description = "A file with one request; - is standard input.")
  private @Nullable Path request;

  @Option(names = "--json", description = "Write the explanation as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Policy loaded = files.load(Objects.requireNonNull(policy));
    Request asked = new RequestReader(loaded.model().vocabulary()).read(text());
    Explanation explanation = Explanation.of(loaded.model(), asked, new InMemoryLedger());
    streams.out().println(json ? Json.pretty(json(explanation)) : explanation.text());
    return ExitCode.OK;
  }

  private String text() throws IOException {
    Path file = Objects.requireNonNull(request);
    return file.toString().equals("-")
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
        : PolicyFiles.text(file);
  }

  private static ObjectNode json(Explanation explanation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("outcome", explanation.outcome());
    node.put("question", explanation.question());
    ObjectNode policy = node.putObject("policy");
    policy.put("name", explanation.policy());
    policy.put("version", explanation.version());
    policy.put("sha256", explanation.digest());
    ArrayNode rules = node.putArray("rules");
    for (Explanation.Line line : explanation.lines()) {
      ObjectNode entry = rules.addObject();
      entry.put("rule", line.rule());
      entry.put("part", line.words());
      line.because().forEach(entry.putArray("because")::add);
      line.exceptions().forEach(entry.putArray("exceptions")::add);
      entry.put("place", line.place());
    }
    ArrayNode needs = node.putArray("needs");
    explanation
        .needs()
        .forEach(n -> needs.addObject().put("path", n.path()).put("remedy", n.remedy()));
    if (explanation.customer() != null) {
      node.put("customerMessage", explanation.customer());
    }
    ArrayNode nearest = node.putArray("nearest");
    for (Explanation.Nearest change : explanation.nearest()) {
      nearest
          .addObject()
          .put("path", change.path())
          .put("value", change.value())
          .put("outcome", change.outcome());
    }
    return node;
  }
}

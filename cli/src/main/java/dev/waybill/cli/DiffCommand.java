// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.analysis.Budget;
import dev.waybill.policy.analysis.Change;
import dev.waybill.policy.analysis.DiffText;
import dev.waybill.policy.analysis.PolicyDiff;
import dev.waybill.policy.analysis.Verdict;
import dev.waybill.policy.analysis.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code waybill policy diff}.
 *
 * <p>The JSON is an object with {@code before} and {@code after} (name and version of the
 * policies), {@code regions} and {@code notCompared} (sentences). A region has {@code action},
 * {@code change} ({@code loosened}, {@code tightened}, {@code other} or {@code reason_changed}),
 * {@code when} (conditions), {@code from} and {@code to} (what the policies say), {@code rules},
 * and {@code witness} if there is one: its {@code words}, whether it is {@code confirmed} by both
 * policies, what the {@code ledger} is taken to say (empty if it is not asked), and the {@code
 * request} in the format {@code decide} reads.
 */
@Command(
    name = "diff",
    description = {
      "Tells what two policies decide differently, with an example of each case.",
      "An example was decided by both policies before it is shown, or it says so."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  waybill policy diff old.policy new.policy",
      "  waybill policy diff --fail-on loosened old.policy new.policy"
    })
final class DiffCommand implements Callable<Integer> {

  @Mixin private final Streams streams = new Streams();

  /** What a build may not let through. */
  enum FailOn {
    LOOSENED,
    TIGHTENED,
    CHANGED
  }

  @Mixin private final PolicyFiles files = new PolicyFiles();

  @Parameters(index = "0", paramLabel = "OLD", description = "The policy before.")
  private @Nullable Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "The policy after.")
  private @Nullable Path after;

  @Option(
      names = "--fail-on",
      paramLabel = "CHANGE",
      description = {
        "loosened, tightened or changed: end with exit code 3 if there is such a change,"
            + " or if something cannot be compared."
      })
  private @Nullable FailOn failOn;

  @Option(names = "--json", description = "Write the differences as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PolicyDiff diff =
        PolicyDiff.between(
            files.load(Objects.requireNonNull(before)).model(),
            files.load(Objects.requireNonNull(after)).model(),
            Budget.standard());
    streams.out().println(json ? Json.pretty(json(diff)) : DiffText.of(diff).stripTrailing());
    return failOn != null && fails(diff, failOn) ? ExitCode.DIFFERENT : ExitCode.OK;
  }

  private static boolean fails(PolicyDiff diff, FailOn failOn) {
    if (!diff.limits().isEmpty()) {
      return true;
    }
    return switch (failOn) {
      case LOOSENED -> diff.has(Change.LOOSENED);
      case TIGHTENED -> diff.has(Change.TIGHTENED);
      case CHANGED -> !diff.regions().isEmpty();
    };
  }

  private static ObjectNode json(PolicyDiff diff) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("before", diff.before());
    node.put("after", diff.after());
    ArrayNode regions = node.putArray("regions");
    diff.regions().forEach(region -> regions.add(json(region)));
    diff.limits().forEach(node.putArray("notCompared")::add);
    return node;
  }

  private static ObjectNode json(PolicyDiff.Region region) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("action", region.action());
    node.put("change", region.change().name().toLowerCase(Locale.ROOT));
    region.when().forEach(node.putArray("when")::add);
    words(node, "from", region.from());
    words(node, "to", region.to());
    region.rules().forEach(node.putArray("rules")::add);
    Witness witness = region.witness();
    if (witness != null) {
      ObjectNode example = node.putObject("witness");
      example.put("words", witness.words());
      example.put("confirmed", witness.confirmed());
      example.put("ledger", witness.ledger());
      example.set("request", RequestWriter.write(witness.request()));
    }
    return node;
  }

  private static void words(ObjectNode node, String field, List<Verdict> verdicts) {
    ArrayNode words = node.putArray(field);
    verdicts.stream().map(Verdict::words).distinct().forEach(words::add);
  }
}

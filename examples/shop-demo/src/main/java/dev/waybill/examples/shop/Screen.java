// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Evidence;
import dev.waybill.grounding.Citation;
import dev.waybill.language.ValueFormat;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows replies with their evidence, and how a reply came about. */
final class Screen {

  private final PrintWriter out;

  Screen(PrintWriter out) {
    this.out = out;
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** The reply, and for each value in it where it comes from. */
  void reply(Reply reply) {
    line("Agent    | " + reply.text().replace("\n", "\n         | "));
    Map<String, String> cited = new LinkedHashMap<>();
    for (Citation citation : reply.citations()) {
      cited.putIfAbsent(
          citation.path() + citation.span().of(reply.text()),
          "         [" + citation.span().of(reply.text()) + "] " + origin(citation, reply));
    }
    cited.values().forEach(this::line);
  }

  private static String origin(Citation citation, Reply reply) {
    for (Evidence evidence : reply.trace().evidence()) {
      if (evidence.id().equals(citation.evidenceId())) {
        return evidence.path() + ", " + evidence.source().system() + " at " + evidence.observedAt();
      }
    }
    throw new IllegalStateException("a citation without evidence: " + citation.evidenceId());
  }

  /** How the reply came about. */
  void why(Reply reply) {
    TurnTrace trace = reply.trace();
    line("outcome:   " + reply.outcome());
    line("meant:     " + trace.classification().best());
    line("playbook:  " + trace.playbook() + ", written by " + trace.author());
    line("identity:  " + trace.identity());
    section(
        "reads",
        trace.reads().stream()
            .map(read -> read.operation() + " " + read.subject() + ": " + read.result())
            .toList());
    section(
        "conflicts",
        trace.conflicts().stream()
            .map(conflict -> conflict.governs() + " governs over " + conflict.overruled())
            .toList());
    for (TurnTrace.ModelCall call : trace.model()) {
      line("model:     " + call.purpose() + (call.text().isEmpty() ? "" : ": " + call.text()));
      section(
          "  tools",
          call.toolCalls().stream()
              .map(tool -> tool.name() + " " + tool.arguments() + " -> " + tool.result())
              .toList());
      section("  objections", call.objections());
    }
    section("notes", trace.notes());
    section("facts", trace.evidence().stream().map(Screen::fact).toList());
  }

  private static String fact(Evidence evidence) {
    ValueFormat format = new ValueFormat(Locale.US, ZoneOffset.UTC, evidence.observedAt());
    return evidence.id()
        + " "
        + evidence.path()
        + " = "
        + format.format(evidence.value())
        + "  ("
        + evidence.source().system()
        + ", "
        + evidence.observedAt()
        + ")";
  }

  private void section(String name, List<String> entries) {
    if (!entries.isEmpty()) {
      line(name + ":");
      entries.forEach(entry -> line("  " + entry));
    }
  }
}

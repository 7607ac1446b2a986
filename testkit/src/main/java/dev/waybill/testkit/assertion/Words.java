// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.assertion;

import static java.util.stream.Collectors.joining;

import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Span;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.shop.RecordedActs;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Says things in failure messages. */
final class Words {

  private static final String INDENT = "\n    ";

  private Words() {}

  /** The reply, quoted, with stretches marked. */
  static String quoted(Reply reply, List<Span> marked) {
    BitSet inside = new BitSet(reply.text().length());
    marked.forEach(span -> inside.set(span.start(), span.end()));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < reply.text().length(); i++) {
      boolean before = i > 0 && inside.get(i - 1);
      if (before != inside.get(i)) {
        text.append(before ? "<<" : ">>");
      }
      text.append(reply.text().charAt(i));
    }
    text.append(inside.get(reply.text().length() - 1) ? "<<" : "");
    return "The reply:" + INDENT + text.toString().replace("\n", INDENT);
  }

  static String quoted(Reply reply) {
    return quoted(reply, List.of());
  }

  /** Lines under a heading, or what to say if there is none. */
  static String listed(String heading, List<String> lines, String none) {
    return lines.isEmpty() ? none : heading + INDENT + String.join(INDENT, lines);
  }

  static List<String> citations(Reply reply) {
    return reply.citations().stream()
        .map(citation -> citation.path() + ": \"" + cited(reply, citation) + "\"")
        .toList();
  }

  /** The stretch of a citation, or a remark if the text has no such stretch. */
  static String cited(Reply reply, Citation citation) {
    return citation.span().end() > reply.text().length()
        ? "(beyond the end of the text)"
        : citation.span().of(reply.text());
  }

  static String value(Evidence evidence) {
    return evidence.value().toString();
  }

  static String outcome(Outcome outcome) {
    return outcome.fold(
        answered -> "answered" + unknowns(answered.unknowns()),
        asked -> "asked for " + asked.question(),
        handedOff ->
            "handed off to "
                + handedOff.queue()
                + " because of "
                + handedOff.reason()
                + unknowns(handedOff.unknowns()));
  }

  private static String unknowns(List<Unknown> unknowns) {
    return unknowns.isEmpty()
        ? ""
        : unknowns.stream()
            .map(unknown -> unknown.kind() + " of " + unknown.subject())
            .collect(joining(", ", ", not knowing [", "]"));
  }

  static String write(ExpectedWrite write) {
    return write.action() + " " + fields(write.arguments());
  }

  static String write(RecordedActs.Write write) {
    return write.action() + " " + fields(write.arguments());
  }

  private static String fields(Map<String, Value> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + ": " + value(field.getValue()))
        .sorted()
        .collect(joining(", ", "{", "}"));
  }

  private static String value(Value value) {
    if (value instanceof Value.Text text) {
      return "\"" + text.text() + "\"";
    }
    if (value instanceof Value.Money money) {
      return money.minor() + " minor units of " + money.currency();
    }
    if (value instanceof Value.Fields parts) {
      return fields(parts.attributes());
    }
    if (value instanceof Value.Items items) {
      return items.items().stream().map(Words::value).collect(joining(", ", "[", "]"));
    }
    return value.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import java.util.List;
import java.util.Locale;

/** Writes diagnostics as JSON: the same words as the text, with their places. */
final class DiagnosticJson {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private DiagnosticJson() {}

  static ArrayNode of(List<Diagnostic> diagnostics) {
    ArrayNode array = JSON.createArrayNode();
    diagnostics.forEach(diagnostic -> array.add(of(diagnostic)));
    return array;
  }

  private static ObjectNode of(Diagnostic diagnostic) {
    ObjectNode node = JSON.createObjectNode();
    node.put("code", diagnostic.code().name());
    node.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    node.put("title", diagnostic.title());
    node.set("at", place(diagnostic.span()));
    if (!diagnostic.label().isEmpty()) {
      node.put("label", diagnostic.label());
    }
    if (!diagnostic.notes().isEmpty()) {
      ArrayNode notes = node.putArray("notes");
      for (Diagnostic.Note note : diagnostic.notes()) {
        ObjectNode entry = notes.addObject().put("kind", note.kind()).put("text", note.text());
        if (note.span() != null) {
          entry.set("at", place(note.span()));
        }
      }
    }
    if (diagnostic.help() != null) {
      node.put("help", diagnostic.help());
    }
    Diagnostic.Fix fix = diagnostic.fix();
    if (fix != null) {
      ObjectNode edit = node.putObject("fix");
      edit.set("at", place(fix.span()));
      edit.put("replacement", fix.replacement());
    }
    return node;
  }

  static ObjectNode place(Span span) {
    ObjectNode node = JSON.createObjectNode();
    node.put("file", span.source().name());
    node.put("line", span.line());
    node.put("column", span.column());
    node.put("endLine", span.source().line(span.end()));
    node.put("endColumn", span.source().column(span.end()));
    return node;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Severity;
import dev.waybill.policy.source.Span;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes diagnostics in SARIF 2.1.0 (OASIS standard, 2020), which code-review tools read. Columns
 * are counted in code points, as the log says.
 */
final class Sarif {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** The unreserved characters of RFC 3986, and the slash. */
  private static final String UNESCAPED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private Sarif() {}

  static ObjectNode of(List<Diagnostic> diagnostics) {
    ObjectNode log = JSON.createObjectNode();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "waybill policy");
    driver.put("version", Waybill.VERSION);
    Set<Code> codes = new TreeSet<>();
    diagnostics.forEach(diagnostic -> codes.add(diagnostic.code()));
    ArrayNode rules = driver.putArray("rules");
    for (Code code : codes) {
      ObjectNode rule = rules.addObject().put("id", code.name());
      rule.putObject("shortDescription").put("text", code.title());
    }
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    diagnostics.forEach(diagnostic -> results.add(result(diagnostic)));
    return log;
  }

  private static ObjectNode result(Diagnostic diagnostic) {
    ObjectNode result = JSON.createObjectNode();
    result.put("ruleId", diagnostic.code().name());
    result.put("level", level(diagnostic.severity()));
    result.putObject("message").put("text", message(diagnostic));
    ObjectNode location = result.putArray("locations").addObject().putObject("physicalLocation");
    location.setAll(location(diagnostic.span()));
    ArrayNode related = JSON.createArrayNode();
    for (Diagnostic.Note note : diagnostic.notes()) {
      if (note.span() != null) {
        ObjectNode one = related.addObject();
        one.putObject("message").put("text", note.text());
        one.putObject("physicalLocation").setAll(location(note.span()));
      }
    }
    if (!related.isEmpty()) {
      result.set("relatedLocations", related);
    }
    if (diagnostic.fix() != null) {
      fix(diagnostic.fix(), result.putArray("fixes").addObject());
    }
    return result;
  }

  private static void fix(Diagnostic.Fix fix, ObjectNode node) {
    ObjectNode change = node.putArray("artifactChanges").addObject();
    change.putObject("artifactLocation").put("uri", uri(fix.span().source().name()));
    ObjectNode replacement = change.putArray("replacements").addObject();
    replacement.set("deletedRegion", region(fix.span()));
    replacement.putObject("insertedContent").put("text", fix.replacement());
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  private static String message(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder(diagnostic.title());
    for (Diagnostic.Note note : diagnostic.notes()) {
      text.append("\n").append(note.kind()).append(": ").append(note.text());
    }
    if (diagnostic.help() != null) {
      text.append("\nhelp: ").append(diagnostic.help());
    }
    return text.toString();
  }

  private static ObjectNode location(Span span) {
    ObjectNode node = JSON.createObjectNode();
    node.putObject("artifactLocation").put("uri", uri(span.source().name()));
    node.set("region", region(span));
    return node;
  }

  private static ObjectNode region(Span span) {
    ObjectNode region = JSON.createObjectNode();
    region.put("startLine", span.line());
    region.put("startColumn", span.column());
    region.put("endLine", span.source().line(span.end()));
    region.put("endColumn", span.source().column(span.end()));
    return region;
  }

  /** Gives a relative path as a relative reference, and an absolute one as a URI (RFC 3986). */
  private static String uri(String file) {
    Path path = Path.of(file);
    if (path.isAbsolute()) {
      return path.toUri().toASCIIString();
    }
    StringBuilder uri = new StringBuilder();
    for (byte octet : file.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      if (UNESCAPED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return uri.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static dev.waybill.cli.Run.POLICIES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SARIF 2.1.0 asks of a log: the properties of its schema that this one uses. */
class SarifTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLEAN = POLICIES + "kettles.policy";

  @TempDir Path folder;

  @Test
  void aLogHasWhatTheSchemaAsksFor() throws IOException {
    JsonNode log = sarif(POLICIES + "errors.policy", POLICIES + "misfit.policy");

    only(log, List.of("version", "runs"), List.of("$schema"));
    assertThat(log.get("version").textValue()).isEqualTo("2.1.0");
    JsonNode run = log.get("runs").get(0);
    only(run, List.of("tool"), List.of("columnKind", "results"));
    assertThat(run.get("columnKind").textValue()).isEqualTo("unicodeCodePoints");
    only(run.get("tool"), List.of("driver"), List.of());
    JsonNode driver = run.at("/tool/driver");
    only(driver, List.of("name"), List.of("version", "rules"));
    Set<String> rules = new HashSet<>();
    for (JsonNode rule : driver.get("rules")) {
      only(rule, List.of("id"), List.of("shortDescription"));
      message(rule.get("shortDescription"));
      assertThat(rules.add(rule.get("id").textValue())).isTrue();
    }
    assertThat(run.get("results")).hasSizeGreaterThan(4);
    for (JsonNode result : run.get("results")) {
      only(
          result,
          List.of("message"),
          List.of("ruleId", "level", "locations", "relatedLocations", "fixes"));
      message(result.get("message"));
      assertThat(rules).contains(result.get("ruleId").textValue());
      assertThat(result.get("level").textValue()).isIn("error", "warning", "note");
      assertThat(result.get("locations")).hasSize(1);
      result.get("locations").forEach(SarifTest::location);
      result.path("relatedLocations").forEach(SarifTest::location);
      result.path("fixes").forEach(SarifTest::fix);
    }
  }

  @Test
  void aFixIsTheEditOfTheDiagnostic() throws IOException {
    JsonNode log = sarif(POLICIES + "errors.policy");

    JsonNode replacement = log.at("/runs/0/results/2/fixes/0/artifactChanges/0/replacements/0");
    assertThat(log.at("/runs/0/results/2/ruleId").textValue()).isEqualTo("P0202");
    assertThat(replacement.at("/insertedContent/text").textValue()).isEqualTo("delivered");
    assertThat(replacement.at("/deletedRegion/startLine").intValue()).isEqualTo(15);
    assertThat(replacement.at("/deletedRegion/startColumn").intValue()).isEqualTo(23);
    assertThat(replacement.at("/deletedRegion/endColumn").intValue()).isEqualTo(31);
  }

  @Test
  void aSecondPlaceIsARelatedLocation() {
    Source source = new Source("twice.policy", "first\nsecond 🫖 third\n");
    Diagnostic diagnostic =
        Diagnostic.error(Code.P0203, new Span(source, 16, 21), "said twice")
            .note("note", "without a place")
            .note("note", "first here", new Span(source, 0, 5))
            .help("say it once");

    JsonNode result = Sarif.of(List.of(diagnostic)).at("/runs/0/results/0");

    assertThat(result.at("/message/text").textValue())
        .isEqualTo("said twice\nnote: without a place\nnote: first here\nhelp: say it once");
    JsonNode region = result.at("/locations/0/physicalLocation/region");
    assertThat(region.get("startLine").intValue()).isEqualTo(2);
    assertThat(region.get("startColumn").intValue()).as("in code points").isEqualTo(10);
    assertThat(region.get("endColumn").intValue()).isEqualTo(15);
    assertThat(result.get("relatedLocations")).hasSize(1);
    result.get("relatedLocations").forEach(SarifTest::location);
    assertThat(result.at("/relatedLocations/0/message/text").textValue()).isEqualTo("first here");
    assertThat(result.at("/relatedLocations/0/physicalLocation/region/startLine").intValue())
        .isEqualTo(1);
  }

  @Test
  void aNameWithSpacesAndLettersIsAUri() throws IOException {
    Path file =
        Files.copy(Path.of(POLICIES, "errors.policy"), folder.resolve("Rück gabe 100%.policy"));

    String uri =
        sarif(file.toString())
            .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
            .textValue();

    assertThat(URI.create(uri).getScheme()).isEqualTo("file");
    assertThat(Path.of(URI.create(uri))).isEqualTo(file.toAbsolutePath());
  }

  @Test
  void nothingFoundIsALogWithoutResults() throws IOException {
    JsonNode log = JSON.readTree(Run.policy("check", "--no-analyses", "--sarif", CLEAN).out());

    assertThat(log.at("/runs/0/results").isArray()).isTrue();
    assertThat(log.at("/runs/0/results")).isEmpty();
    assertThat(log.at("/runs/0/tool/driver/rules")).isEmpty();
  }

  private static JsonNode sarif(String... files) throws IOException {
    String[] arguments = new String[files.length + 2];
    arguments[0] = "check";
    arguments[1] = "--sarif";
    System.arraycopy(files, 0, arguments, 2, files.length);
    Run run = Run.policy(arguments);
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    return JSON.readTree(run.out());
  }

  private static void location(JsonNode location) {
    only(location, List.of("physicalLocation"), List.of("message"));
    if (location.has("message")) {
      message(location.get("message"));
    }
    JsonNode physical = location.get("physicalLocation");
    only(physical, List.of("artifactLocation", "region"), List.of());
    artifact(physical.get("artifactLocation"));
    region(physical.get("region"));
  }

  private static void fix(JsonNode fix) {
    only(fix, List.of("artifactChanges"), List.of());
    assertThat(fix.get("artifactChanges")).isNotEmpty();
    for (JsonNode change : fix.get("artifactChanges")) {
      only(change, List.of("artifactLocation", "replacements"), List.of());
      artifact(change.get("artifactLocation"));
      assertThat(change.get("replacements")).isNotEmpty();
      for (JsonNode replacement : change.get("replacements")) {
        only(replacement, List.of("deletedRegion"), List.of("insertedContent"));
        region(replacement.get("deletedRegion"));
        message(replacement.get("insertedContent"));
      }
    }
  }

  private static void artifact(JsonNode artifact) {
    only(artifact, List.of("uri"), List.of());
    assertThat(URI.create(artifact.get("uri").textValue()).getPath()).endsWith(".policy");
  }

  private static void region(JsonNode region) {
    List<String> fields = List.of("startLine", "startColumn", "endLine", "endColumn");
    only(region, fields, List.of());
    for (String field : fields) {
      assertThat(region.get(field).isInt()).isTrue();
      assertThat(region.get(field).intValue()).isPositive();
    }
    assertThat(region.get("endLine").intValue())
        .isGreaterThanOrEqualTo(region.get("startLine").intValue());
  }

  private static void message(JsonNode message) {
    only(message, List.of("text"), List.of());
    assertThat(message.get("text").isTextual()).isTrue();
  }

  private static void only(JsonNode node, List<String> needed, List<String> allowed) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    assertThat(names).containsAll(needed);
    names.removeAll(needed);
    names.removeAll(allowed);
    assertThat(names).isEmpty();
  }
}

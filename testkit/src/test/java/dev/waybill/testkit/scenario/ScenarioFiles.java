// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the scenarios of the tests are. */
final class ScenarioFiles {

  /** What a test says that is skipped because the corpus is not there. */
  static final String ABSENT =
      "the scenario corpus is not here: set the system property waybill.scenarios or the"
          + " environment variable WAYBILL_SCENARIOS to its file";

  private ScenarioFiles() {}

  /** The library's own scenarios. */
  static ScenarioFile own() {
    try (InputStream in =
        requireNonNull(ScenarioFiles.class.getResourceAsStream("/scenarios/own.yaml"))) {
      return ScenarioFile.read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The corpus: where property or variable say, else beside the repository; empty if not there. */
  static Optional<ScenarioFile> corpus() {
    String named = System.getProperty("waybill.scenarios", System.getenv("WAYBILL_SCENARIOS"));
    if (named != null) {
      return Optional.of(ScenarioFile.read(Path.of(named)));
    }
    return besideRepository().filter(Files::isRegularFile).map(ScenarioFile::read);
  }

  private static Optional<Path> besideRepository() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder == null
        ? Optional.empty()
        : Optional.of(folder.resolveSibling("shared").resolve("scenarios/scenarios.yaml"));
  }
}

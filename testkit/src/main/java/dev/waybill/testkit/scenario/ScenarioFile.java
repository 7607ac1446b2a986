// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of scenarios, in YAML. Immutable.
 *
 * @param scenarios the scenarios, in the order of the file
 */
public record ScenarioFile(List<Scenario> scenarios) {

  public ScenarioFile {
    scenarios = List.copyOf(scenarios);
    Set<String> ids = new HashSet<>();
    for (Scenario scenario : scenarios) {
      if (!ids.add(scenario.id())) {
        throw new IllegalArgumentException(
            "two scenarios have the id " + scenario.id() + ": each needs one of its own");
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it is not in the format; the message names the scenario,
   *     the key, the rule and the way out
   */
  public static ScenarioFile read(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    }
  }

  /**
   * Reads scenarios.
   *
   * @throws IllegalArgumentException if it is not in the format; the message names the scenario,
   *     the key, the rule and the way out
   */
  public static ScenarioFile read(Reader reader) {
    return new ScenarioFile(ScenarioParser.parse(reader));
  }

  /** The scenario with this id, if there is one. */
  public Optional<Scenario> scenario(String id) {
    return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
  }

  /** The scenarios whose id begins so. */
  public List<Scenario> startingWith(String prefix) {
    return scenarios.stream().filter(scenario -> scenario.id().startsWith(prefix)).toList();
  }
}

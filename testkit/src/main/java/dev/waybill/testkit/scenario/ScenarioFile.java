// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

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
        throw new IllegalArgumentException("two scenarios have the id " + scenario.id());
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if a scenario lacks what it needs; the message names it
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
   * @throws IllegalArgumentException if a scenario lacks what it needs; the message names it
   */
  public static ScenarioFile read(Reader reader) {
    Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
    Node root = Node.of(loaded);
    Node shop = root.at("defaults.shop");
    List<Scenario> scenarios = new ArrayList<>();
    for (Node node : root.get("scenarios").items()) {
      scenarios.add(scenario(node, shop));
    }
    return new ScenarioFile(scenarios);
  }

  /** The scenario with this id, if there is one. */
  public Optional<Scenario> scenario(String id) {
    return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
  }

  /** The scenarios whose id begins so. */
  public List<Scenario> startingWith(String prefix) {
    return scenarios.stream().filter(scenario -> scenario.id().startsWith(prefix)).toList();
  }

  private static Scenario scenario(Node node, Node shop) {
    String id = node.get("id").text("?");
    return new Scenario(
        id,
        node.get("title").text(""),
        OffsetDateTime.parse(needed(node, "now", id)).toInstant(),
        node.get("identity").text("anonymous"),
        node.get("channel").text("chat"),
        Locale.forLanguageTag(node.get("locale").text("en-US")),
        shop,
        node.get("world"),
        node.get("conversation").items(),
        node.get("expect"),
        node.get("forbid"));
  }

  private static String needed(Node node, String field, String id) {
    return node.get(field)
        .text()
        .orElseThrow(
            () -> new IllegalArgumentException("scenario " + id + " must have \"" + field + "\""));
  }
}

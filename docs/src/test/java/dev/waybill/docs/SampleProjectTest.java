// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample project of the guide, built as a user builds it: outside this build, against the
 * artefacts as they are published, with a local repository of its own. Plugins and libraries come
 * from the local repository of this build, so that nothing is fetched twice.
 */
class SampleProjectTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path SAMPLE = ROOT.resolve("examples/custom-connector");
  private static final List<String> MODULES = List.of("policy-dsl", "core", "testkit");
  private static final String VERSION = "0.1.0-SNAPSHOT";

  @TempDir static Path folder;

  private static Path settings = Path.of("unset");

  @BeforeAll
  static void installTheArtefacts() throws IOException {
    String repository = System.getProperty("waybill.local-repository");
    assumeTrue(
        repository != null && System.getProperty("waybill.maven") != null,
        "the sample project is built by Maven's build of the docs only");
    Path published = folder.resolve("published");
    for (String module : MODULES) {
      Path built =
          ROOT.resolve(module).resolve("target/waybill-" + module + "-" + VERSION + ".jar");
      assumeTrue(Files.isRegularFile(built), module + " has not been packaged in this build");
      Path home =
          Files.createDirectories(
              published.resolve("dev/waybill/waybill-" + module).resolve(VERSION));
      String name = "waybill-" + module + "-" + VERSION;
      Files.copy(built, home.resolve(name + ".jar"));
      Files.copy(ROOT.resolve(module).resolve(".flattened-pom.xml"), home.resolve(name + ".pom"));
    }
    settings = folder.resolve("settings.xml");
    Files.writeString(
        settings,
        """
        <settings>
          <localRepository>%s</localRepository>
          <mirrors>
            <mirror><id>here</id><mirrorOf>*,!waybill</mirrorOf><url>%s</url></mirror>
          </mirrors>
          <profiles>
            <profile>
              <id>waybill</id>
              <repositories>
                <repository>
                  <id>waybill</id>
                  <url>%s</url>
                  <snapshots><enabled>true</enabled></snapshots>
                </repository>
              </repositories>
            </profile>
          </profiles>
          <activeProfiles><activeProfile>waybill</activeProfile></activeProfiles>
        </settings>
        """
            .formatted(
                folder.resolve("local"),
                Path.of(requireNonNull(repository)).toUri(),
                published.toUri()));
  }

  @Test
  void theFirstDraftFailsAsTheGuideSays() throws Exception {
    Build build = build("-Pfirst-draft");

    assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
    assertThat(build.output()).contains("Tests run:").doesNotContain("COMPILATION ERROR");
    for (String message : messagesInTheGuide()) {
      assertThat(build.output()).contains(message);
    }
  }

  @Test
  void theFinishedConnectorPassesItsKit() throws Exception {
    Build build = build();

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output()).containsPattern("Tests run: [1-9]\\d*, Failures: 0, Errors: 0");
  }

  @Test
  void theConnectorIsShorterThanAHundredLines() throws IOException {
    try (Stream<Path> sources = Files.walk(SAMPLE.resolve("src/main/java"))) {
      long lines = 0;
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        lines += Files.readAllLines(source).stream().filter(SampleProjectTest::isCode).count();
      }
      assertThat(lines).isPositive().isLessThan(100);
    }
  }

  private static boolean isCode(String line) {
    return !line.isBlank() && !line.matches("(package|import) .*|\\s*(//|/\\*\\*|\\*).*");
  }

  @Test
  void theSampleNeedsOneDependencyToTest() throws IOException {
    assertThat(Files.readString(SAMPLE.resolve("pom.xml")).split("<scope>test</scope>", -1))
        .hasSize(2);
  }

  /** What the guide shows of the first draft's failures, one a line, in a block of its own. */
  private static List<String> messagesInTheGuide() throws IOException {
    String guide = Files.readString(ROOT.resolve("docs/testing.md"));
    String mark = "<!-- output: custom-connector first draft -->\n```\n";
    int from = guide.indexOf(mark);
    assertThat(from).as("docs/testing.md shows how the first draft fails").isNotNegative();
    int begin = from + mark.length();
    List<String> lines =
        guide.substring(begin, guide.indexOf("\n```", begin)).lines().map(String::strip).toList();
    assertThat(lines).hasSizeGreaterThan(2);
    return lines;
  }

  private record Build(int exitCode, String output) {}

  private static Build build(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    requireNonNull(System.getProperty("waybill.maven")) + "/bin/mvn",
                    "--batch-mode",
                    "--no-transfer-progress",
                    "--settings",
                    settings.toString(),
                    "test"),
                Stream.of(arguments))
            .toList();
    Path project = Files.createTempDirectory(folder, "sample");
    copy(SAMPLE, project);
    Path log = Files.createTempFile(folder, "build", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().remove("MAVEN_OPTS");
    builder.environment().remove("MAVEN_ARGS");
    int code = builder.start().waitFor();
    return new Build(code, Files.readString(log, StandardCharsets.UTF_8));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (file.startsWith(from.resolve("target"))) {
          continue;
        }
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}

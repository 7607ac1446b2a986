// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Wrong texts and the messages expected for them. {@code P0101.policy}, or {@code
 * P0101-some-words.policy}, stands beside {@code P0101.txt}, which holds all diagnostics as they
 * are printed. With {@code -Dwaybill.golden.update=true} the messages are written instead of
 * compared; look at the difference before you commit it.
 */
public final class DiagnosticGoldens {
  private static final Path FOLDER = Path.of("src/test/resources/dev/waybill/policy/diagnostics");

  private DiagnosticGoldens() {}

  /**
   * Gives a test for each golden file of some codes.
   *
   * @param codes a pattern that the whole code must match, such as {@code P01..|P0304}
   * @param reader what reports the diagnostics of a text
   * @return the tests, at least one
   */
  public static Stream<DynamicTest> of(String codes, Function<Source, List<Diagnostic>> reader) {
    Pattern pattern = Pattern.compile("(" + codes + ")(-.*)?\\.(policy|vocab)");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .filter(file -> pattern.matcher(file.getFileName().toString()).matches())
          .sorted()
          .forEach(
              file ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          file.getFileName().toString(), () -> compare(file, reader))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(tests).as("golden files of " + codes).isNotEmpty();
    return tests.stream();
  }

  private static void compare(Path file, Function<Source, List<Diagnostic>> reader)
      throws IOException {
    String name = file.getFileName().toString();
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<Diagnostic> diagnostics = reader.apply(new Source(name, text));
    assertThat(diagnostics)
        .as("the code the file is named after")
        .anyMatch(diagnostic -> name.startsWith(diagnostic.code().name()));
    String printed = DiagnosticPrinter.plain().print(diagnostics);
    Path golden = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".txt");
    if (Boolean.getBoolean("waybill.golden.update")) {
      Files.writeString(golden, printed, StandardCharsets.UTF_8);
    }
    assertThat(printed).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }
}

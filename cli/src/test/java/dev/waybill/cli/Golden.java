// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares outputs with files in {@code src/test/resources/golden}. With {@code
 * -Dwaybill.golden=write} the files are written instead, to be read before they are committed.
 */
final class Golden {

  private Golden() {}

  static void check(String name, Run run) {
    String text = run.out() + (run.err().isEmpty() ? "" : "---- standard error\n" + run.err());
    check(name, text + "---- exit code " + run.code() + "\n");
  }

  private static void check(String name, String text) {
    Path file = Path.of("src/test/resources/golden", name);
    try {
      if ("write".equals(System.getProperty("waybill.golden"))) {
        Files.writeString(file, text);
      }
      assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

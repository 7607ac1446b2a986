// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Sentences by intent, from a file beside this class. */
final class Sentences {

  private Sentences() {}

  static Stream<Arguments> in(String file) {
    Stream.Builder<Arguments> sentences = Stream.builder();
    Intent intent = Intent.OUT_OF_SCOPE;
    for (String line : text(file).lines().map(String::strip).toList()) {
      if (line.startsWith("[")) {
        intent = Intent.byId(line.substring(1, line.length() - 1)).orElseThrow();
      } else if (!line.isEmpty()) {
        sentences.add(Arguments.of(intent, line));
      }
    }
    return sentences.build();
  }

  private static String text(String file) {
    try (InputStream in = Objects.requireNonNull(Sentences.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/** The cue files that come with the library, read once when first asked for. */
public final class CueLibrary {

  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "pt", "hi", "pl");

  private CueLibrary() {}

  /**
   * What finds the cues of all languages.
   *
   * @throws IllegalStateException if a file is missing or malformed
   */
  static CueMatcher matcher() {
    return Loaded.MATCHER;
  }

  /**
   * The lines of a file that lies beside this class.
   *
   * @throws IllegalStateException if it is missing
   */
  static List<String> lines(String file) {
    InputStream in = CueLibrary.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException("the resource " + file + " must lie beside CueLibrary");
    }
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + file, e);
    }
  }

  private static CuePack load(String language) {
    String file = language + ".cues";
    return CueParser.parse(file, lines(file));
  }

  private static final class Loaded {
    static final CueMatcher MATCHER =
        new CueMatcher(
            LANGUAGES.stream().map(CueLibrary::load).toList(), FunctionWords.byLanguage());
  }
}

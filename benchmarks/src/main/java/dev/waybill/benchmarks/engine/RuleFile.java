// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rule files, which lie beside the engines on the class path. */
final class RuleFile {

  private RuleFile() {}

  static String read(String name) {
    try (InputStream in = RuleFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }

  /** Reads {@code name: expression}, one a line. */
  static Map<String, String> readExpressions(String name) {
    Map<String, String> expressions = new LinkedHashMap<>();
    for (String line : read(name).split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        expressions.put(line.substring(0, colon), line.substring(colon + 1));
      }
    }
    return expressions;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What simulated customers write, by language: the resources {@code lines_en.txt} and so on. */
final class Lines {

  private static final Lines ENGLISH = read("en");
  private static final Lines GERMAN = read("de");

  private final Map<String, List<String>> blocks;

  private Lines(Map<String, List<String>> blocks) {
    this.blocks = blocks;
  }

  static Lines of(Locale locale) {
    return locale.getLanguage().equals("de") ? GERMAN : ENGLISH;
  }

  /** One of the ways to say it. */
  String some(String key, Random random) {
    List<String> ways = all(key);
    return ways.get(random.nextInt(ways.size()));
  }

  /** Every way to say it. */
  List<String> all(String key) {
    List<String> ways = blocks.get(key);
    if (ways == null) {
      throw new IllegalArgumentException("there are no lines for " + key);
    }
    return ways;
  }

  /** What can be said. */
  Set<String> keys() {
    return blocks.keySet();
  }

  private static Lines read(String language) {
    String file = "lines_" + language + ".txt";
    try (InputStream in = Lines.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the class path");
      }
      return new Lines(parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be read", e);
    }
  }

  private static Map<String, List<String>> parsed(String text) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    List<String> block = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("[") && line.endsWith("]")) {
        block = new ArrayList<>();
        blocks.put(line.substring(1, line.length() - 1), block);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        block.add(line);
      }
    }
    return blocks;
  }
}

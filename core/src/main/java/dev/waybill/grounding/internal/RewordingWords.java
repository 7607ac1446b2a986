// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words a model may use of its own in one language.
 *
 * @param glue words that hold a sentence together
 * @param courtesy words of courtesy
 * @param denial words that deny
 */
public record RewordingWords(Set<String> glue, Set<String> courtesy, Set<String> denial) {

  private static final Map<String, Optional<RewordingWords>> LOADED = new ConcurrentHashMap<>();

  public RewordingWords {
    glue = Set.copyOf(glue);
    courtesy = Set.copyOf(courtesy);
    denial = Set.copyOf(denial);
  }

  /** The words of the locale's language; empty if they are not known. */
  public static Optional<RewordingWords> of(Locale locale) {
    return LOADED.computeIfAbsent(locale.getLanguage(), RewordingWords::load);
  }

  private static Optional<RewordingWords> load(String language) {
    String resource = "/dev/waybill/grounding/rewording_" + language + ".txt";
    try (InputStream in = RewordingWords.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(parse(new String(in.readAllBytes(), UTF_8), resource));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static RewordingWords parse(String text, String resource) {
    Map<String, Set<String>> sections = new HashMap<>();
    Set<String> section = new HashSet<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[")) {
        section = sections.computeIfAbsent(line, name -> new HashSet<>());
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        section.addAll(List.of(line.split("\\s+")));
      }
    }
    return new RewordingWords(
        section("[glue]", sections, resource),
        section("[courtesy]", sections, resource),
        section("[denial]", sections, resource));
  }

  private static Set<String> section(
      String name, Map<String, Set<String>> sections, String resource) {
    Set<String> words = sections.get(name);
    if (words == null) {
      throw new IllegalStateException(resource + " must have a section " + name);
    }
    return words;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Something that may be asked of a product, such as its care or its material.
 *
 * @param id the topic
 * @param fields how the catalogue's fields for it begin
 * @param words words of a question about it
 */
record ProductTopic(String id, List<String> fields, List<String> words) {

  private static final String FILE = "topics.txt";

  ProductTopic {
    requireNonNull(id, "id");
    fields = List.copyOf(fields);
    words = List.copyOf(words);
  }

  /** All topics. */
  static List<ProductTopic> all() {
    return Loaded.ALL;
  }

  /** The topics that a question touches. */
  static List<ProductTopic> of(String question) {
    String spaced = StoreWords.spaced(question);
    return all().stream().filter(topic -> topic.isAskedIn(spaced)).toList();
  }

  private boolean isAskedIn(String spaced) {
    return words.stream().anyMatch(word -> StoreWords.holds(spaced, word));
  }

  /** Whether a field of the catalogue is about it. */
  boolean isAbout(String field) {
    String name = String.join("_", StoreWords.of(field));
    return fields.stream().anyMatch(begins -> name.equals(begins) || name.startsWith(begins + "_"));
  }

  private static final class Loaded {
    static final List<ProductTopic> ALL = load();

    private static List<ProductTopic> load() {
      List<ProductTopic> topics = new ArrayList<>();
      try (InputStream in = ProductTopic.class.getResourceAsStream(FILE);
          BufferedReader reader =
              new BufferedReader(new InputStreamReader(requireNonNull(in, FILE), UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          if (!line.isBlank() && !line.startsWith("#")) {
            topics.add(topic(line));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + FILE, e);
      }
      return List.copyOf(topics);
    }

    private static ProductTopic topic(String line) {
      String[] parts = line.split("\\|", -1);
      if (parts.length != 3) {
        throw new IllegalStateException(FILE + ": \"topic | fields | words\", not: " + line);
      }
      return new ProductTopic(parts[0].strip(), list(parts[1]), list(parts[2]));
    }

    private static List<String> list(String part) {
      return Arrays.stream(part.split(",", -1)).map(String::strip).distinct().toList();
    }
  }
}

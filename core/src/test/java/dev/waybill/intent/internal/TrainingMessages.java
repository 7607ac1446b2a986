// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.intent.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The messages the classifier is trained on, of {@code core/src/training/intents}: one a line,
 * below a line with the intent in brackets, one file a language.
 */
final class TrainingMessages {

  private static final Path FOLDER = Path.of("src/training/intents");
  private static final Path VAGUE = Path.of("src/training/vague.txt");
  private static final Path FRAMES = Path.of("src/training/frames.txt");

  private TrainingMessages() {}

  /** A message and what it means. */
  record Message(String language, Intent intent, String text) {}

  /** What customers write before and after their requests, by language. */
  static Map<String, List<String>> frames() throws IOException {
    return byLanguage(FRAMES);
  }

  /** Messages that leave open what is wanted. */
  static List<String> vague() throws IOException {
    return byLanguage(VAGUE).values().stream().flatMap(List::stream).toList();
  }

  private static Map<String, List<String>> byLanguage(Path file) throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    for (String line : Files.readAllLines(file, UTF_8)) {
      if (!line.startsWith("#")) {
        texts
            .computeIfAbsent(line.substring(0, 2), language -> new ArrayList<>())
            .add(line.substring(3).strip());
      }
    }
    return texts;
  }

  /** All messages, in the order of the files' names and of their lines. */
  static List<Message> all() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(FOLDER)) {
      files = found.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    List<Message> messages = new ArrayList<>();
    for (Path file : files) {
      String language = file.getFileName().toString().substring(0, 2);
      Intent intent = Intent.OUT_OF_SCOPE;
      for (String line : Files.readAllLines(file, UTF_8)) {
        String text = line.strip();
        if (text.startsWith("[")) {
          intent = Intent.byId(text.substring(1, text.length() - 1)).orElseThrow();
        } else if (!text.isEmpty() && !text.startsWith("#")) {
          messages.add(new Message(language, intent, text));
        }
      }
    }
    return messages;
  }
}

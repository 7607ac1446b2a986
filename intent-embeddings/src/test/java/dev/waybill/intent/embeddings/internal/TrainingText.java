// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.embeddings.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.intent.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message of {@code core/src/training}.
 *
 * @param text what is said
 * @param intent the number of what is meant, or {@link #OPEN}
 */
record TrainingText(String text, int intent) {

  /** Of messages that leave open what is wanted. */
  static final int OPEN = -1;

  private static final Path FOLDER = Path.of("../core/src/training");

  /**
   * All messages, each alone and between what customers write around their requests, and those that
   * leave open what is wanted.
   */
  static List<TrainingText> all() throws IOException {
    List<TrainingText> texts = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> found = Files.list(FOLDER.resolve("intents"))) {
      files = found.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    for (Path file : files) {
      String language = file.getFileName().toString().substring(0, 2);
      texts.addAll(of(Files.readAllLines(file, UTF_8), lines("frames.txt", language)));
    }
    for (String line : lines("vague.txt", "")) {
      texts.add(new TrainingText(line.substring(3).strip(), OPEN));
    }
    return texts;
  }

  private static List<TrainingText> of(List<String> lines, List<String> frames) {
    List<TrainingText> texts = new ArrayList<>();
    Intent intent = Intent.OUT_OF_SCOPE;
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("[")) {
        intent = Intent.byId(text.substring(1, text.length() - 1)).orElseThrow();
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        texts.add(new TrainingText(text, HeadTrainer.number(intent)));
        if (intent != Intent.SMALLTALK && !frames.isEmpty()) {
          String frame = frames.get(Math.floorMod(text.hashCode(), frames.size())).substring(3);
          texts.add(
              new TrainingText(frame.strip().replace("|", text + "."), HeadTrainer.number(intent)));
        }
      }
    }
    return texts;
  }

  private static List<String> lines(String file, String language) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file), UTF_8).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank() && line.startsWith(language))
        .toList();
  }
}

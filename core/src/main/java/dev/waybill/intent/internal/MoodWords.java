// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that show a mood, by language, read once when first asked for. */
public final class MoodWords {

  private static final String FILE = "moods.txt";

  /** What an entry does. */
  enum Kind {
    ANGRY,
    UPSET,
    POSITIVE,
    TROUBLE,
    URGENT,
    NOT,
    VERY,
    CALM
  }

  /** What a phrase means. */
  record Meaning(Kind kind, double weight) {}

  private MoodWords() {}

  /**
   * The phrases of each language.
   *
   * @return by language, for example {@code en}
   * @throws IllegalStateException if the list is missing or malformed; the message names the line
   */
  public static Map<String, ?> all() {
    return Loaded.TABLES;
  }

  static Map<String, PhraseTable<Meaning>> tables() {
    return Loaded.TABLES;
  }

  private static Map<String, PhraseTable<Meaning>> load(List<String> lines) {
    Map<String, PhraseTable<Meaning>> tables = new HashMap<>();
    int number = 0;
    for (String line : lines) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        String[] parts = line.split(":", 2);
        String[] head = parts[0].strip().split(" ", -1);
        Meaning meaning =
            new Meaning(
                Kind.valueOf(head[1].toUpperCase(Locale.ROOT)), Double.parseDouble(head[2]));
        PhraseTable<Meaning> table =
            tables.computeIfAbsent(head[0], language -> new PhraseTable<>());
        for (String entry : parts[1].split(",", -1)) {
          table.add(entry.strip(), meaning);
        }
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            FILE + ", line " + number + ": must be \"LANGUAGE KIND WEIGHT: entry, entry\"", e);
      }
    }
    return Map.copyOf(tables);
  }

  private static final class Loaded {
    static final Map<String, PhraseTable<Meaning>> TABLES = load(CueLibrary.lines(FILE));
  }
}

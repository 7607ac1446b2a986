// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.intent.Concern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that show a concern, of all languages, read once when first asked for. */
public final class ConcernWords {

  private static final String FILE = "concerns.txt";
  private static final String NONE = "NONE";

  /**
   * A part of an entry.
   *
   * @param entry which entry it belongs to, by its number
   * @param part which part of it
   */
  private record Part(int entry, int part) {}

  private ConcernWords() {}

  /** The gravest concern of a text. */
  public static Optional<Concern> gravest(String text) {
    Concern gravest = null;
    for (List<String> sentence : Words.sentences(text)) {
      for (Concern found : in(sentence)) {
        if (gravest == null || found.compareTo(gravest) < 0) {
          gravest = found;
        }
      }
    }
    return Optional.ofNullable(gravest);
  }

  private static List<Concern> in(List<String> sentence) {
    List<Concern> found = new ArrayList<>();
    Set<Part> seen = new HashSet<>();
    int harmlessUntil = 0;
    for (int at = 0; at < sentence.size(); at++) {
      List<PhraseTable.Hit<Entry>> hits = Loaded.TABLE.allAt(sentence, at);
      for (PhraseTable.Hit<Entry> hit : hits) {
        if (hit.value().concern() == null) {
          harmlessUntil = Math.max(harmlessUntil, at + hit.words());
        }
      }
      for (PhraseTable.Hit<Entry> hit : hits) {
        Concern concern = hit.value().concern();
        if (concern == null || at + hit.words() <= harmlessUntil) {
          continue;
        }
        seen.add(new Part(hit.value().number(), hit.value().part()));
        if (isWhole(hit.value(), seen)) {
          found.add(concern);
        }
      }
    }
    return found;
  }

  private static boolean isWhole(Entry entry, Set<Part> seen) {
    for (int part = 0; part < entry.parts(); part++) {
      if (!seen.contains(new Part(entry.number(), part))) {
        return false;
      }
    }
    return true;
  }

  /**
   * One part of an entry.
   *
   * @param number the entry's number
   * @param part the part's number, from 0
   * @param parts how many parts the entry has
   * @param concern what it shows, or null
   */
  private record Entry(int number, int part, int parts, @Nullable Concern concern) {}

  private static PhraseTable<Entry> load(List<String> lines) {
    PhraseTable<Entry> table = new PhraseTable<>();
    int number = 0;
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] halves = line.split(":", 2);
      if (halves.length < 2) {
        throw new IllegalStateException(FILE + ": a line must be \"CONCERN: entry, entry\"");
      }
      String name = halves[0].strip();
      Concern concern = name.equals(NONE) ? null : Concern.valueOf(name);
      for (String entry : halves[1].split(",", -1)) {
        String[] parts = entry.strip().split("\\s*\\+\\s*", -1);
        for (int part = 0; part < parts.length; part++) {
          table.add(parts[part], new Entry(number, part, parts.length, concern));
        }
        number++;
      }
    }
    return table;
  }

  private static final class Loaded {
    static final PhraseTable<Entry> TABLE = load(CueLibrary.lines(FILE));
  }
}

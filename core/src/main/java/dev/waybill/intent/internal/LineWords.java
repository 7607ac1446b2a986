// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words with which customers point at lines of an order. */
final class LineWords {

  private static final String FILE = "line-words.txt";

  /** What a word does beside naming a line. */
  enum Role {
    DETERMINER,
    LINK,
    SIZE,
    NOT,
    NOT_AFTER,
    EXCEPT,
    INSTEAD,
    KEEP,
    EVERYTHING,
    BOTH,
    BUT,
    OR,
    AND
  }

  private LineWords() {}

  /** Whether a plain word has a role. */
  static boolean is(Role role, String word) {
    return Loaded.BY_ROLE.getOrDefault(role, Set.of()).contains(word);
  }

  /** What a colour, size or material is called in all languages, or the word itself. */
  static String meaning(String word) {
    return Loaded.MEANINGS.getOrDefault(word, word);
  }

  /** Whether a plain word is a colour, size or material. */
  static boolean isOption(String word) {
    return Loaded.MEANINGS.containsKey(word);
  }

  private static final class Loaded {
    static final Map<String, String> MEANINGS = new HashMap<>();
    static final Map<Role, Set<String>> BY_ROLE = new HashMap<>();

    static {
      List<String> lines = CueLibrary.lines(FILE);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          read(i + 1, line);
        }
      }
    }

    private static void read(int number, String line) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IllegalStateException(FILE + ", line " + number + ": must be \"kind: words\"");
      }
      String kind = line.substring(0, colon);
      List<String> words = List.of(line.substring(colon + 1).strip().split("\\s+", -1));
      if (kind.equals("same")) {
        words.forEach(word -> MEANINGS.putIfAbsent(Words.plainWord(word), words.get(0)));
        return;
      }
      Set<String> ofRole = BY_ROLE.computeIfAbsent(role(number, kind), key -> new HashSet<>());
      words.forEach(word -> ofRole.add(Words.plainWord(word)));
    }

    private static Role role(int number, String kind) {
      for (Role role : Role.values()) {
        if (role.name().replace('_', '-').equalsIgnoreCase(kind)) {
          return role;
        }
      }
      throw new IllegalStateException(FILE + ", line " + number + ": there is no kind " + kind);
    }
  }
}

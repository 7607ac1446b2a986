// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.intent.internal.PhraseTable.Hit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scores a text by the words of commands to a machine that stand in it together. */
public final class InjectionWords {

  private static final String FILE = "injections.txt";

  /** What an entry is in a command; the file says which count together. */
  private enum Kind {
    DROP,
    RULES,
    REVEAL,
    INNER,
    MACHINE,
    DEED,
    AUTHORITY,
    ROLE,
    PLOT
  }

  /** Words apart that still belong together. */
  private static final int NEAR = 9;

  /** Marks by which chat formats and forged documents set parts of a prompt apart. */
  private static final Pattern MARKER =
      Pattern.compile(
          "<\\|[a-z_]{2,20}\\|>|\\[/?INST\\]|<</?SYS>>|</?(?:system|assistant|instructions?|prompt"
              + "|tool_call|function_call)\\b[^<>]{0,40}>|(?:^|\\n)\\s{0,8}(?:###?\\s*)?"
              + "(?:system|assistant|developer)\\s{0,3}(?:prompt|message|override|instruction)?"
              + "\\s{0,3}:|\\{\\s{0,4}\"(?:role|tool|function|tool_calls?|action)\"\\s{0,4}:"
              + "|-{3,}\\s{0,3}(?:end|begin|start)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{24,4096}={0,2}");

  private static final int MOST_DECODED = 4;

  private InjectionWords() {}

  /**
   * Loads the words.
   *
   * @throws IllegalStateException if they are missing or malformed; the message names the line
   */
  public static void load() {
    words();
  }

  private static PhraseTable<Kind> words() {
    return Loaded.WORDS;
  }

  /** How much a text looks like a command to a machine, from 0 to 1, in whatever disguise. */
  public static double score(String text) {
    double score = asWritten(text);
    for (String reading : Disguise.readings(text)) {
      score = Math.max(score, asWritten(reading));
    }
    return score;
  }

  private static double asWritten(String text) {
    double doubt = 1 - plainScore(text);
    Matcher encoded = BASE64.matcher(text);
    for (int i = 0; i < MOST_DECODED && encoded.find(); i++) {
      doubt *= 1 - plainScore(decoded(encoded.group()));
    }
    return 1 - doubt;
  }

  private static double plainScore(String text) {
    double doubt = MARKER.matcher(text).find() ? 0.4 : 1;
    for (List<String> sentence : Words.sentences(text)) {
      doubt *= 1 - score(joined(sentence));
    }
    return 1 - doubt;
  }

  /** The words of a sentence, with letters that stand alone joined: "i g n o r e". */
  private static List<String> joined(List<String> sentence) {
    List<String> words = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    for (String word : sentence) {
      if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
        letters.append(word);
      } else {
        close(letters, words);
        words.add(word);
      }
    }
    close(letters, words);
    return words;
  }

  private static void close(StringBuilder letters, List<String> words) {
    if (letters.length() >= 4) {
      words.add(letters.toString());
    } else {
      letters.chars().forEach(c -> words.add(Character.toString(c)));
    }
    letters.setLength(0);
  }

  private static double score(List<String> sentence) {
    Map<Kind, List<Integer>> places = new EnumMap<>(Kind.class);
    for (int at = 0; at < sentence.size(); at++) {
      for (Hit<Kind> hit : words().allAt(sentence, at)) {
        places.computeIfAbsent(hit.value(), kind -> new ArrayList<>()).add(at);
      }
    }
    double doubt = 1;
    doubt *= together(places, Kind.DROP, Kind.RULES) ? 0.15 : 1;
    doubt *= together(places, Kind.REVEAL, Kind.INNER) ? 0.3 : 1;
    doubt *= together(places, Kind.MACHINE, Kind.DEED) ? 0.3 : 1;
    doubt *= together(places, Kind.AUTHORITY, Kind.DEED) ? 0.45 : 1;
    doubt *= places.containsKey(Kind.ROLE) ? 0.4 : 1;
    doubt *= places.containsKey(Kind.PLOT) ? 0.5 : 1;
    doubt *= places.containsKey(Kind.MACHINE) ? 0.7 : 1;
    doubt *= places.containsKey(Kind.AUTHORITY) ? 0.7 : 1;
    return 1 - doubt;
  }

  /** Whether one of each stands near the other; both lists are in order. */
  private static boolean together(Map<Kind, List<Integer>> places, Kind first, Kind second) {
    List<Integer> others = places.getOrDefault(second, List.of());
    int next = 0;
    for (int place : places.getOrDefault(first, List.of())) {
      while (next < others.size() && others.get(next) < place - NEAR) {
        next++;
      }
      if (next < others.size() && others.get(next) <= place + NEAR) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      for (byte b : bytes) {
        if (b < 9) {
          return "";
        }
      }
      return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static final class Loaded {
    static final PhraseTable<Kind> WORDS = table(CueLibrary.lines(FILE));
  }

  private static PhraseTable<Kind> table(List<String> lines) {
    PhraseTable<Kind> table = new PhraseTable<>();
    int number = 0;
    for (String line : lines) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        int colon = line.indexOf(':');
        Kind kind = Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
        for (String entry : line.substring(colon + 1).split(",", -1)) {
          table.add(entry.strip(), kind);
        }
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            FILE + ", line " + number + ": must be \"KIND: entry, entry\"", e);
      }
    }
    return table;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.intent.Intent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of cues. Its lines are:
 *
 * <ul>
 *   <li>{@code cues 1 en}: first, the format's version and the language;
 *   <li>{@code # …}: a comment;
 *   <li>{@code @name = word|stem*|@other}: a class of words, to be used below. {@code @number} is
 *       any word with three digits or more;
 *   <li>{@code [order_status]}: the intent of the cues that follow;
 *   <li>{@code 2.5 where|wheres .. @order $}: a weight and a pattern. Words follow each other
 *       directly; {@code ..} lets up to four others stand between, {@code ...} up to eight; {@code
 *       ^} and {@code $} are the start and the end of the sentence; a star ends a stem.
 * </ul>
 */
public final class CueParser {

  private static final String HEADER = "cues 1 ";
  private static final int GAP = 4;
  private static final int WIDE_GAP = 8;

  private final String file;
  private final Map<Integer, Set<String>> wordsOfSlots = new HashMap<>();
  private final Map<String, Set<String>> classes = new HashMap<>();
  private final Map<String, Integer> slots = new HashMap<>();
  private final List<Cue> cues = new ArrayList<>();
  private @Nullable Intent intent;
  private int line;

  private CueParser(String file) {
    this.file = file;
    classes.put("@number", Set.of(CuePack.NUMBER));
  }

  /**
   * Parses the lines of a file.
   *
   * @param file its name, for messages
   * @throws IllegalStateException if a line is malformed; it names the file and the line
   */
  public static CuePack parse(String file, List<String> lines) {
    return new CueParser(file).parse(lines);
  }

  private CuePack parse(List<String> lines) {
    line = 1;
    if (lines.isEmpty() || !lines.get(0).startsWith(HEADER)) {
      throw malformed("the first line must be '" + HEADER + "' and a language");
    }
    for (String text : lines.subList(1, lines.size())) {
      line++;
      String trimmed = text.strip();
      if (trimmed.isEmpty() || trimmed.startsWith("#")) {
        continue;
      }
      if (trimmed.startsWith("@")) {
        defineClass(trimmed);
      } else if (trimmed.startsWith("[")) {
        intent = section(trimmed);
      } else {
        cues.add(cue(trimmed));
      }
    }
    return new CuePack(lines.get(0).substring(HEADER.length()).strip(), wordsOfSlots, cues);
  }

  private void defineClass(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw malformed("a class must be written '@name = word|word'");
    }
    String name = text.substring(0, equals).strip();
    if (classes.put(name, words(text.substring(equals + 1).strip())) != null) {
      throw malformed("the class " + name + " is defined twice");
    }
  }

  private Intent section(String text) {
    String id = text.replace("[", "").replace("]", "").strip();
    return Intent.byId(id)
        .orElseThrow(
            () -> malformed("there is no intent '" + id + "'; see Intent for those known"));
  }

  private Cue cue(String text) {
    if (intent == null) {
      throw malformed("a cue must come after a line that names its intent, such as [order_status]");
    }
    List<String> parts = new ArrayList<>(List.of(text.split("\\s+")));
    double weight = weight(parts.remove(0));
    boolean atStart = !parts.isEmpty() && parts.get(0).equals("^");
    if (atStart) {
      parts.remove(0);
    }
    boolean atEnd = !parts.isEmpty() && parts.get(parts.size() - 1).equals("$");
    if (atEnd) {
      parts.remove(parts.size() - 1);
    }
    return new Cue(intent, weight, atStart, atEnd, steps(parts));
  }

  private List<Cue.Step> steps(List<String> parts) {
    List<Cue.Step> steps = new ArrayList<>();
    int gap = 0;
    for (String part : parts) {
      if (part.equals("..") || part.equals("...")) {
        gap = part.equals("..") ? GAP : WIDE_GAP;
      } else {
        steps.add(new Cue.Step(slot(part), gap));
        gap = 0;
      }
    }
    if (steps.isEmpty() || gap > 0) {
      throw malformed("a cue must have a weight and words, and must not end in '..'");
    }
    return steps;
  }

  private int slot(String alternatives) {
    Integer known = slots.get(alternatives);
    if (known != null) {
      return known;
    }
    int slot = slots.size();
    slots.put(alternatives, slot);
    wordsOfSlots.put(slot, words(alternatives));
    return slot;
  }

  private Set<String> words(String alternatives) {
    Set<String> words = new LinkedHashSet<>();
    for (String alternative : alternatives.split("\\|", -1)) {
      String word = alternative.strip();
      if (word.startsWith("@")) {
        Set<String> members = classes.get(word);
        if (members == null) {
          throw malformed("the class " + word + " must be defined before it is used");
        }
        words.addAll(members);
      } else {
        words.add(plain(word));
      }
    }
    return words;
  }

  private String plain(String word) {
    boolean stem = word.endsWith("*");
    List<List<String>> plain = Words.sentences(stem ? word.substring(0, word.length() - 1) : word);
    if (plain.size() != 1 || plain.get(0).size() != 1) {
      throw malformed("'" + word + "' must be one word of letters and digits");
    }
    String bare = plain.get(0).get(0);
    return stem ? bare + "*" : bare;
  }

  private double weight(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw malformed("a cue must begin with its weight, not '" + text + "'");
    }
  }

  private IllegalStateException malformed(String rule) {
    return new IllegalStateException(file + ", line " + line + ": " + rule);
  }
}

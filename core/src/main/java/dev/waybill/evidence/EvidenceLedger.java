// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one turn. Facts are only ever added; a newer fact at the same path governs, the
 * older one stays to be seen.
 *
 * <p>Safe for use by many threads.
 */
public final class EvidenceLedger {

  private static final Pattern ENCODED = Pattern.compile("_[0-9a-f]+_");

  private record View(int size, Object value) {}

  private final Map<String, Evidence> facts = new LinkedHashMap<>();
  private final Map<String, Evidence> newest = new HashMap<>();
  private volatile @Nullable View view;

  /**
   * Adds a fact.
   *
   * @return the fact with its identifier
   * @throws IllegalArgumentException if the path is not parts of letters, digits, {@code _} and
   *     {@code -} joined by dots
   */
  public synchronized Evidence append(
      String path, FactValue value, Source source, Instant observedAt, Trust trust) {
    if (!isPath(path)) {
      throw new IllegalArgumentException(
          "a path must be parts of letters, digits, _ and - joined by dots, not \"" + path + "\"");
    }
    Evidence evidence =
        new Evidence("e" + (facts.size() + 1), path, value, source, observedAt, trust);
    facts.put(evidence.id(), evidence);
    newest.put(path, evidence);
    return evidence;
  }

  /** All facts, in the order in which they were added. */
  public synchronized List<Evidence> all() {
    return List.copyOf(facts.values());
  }

  /**
   * Something made of all facts, kept until a fact is added. One view is kept at a time.
   *
   * @param type what is made
   * @param make makes it of the facts, in the order in which they were added; may be called by
   *     several threads at once
   */
  public <T> T view(Class<T> type, Function<List<Evidence>, T> make) {
    View known = view;
    if (known != null && known.size() == size() && type.isInstance(known.value())) {
      return type.cast(known.value());
    }
    List<Evidence> all = all();
    T made = make.apply(all);
    view = new View(all.size(), made);
    return made;
  }

  /** The fact that governs at the path, if there is one: the newest. */
  public synchronized Optional<Evidence> at(String path) {
    return Optional.ofNullable(newest.get(path));
  }

  /** The fact with this identifier, if there is one. */
  public synchronized Optional<Evidence> byId(String id) {
    return Optional.ofNullable(facts.get(id));
  }

  /** Whether a text is parts of letters, digits, underscores and hyphens, joined by dots. */
  private static boolean isPath(String text) {
    boolean inPart = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ofPart = isOfPart(c);
      if (!ofPart && !(c == '.' && inPart)) {
        return false;
      }
      inPart = ofPart;
    }
    return inPart;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isOfPart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private synchronized int size() {
    return facts.size();
  }

  /**
   * Turns any text into one part of a path, different texts into different parts. A text of
   * letters, digits, {@code _} and {@code -} stays as it is; in any other, what is no letter, digit
   * or {@code -} becomes its code point in hexadecimal between underscores.
   *
   * @param text for example an order number {@code #1001}
   * @return for example {@code _23_1001}; {@code _} for empty text
   */
  public static String part(String text) {
    if (text.isEmpty()) {
      return "_";
    }
    boolean encoded = text.indexOf('_') >= 0 && (text.equals("_") || ENCODED.matcher(text).find());
    if (isPlain(text) && !encoded) {
      return text;
    }
    StringBuilder part = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point < 128 && (Character.isLetterOrDigit(point) || point == '-')) {
                part.appendCodePoint(point);
              } else {
                part.append('_').append(Integer.toHexString(point)).append('_');
              }
            });
    return part.toString();
  }
}

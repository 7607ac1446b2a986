// SPDX-License-Identifier: Apache-2.0
package dev.waybill.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*+");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern ENCODED = Pattern.compile("_[0-9a-f]+_");

  private record View(int size, Object value) {}

  private final CopyOnWriteArrayList<Evidence> facts = new CopyOnWriteArrayList<>();
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
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "a path must be parts of letters, digits, _ and - joined by dots, not \"" + path + "\"");
    }
    Evidence evidence =
        new Evidence("e" + (facts.size() + 1), path, value, source, observedAt, trust);
    facts.add(evidence);
    return evidence;
  }

  /** All facts, in the order in which they were added. */
  public List<Evidence> all() {
    return List.copyOf(facts);
  }

  /**
   * Something made of all facts, kept until a fact is added. One view is kept at a time.
   *
   * @param type what is made
   * @param make makes it of the facts, in the order in which they were added; may be called by
   *     several threads at once
   */
  public <T> T view(Class<T> type, Function<List<Evidence>, T> make) {
    List<Evidence> all = all();
    View known = view;
    if (known != null && known.size() == all.size() && type.isInstance(known.value())) {
      return type.cast(known.value());
    }
    T made = make.apply(all);
    view = new View(all.size(), made);
    return made;
  }

  /** The fact that governs at the path, if there is one: the newest. */
  public Optional<Evidence> at(String path) {
    for (int i = facts.size() - 1; i >= 0; i--) {
      if (facts.get(i).path().equals(path)) {
        return Optional.of(facts.get(i));
      }
    }
    return Optional.empty();
  }

  /** The fact with this identifier, if there is one. */
  public Optional<Evidence> byId(String id) {
    return facts.stream().filter(evidence -> evidence.id().equals(id)).findFirst();
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
    if (PLAIN.matcher(text).matches() && !ENCODED.matcher(text).find() && !text.equals("_")) {
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

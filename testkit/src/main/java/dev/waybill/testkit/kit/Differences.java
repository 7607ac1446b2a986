// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.stream.Collectors.joining;

import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what was read with what the system holds, field by field, and says what to mend. */
final class Differences {

  /**
   * A field that differs.
   *
   * @param field where it is, for example {@code lines[0].unitPrice}
   * @param expected what the system holds
   * @param actual what was read
   */
  record Difference(String field, @Nullable Object expected, @Nullable Object actual) {

    /** Whether something was read that the system does not hold. */
    boolean isInvention() {
      return expected == null || (expected instanceof List<?> list && list.isEmpty());
    }

    @Override
    public String toString() {
      return field + " must be " + expected + ", not " + actual + hint(expected, actual);
    }
  }

  private final List<Difference> found = new ArrayList<>();

  private Differences() {}

  /**
   * Demands that there is none.
   *
   * @throws AssertionError with one line for each field that differs
   */
  static void none(String call, Object expected, Object actual) {
    none(call, between(expected, actual));
  }

  /** Demands that nothing is left of those that matter. */
  static void none(String call, List<Difference> differences) {
    if (!differences.isEmpty()) {
      throw new AssertionError(
          differences.stream()
              .map(Difference::toString)
              .collect(joining("\n  ", call + " must be what the system holds, but\n  ", "")));
    }
  }

  /** The fields that differ. */
  static List<Difference> between(Object expected, Object actual) {
    Differences differences = new Differences();
    differences.compare("", expected, actual);
    return differences.found;
  }

  private void compare(String path, @Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof List<?> one && actual instanceof List<?> other) {
      compareLists(path, one, other);
    } else if (expected instanceof Journey one && actual instanceof Journey other) {
      compareLists(path + ".scans", one.scans(), other.scans());
      compareLists(path + ".quarantined", one.quarantined(), other.quarantined());
    } else if (expected instanceof Record one
        && actual instanceof Record other
        && !(expected instanceof Money)
        && one.getClass() == other.getClass()) {
      for (RecordComponent part : one.getClass().getRecordComponents()) {
        compare(path + "." + part.getName(), value(part, one), value(part, other));
      }
    } else if (expected == null ? actual != null : !expected.equals(actual)) {
      found.add(new Difference(name(path), expected, actual));
    }
  }

  private void compareLists(String path, List<?> expected, List<?> actual) {
    if (expected.size() != actual.size()) {
      found.add(new Difference(name(path), expected, actual));
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      compare(path + "[" + i + "]", expected.get(i), actual.get(i));
    }
  }

  private static String name(String path) {
    return path.startsWith(".") ? path.substring(1) : "it" + path;
  }

  private static String hint(@Nullable Object expected, @Nullable Object actual) {
    if (expected == null) {
      return " (what the system does not know stays null; nothing is invented)";
    }
    if (actual == null) {
      return " (the system knows it)";
    }
    if (expected instanceof Money money && actual instanceof Money) {
      return " (read it exactly, as a decimal or in minor units; "
          + money.currency()
          + " has "
          + money.amount().scale()
          + " decimals)";
    }
    if (expected instanceof Instant) {
      return " (read the offset that the source writes, or name the zone of its local times)";
    }
    if (expected instanceof List<?> list && actual instanceof List<?> other) {
      return " (" + list.size() + " elements, not " + other.size() + ")";
    }
    if (expected instanceof Enum<?> word
        && (word.name().equals("UNKNOWN") || word.name().equals("UNMAPPED"))) {
      return " (a word of the source that we lack is not guessed)";
    }
    return "";
  }

  private static @Nullable Object value(RecordComponent part, Object record) {
    try {
      return part.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + part.getName(), e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

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

  private final List<String> found = new ArrayList<>();

  private Differences() {}

  /**
   * Demands that there is none.
   *
   * @throws AssertionError with one line for each field that differs
   */
  static void none(String call, Object expected, Object actual) {
    List<String> differences = between(expected, actual);
    if (!differences.isEmpty()) {
      throw new AssertionError(
          call + " must be what the system holds, but\n  " + String.join("\n  ", differences));
    }
  }

  /** One line for each field that differs. */
  static List<String> between(Object expected, Object actual) {
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
      found.add(line(path, expected, actual));
    }
  }

  private void compareLists(String path, List<?> expected, List<?> actual) {
    if (expected.size() != actual.size()) {
      found.add(
          name(path)
              + " must have "
              + expected.size()
              + " elements, not "
              + actual.size()
              + ": must be "
              + expected
              + ", not "
              + actual);
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      compare(path + "[" + i + "]", expected.get(i), actual.get(i));
    }
  }

  private static String line(String path, @Nullable Object expected, @Nullable Object actual) {
    return name(path) + " must be " + expected + ", not " + actual + hint(expected, actual);
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

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * Something that is still open.
 *
 * @param what what it is, with its name
 * @param where lines that say where it was opened, or where it is now
 */
public record Leak(String what, List<String> where) {

  private static final int FRAMES = 8;

  public Leak {
    requireNonNull(what, "what");
    where = List.copyOf(where);
  }

  /** The frames of a stack, without those of the JDK, of proxies and of the watching itself. */
  static List<String> frames(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> !isMachinery(frame.getClassName()))
        .limit(FRAMES)
        .map(frame -> "at " + frame)
        .toList();
  }

  private static boolean isMachinery(String name) {
    return name.startsWith("java.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("org.junit.")
        || name.contains("$Proxy")
        || name.equals(WatchedDataSource.class.getName())
        || name.equals(WatchedThreads.class.getName());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must not be told: secrets and personal data, in whatever may reach a log. */
final class Discretion {

  private Discretion() {}

  /**
   * Demands that a text holds none of the words.
   *
   * @param where whose text it is, for the message
   */
  static void of(String where, String text, Collection<String> confidential) {
    List<String> told =
        confidential.stream()
            .filter(word -> text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)))
            .toList();
    assertThat(told)
        .as(
            where
                + " must hold no secret and no personal data: say what is wrong in your own words,"
                + " and quote no argument, row, URL or body")
        .isEmpty();
  }

  /** Demands it of an exception, of its causes and of those it suppressed: a log shows them all. */
  static void of(String where, @Nullable Throwable thrown, Collection<String> confidential) {
    of(where, thrown, confidential, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void of(
      String where,
      @Nullable Throwable thrown,
      Collection<String> confidential,
      Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return;
    }
    of(
        where + " (" + thrown.getClass().getSimpleName() + ", with its causes)",
        String.valueOf(thrown.getMessage()),
        confidential);
    of(where, thrown.getCause(), confidential, seen);
    for (Throwable suppressed : thrown.getSuppressed()) {
      of(where, suppressed, confidential, seen);
    }
  }
}

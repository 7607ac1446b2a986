// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Decision.Missing;
import dev.waybill.policy.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A value as a policy sees it: after its rules about sources and ages. Either the value or why is
 * given, never both.
 *
 * @param value the value; never {@link Value#ABSENT}; null if it is not known
 * @param why why it is not known; {@link Missing#ABSENT} if its system has none; null if it is
 *     known
 */
public record Seen(@Nullable Value value, @Nullable Missing why) {

  /** Gives a value as it was found; null is not read. */
  static Seen of(@Nullable Value value) {
    if (value == null) {
      return missing(Missing.NOT_READ);
    }
    return value instanceof Value.Absent ? missing(Missing.ABSENT) : new Seen(value, null);
  }

  static Seen missing(Missing why) {
    return new Seen(null, why);
  }

  boolean absent() {
    return why == Missing.ABSENT;
  }
}

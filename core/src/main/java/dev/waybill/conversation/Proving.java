// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a customer has come in showing who they are by a one-time code.
 *
 * @param challenge the provider's name for the code that was sent, or null if none waits
 * @param words what the customer wanted when they were asked for it; the agent goes on with it
 * @param wrong how many wrong answers were given
 * @param lockedUntil until when no answer is taken, or null
 * @param proven who the customer turned out to be, or null
 * @param until until when that holds, or null
 */
public record Proving(
    @Nullable String challenge,
    String words,
    int wrong,
    @Nullable Instant lockedUntil,
    @Nullable Identity proven,
    @Nullable Instant until) {

  public Proving {
    requireNonNull(words, "words");
    if (wrong < 0) {
      throw new IllegalArgumentException("wrong must not be negative: " + wrong);
    }
  }

  /** Nothing yet. */
  public static Proving none() {
    return new Proving(null, "", 0, null, null, null);
  }

  /** Whether no answer is taken now. */
  public boolean isLocked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "Proving[wrong " + wrong + "]";
  }
}

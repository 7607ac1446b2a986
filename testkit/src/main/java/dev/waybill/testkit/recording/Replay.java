// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What came of running a recording again.
 *
 * @param recording what happened then
 * @param again what happened now, up to the first difference
 * @param difference the first difference; empty if there is none
 */
public record Replay(Recording recording, Recording again, Optional<Difference> difference) {

  public Replay {
    requireNonNull(recording, "recording");
    requireNonNull(again, "again");
    requireNonNull(difference, "difference");
  }

  /** Whether there is no difference. */
  public boolean isSame() {
    return difference.isEmpty();
  }

  /**
   * Fails at a difference.
   *
   * @throws AssertionError with the difference, if there is one
   */
  public void requireSame() {
    if (difference.isPresent()) {
      throw new AssertionError(
          "conversation " + recording.conversation() + ", " + difference.get());
    }
  }
}

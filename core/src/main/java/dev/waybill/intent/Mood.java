// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static java.util.Objects.requireNonNull;

/**
 * How a customer feels, as far as the words show it. It may change how something is said and who
 * takes over; never what is true and never what is allowed.
 *
 * @param emotion the feeling
 * @param urgent whether the customer is in a hurry
 */
public record Mood(Emotion emotion, boolean urgent) {

  /** A feeling. */
  public enum Emotion {
    /** Accuses, threatens or swears. */
    ANGRY,
    /** Disappointed, worried or annoyed. */
    UPSET,
    /** Shows no feeling. */
    NEUTRAL,
    /** Glad or thankful. */
    POSITIVE
  }

  public Mood {
    requireNonNull(emotion, "emotion");
  }
}

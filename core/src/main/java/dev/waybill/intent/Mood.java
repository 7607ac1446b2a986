// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * How a message sounds. A signal: it decides nothing.
 *
 * @param emotion the strongest emotion it shows
 * @param urgent whether it says that something must happen soon
 */
public record Mood(Emotion emotion, boolean urgent) {

  /** An emotion. */
  public enum Emotion {
    /** Hostile: insults, accusations, threats, an ultimatum. */
    ANGRY,
    /** Disappointed, worried, sad or annoyed, and not hostile. */
    UPSET,
    /** Neither; a problem told without a feeling is neutral. */
    NEUTRAL,
    /** Thankful, pleased, praising. */
    POSITIVE;

    /** The stable identifier, for example {@code angry}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Mood {
    requireNonNull(emotion, "emotion");
  }
}

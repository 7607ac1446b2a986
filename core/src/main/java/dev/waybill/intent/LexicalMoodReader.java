// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.intent.Mood.Emotion;
import dev.waybill.intent.internal.MoodScore;
import dev.waybill.intent.internal.MoodWords;

/**
 * Reads a mood from words, phrases, negations, words that make others stronger, capitals,
 * exclamation marks and emoji, in English, German, French, Spanish, Italian, Portuguese, Polish and
 * Hindi (Devanagari or Latin script).
 *
 * <p>Needs no model, key or network. Deterministic, linear in the text's length, safe for use by
 * many threads, never throws. It does not hear irony.
 */
public final class LexicalMoodReader implements MoodReader {

  private static final double SHOWN = 1;
  private static final double HOSTILE = 1.75;

  /** So much of being upset, with raised voice, is anger. */
  private static final double BOILING = 4;

  /**
   * Loads the word lists, once for all readers.
   *
   * @throws IllegalStateException if they are missing or malformed; the message names the line
   */
  public LexicalMoodReader() {
    MoodWords.all();
  }

  @Override
  public Mood read(String text) {
    MoodScore score = MoodScore.of(text);
    return new Mood(emotion(score), score.urgent() >= SHOWN);
  }

  private static Emotion emotion(MoodScore score) {
    double negative = score.angry() + score.upset();
    if (negative >= SHOWN && negative >= score.positive()) {
      boolean hostile = score.angry() >= HOSTILE || (score.isLoud() && negative >= BOILING);
      return hostile ? Emotion.ANGRY : Emotion.UPSET;
    }
    return score.positive() >= SHOWN ? Emotion.POSITIVE : Emotion.NEUTRAL;
  }
}

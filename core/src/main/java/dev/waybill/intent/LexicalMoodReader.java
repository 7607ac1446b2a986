// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import dev.waybill.intent.Mood.Emotion;
import dev.waybill.intent.internal.MoodWords;
import dev.waybill.intent.internal.Words;
import java.util.List;

/**
 * Reads the mood from words and phrases in English, German, French, Spanish, Italian, Portuguese,
 * Polish and Hindi (Devanagari or Latin script), from negation, capitals, exclamation marks and
 * emoji.
 *
 * <p>Needs no model, key or network. Time is linear in the text's length. Safe for use by many
 * threads.
 */
public final class LexicalMoodReader implements MoodReader {

  private static final double ENOUGH = 1;
  private static final double FOR_ANGER = 2;
  private static final int SHOUTED_LETTERS = 12;

  private final MoodWords words = MoodWords.loaded();

  /**
   * Loads the word lists, once for all readers.
   *
   * @throws IllegalStateException if one is missing or malformed; the message names the line
   */
  public LexicalMoodReader() {}

  @Override
  public Mood read(String text) {
    MoodWords.Tally tally = new MoodWords.Tally();
    for (List<String> sentence : Words.sentences(text)) {
      words.count(sentence, tally);
    }
    emoji(text, tally);
    if (isShouted(text)) {
      tally.angry += 1;
    }
    if (exclaims(text) && tally.angry + tally.upset > 0) {
      tally.angry += 0.5;
    }
    return new Mood(emotion(tally), tally.urgent > 0);
  }

  private static Emotion emotion(MoodWords.Tally tally) {
    double negative = tally.angry + tally.upset;
    if (tally.angry >= FOR_ANGER && negative > tally.positive) {
      return Emotion.ANGRY;
    }
    if (negative >= ENOUGH && negative >= tally.positive) {
      return Emotion.UPSET;
    }
    return tally.positive >= ENOUGH ? Emotion.POSITIVE : Emotion.NEUTRAL;
  }

  private static void emoji(String text, MoodWords.Tally tally) {
    text.codePoints()
        .forEach(
            symbol -> {
              if (MoodWords.ANGRY_FACES.indexOf(symbol) >= 0) {
                tally.angry += 2;
              } else if (MoodWords.SAD_FACES.indexOf(symbol) >= 0) {
                tally.upset += 1;
              } else if (MoodWords.GLAD_FACES.indexOf(symbol) >= 0) {
                tally.positive += 1;
              }
            });
  }

  /** Most of a message in capitals; an order number is not a shout. */
  private static boolean isShouted(String text) {
    long capitals = text.chars().filter(Character::isUpperCase).count();
    long letters = text.chars().filter(Character::isLetter).count();
    return capitals >= SHOUTED_LETTERS && capitals * 10 >= letters * 6;
  }

  private static boolean exclaims(String text) {
    return text.contains("!!") || text.contains("??") || text.contains("?!");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

/**
 * What the linear model reads of a text: its words, pairs of neighbouring words and groups of three
 * and four letters within words, each as a number below {@link #BUCKETS}; and how strongly the cues
 * speak for each intent. A word with a digit in it is a number or an identifier, whichever it is:
 * one order number means what another does.
 */
final class IntentFeatures {

  /** How many numbers there are; different features may share one. */
  static final int BUCKETS = 1 << 15;

  private static final int FIRST = 0x811C9DC5;
  private static final int PRIME = 0x01000193;
  private static final char EDGE = '_';
  private static final int NUMBER = 0x3A5F19C7;
  private static final int PAIR = 0x5bd1e995;
  private static final int SHORTEST_GROUP = 3;
  private static final int LONGEST_GROUP = 4;

  private final float[] cues;
  private final int[] buckets;
  private int wordFeatures;
  private int features;

  IntentFeatures(PlainText text, CueMatcher matcher) {
    cues = matcher.scores(text);
    int letters = 0;
    for (int word = 0; word < text.words(); word++) {
      letters += text.end(word) - text.start(word) + 2;
    }
    buckets = new int[2 * text.words() + 2 + 2 * letters];
    readWords(text);
    wordFeatures = features;
    for (int word = 0; word < text.words(); word++) {
      if (!isNumber(text, word)) {
        readGroups(text.chars(), text.start(word), text.end(word));
      }
    }
  }

  /** How strongly the cues speak for an intent, by its place in {@link IntentModel#ALL}. */
  float cue(int intent) {
    return cues[intent];
  }

  /** How many features are words or pairs of them; they come first. */
  int words() {
    return wordFeatures;
  }

  /** How many features there are. */
  int count() {
    return features;
  }

  /** The number of a feature. */
  int bucket(int feature) {
    return buckets[feature];
  }

  private void readWords(PlainText text) {
    int before = EDGE;
    for (int word = 0; word < text.words(); word++) {
      int hash = FIRST;
      for (int i = text.start(word); i < text.end(word); i++) {
        hash = (hash ^ text.chars()[i]) * PRIME;
      }
      if (isNumber(text, word)) {
        hash = NUMBER;
      }
      before = text.opensSentence(word) ? EDGE : before;
      add(hash);
      add(before * PAIR + hash);
      before = hash;
    }
    add(Math.min(text.words(), 24) / 3);
  }

  private static boolean isNumber(PlainText text, int word) {
    for (int i = text.start(word); i < text.end(word); i++) {
      if (Character.isDigit(text.chars()[i])) {
        return true;
      }
    }
    return false;
  }

  private void readGroups(char[] chars, int start, int end) {
    for (int at = start - 1; at + SHORTEST_GROUP <= end + 1; at++) {
      int hash = FIRST;
      int last = Math.min(at + LONGEST_GROUP, end + 1);
      for (int i = at; i < last; i++) {
        hash = (hash ^ (i < start || i >= end ? EDGE : chars[i])) * PRIME;
        if (i - at == SHORTEST_GROUP - 1 || i - at == LONGEST_GROUP - 1) {
          add(~hash);
        }
      }
    }
  }

  private void add(int hash) {
    int mixed = (hash ^ (hash >>> 15)) * 0x2c1b3c6d;
    buckets[features++] = (mixed >>> 16 ^ mixed) & (BUCKETS - 1);
  }
}

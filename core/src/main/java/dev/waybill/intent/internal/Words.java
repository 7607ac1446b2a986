// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into sentences of plain words: lower case, without accents, apostrophes, invisible
 * characters or letters held down ("heeelp" is "help"). Linear in the text's length.
 */
public final class Words {

  private Words() {}

  /** The sentences of a text, each a list of at least one word. */
  public static List<List<String>> sentences(String text) {
    PlainText plain = new PlainText(text);
    List<List<String>> sentences = new ArrayList<>();
    List<String> sentence = new ArrayList<>();
    for (int word = 0; word < plain.words(); word++) {
      if (plain.opensSentence(word) && !sentence.isEmpty()) {
        sentences.add(List.copyOf(sentence));
        sentence.clear();
      }
      sentence.add(plain.word(word));
    }
    if (!sentence.isEmpty()) {
      sentences.add(List.copyOf(sentence));
    }
    return sentences;
  }

  /** One word as {@link #sentences} would give it. */
  public static String plainWord(String word) {
    PlainText plain = new PlainText(word);
    StringBuilder joined = new StringBuilder();
    for (int part = 0; part < plain.words(); part++) {
      joined.append(plain.word(part));
    }
    return joined.toString();
  }
}

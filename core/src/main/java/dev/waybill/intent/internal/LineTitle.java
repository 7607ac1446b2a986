// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.commerce.OrderLine;
import java.util.BitSet;
import java.util.List;

/**
 * What a line is called.
 *
 * @param words the plain words of its title
 * @param sku its stock-keeping unit without spaces and signs, or empty
 */
record LineTitle(List<String> words, String sku) {

  private static final int SHORTEST_SKU = 4;
  private static final int SHORTEST_PART = 5;
  private static final int SHORTEST_SLIPPED = 6;

  LineTitle {
    words = List.copyOf(words);
  }

  static LineTitle of(OrderLine line) {
    String sku = line.sku() == null ? "" : line.sku();
    return new LineTitle(words(line.title()), String.join("", words(sku)));
  }

  private static List<String> words(String text) {
    return Words.sentences(text).stream().flatMap(List::stream).toList();
  }

  /** Whether a word of a message is one of the title's; a noun may be the end of a longer one. */
  boolean has(String word, boolean noun) {
    return words.stream().anyMatch(own -> isSame(word, own, noun));
  }

  private static boolean isSame(String word, String own, boolean noun) {
    return Spelling.isSameWord(word, own)
        || (LineWords.isOption(word) && LineWords.meaning(word).equals(LineWords.meaning(own)))
        || (noun && word.length() >= SHORTEST_PART && own.endsWith(word))
        || isMisspelt(word, own);
  }

  private static boolean isMisspelt(String word, String own) {
    return word.length() >= SHORTEST_SLIPPED
        && own.length() >= SHORTEST_SLIPPED - 1
        && word.charAt(0) == own.charAt(0)
        && Spelling.isOneSlipApart(word, own)
        && !FunctionWords.isFunctionWord(word);
  }

  /** How many of the title's words a phrase has; its stock-keeping unit outdoes them all. */
  int shared(List<String> sentence, int start, int end) {
    if (!sku.isEmpty() && String.join("", sentence.subList(start, end)).equals(sku)) {
      return Integer.MAX_VALUE;
    }
    BitSet used = new BitSet();
    for (int at = start; at < end; at++) {
      boolean noun = at > 0 && LineWords.is(LineWords.Role.DETERMINER, sentence.get(at - 1));
      for (int own = 0; own < words.size(); own++) {
        if (!used.get(own) && isSame(sentence.get(at), words.get(own), noun)) {
          used.set(own);
          break;
        }
      }
    }
    return used.cardinality();
  }

  /** How many words at a place of a sentence make up a stock-keeping unit; 0 if none do. */
  static int skuAt(List<LineTitle> titles, List<String> sentence, int at) {
    StringBuilder joined = new StringBuilder();
    for (int end = at; end < sentence.size() && joined.length() <= 40; end++) {
      joined.append(sentence.get(end));
      String unit = joined.toString();
      if (unit.length() >= SHORTEST_SKU && titles.stream().anyMatch(t -> t.sku().equals(unit))) {
        return end - at + 1;
      }
    }
    return 0;
  }
}

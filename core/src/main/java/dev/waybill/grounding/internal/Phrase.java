// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A pattern of words. Each element is a set of alternatives, may be optional, or is a gap of up to
 * four words.
 */
record Phrase(String label, List<Element> elements) {

  private static final int GAP = 4;

  /** One place of a phrase; without words it is a gap. */
  record Element(Set<String> words, boolean optional) {
    /** Whether a word of its own must stand there. */
    boolean isRequired() {
      return !optional && !isGap();
    }

    boolean isGap() {
      return words.isEmpty();
    }
  }

  /** Reads {@code has|have been successfully? * done}. */
  static Phrase parse(String label, String pattern) {
    List<Element> elements = new ArrayList<>();
    for (String part : pattern.strip().split("\\s+", -1)) {
      boolean optional = part.endsWith("?");
      String words = optional ? part.substring(0, part.length() - 1) : part;
      elements.add(
          words.equals("*")
              ? new Element(Set.of(), false)
              : new Element(Set.of(words.split("\\|", -1)), optional));
    }
    return new Phrase(label, List.copyOf(elements));
  }

  /** Gives the index after the last token matched, or -1. */
  int match(List<Token> tokens, int from, int to) {
    return match(tokens, from, to, 0);
  }

  private int match(List<Token> tokens, int at, int to, int element) {
    if (element == elements.size()) {
      return at;
    }
    Element wanted = elements.get(element);
    if (wanted.isGap()) {
      for (int i = at; i <= Math.min(at + GAP, to); i++) {
        int end = match(tokens, i, to, element + 1);
        if (end >= 0) {
          return end;
        }
      }
      return -1;
    }
    if (at < to && wanted.words().contains(tokens.get(at).norm())) {
      int end = match(tokens, at + 1, to, element + 1);
      if (end >= 0) {
        return end;
      }
    }
    return wanted.optional() ? match(tokens, at, to, element + 1) : -1;
  }
}

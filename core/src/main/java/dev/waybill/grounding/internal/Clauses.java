// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Span;

/** Parts of sentences. */
final class Clauses {

  private Clauses() {}

  /** The part of a sentence, between two of the marks, in which a stretch begins. */
  static Sentence around(Draft draft, Sentence sentence, Span stretch, String marks) {
    int start = stretch.start();
    while (start > sentence.span().start() && !isMark(draft, start - 1, marks)) {
      start--;
    }
    int end = stretch.start();
    while (end < sentence.span().end() && (end < stretch.end() || !isMark(draft, end, marks))) {
      end++;
    }
    return new Sentence(
        new Span(start, end),
        Math.max(sentence.from(), draft.tokenAt(start)),
        Math.min(sentence.to(), draft.tokenAt(end)),
        sentence.block(),
        sentence.question(),
        sentence.language());
  }

  /** The last character before a position that is no blank, or a full stop at the beginning. */
  static char before(Draft draft, int position) {
    int i = position - 1;
    while (i >= 0 && Character.isWhitespace(draft.text().charAt(i))) {
      i--;
    }
    return i < 0 ? '.' : draft.text().charAt(i);
  }

  /** The first character from a position that is no blank, or a full stop at the end. */
  static char after(Draft draft, int position) {
    int i = position;
    while (i < draft.text().length() && Character.isWhitespace(draft.text().charAt(i))) {
      i++;
    }
    return i == draft.text().length() ? '.' : draft.text().charAt(i);
  }

  private static boolean isMark(Draft draft, int position, String marks) {
    return marks.indexOf(draft.text().charAt(position)) >= 0;
  }
}

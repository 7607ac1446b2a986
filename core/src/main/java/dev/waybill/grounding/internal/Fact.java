// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Trust;

/**
 * Evidence made ready for comparison with words.
 *
 * @param evidence the evidence
 * @param words the words of its value, each between blanks
 * @param governs whether it is the newest at its path
 * @param subject what it is about: the first two parts of its path
 */
record Fact(Evidence evidence, String words, boolean governs, String subject) {

  static Fact of(Evidence evidence, boolean governs) {
    StringBuilder words = new StringBuilder(" ");
    for (String word : Tokenizer.words(text(evidence.value()))) {
      words.append(word).append(' ');
      if (word.indexOf('_') >= 0) {
        words.append(word.replace('_', ' ').strip()).append(' ');
      }
    }
    return new Fact(evidence, words.toString(), governs, subject(evidence.path()));
  }

  String path() {
    return evidence.path();
  }

  FactValue value() {
    return evidence.value();
  }

  /** Whether a system of record, or the library from one, says so. */
  boolean isKnown() {
    return evidence.trust() == Trust.SYSTEM || evidence.trust() == Trust.COMPUTED;
  }

  boolean isCustomers() {
    return evidence.trust() == Trust.CUSTOMER;
  }

  /** Whether the value holds the words, one after the other. */
  boolean says(String phrase) {
    return words.contains(" " + phrase + " ");
  }

  /** The first two parts of a path. */
  static String subject(String path) {
    int first = path.indexOf('.');
    int second = first < 0 ? -1 : path.indexOf('.', first + 1);
    return second < 0 ? path : path.substring(0, second);
  }

  static String text(FactValue value) {
    if (value instanceof FactValue.Term term) {
      return term.text();
    }
    if (value instanceof FactValue.Status status) {
      return status.word();
    }
    if (value instanceof FactValue.Amount amount) {
      return amount.money().toString();
    }
    if (value instanceof FactValue.Count count) {
      return Long.toString(count.number());
    }
    if (value instanceof FactValue.Percentage percentage) {
      return percentage.percent().toPlainString();
    }
    if (value instanceof FactValue.Link link) {
      return link.uri().toString();
    }
    return "";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * How a thing is said: asserted, denied, asked, offered, set under a condition, said to be unknown,
 * or told back to the customer as theirs.
 */
final class Mood {

  private static final int NEAR = 4;
  private static final Map<Language, Lexicon> SENTENCES = Lexicon.byLanguage("moods");
  private static final Map<Language, Lexicon> WORDS = Lexicon.byLanguage("modality");
  private static final Map<Language, Lexicon> TENSE = Lexicon.byLanguage("tense");
  private static final Map<Language, Lexicon> NOT = Lexicon.byLanguage("not");

  private Mood() {}

  /** Whether the sentence says of itself that something is not known. */
  static boolean unknowing(Draft draft, Sentence sentence) {
    return has(draft, sentence, "UNKNOWN");
  }

  /** Whether the sentence tells the customer what the customer said or wants. */
  static boolean theirs(Draft draft, Sentence sentence) {
    return has(draft, sentence, "THEIRS");
  }

  /** Whether the sentence asks, offers or invites. */
  static boolean offers(Draft draft, Sentence sentence) {
    return sentence.question() || has(draft, sentence, "OFFER");
  }

  /** Whether the text asks for a yes before anything is done. */
  static boolean proposes(Draft draft) {
    return draft.sentences().stream().anyMatch(s -> has(draft, s, "CONFIRM"));
  }

  /**
   * Whether a condition stands before the token in its clause, or anywhere before it in its
   * sentence.
   */
  static boolean conditional(Draft draft, Sentence sentence, int token, boolean clauseOnly) {
    for (int i = token - 1; i >= sentence.from(); i--) {
      if (clauseOnly && endsClause(draft, i)) {
        return false;
      }
      if (is(draft, sentence, i, "CONDITION")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the words just before the token deny it. */
  static boolean negated(Draft draft, Sentence sentence, int token) {
    return near(draft, sentence, token, "NEGATION");
  }

  /** Whether the words just behind deny it, in a language that says its "not" there: Hindi. */
  static boolean deniedBehind(Draft draft, Sentence sentence, int token) {
    for (int i = token; i < Math.min(sentence.to(), token + NEAR); i++) {
      if (sentence.language() != Language.HINDI || endsClause(draft, i - 1)) {
        return false;
      }
      if (is(draft, sentence, i, "NEGATION")) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the words between two tokens denies. */
  static boolean denies(Draft draft, int from, int to) {
    for (int i = from; i < to; i++) {
      Sentence sentence = draft.sentenceAt(draft.tokens().get(i).start());
      if (is(draft, sentence, i, "NEGATION")) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the words between two tokens of a sentence is the word for not. */
  static boolean hasNot(Draft draft, Sentence sentence, int from, int to) {
    return in(NOT, sentence).has("NOT", draft.tokens(), from, to);
  }

  /** Whether the words just before the token make it possible, wished, or future. */
  static boolean modal(Draft draft, Sentence sentence, int token) {
    return near(draft, sentence, token, "MODAL");
  }

  /** Whether the sentence, of a language that has a word for it, tells what is done. */
  static boolean tellsOfThePast(Draft draft, Sentence sentence) {
    return in(TENSE, sentence).has("PAST", draft.tokens(), sentence.from(), sentence.to());
  }

  /** Whether the words just before the token put it in the past. */
  static boolean past(Draft draft, Sentence sentence, int token) {
    return near(draft, sentence, token, "PAST");
  }

  private static boolean near(Draft draft, Sentence sentence, int token, String label) {
    for (int i = token - 1; i >= Math.max(sentence.from(), token - NEAR); i--) {
      if (endsClause(draft, i)) {
        return false;
      }
      if (is(draft, sentence, i, label)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(Draft draft, Sentence sentence, int token, String label) {
    return in(WORDS, sentence).has(label, draft.tokens(), token, token + 1)
        && !isMonth(draft, token);
  }

  /** "May" beside a number is no "may". */
  private static boolean isMonth(Draft draft, int token) {
    List<Token> tokens = draft.tokens();
    return tokens.get(token).norm().equals("may")
        && tokens.get(token).capital()
        && ((token > 0 && tokens.get(token - 1).hasDigit())
            || (token + 1 < tokens.size() && tokens.get(token + 1).hasDigit()));
  }

  private static boolean endsClause(Draft draft, int token) {
    List<Token> tokens = draft.tokens();
    if (token + 1 >= tokens.size()) {
      return false;
    }
    int end = tokens.get(token + 1).start();
    for (int i = tokens.get(token).end(); i < end; i++) {
      if (",;:–—()".indexOf(draft.text().charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(Draft draft, Sentence sentence, String label) {
    return in(SENTENCES, sentence).has(label, draft.tokens(), sentence.from(), sentence.to());
  }

  private static Lexicon in(Map<Language, Lexicon> words, Sentence sentence) {
    return requireNonNull(words.get(sentence.language()));
  }
}

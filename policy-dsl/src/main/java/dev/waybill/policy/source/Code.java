// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.source;

/** The stable codes of diagnostics. Each has a page in {@code docs/policy/}. */
public enum Code {
  /** A text has no closing quote. */
  P0101("this text is never closed"),
  /** An item starts with a word that is none. */
  P0102("unknown word at the start of an item"),
  /** {@code and} and {@code or} without parentheses. */
  P0103("'and' and 'or' are mixed without parentheses"),
  /** A word that must follow is missing. */
  P0104("a word is missing"),
  /** Curly quotes where straight ones are needed. */
  P0105("curly quotes"),
  /** A symbol where the language has words. */
  P0106("a symbol where the language has words"),
  /** A character the language does not have. */
  P0107("a character that means nothing here"),
  /** Something else was expected here. */
  P0108("something else was expected here"),
  /** A date that is not in the calendar. */
  P0109("not a date of the calendar"),
  /** The text is too large, too deep or too wrong. */
  P0110("a limit of the language is exceeded"),
  /** A record has no such attribute, or there is no such fact. */
  P0201("no such attribute"),
  /** A value that its enum does not have. */
  P0202("not a value of this attribute"),
  /** Two rules, settings, tables, terms or tests with one name. */
  P0203("one name, used twice"),
  /** A table has no row for a value. */
  P0204("a table row is missing"),
  /** A role the vocabulary does not have. */
  P0205("unknown role"),
  /** An action the vocabulary does not have. */
  P0206("unknown action"),
  /** An argument that not every action of the rule has. */
  P0207("an action has no such argument"),
  /** Two dated values, or two rows, that are about the same case. */
  P0208("two values for the same case"),
  /** A counter key the vocabulary does not have. */
  P0209("unknown counter key"),
  /** A source or an identity level that the vocabulary does not have. */
  P0210("unknown source or identity level"),
  /** A header is missing or given twice. */
  P0211("a header is missing or repeated"),
  /** A term that means itself. */
  P0212("a term that means itself"),
  /** Money against a plain number. */
  P0301("money is compared with a plain number"),
  /** A currency that is not the policy's. */
  P0302("two currencies in one comparison"),
  /** A date against a length of time. */
  P0303("a date is compared with a length of time"),
  /** A length of time without its unit. */
  P0304("a unit of time is missing"),
  /** More decimals than the currency, or than a number may have. */
  P0305("too many decimals"),
  /** Two facts multiplied. */
  P0306("two facts are multiplied"),
  /** Two things of different kinds in one comparison or sum. */
  P0307("two things of different kinds"),
  /** Something that is not a yes-or-no question used as a condition. */
  P0308("this is not a yes-or-no question"),
  /** Something that has no order, or is no list, used as if. */
  P0309("this cannot be compared that way"),
  /** An argument of any origin in an allow or a cap. */
  P0401("an argument of any origin"),
  /** A cap or an allow relies on a fact that no trust names. */
  P0402("a fact of any origin"),
  /** A message would show an attribute that is not public. */
  P0410("a message would leak"),
  /** A placeholder that the rule cannot fill. */
  P0411("a placeholder that cannot be filled"),
  /** A deny with nothing to tell the customer. Off unless asked for. */
  P0412("a deny without words for the customer"),
  /** A condition that can never be true. */
  P0501("this condition can never be true"),
  /** A rule that never changes a decision. */
  P0502("a rule that never changes a decision"),
  /** A case about which no rule says anything. */
  P0503("no rule says anything about this case"),
  /** A cap that is never reached. */
  P0504("a cap that is never reached"),
  /** An allow that can never win. */
  P0505("an allow that can never win"),
  /** An action that always needs an approval. */
  P0506("an action that always needs an approval"),
  /** An action that no rule allows. */
  P0507("an action that no rule allows"),
  /** An analysis was not done. */
  P0599("not analysed"),
  /** An in-file test speaks of a rule that is not there. */
  P0601("no such rule"),
  /** An in-file test gives a value that does not fit. */
  P0602("a test value that does not fit"),
  /** Files that include each other. */
  P0701("files that include each other"),
  /** A vocabulary that is not there in this version. */
  P0702("unknown vocabulary"),
  /** A guardrail file with an allow, which has no effect there. */
  P0703("a guardrail that would allow"),
  /** An included file that cannot be read. */
  P0704("an included file cannot be read"),
  /** A vocabulary that contradicts itself or another. */
  P0801("a vocabulary that contradicts itself");

  private final String title;

  Code(String title) {
    this.title = title;
  }

  /**
   * Gives the name of the whole family of problems under this code.
   *
   * @return a few words without a full stop
   */
  public String title() {
    return title;
  }
}

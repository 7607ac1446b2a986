// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * The first difference between what happened then and what happens now. It shows what customers
 * wrote and were told, as the recording does.
 *
 * @param step the step, from 1
 * @param where which step it is, for example {@code message m3} or {@code request for refund}
 * @param what what is different
 * @param expected what it was then; empty for nothing
 * @param got what it is now; empty for nothing
 * @param why the rules that decided, then and now, as sentences; empty if no rule had to do with it
 */
public record Difference(
    int step, String where, What what, String expected, String got, List<String> why) {

  /** What can be different. */
  public enum What {
    /** The agent asks a system for what it did not ask then, so nobody knows the answer. */
    QUESTION,
    /** What a request for an action came to. */
    DECISION,
    /** What is done in the world. */
    WRITE,
    /** How the turn ends. */
    OUTCOME,
    /** What the customer is told. */
    REPLY,
    /** What the conversation carries on. */
    MEMORY,
    /** Something that only engineers see. */
    TRACE
  }

  public Difference {
    requireNonNull(where, "where");
    requireNonNull(what, "what");
    requireNonNull(expected, "expected");
    requireNonNull(got, "got");
    why = List.copyOf(why);
  }

  /** Several lines, with a caret under the first character that differs. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("step " + step + ", " + where + ": the ");
    text.append(what.name().toLowerCase(Locale.ROOT)).append(" differs");
    for (String line : Caret.lines(expected, got)) {
      text.append("\n  ").append(line);
    }
    why.forEach(rule -> text.append("\n  ").append(rule));
    return text.toString();
  }
}

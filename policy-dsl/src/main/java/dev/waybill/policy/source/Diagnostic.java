// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.source;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a text: what was found, what was expected, and one way out.
 *
 * @param code the stable code
 * @param severity how bad it is
 * @param title the problem in one line, in the reader's words, without a full stop
 * @param span the whole wrong words; carets are drawn under it
 * @param label a few words printed after the carets; empty for none
 * @param notes further lines, in order; may have a span of their own
 * @param help the way out in words; null if there is none
 * @param fix the same as an edit a machine may apply; null unless it is certain
 */
public record Diagnostic(
    Code code,
    Severity severity,
    String title,
    Span span,
    String label,
    List<Note> notes,
    @Nullable String help,
    @Nullable Fix fix) {

  /** By source, place, code and title: the order in which diagnostics are reported. */
  public static final Comparator<Diagnostic> ORDER = new Order();

  public Diagnostic {
    requireNonNull(code, "code");
    requireNonNull(severity, "severity");
    requireNonNull(title, "title");
    requireNonNull(span, "span");
    requireNonNull(label, "label");
    notes = List.copyOf(notes);
  }

  /** A class with a name, because a policy is read without lambdas. */
  private static final class Order implements Comparator<Diagnostic> {
    @Override
    public int compare(Diagnostic a, Diagnostic b) {
      int order = a.span().source().name().compareTo(b.span().source().name());
      order = order != 0 ? order : Integer.compare(a.span().start(), b.span().start());
      order = order != 0 ? order : a.code().compareTo(b.code());
      return order != 0 ? order : a.title().compareTo(b.title());
    }
  }

  /**
   * A further line of a diagnostic.
   *
   * @param kind the word before the colon, such as {@code note}, {@code why} or {@code witness}
   * @param text the line
   * @param span the place it speaks of; null if it speaks of none
   */
  public record Note(String kind, String text, @Nullable Span span) {}

  /**
   * An edit.
   *
   * @param span what to replace; an empty span inserts
   * @param replacement the text to put there
   */
  public record Fix(Span span, String replacement) {}

  /**
   * Starts an error.
   *
   * @param code the code
   * @param span the wrong words
   * @param title the problem in one line
   * @return a diagnostic with nothing but these
   */
  public static Diagnostic error(Code code, Span span, String title) {
    return new Diagnostic(code, Severity.ERROR, title, span, "", List.of(), null, null);
  }

  /**
   * Starts a warning.
   *
   * @param code the code
   * @param span the words it is about
   * @param title the problem in one line
   * @return a diagnostic with nothing but these
   */
  public static Diagnostic warning(Code code, Span span, String title) {
    return new Diagnostic(code, Severity.WARNING, title, span, "", List.of(), null, null);
  }

  /**
   * Gives this diagnostic with words after its carets.
   *
   * @param words the label
   * @return a copy
   */
  public Diagnostic label(String words) {
    return new Diagnostic(code, severity, title, span, words, notes, help, fix);
  }

  /**
   * Gives this diagnostic with one more line.
   *
   * @param kind the word before the colon
   * @param text the line
   * @return a copy
   */
  public Diagnostic note(String kind, String text) {
    return note(kind, text, null);
  }

  /**
   * Gives this diagnostic with one more line that points to a place.
   *
   * @param kind the word before the colon
   * @param text the line
   * @param place the place; null for none
   * @return a copy
   */
  public Diagnostic note(String kind, String text, @Nullable Span place) {
    List<Note> more = new ArrayList<>(notes);
    more.add(new Note(kind, text, place));
    return new Diagnostic(code, severity, title, span, label, more, help, fix);
  }

  /**
   * Gives this diagnostic with a way out.
   *
   * @param words the help
   * @return a copy
   */
  public Diagnostic help(String words) {
    return new Diagnostic(code, severity, title, span, label, notes, words, fix);
  }

  /**
   * Gives this diagnostic with an edit that mends it.
   *
   * @param edit the edit
   * @return a copy
   */
  public Diagnostic fix(Fix edit) {
    return new Diagnostic(code, severity, title, span, label, notes, help, edit);
  }
}

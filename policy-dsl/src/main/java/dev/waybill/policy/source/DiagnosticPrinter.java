// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes diagnostics for people: the code and the title, the place, the line with carets under the
 * wrong words, and what to do.
 *
 * <pre>{@code
 * error[P0202] 'platinum' is not a value of customer.tier
 *   returns.policy:12:25
 *     when customer.tier is platinum
 *                           ^^^^^^^^
 *   note: the values are standard, silver, gold (commerce/1)
 * }</pre>
 *
 * <p>Tabs are shown as spaces to the next multiple of four, characters that are drawn twice as wide
 * have two carets, and characters that cannot be seen are shown as {@code U+FFFD}. Of a long line
 * the part around the wrong words is shown. Immutable and safe for use by several threads.
 */
public final class DiagnosticPrinter {
  private static final int WIDEST = 160;
  private static final int LONGEST = 1_000;
  private static final String RESET = "\u001B[0m";

  private final boolean colours;

  private DiagnosticPrinter(boolean colours) {
    this.colours = colours;
  }

  /**
   * Gives a printer of plain text.
   *
   * @return the printer
   */
  public static DiagnosticPrinter plain() {
    return new DiagnosticPrinter(false);
  }

  /**
   * Gives a printer that marks severities and carets with ANSI colours.
   *
   * @return the printer
   */
  public static DiagnosticPrinter coloured() {
    return new DiagnosticPrinter(true);
  }

  /**
   * Writes several diagnostics in the order they have by source and place, with a blank line
   * between them.
   *
   * @param diagnostics the diagnostics
   * @return the text; empty for none
   */
  public String print(List<Diagnostic> diagnostics) {
    List<Diagnostic> sorted = new ArrayList<>(diagnostics);
    sorted.sort(Diagnostic.ORDER);
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : sorted) {
      if (out.length() > 0) {
        out.append('\n');
      }
      out.append(print(diagnostic));
    }
    return out.toString();
  }

  /**
   * Writes one diagnostic.
   *
   * @param diagnostic the diagnostic
   * @return the text, several lines, each with a line break at its end
   */
  public String print(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    String colour =
        switch (diagnostic.severity()) {
          case ERROR -> "\u001B[1;31m";
          case WARNING -> "\u001B[1;33m";
          case NOTE -> "\u001B[1;36m";
        };
    String head =
        diagnostic.severity().name().toLowerCase(Locale.ROOT) + "[" + diagnostic.code() + "]";
    out.append(paint(head, colour)).append(' ').append(visible(diagnostic.title())).append('\n');
    out.append("  ").append(diagnostic.span()).append('\n');
    snippet(out, "    ", diagnostic.span(), visible(diagnostic.label()), colour);
    for (Diagnostic.Note note : diagnostic.notes()) {
      words(out, note.kind(), note.text());
      Span place = note.span();
      if (place != null) {
        out.append("    ").append(place).append('\n');
        snippet(out, "      ", place, "", "\u001B[1;36m");
      }
    }
    String help = diagnostic.help();
    if (help != null) {
      words(out, "help", help);
    }
    return out.toString();
  }

  private void words(StringBuilder out, String kind, String text) {
    String indent = " ".repeat(kind.length() + 4);
    out.append("  ").append(paint(kind + ":", "\u001B[1m")).append(' ');
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      out.append(i == 0 ? "" : indent).append(visible(lines[i])).append('\n');
    }
  }

  /** Writes the line a span starts on, and carets under as much of the span as lies on it. */
  private void snippet(StringBuilder out, String indent, Span span, String label, String colour) {
    String text = span.source().text();
    int start = text.lastIndexOf('\n', span.start() - 1) + 1;
    int end = text.indexOf('\n', span.start());
    end = end < 0 ? text.length() : end;
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    int from = Math.min(span.start(), end);
    int to = Math.max(from, Math.min(span.end(), end));
    start = Math.max(start, from - LONGEST);
    to = Math.min(to, from + LONGEST);
    end = Math.min(end, to + LONGEST);
    String before = drawn(text.substring(start, from), 0);
    String marked = drawn(text.substring(from, to), width(before));
    String after = drawn(text.substring(to, end), width(before) + width(marked));
    if (width(before) > WIDEST / 2) {
      before = tail(before, WIDEST / 2);
    }
    if (width(marked) > WIDEST) {
      marked = head(marked, WIDEST);
      after = "";
    }
    if (width(after) > WIDEST / 2) {
      after = head(after, WIDEST / 2);
    }
    int carets = Math.max(1, width(marked));
    out.append(indent).append((before + marked + after).stripTrailing()).append('\n');
    out.append(indent).append(" ".repeat(width(before)));
    out.append(paint("^".repeat(carets), colour));
    out.append(label.isEmpty() ? "" : " " + label).append('\n');
  }

  private String paint(String words, String colour) {
    return colours ? colour + words + RESET : words;
  }

  /** Replaces tabs by spaces, and what cannot be seen by a sign that can. */
  private static String drawn(String text, int column) {
    StringBuilder out = new StringBuilder();
    int at = column;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point == '\t') {
        int spaces = 4 - at % 4;
        out.append(" ".repeat(spaces));
        at += spaces;
      } else {
        int shown = isHidden(point) ? 0xFFFD : point;
        out.appendCodePoint(shown);
        at += width(shown);
      }
    }
    return out.toString();
  }

  private static String visible(String text) {
    return drawn(head(text, LONGEST), 0);
  }

  private static boolean isHidden(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      width += width(point);
      i += Character.charCount(point);
    }
    return width;
  }

  /**
   * Gives how many columns a terminal draws a character in (Unicode Standard Annex 11, roughly).
   */
  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (point >= 0x1100 && point <= 0x115F)
            || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
            || (point >= 0xAC00 && point <= 0xD7A3)
            || (point >= 0xF900 && point <= 0xFAFF)
            || (point >= 0xFE30 && point <= 0xFE6F)
            || (point >= 0xFF00 && point <= 0xFF60)
            || (point >= 0xFFE0 && point <= 0xFFE6)
            || (point >= 0x1F300 && point <= 0x1F64F)
            || (point >= 0x1F900 && point <= 0x1F9FF)
            || (point >= 0x20000 && point <= 0x3FFFD);
    return wide ? 2 : 1;
  }

  private static String head(String text, int points) {
    return text.codePointCount(0, text.length()) <= points
        ? text
        : text.substring(0, text.offsetByCodePoints(0, points)) + "…";
  }

  private static String tail(String text, int points) {
    return text.codePointCount(0, text.length()) <= points
        ? text
        : "…" + text.substring(text.offsetByCodePoints(text.length(), -points));
  }
}

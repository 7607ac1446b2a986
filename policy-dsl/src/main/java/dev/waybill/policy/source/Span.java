// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.source;

import static java.util.Objects.requireNonNull;

/**
 * A stretch of a source.
 *
 * @param source the source it lies in
 * @param start the offset of its first character, in UTF-16 units
 * @param end the offset after its last character; equal to start for a place between characters
 */
public record Span(Source source, int start, int end) {

  public Span {
    requireNonNull(source, "source");
    if (start < 0 || end < start || end > source.text().length()) {
      throw new IllegalArgumentException(
          "a span must lie in its source, not " + start + " to " + end);
    }
  }

  /**
   * Gives the span from the start of this one to the end of another in the same source.
   *
   * @param last the span that ends later
   * @return the span over both
   */
  public Span to(Span last) {
    return new Span(source, start, Math.max(end, last.end));
  }

  /**
   * Gives the text of this span.
   *
   * @return the characters from start to end
   */
  public String text() {
    return source.text().substring(start, end);
  }

  /**
   * Gives the line of the first character.
   *
   * @return the line, counted from 1
   */
  public int line() {
    return source.line(start);
  }

  /**
   * Gives the column of the first character.
   *
   * @return the column in code points, counted from 1
   */
  public int column() {
    return source.column(start);
  }

  /** Gives {@code name:line:column}. */
  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + column();
  }
}

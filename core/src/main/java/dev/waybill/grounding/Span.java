// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

/**
 * A stretch of a text, in UTF-16 code units.
 *
 * @param start the index of the first character
 * @param end the index after the last character
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "a span must start at 0 or later and not end before it starts: " + start + ".." + end);
    }
  }

  /** Whether the other span lies wholly within this one. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** Whether the two share a character. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** The stretch of this text. */
  public String of(String text) {
    return text.substring(start, end);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.source;

import static java.util.Objects.requireNonNull;

/**
 * A text with a name: a policy file or a vocabulary file.
 *
 * @param name what messages call it, usually the file's name
 * @param text the whole text
 */
public record Source(String name, String text) {

  public Source {
    requireNonNull(name, "name");
    requireNonNull(text, "text");
  }

  /**
   * Gives the line an offset lies on.
   *
   * @param offset an offset in UTF-16 units, from 0 to the length of the text
   * @return the line, counted from 1
   */
  public int line(int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /**
   * Gives the column of an offset within its line, counted in code points.
   *
   * @param offset an offset in UTF-16 units, from 0 to the length of the text
   * @return the column, counted from 1
   */
  public int column(int offset) {
    return text.codePointCount(text.lastIndexOf('\n', offset - 1) + 1, offset) + 1;
  }

  /** Gives the name only: the text of a policy does not belong into a log line. */
  @Override
  public String toString() {
    return name;
  }
}

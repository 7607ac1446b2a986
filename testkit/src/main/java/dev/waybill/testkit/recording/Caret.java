// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import java.util.List;

/** Shows where two texts begin to differ. */
final class Caret {

  private static final int BEFORE = 40;
  private static final int AFTER = 40;

  private Caret() {}

  /** Both texts around the first difference, and a caret under it. */
  static List<String> lines(String expected, String got) {
    int at = 0;
    while (at < expected.length() && at < got.length() && expected.charAt(at) == got.charAt(at)) {
      at++;
    }
    int start = Math.max(0, at - BEFORE);
    String lead = start == 0 ? "" : "...";
    int column = "then: ".length() + lead.length() + plain(expected.substring(start, at)).length();
    return List.of(
        "then: " + lead + window(expected, start, at),
        "now:  " + lead + window(got, start, at),
        " ".repeat(column) + "^");
  }

  private static String window(String text, int start, int at) {
    int end = Math.min(text.length(), at + AFTER);
    return plain(text.substring(start, end)) + (end < text.length() ? "..." : "");
  }

  private static String plain(String text) {
    return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", " ");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import java.util.List;

/** Texts that customers and attackers type where a number or a word is asked for. */
final class StrangeTexts {

  /** None of them is the number of anything. */
  static final List<String> ALL =
      List.of(
          "",
          " ",
          "#",
          "%",
          "*",
          "_",
          "?",
          "'",
          "' or '1'='1",
          "\"; drop table orders; --",
          "../../admin",
          ".",
          "..",
          "a/b?c=d&e=f#g",
          "{{number}}",
          "${number}",
          "<script>alert(1)</script>",
          "number:*",
          "a\nb",
          "a\u0000b",
          "\uD800",
          "\uD83D\uDE00",
          "\u0661\u0662\u0663",
          "x".repeat(20_000));

  private StrangeTexts() {}

  /** The text as it may stand in a message: short, and with nothing that cannot be printed. */
  static String shown(String text) {
    String start = text.length() > 30 ? text.substring(0, 30) + "..." : text;
    StringBuilder shown = new StringBuilder();
    start
        .chars()
        .forEach(
            c -> {
              if (c < ' ' || Character.isSurrogate((char) c)) {
                shown.append("(").append(c).append(")");
              } else {
                shown.append((char) c);
              }
            });
    return "\"" + shown + "\"";
  }
}

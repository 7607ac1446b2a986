// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Decision;
import java.util.ArrayList;
import java.util.List;

/** An explanation as text. */
final class ExplanationText {

  private final List<String> lines = new ArrayList<>();
  private final int column;

  ExplanationText(Explanation explanation) {
    int longest = 0;
    for (Explanation.Line line : explanation.lines()) {
      longest = Math.max(longest, line.rule().length());
    }
    column = longest + 2;
    String digest = explanation.digest();
    lines.add(explanation.outcome() + "  " + explanation.question());
    lines.add(
        "  policy \""
            + explanation.policy()
            + "\""
            + (explanation.version().isEmpty() ? "" : " " + explanation.version())
            + " (sha256 "
            + digest.substring(0, Math.min(8, digest.length()))
            + "…)");
    explanation.lines().forEach(this::add);
    for (Decision.Need need : explanation.needs()) {
      lines.add("  needed: " + need.path() + ". " + need.remedy());
    }
    if (explanation.customer() != null) {
      lines.add("  told customer: \"" + explanation.customer() + "\"");
    }
    for (Explanation.Nearest nearest : explanation.nearest()) {
      lines.add(
          "  nearest allowed: with "
              + nearest.path()
              + " "
              + nearest.value()
              + " the outcome is "
              + nearest.outcome());
    }
  }

  private void add(Explanation.Line line) {
    String head =
        "  " + mark(line.part()) + " " + line.rule() + " ".repeat(column - line.rule().length());
    if (line.because().isEmpty()) {
      lines.add(head + "always" + place(line));
    }
    String indent = " ".repeat(column + 4);
    for (int i = 0; i < line.because().size(); i++) {
      boolean first = i == 0;
      lines.add((first ? head : indent) + line.because().get(i) + (first ? place(line) : ""));
    }
    if (!line.exceptions().isEmpty()) {
      lines.add("      exception not met: " + String.join("; ", line.exceptions()));
    }
  }

  private static String place(Explanation.Line line) {
    return "  [" + line.place() + "]";
  }

  private static String mark(Decision.@org.jspecify.annotations.Nullable Part part) {
    if (part == null) {
      return "·";
    }
    return switch (part) {
      case DENIED -> "✗";
      case UNKNOWN -> "?";
      case REQUIRED -> "!";
      case ALLOWED -> "✓";
      case INFORMED -> "i";
    };
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The return windows of goods that have their own ({@code return.rules}), as rules of the policy.
 * Of two that fit an item, the one that says more of it counts; where both say as much and give
 * different windows, whoever answers for the policy must say which.
 */
final class OwnWindows {

  /**
   * One of them.
   *
   * @param name its name, by its place
   * @param match what it fits: attributes with the words they must have
   * @param days the window
   */
  private record Window(String name, Map<String, String> match, String days) {

    /** Its condition in the policy's language. */
    String test() {
      List<String> tests = new ArrayList<>();
      match.forEach(
          (attribute, word) ->
              tests.add(
                  attribute.equals("tag")
                      ? "item.label is \"" + word + "\""
                      : "item." + attribute + " is " + word));
      return String.join(" and ", tests);
    }

    /** Whether an item can be both. */
    boolean meets(Window other) {
      return match.entrySet().stream()
          .allMatch(
              test -> {
                String word = other.match().getOrDefault(test.getKey(), test.getValue());
                return test.getKey().equals("tag") || word.equals(test.getValue());
              });
    }
  }

  private static final Set<String> KNOWN = Set.of("category", "tag");

  private final List<Window> windows = new ArrayList<>();

  OwnWindows(List<Node> rules) {
    for (Node rule : rules) {
      Map<String, String> match = new LinkedHashMap<>();
      rule.get("match").fields().forEach((name, word) -> match.put(name, word.text("")));
      if (!KNOWN.containsAll(match.keySet())) {
        throw new IllegalArgumentException(
            "return.rules: a rule must match "
                + String.join(" or ", KNOWN.stream().sorted().toList())
                + ", not "
                + match.keySet());
      }
      windows.add(
          new Window("return.rules." + windows.size(), match, rule.get("window_days").text("")));
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < windows.size(); i++) {
      text.append(text.length() == 0 ? "" : "\n").append(window(windows.get(i)));
      for (int j = i + 1; j < windows.size(); j++) {
        if (isTie(windows.get(i), windows.get(j))) {
          text.append("\n").append(tie(windows.get(i), windows.get(j)));
        }
      }
    }
    return text.toString();
  }

  private String window(Window window) {
    StringBuilder text =
        new StringBuilder("rule \"" + window.name() + "\"\n  deny create_return\n  when ")
            .append(window.test())
            .append(" and item.delivered_on is more than ")
            .append(window.days())
            .append(" days ago");
    List<String> others =
        windows.stream()
            .filter(other -> isTie(window, other) || goesBefore(other, window))
            .map(other -> "(" + other.test() + ")")
            .toList();
    if (!others.isEmpty()) {
      text.append("\n  unless ").append(String.join(" or ", others));
    }
    return text.append("\n  because \"outside the window of these goods\"\n").toString();
  }

  private static String tie(Window one, Window other) {
    return "rule \""
        + one.name()
        + " and "
        + other.name()
        + "\"\n  require approval by policy_owner for create_return\n  when "
        + one.test()
        + " and "
        + other.test()
        + "\n  because \"two windows: "
        + one.days()
        + " days and "
        + other.days()
        + " days\"\n";
  }

  private static boolean isTie(Window one, Window other) {
    return !one.name().equals(other.name())
        && one.match().size() == other.match().size()
        && !one.days().equals(other.days())
        && one.meets(other);
  }

  private static boolean goesBefore(Window one, Window other) {
    return one.match().size() > other.match().size() && one.meets(other);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes the differences of two policies as a text. */
public final class DiffText {
  private DiffText() {}

  /**
   * Writes differences: two lines for each region, then a line that counts them, then a line for
   * each thing that was not compared.
   *
   * @param diff the differences
   * @return the text; ends with a line feed
   */
  public static String of(PolicyDiff diff) {
    StringBuilder text = new StringBuilder();
    for (PolicyDiff.Region region : diff.regions()) {
      region(text, region);
    }
    counts(text, diff);
    for (String limit : diff.limits()) {
      text.append(limit).append('\n');
    }
    return text.toString();
  }

  private static void region(StringBuilder text, PolicyDiff.Region region) {
    text.append(name(region.change())).append("  ").append(region.action());
    if (region.when().isEmpty()) {
      text.append(", in every case");
    } else {
      text.append(", ").append(String.join(", ", region.when()));
    }
    text.append(":  ").append(verdicts(region.from())).append(" → ").append(verdicts(region.to()));
    if (!region.rules().isEmpty()) {
      List<String> quoted = region.rules().stream().map(name -> '"' + name + '"').toList();
      text.append("  (").append(quoted.size() == 1 ? "rule " : "rules ");
      text.append(String.join(", ", quoted)).append(" changed)");
    }
    text.append('\n');
    Witness witness = region.witness();
    if (witness == null) {
      text.append("  possible; no example could be made\n");
      return;
    }
    text.append(witness.confirmed() ? "  witness: " : "  possible witness: ");
    text.append(witness.words().isEmpty() ? "a request without values" : witness.words());
    text.append(witness.confirmed() ? "  [replayed with both]" : "  [not confirmed]").append('\n');
  }

  private static String verdicts(List<Verdict> verdicts) {
    Set<String> words = new LinkedHashSet<>();
    for (Verdict verdict : verdicts) {
      words.add(verdict.words());
    }
    return String.join(" / ", words);
  }

  private static String name(Change change) {
    return change.name().replace('_', ' ');
  }

  private static void counts(StringBuilder text, PolicyDiff diff) {
    List<String> parts = new ArrayList<>();
    for (Change change : Change.values()) {
      long count = diff.regions().stream().filter(r -> r.change() == change).count();
      parts.add(
          name(change)
              + " "
              + (count == 0 ? "none" : count + (count == 1 ? " region" : " regions")));
    }
    text.append(String.join(". ", parts)).append(".\n");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Percentage;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds percentages. */
final class PercentageFinder implements Finder {

  private static final Pattern PERCENTAGE =
      Pattern.compile(
          "(?<![\\w.,])(\\d{1,6}(?:[.,]\\d{1,4})?)[\\s\\x{a0}\\x{202f}]?(?:%|(?i:per ?cent|prozent)\\b)");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    Matcher matcher = PERCENTAGE.matcher(draft.text());
    while (matcher.find()) {
      Numbers.decimal(matcher.group(1), setting.locale())
          .ifPresent(
              percent ->
                  found.value(
                      ClaimKind.PERCENTAGE,
                      matcher.start(),
                      matcher.end(),
                      new Percentage(percent)));
    }
  }
}

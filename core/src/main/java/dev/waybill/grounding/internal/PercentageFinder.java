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
          "(?<![\\w.,])(\\d{1,6}(?:[.,]\\d{1,4})?)[\\s\\x{a0}\\x{202f}]?(?:%|(?i:per"
              + " ?cent|prozent|pour cent|por ciento|por cento|per cento|प्रतिशत|pratishat|फीसदी)"
              + "(?![\\p{L}\\p{M}]))");

  private static final Starts NUMBERS = Starts.atNumbersBefore("%.,p \u00a0\u202f");

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    NUMBERS.find(PERCENTAGE, draft, m -> add(m, setting, found));
  }

  private static void add(Matcher m, Setting setting, Found found) {
    Numbers.decimal(m.group(1), setting.locale())
        .ifPresent(
            percent ->
                found.value(ClaimKind.PERCENTAGE, m.start(), m.end(), new Percentage(percent)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** The values written in the text of a fact, read as a reply's would be. */
record Values(List<Claim> claims) {

  private static final List<Finder> FINDERS =
      List.of(
          new ContactFinder(),
          new MoneyFinder(),
          new PercentageFinder(),
          new DateFinder(),
          new TimeFinder(),
          new SpecFinder(),
          new DurationFinder());

  static Values of(String text, Setting setting) {
    if (text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return new Values(List.of());
    }
    Draft draft = Draft.of(text, setting.locale());
    Found found = new Found(text);
    FINDERS.forEach(finder -> finder.find(draft, setting, found));
    return new Values(found.inOrder());
  }

  List<LocalDate> days() {
    return claims.stream()
        .map(Claim::value)
        .filter(Day.class::isInstance)
        .map(v -> ((Day) v).date())
        .toList();
  }

  boolean hold(ClaimKind kind, FactValue value) {
    return claims.stream().anyMatch(c -> c.kind() == kind && Objects.equals(c.value(), value));
  }
}

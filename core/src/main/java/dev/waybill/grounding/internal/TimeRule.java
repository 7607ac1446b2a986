// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/** A time of day must be one that the evidence holds. */
final class TimeRule implements Rule {

  @Override
  public Ruling judge(Claim claim, Reading reading) {
    if (!(claim.value() instanceof Term value)) {
      return Ruling.unsupported(
          "the words name no time of day that could be compared; say it in digits");
    }
    LocalTime said = LocalTime.parse(value.text());
    List<Fact> held =
        reading
            .facts()
            .all()
            .filter(f -> f.governs() && reading.maySupport(f, claim))
            .filter(f -> holds(f, said, claim, reading))
            .toList();
    return held.isEmpty()
        ? Ruling.unsupported("the ledger has no time " + said)
        : reading.dateRoles().judge(claim, held, "the time is held", reading);
  }

  private static boolean holds(Fact fact, LocalTime said, Claim claim, Reading reading) {
    if (fact.value() instanceof Term) {
      return reading
          .facts()
          .values(fact, reading.setting())
          .hold(ClaimKind.TIME, Objects.requireNonNull(claim.value()));
    }
    for (LocalTime held : times(fact.value(), reading.setting())) {
      if (held.getHour() == said.getHour() && held.getMinute() == said.getMinute()) {
        return true;
      }
    }
    return false;
  }

  static List<LocalTime> times(FactValue value, Setting setting) {
    if (value instanceof FactValue.Window window) {
      LocalTime from = window.from();
      return from == null ? List.of(window.to()) : List.of(window.to(), from);
    }
    if (value instanceof FactValue.Moment moment) {
      return List.of(moment.time().local().toLocalTime());
    }
    if (value instanceof FactValue.Point point) {
      return List.of(LocalTime.ofInstant(point.instant(), setting.zone()));
    }
    return List.of();
  }
}

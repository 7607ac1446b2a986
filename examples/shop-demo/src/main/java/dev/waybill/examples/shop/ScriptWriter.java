// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the script of a parcel out of its timeline, the way it takes, and now. */
final class ScriptWriter {

  private static final Duration GAP = Duration.ofMinutes(15);

  private final Instant now;

  ScriptWriter(Instant now) {
    this.now = now.truncatedTo(ChronoUnit.MINUTES);
  }

  ParcelScript write(String number, String carrier, Situation situation, Market market, City to) {
    Timeline timeline = Timeline.of(situation);
    return new ParcelScript(
        number,
        carrier,
        situation,
        scans(timeline, situation, market, to),
        estimate(timeline, situation, to),
        leftAt(situation),
        receivedBy(situation));
  }

  /** When the label of a situation was made. */
  Instant labelledAt(Situation situation, Market market) {
    return Instant.from(
        now.atZone(market.warehouse().zone())
            .minusDays(Timeline.of(situation).labelDaysAgo())
            .minusHours(2));
  }

  /** The day a parcel was first to arrive, at its destination; the third day without estimate. */
  LocalDate promisedDay(Situation situation, City to) {
    Integer due = Timeline.of(situation).dueInDays();
    return today(to).plusDays(due == null ? 3 : due);
  }

  private List<ScriptedScan> scans(
      Timeline timeline, Situation situation, Market market, City destination) {
    List<ScriptedScan> scans = new ArrayList<>();
    int left = timeline.steps().size();
    for (Step step : timeline.steps()) {
      City place =
          switch (step.spot()) {
            case ORIGIN -> market.warehouse();
            case HUB -> market.hub();
            case DESTINATION -> destination;
          };
      Instant latest = now.minus(GAP.multipliedBy(left--));
      OffsetDateTime at = time(step, place, today(destination), latest);
      scans.add(scan(step.kind(), at, place, situation != Situation.NO_OFFSET));
    }
    return scans;
  }

  /** A step planned for later today has happened a little before now instead. */
  private static OffsetDateTime time(Step step, City place, LocalDate today, Instant latest) {
    ZonedDateTime planned =
        today.minusDays(step.daysAgo()).atTime(step.time()).atZone(place.zone());
    boolean early = step.daysAgo() >= 0 && planned.toInstant().isAfter(latest);
    return (early ? latest.atZone(place.zone()) : planned).toOffsetDateTime();
  }

  private static ScriptedScan scan(ScanKind kind, OffsetDateTime at, City place, boolean offset) {
    return new ScriptedScan(
        at.toLocalDateTime(),
        offset ? at.getOffset() : null,
        kind == ScanKind.LABEL ? null : place.name(),
        kind == ScanKind.LABEL ? null : place.region(),
        place.country(),
        kind.type(),
        kind.code(),
        kind.statusCode(),
        kind.description());
  }

  private @Nullable ScriptedEstimate estimate(Timeline timeline, Situation situation, City to) {
    Integer due = timeline.dueInDays();
    if (due == null) {
      return null;
    }
    Integer moved = timeline.movedToDays();
    boolean window = situation == Situation.OUT_FOR_DELIVERY;
    return new ScriptedEstimate(
        today(to).plusDays(due),
        moved == null ? null : today(to).plusDays(moved),
        window ? LocalTime.of(14, 15) : null,
        window ? LocalTime.of(18, 15) : null);
  }

  private LocalDate today(City place) {
    return LocalDate.ofInstant(now, place.zone());
  }

  private static @Nullable String leftAt(Situation situation) {
    return switch (situation) {
      case DELIVERED_FRONT_DOOR -> "Front Door";
      case DELIVERED_NEIGHBOUR -> "Neighbor";
      case DELIVERED_SIGNED -> "Residential";
      default -> null;
    };
  }

  private static @Nullable String receivedBy(Situation situation) {
    return switch (situation) {
      case DELIVERED_NEIGHBOUR -> "FISCHER";
      case DELIVERED_SIGNED -> "M. LARSEN";
      default -> null;
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.testkit.carrier.UpsFault;
import dev.waybill.testkit.carrier.UpsParcel;
import dev.waybill.testkit.carrier.UpsScan;
import dev.waybill.testkit.carrier.UpsSimulator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays the shop's parcels on the carrier's simulator. */
final class CarrierFeed {

  private CarrierFeed() {}

  /** Enters every parcel that UPS carries. */
  static void play(List<ParcelScript> scripts, UpsSimulator ups) {
    for (ParcelScript script : scripts) {
      if (script.carrier().equals("ups")) {
        play(script, ups);
      }
    }
  }

  private static void play(ParcelScript script, UpsSimulator ups) {
    if (script.situation() == Situation.CARRIER_DOWN) {
      ups.fail(script.trackingNumber(), UpsFault.unavailable());
    }
    if (script.scans().isEmpty()) {
      return;
    }
    UpsParcel parcel = ups.parcel(script.trackingNumber());
    script.scans().forEach(scan -> parcel.scan(scan(scan)));
    ScriptedEstimate estimate = script.estimate();
    if (estimate != null) {
      parcel.scheduled(estimate.scheduled());
      if (estimate.rescheduled() != null) {
        parcel.rescheduled(estimate.rescheduled(), Instant.EPOCH);
      }
      if (estimate.from() != null && estimate.to() != null) {
        parcel.window(estimate.from(), estimate.to());
      }
    }
    if (script.leftAt() != null) {
      parcel.leftAt(script.leftAt());
    }
    if (script.receivedBy() != null) {
      parcel.receivedBy(script.receivedBy());
    }
  }

  /** UPS shows a scan as soon as it has it, whatever time is written on it. */
  private static UpsScan scan(ScriptedScan scan) {
    ZoneOffset offset = scan.offset() == null ? ZoneOffset.UTC : scan.offset();
    OffsetDateTime at = scan.local().atOffset(offset);
    UpsScan played =
        UpsScan.of(scan.type(), scan.code(), scan.statusCode(), scan.description(), at)
            .in(text(scan.city()), text(scan.region()), text(scan.country()));
    return scan.offset() == null ? played.withoutGmt() : played;
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.Promise;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.Tracking;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parcel in the words of {@code commerce/1}: by the merchant's word, and by the carrier's. */
final class ShipmentFacts {

  private ShipmentFacts() {}

  /** What the merchant knows. That there is a parcel means that there is a label. */
  static Map<String, Value> of(Order order, Fulfilment fulfilment, Parcel parcel, ZoneId zone) {
    Attributes words =
        new Attributes()
            .text("tracking_number", parcel.trackingNumber())
            .text("carrier", parcel.carrier().displayName())
            .dayOrAbsent("promised_on", promised(order));
    Instant left = fulfilment.shippedAt();
    if (left != null) {
      words.moment("label_printed_at", left).dayOf("shipped_on", left, zone);
    }
    return words.all();
  }

  static @Nullable LocalDate promised(Order order) {
    Promise promise = order.promise();
    return promise != null && promise.kind() == Promise.Kind.ARRIVES_BY ? promise.day() : null;
  }

  /** What the carrier says. A time whose offset is not known is taken as the earliest it can be. */
  static Map<String, Value> of(Tracking tracking) {
    List<Scan> scans = tracking.journey().scans();
    Attributes words =
        new Attributes()
            .text("tracking_number", tracking.trackingNumber())
            .text("carrier", tracking.carrier().displayName())
            .text("status", status(tracking.status()))
            .number(
                "failed_attempts",
                scans.stream()
                    .filter(scan -> scan.status() == ParcelStatus.DELIVERY_ATTEMPTED)
                    .count())
            .dayOrAbsent("expected_on", tracking.eta() == null ? null : tracking.eta().day())
            .moment(
                "label_printed_at",
                scans.stream()
                    .map(scan -> scan.time().earliest())
                    .min(Instant::compareTo)
                    .orElse(null));
    Optional<Scan> last = tracking.lastScan();
    if (last.isPresent()) {
      words.moment("last_scan_at", last.get().time().earliest());
    } else {
      words.absent("last_scan_at");
    }
    if (tracking.status() != ParcelStatus.DELIVERED) {
      return words.absent("delivered_at").absent("delivered_on").all();
    }
    last.filter(scan -> scan.status() == ParcelStatus.DELIVERED)
        .ifPresent(
            scan ->
                words
                    .moment("delivered_at", scan.time().earliest())
                    .day("delivered_on", scan.time().local().toLocalDate()));
    return words.all();
  }

  /** A value of {@code parcel_status}, or null if nobody can say. */
  static @Nullable String status(ParcelStatus status) {
    return status == ParcelStatus.UNKNOWN ? null : OrderFacts.word(status);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.DeliveryProof;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.PickupPoint;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.Tracking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the carriers behind a {@link dev.waybill.connector.Parcels} say, for {@link ParcelsKit}: the
 * parcels as they must be read, complete.
 *
 * <pre>{@code
 * ParcelsFixture.builder()
 *     .parcel(inTransit)
 *     .parcel(withAScanOfAnUnknownCodeAndOneWithoutOffset)
 *     .parcel(expectedOnADay)
 *     .parcel(onItsWayBack)
 *     .outOfOrder(whoseScansTheCarrierGivesTwiceAndNotInOrder)
 *     .neverScanned(Carrier.UPS, "1Z0000000000000099")
 *     .unknown(Carrier.UPS, "1Z0000000000000098")
 *     .uncovered(new Carrier("gls"))
 *     .secrets(CLIENT_SECRET)
 *     .build();
 * }</pre>
 */
public final class ParcelsFixture {

  /** A question for a parcel. */
  record Asked(Carrier carrier, String number) {}

  private final List<Tracking> parcels;
  private final @Nullable Tracking outOfOrder;
  private final @Nullable Asked neverScanned;
  private final Asked unknown;
  private final @Nullable Carrier uncovered;
  private final Set<String> secrets;

  private ParcelsFixture(Builder from, Asked unknown) {
    this.parcels = List.copyOf(from.parcels);
    this.outOfOrder = from.outOfOrder;
    this.neverScanned = from.neverScanned;
    this.unknown = unknown;
    this.uncovered = from.uncovered;
    this.secrets = Set.copyOf(from.secrets);
  }

  /** Starts a fixture; {@code parcel} and {@code unknown} must be called. */
  public static Builder builder() {
    return new Builder();
  }

  List<Tracking> parcels() {
    return parcels;
  }

  @Nullable Tracking outOfOrder() {
    return outOfOrder;
  }

  @Nullable Asked neverScanned() {
    return neverScanned;
  }

  Asked unknown() {
    return unknown;
  }

  @Nullable Carrier uncovered() {
    return uncovered;
  }

  /** A parcel with a scan whose code is not known, or null. */
  @Nullable Tracking withUnmappedCode() {
    return first(parcel -> !parcel.unmappedCodes().isEmpty());
  }

  /** A parcel with a scan whose offset is not known, or null. */
  @Nullable Tracking withLocalTime() {
    return first(parcel -> hasScan(parcel, scan -> scan.time().offset() == null));
  }

  /** A parcel that is expected on a day, without hours, or null. */
  @Nullable Tracking expectedOnADay() {
    return first(parcel -> parcel.eta() != null && parcel.eta().precision() == Eta.Precision.DAY);
  }

  /** A parcel with a scan on the way back, or null. */
  @Nullable Tracking onItsWayBack() {
    return first(parcel -> hasScan(parcel, scan -> scan.leg() == Leg.RETURN));
  }

  /** Secrets, and what is personal in what the carriers say. */
  Set<String> confidential() {
    return Stream.concat(secrets.stream(), parcels.stream().flatMap(ParcelsFixture::personal))
        .filter(word -> word.length() > 3)
        .collect(Collectors.toUnmodifiableSet());
  }

  private @Nullable Tracking first(Predicate<Tracking> fits) {
    return parcels.stream().filter(fits).findFirst().orElse(null);
  }

  private static boolean hasScan(Tracking parcel, Predicate<Scan> fits) {
    return parcel.journey().scans().stream().anyMatch(fits);
  }

  private static Stream<String> personal(Tracking parcel) {
    DeliveryProof proof = parcel.proof();
    PickupPoint pickup = parcel.pickup();
    return Stream.of(
            Stream.ofNullable(proof == null ? null : proof.signedBy()),
            Stream.ofNullable(proof == null ? null : proof.neighbour()),
            Stream.ofNullable(pickup == null ? null : pickup.code()))
        .flatMap(word -> word);
  }

  /** Builds a fixture. */
  public static final class Builder {

    private final List<Tracking> parcels = new ArrayList<>();
    private @Nullable Tracking outOfOrder;
    private @Nullable Asked neverScanned;
    private @Nullable Asked unknown;
    private @Nullable Carrier uncovered;
    private final Set<String> secrets = new HashSet<>();

    private Builder() {}

    /**
     * A parcel, as it must be read; at least one, better two. Wanted are one with a scan whose code
     * is not known ({@link dev.waybill.commerce.ParcelSubStatus#UNMAPPED}), one with a scan whose
     * local time has no offset, one that is expected on a day without hours, and one with a scan on
     * the way back ({@link Leg#RETURN}); one parcel may be all of these.
     */
    public Builder parcel(Tracking parcel) {
      parcels.add(requireNonNull(parcel, "parcel"));
      return this;
    }

    /**
     * A parcel whose scans the carrier gives out of order and more than once, as it must be read:
     * in order, each once.
     */
    public Builder outOfOrder(Tracking parcel) {
      outOfOrder = requireNonNull(parcel, "parcel");
      return parcel(parcel);
    }

    /** A number that the carrier knows, or may soon, and of which it has no scan. */
    public Builder neverScanned(Carrier carrier, String number) {
      neverScanned = new Asked(carrier, number);
      return this;
    }

    /** A number that the carrier does not know. */
    public Builder unknown(Carrier carrier, String number) {
      unknown = new Asked(carrier, number);
      return this;
    }

    /** A carrier that the connector does not cover. */
    public Builder uncovered(Carrier carrier) {
      uncovered = requireNonNull(carrier, "carrier");
      return this;
    }

    /** The connector's keys, passwords and tokens; none may stand in a failure. */
    public Builder secrets(String... words) {
      secrets.addAll(List.of(words));
      return this;
    }

    /**
     * Builds it.
     *
     * @throws IllegalStateException if a part is missing
     * @throws IllegalArgumentException if the parts contradict each other
     */
    public ParcelsFixture build() {
      if (parcels.isEmpty()) {
        throw new IllegalStateException("call parcel(tracking) before build()");
      }
      if (unknown == null) {
        throw new IllegalStateException("call unknown(carrier, number) before build()");
      }
      List<Asked> asked =
          Stream.concat(
                  parcels.stream()
                      .map(parcel -> new Asked(parcel.carrier(), parcel.trackingNumber())),
                  Stream.of(unknown))
              .toList();
      if (new HashSet<>(asked).size() != asked.size()) {
        throw new IllegalArgumentException(
            "tracking numbers must differ, and the unknown one be none of them");
      }
      return new ParcelsFixture(this, unknown);
    }
  }
}

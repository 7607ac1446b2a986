// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Parcels;
import dev.waybill.evidence.DataLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link Parcels}. To try a connector, extend it:
 *
 * <pre>{@code
 * class UpsTest extends ParcelsKit {
 *   private final UpsSimulator ups = UpsSimulator.start(Clock.systemUTC());
 *
 *   @Override
 *   protected Parcels parcels() {
 *     ups.parcel("1Z0000000000000001").scan(UpsEvent.PICKED_UP, AT);
 *     return UpsTracking.builder().baseUrl(ups.baseUrl()).credentials(ID, SECRET).build();
 *   }
 *
 *   @Override
 *   protected ParcelsFixture fixture() {
 *     return ParcelsFixture.builder()
 *         .parcel(pickedUp)
 *         .unknown(Carrier.UPS, "1Z0000000000000098")
 *         .secrets(SECRET)
 *         .build();
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence.
 */
public abstract class ParcelsKit extends ReadingKit {

  /**
   * The connector, not yet called, over carriers that say what is in the {@link #fixture()} and are
   * well. Asked for once or several times in a test.
   */
  protected abstract Parcels parcels();

  /** What the carriers say. */
  protected abstract ParcelsFixture fixture();

  /**
   * The connector, not yet called, over carriers that have this trouble at every call. Call {@code
   * super.parcelsIn(trouble)} for a trouble that they cannot have, or that cannot be made.
   */
  protected Parcels parcelsIn(Trouble trouble) {
    throw Untried.abort(
        "override parcelsIn(Trouble) and give the connector over a carrier that is " + trouble);
  }

  @Override
  final DataLayer layer() {
    return DataLayer.CARRIER;
  }

  @Override
  final Set<String> confidential() {
    return fixture().confidential();
  }

  @Override
  final Port port() {
    Parcels parcels = parcels();
    List<Reading<?>> readings = new ArrayList<>();
    fixture().parcels().forEach(parcel -> readings.add(track(parcels, parcel)));
    return new Port(parcels, parcels::health, readings);
  }

  @Override
  final Port portIn(Trouble trouble) {
    Parcels parcels = parcelsIn(trouble);
    return new Port(parcels, parcels::health, List.of(track(parcels, fixture().parcels().get(0))));
  }

  /** Every parcel is read, with every field and every scan as the carrier gives it. */
  @Test
  public final void everyFieldOfAParcelIsRead() {
    Parcels parcels = parcels();
    fixture().parcels().forEach(parcel -> track(parcels, parcel).check(ample()));
  }

  /**
   * A parcel that the carrier has not scanned is {@code NOT_YET_SCANNED}: a label that was made
   * yesterday is not a parcel that does not exist, and not one on its way.
   */
  @Test
  public final void aParcelNeverScannedIsNotYetScanned() {
    ParcelsFixture.Asked asked =
        Untried.unless(
            fixture().neverScanned(), "call neverScanned(carrier, number) of the fixture");
    Reading<Tracking> reading = track(parcels(), asked.carrier(), asked.number());
    String demand =
        reading.call()
            + " must be a failure with kind NOT_YET_SCANNED, as the carrier has no scan of it:"
            + " neither a Tracking without scans nor NOT_FOUND";
    assertThat(reading.failure(ample(), demand).kind()).as(demand).isEqualTo(Kind.NOT_YET_SCANNED);
  }

  /**
   * A number that the carrier does not know is {@code NOT_FOUND}, or {@code NOT_YET_SCANNED} where
   * the carrier does not tell one from the other.
   */
  @Test
  public final void anUnknownNumberIsNotFound() {
    ParcelsFixture.Asked asked = fixture().unknown();
    notFound(
        track(parcels(), asked.carrier(), asked.number()),
        "map the carrier's own \"not found\" (HTTP 404, a warning inside HTTP 200)");
  }

  /** A number that only looks like one that exists finds nothing. */
  @Test
  public final void aNumberThatOnlyLooksLikeAnotherIsNotFound() {
    Parcels parcels = parcels();
    Set<String> held =
        fixture().parcels().stream().map(Tracking::trackingNumber).collect(Collectors.toSet());
    for (Tracking parcel : fixture().parcels()) {
      for (String number : Lookalikes.of(parcel.trackingNumber())) {
        if (!held.contains(number)) {
          notFound(
              track(parcels, parcel.carrier(), number),
              "compare the number of what the carrier gives with the number asked for, and give"
                  + " nothing else");
        }
      }
    }
  }

  /** Whatever text is asked for as a number finds nothing, and throws nothing. */
  @Test
  public final void noTextIsTooStrangeToAskFor() {
    Parcels parcels = parcels();
    Carrier carrier = fixture().parcels().get(0).carrier();
    for (String text : StrangeTexts.ALL) {
      notFound(
          track(parcels, carrier, text),
          "check what is asked for before it is sent, and encode it where it is sent");
    }
  }

  /** {@code covers} and {@code track} agree; a carrier not covered is {@code UNSUPPORTED}. */
  @Test
  public final void aCarrierThatIsNotCoveredIsUnsupported() {
    Carrier uncovered =
        Untried.unless(fixture().uncovered(), "call uncovered(carrier) of the fixture");
    Parcels parcels = parcels();
    Tracking parcel = fixture().parcels().get(0);
    assertThat(parcels.covers(parcel.carrier()))
        .as("covers(" + parcel.carrier().id() + ") must be true, as its parcels can be tracked")
        .isTrue();
    assertThat(parcels.covers(uncovered))
        .as("covers(" + uncovered.id() + ") must be false, as its parcels cannot be tracked")
        .isFalse();
    Reading<Tracking> reading = track(parcels, uncovered, parcel.trackingNumber());
    String demand =
        reading.call()
            + " must be a failure with kind UNSUPPORTED: ask covers(carrier) first, and ask no"
            + " other carrier for the number";
    assertThat(reading.failure(ample(), demand).kind()).as(demand).isEqualTo(Kind.UNSUPPORTED);
  }

  /**
   * A scan whose code is not known is kept with its code, as {@code UNMAPPED}: it is neither left
   * out nor guessed from its looks, and it is counted.
   */
  @Test
  public final void anUnmappedCodeIsKeptAndNotGuessed() {
    Tracking expected =
        Untried.unless(
            fixture().withUnmappedCode(),
            "add a parcel to the fixture that has a scan with ParcelSubStatus.UNMAPPED");
    Reading<Tracking> reading = track(parcels(), expected);
    Tracking parcel = reading.found(ample()).value();
    assertThat(parcel.unmappedCodes())
        .as(
            reading.call()
                + " must keep each scan whose code is not known, as "
                + ParcelSubStatus.UNMAPPED
                + " with the carrier's own code as sourceCode; it is not left out and not guessed")
        .isEqualTo(expected.unmappedCodes());
    assertThat(parcel.state())
        .as(reading.call() + " must not guess where the parcel is from a code that is not known")
        .isEqualTo(expected.state());
  }

  /** A scan's local time whose offset the carrier does not give has none. */
  @Test
  public final void aLocalTimeStaysLocal() {
    Tracking expected =
        Untried.unless(
            fixture().withLocalTime(),
            "add a parcel to the fixture that has a scan with ScanTime.local(time)");
    Reading<Tracking> reading = track(parcels(), expected);
    assertThat(times(reading.found(ample()).value()))
        .as(
            reading.call()
                + " must keep the wall clock of each scan, and the offset only where the carrier"
                + " gives it or it follows from the place: use ScanTime.local for the rest, and"
                + " assume neither UTC nor the JVM's zone")
        .isEqualTo(times(expected));
  }

  /** The journey is the same in whatever order and however often the carrier gives its scans. */
  @Test
  public final void scansMayComeInAnyOrderAndTwice() {
    Tracking expected =
        Untried.unless(
            fixture().outOfOrder(),
            "call outOfOrder(parcel) of the fixture for a parcel whose scans the carrier gives out"
                + " of order and twice");
    Reading<Tracking> reading = track(parcels(), expected);
    assertThat(codes(reading.found(ample()).value()))
        .as(
            reading.call()
                + " must hold each scan once, oldest first: give all of them to Journey.of, and"
                + " neither keep the source's order nor drop what comes late")
        .isEqualTo(codes(expected));
  }

  /** An estimate of a day is a day: no hour and no instant is made of it. */
  @Test
  public final void anEstimateOfADayStaysADay() {
    Tracking expected =
        Untried.unless(
            fixture().expectedOnADay(), "add a parcel to the fixture with Eta.ofDay(...)");
    Reading<Tracking> reading = track(parcels(), expected);
    Eta eta = reading.found(ample()).value().eta();
    String demand =
        reading.call()
            + " must be expected on the day that the carrier gives, without hours: a day at the"
            + " destination is no midnight in any zone";
    assertThat(eta).as(demand).isNotNull();
    assertThat(Objects.requireNonNull(eta).precision()).as(demand).isEqualTo(Eta.Precision.DAY);
    assertThat(eta.day()).as(demand).isEqualTo(Objects.requireNonNull(expected.eta()).day());
  }

  /** A parcel on its way back is on the return leg: its delivery there is none to the customer. */
  @Test
  public final void aParcelOnItsWayBackIsOnTheReturnLeg() {
    Tracking expected =
        Untried.unless(
            fixture().onItsWayBack(),
            "add a parcel to the fixture that has a scan with Leg.RETURN");
    Reading<Tracking> reading = track(parcels(), expected);
    Tracking parcel = reading.found(ample()).value();
    assertThat(parcel.journey().scans().stream().map(Scan::leg).toList())
        .as(reading.call() + " must say of each scan which way the parcel travels: see Leg")
        .isEqualTo(expected.journey().scans().stream().map(Scan::leg).toList());
    assertThat(parcel.state())
        .as(reading.call() + " must not be told as a delivery to the customer")
        .isEqualTo(expected.state());
  }

  private void notFound(Reading<Tracking> reading, String how) {
    String demand = reading.call() + " must be NOT_FOUND or NOT_YET_SCANNED: " + how;
    Failure failure = reading.failure(ample(), demand);
    assertThat(failure.kind()).as(demand).isIn(Kind.NOT_FOUND, Kind.NOT_YET_SCANNED);
  }

  private static Reading<Tracking> track(Parcels parcels, Carrier carrier, String number) {
    return Reading.of(
        "track(" + carrier.id() + ", " + StrangeTexts.shown(number) + ")",
        deadline -> parcels.track(carrier, number, deadline));
  }

  private static Reading<Tracking> track(Parcels parcels, Tracking expected) {
    Reading<Tracking> reading = track(parcels, expected.carrier(), expected.trackingNumber());
    return new Reading<>(
        reading.call(),
        reading.read(),
        parcel -> Differences.none(reading.call(), expected, parcel));
  }

  private static List<Object> times(Tracking parcel) {
    return parcel.journey().scans().stream().<Object>map(Scan::time).toList();
  }

  private static List<String> codes(Tracking parcel) {
    return parcel.journey().scans().stream()
        .map(scan -> scan.time().local() + " " + scan.sourceCode())
        .toList();
  }
}

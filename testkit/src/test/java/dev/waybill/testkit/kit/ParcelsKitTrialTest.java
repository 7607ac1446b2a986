// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.ambient.Ambient;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Parcels;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link ParcelsKit} is kept by an honest connector and broken by some other. */
class ParcelsKitTrialTest {

  private static final ParcelsFixture FIXTURE = SampleParcels.complete();

  private final KitTrial<ParcelsKit> trial = new KitTrial<>(ParcelsKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("the carriers in memory", () -> kit(honest -> honest));
    ReadingMutants.addTo(trial, Parcels.class, ParcelsKitTrialTest::kit);
    fields();
    scans();
    numbers();
    coverage();
    return trial.tests();
  }

  private void fields() {
    parcel(
        "everyFieldOfAParcelIsRead",
        "leaves the proof of delivery out",
        "proof must be",
        parcel ->
            new Tracking(
                parcel.trackingNumber(),
                parcel.carrier(),
                parcel.journey(),
                parcel.eta(),
                null,
                parcel.pickup()));
    parcel(
        "anEstimateOfADayStaysADay",
        "makes a day the midnight that it begins with",
        "a day at the destination is no midnight",
        parcel -> expected(parcel, atMidnight(parcel.eta())));
    parcel(
        "anEstimateOfADayStaysADay",
        "leaves the estimate out",
        "must be expected on the day",
        parcel -> expected(parcel, null));
  }

  private void scans() {
    scan(
        "anUnmappedCodeIsKeptAndNotGuessed",
        "guesses that a code it does not know is a movement",
        "not left out and not guessed",
        scan -> scan.state() == ParcelSubStatus.UNMAPPED,
        scan -> with(scan, scan.time(), ParcelSubStatus.MOVING, scan.leg()));
    scan(
        "anUnmappedCodeIsKeptAndNotGuessed",
        "leaves scans out whose code it does not know",
        "must keep each scan",
        scan -> scan.state() == ParcelSubStatus.UNMAPPED,
        scan -> null);
    scan(
        "aLocalTimeStaysLocal",
        "takes local times for UTC",
        "assume neither UTC nor the JVM's zone",
        scan -> scan.time().offset() == null,
        scan ->
            with(
                scan,
                ScanTime.explicit(scan.time().local().atOffset(ZoneOffset.UTC)),
                scan.state(),
                scan.leg()));
    ZoneId zone = ZoneId.systemDefault();
    scan(
        "theJvmsZoneAndLocaleChangeNothing",
        "reads instants in the JVM's zone",
        "with Pacific/Kiritimati",
        scan -> scan.time().offset() != null && !ZoneId.systemDefault().equals(zone),
        scan ->
            with(
                scan,
                ScanTime.explicit(
                    scan.time()
                        .instant()
                        .orElseThrow()
                        .atZone(ZoneId.systemDefault())
                        .toOffsetDateTime()),
                scan.state(),
                scan.leg()));
    scan(
        "aParcelOnItsWayBackIsOnTheReturnLeg",
        "does not say which way a parcel travels",
        "which way the parcel travels",
        scan -> scan.leg() == Leg.RETURN,
        scan -> with(scan, scan.time(), scan.state(), Leg.FORWARD));
    scan(
        "scansMayComeInAnyOrderAndTwice",
        "drops a scan that comes after a newer one",
        "nor drop what comes late",
        scan -> scan.state() == ParcelSubStatus.WITH_COURIER,
        scan -> null);
  }

  private void numbers() {
    track(
        "aParcelNeverScannedIsNotYetScanned",
        "gives a journey without scans",
        "neither a Tracking without scans",
        (shop, carrier, number) ->
            number.equals(SampleParcels.NEVER_SCANNED)
                ? changed(
                    shop.track(carrier, "1Z0000000000000001", soon()),
                    parcel -> with(parcel, List.of()))
                : shop.track(carrier, number, soon()));
    track(
        "aParcelNeverScannedIsNotYetScanned",
        "calls a parcel that was not scanned yet not found",
        "nor NOT_FOUND",
        (shop, carrier, number) ->
            shop.track(carrier, number, soon())
                .fold(found -> found, failure -> Lookup.failed(Kind.NOT_FOUND, failure.detail())));
    track(
        "anUnknownNumberIsNotFound",
        "throws on HTTP 404",
        "must not throw",
        (shop, carrier, number) ->
            shop.track(carrier, number, soon())
                .fold(
                    found -> found,
                    failure -> {
                      throw new IllegalStateException("404");
                    }));
    track(
        "anUnknownNumberIsNotFound",
        "calls a number that the carrier does not know down",
        "map the carrier's own \"not found\"",
        (shop, carrier, number) ->
            shop.track(carrier, number, soon())
                .fold(found -> found, failure -> Lookup.failed(Kind.DOWN, failure.detail())));
    track(
        "aNumberThatOnlyLooksLikeAnotherIsNotFound",
        "completes a number that is cut short",
        "compare the number of what the carrier gives",
        (shop, carrier, number) ->
            FIXTURE.parcels().stream()
                .filter(parcel -> parcel.trackingNumber().startsWith(number))
                .findFirst()
                .map(parcel -> shop.track(carrier, parcel.trackingNumber(), soon()))
                .orElseGet(() -> shop.track(carrier, number, soon())));
    track(
        "noTextIsTooStrangeToAskFor",
        "throws on a blank number",
        "must not throw",
        (shop, carrier, number) -> {
          if (number.isBlank()) {
            throw new IllegalArgumentException("blank");
          }
          return shop.track(carrier, number, soon());
        });
  }

  private void coverage() {
    String rule = "aCarrierThatIsNotCoveredIsUnsupported";
    track(
        rule,
        "asks one carrier for the parcels of another",
        "ask no other carrier",
        (shop, carrier, number) -> shop.track(Carrier.UPS, number, soon()));
    trial.mutant(
        rule,
        "says that it covers every carrier",
        "must be false",
        () -> kit(honest -> new Changed(honest, carrier -> true)));
    trial.mutant(
        rule,
        "says that it covers no carrier",
        "must be true",
        () -> kit(honest -> new Changed(honest, carrier -> false)));
  }

  private static ParcelsKit kit(UnaryOperator<Parcels> damage) {
    return new ParcelsKit() {
      @Override
      Duration grace() {
        return Duration.ofSeconds(2);
      }

      @Override
      protected Parcels parcels() {
        InMemoryShop shop = new InMemoryShop(Ambient.clock()).uncovered(SampleParcels.UNCOVERED);
        FIXTURE.parcels().forEach(shop::put);
        return damage.apply(shop.parcels());
      }

      @Override
      protected ParcelsFixture fixture() {
        return FIXTURE;
      }

      @Override
      protected Parcels parcelsIn(Trouble trouble) {
        return damage.apply(Outage.of(Parcels.class, trouble, Ambient.clock()));
      }
    };
  }

  private interface Track {
    Lookup<Tracking> read(Parcels shop, Carrier carrier, String number);
  }

  private interface Covers {
    boolean covers(Carrier carrier);
  }

  private interface Which {
    boolean fits(Scan scan);
  }

  private interface ScanChange {
    @Nullable Scan of(Scan scan);
  }

  private void parcel(String rule, String defect, String says, UnaryOperator<Tracking> change) {
    track(
        rule,
        defect,
        says,
        (shop, carrier, number) -> changed(shop.track(carrier, number, soon()), change));
  }

  private void scan(String rule, String defect, String says, Which which, ScanChange change) {
    parcel(
        rule,
        defect,
        says,
        parcel ->
            with(
                parcel,
                parcel.journey().scans().stream()
                    .flatMap(scan -> Stream.ofNullable(which.fits(scan) ? change.of(scan) : scan))
                    .toList()));
  }

  private void track(String rule, String defect, String says, Track track) {
    trial.mutant(
        rule,
        defect,
        says,
        () ->
            kit(
                honest ->
                    new Changed(honest, honest::covers) {
                      @Override
                      public Lookup<Tracking> track(
                          Carrier carrier, String trackingNumber, Deadline deadline) {
                        return track.read(honest, carrier, trackingNumber);
                      }
                    }));
  }

  private static class Changed implements Parcels {
    private final Parcels honest;
    private final Covers covers;

    Changed(Parcels honest, Covers covers) {
      this.honest = honest;
      this.covers = covers;
    }

    @Override
    public Lookup<Tracking> track(Carrier carrier, String trackingNumber, Deadline deadline) {
      return honest.track(carrier, trackingNumber, deadline);
    }

    @Override
    public boolean covers(Carrier carrier) {
      return covers.covers(carrier);
    }

    @Override
    public ConnectorHealth health() {
      return honest.health();
    }
  }

  private static Deadline soon() {
    return Deadline.in(ReadingKit.AMPLE, Ambient.clock().instant());
  }

  private static Lookup<Tracking> changed(Lookup<Tracking> answer, UnaryOperator<Tracking> change) {
    return answer.fold(
        found -> Lookup.found(change.apply(found.value()), found.source(), found.observedAt()),
        Lookup::failed);
  }

  private static @Nullable Eta atMidnight(@Nullable Eta eta) {
    return eta == null
        ? null
        : new Eta(
            eta.day(),
            LocalTime.MIDNIGHT,
            LocalTime.MIDNIGHT,
            ZoneOffset.UTC,
            eta.source(),
            eta.earlier());
  }

  private static Tracking expected(Tracking parcel, @Nullable Eta eta) {
    return new Tracking(
        parcel.trackingNumber(),
        parcel.carrier(),
        parcel.journey(),
        eta,
        parcel.proof(),
        parcel.pickup());
  }

  private static Tracking with(Tracking parcel, List<Scan> scans) {
    return new Tracking(
        parcel.trackingNumber(),
        parcel.carrier(),
        Journey.of(scans, Ambient.clock().instant()),
        parcel.eta(),
        parcel.proof(),
        parcel.pickup());
  }

  private static Scan with(Scan scan, ScanTime time, ParcelSubStatus state, Leg leg) {
    return new Scan(time, state, leg, scan.place(), scan.sourceCode(), scan.sourceText());
  }
}

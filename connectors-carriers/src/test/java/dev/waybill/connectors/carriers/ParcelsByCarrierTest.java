// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.ConnectorHealth.State;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Parcels;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ParcelsByCarrierTest {

  private static final Deadline DEADLINE = new Deadline(Instant.parse("2026-11-24T20:00:00Z"));

  @Test
  void eachCarrierIsAskedOfTheFirstConnectorThatCoversIt() {
    Parcels parcels =
        ParcelsByCarrier.of(
            new Named("ups", "first", State.UP),
            new Named("dhl", "second", State.UP),
            new Named("ups", "third", State.UP));

    assertThat(answer(parcels, "UPS")).isEqualTo("first");
    assertThat(answer(parcels, "dhl")).isEqualTo("second");
  }

  @Test
  void aCarrierThatNobodyCoversIsUnsupported() {
    Parcels parcels = ParcelsByCarrier.of(new Named("ups", "first", State.UP));

    Lookup<Tracking> outcome = parcels.track(new Carrier("gls"), "1", DEADLINE);

    assertThat(((Lookup.Failed<Tracking>) outcome).failure().kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(parcels.covers(new Carrier("gls"))).isFalse();
    assertThat(parcels.covers(Carrier.UPS)).isTrue();
  }

  @Test
  void oneConnectorThatIsDownIsTold() {
    assertThat(ParcelsByCarrier.of().health().state()).isEqualTo(State.UNTRIED);
    assertThat(
            ParcelsByCarrier.of(
                    new Named("ups", "a", State.UNTRIED),
                    new Named("dhl", "b", State.UP),
                    new Named("gls", "c", State.DOWN))
                .health()
                .state())
        .isEqualTo(State.DOWN);
  }

  private static String answer(Parcels parcels, String carrier) {
    return parcels
        .track(new Carrier(carrier), "1", DEADLINE)
        .fold(found -> "found", Failure::detail);
  }

  private record Named(String carrier, String name, State state) implements Parcels {

    @Override
    public Lookup<Tracking> track(Carrier asked, String trackingNumber, Deadline deadline) {
      return Lookup.failed(Kind.NOT_FOUND, name);
    }

    @Override
    public boolean covers(Carrier asked) {
      return asked.id().equals(carrier);
    }

    @Override
    public ConnectorHealth health() {
      return new ConnectorHealth(state, null, null);
    }
  }
}

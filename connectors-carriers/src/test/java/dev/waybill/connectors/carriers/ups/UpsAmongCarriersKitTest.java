// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import dev.waybill.commerce.Carrier;
import dev.waybill.connector.Parcels;
import dev.waybill.connectors.carriers.ParcelsByCarrier;
import dev.waybill.testkit.shop.InMemoryShop;

/** {@link ParcelsByCarrier} keeps the rules of its port, as the connectors within it do. */
class UpsAmongCarriersKitTest extends UpsTrackingKitTest {

  @Override
  protected Parcels parcels() {
    return ParcelsByCarrier.of(anotherCarrier(), super.parcels());
  }

  private Parcels anotherCarrier() {
    return new InMemoryShop(clock()).uncovered(Carrier.UPS).uncovered(new Carrier("gls")).parcels();
  }
}

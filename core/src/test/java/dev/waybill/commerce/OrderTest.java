// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static final OrderLine MUGS = line("mugs", 4);
  private static final OrderLine LAMP = line("lamp", 1);

  @Test
  void aLineThatIsPackedInALabelledParcelIsUnshippedButNotWithoutParcel() {
    Order order = order(fulfilment(FulfilmentState.PACKED, true, of(MUGS, 4), of(LAMP, 1)));
    assertThat(order.unshippedLines()).containsExactly(MUGS, LAMP);
    assertThat(order.linesWithoutParcel()).isEmpty();
  }

  @Test
  void aLineThatIsPackedWithoutALabelIsWithoutParcel() {
    Order order = order(fulfilment(FulfilmentState.PACKED, false, of(MUGS, 4), of(LAMP, 1)));
    assertThat(order.linesWithoutParcel()).containsExactly(MUGS, LAMP);
  }

  @Test
  void aLineOfWhichOnlyAPartIsPackedIsWithoutParcel() {
    Order order = order(fulfilment(FulfilmentState.PACKED, true, of(MUGS, 3), of(LAMP, 1)));
    assertThat(order.linesWithoutParcel()).containsExactly(MUGS);
  }

  @Test
  void aLineThatHasLeftIsNotWithoutParcelEvenIfTheShopHoldsNoNumber() {
    Order order = order(fulfilment(FulfilmentState.SHIPPED, false, of(MUGS, 4), of(LAMP, 1)));
    assertThat(order.unshippedLines()).isEmpty();
    assertThat(order.linesWithoutParcel()).isEmpty();
  }

  @Test
  void aCancelledFulfilmentDoesNotCount() {
    Order order = order(fulfilment(FulfilmentState.CANCELLED, true, of(MUGS, 4), of(LAMP, 1)));
    assertThat(order.linesWithoutParcel()).containsExactly(MUGS, LAMP);
  }

  private static OrderLine line(String id, int ordered) {
    return new OrderLine(id, null, id, ordered, 0, 0, null, null, null);
  }

  private static LineQuantity of(OrderLine line, int pieces) {
    return new LineQuantity(line.id(), pieces);
  }

  private static Fulfilment fulfilment(
      FulfilmentState state, boolean labelled, LineQuantity... contents) {
    List<Parcel> parcels =
        labelled
            ? List.of(new Parcel("1Z0000000000000001", Carrier.UPS, null, List.of()))
            : List.of();
    return new Fulfilment("f1", state, null, null, List.of(contents), parcels, null, null);
  }

  private static Order order(Fulfilment fulfilment) {
    return new Order(
        "N1",
        null,
        null,
        OrderState.OPEN,
        null,
        null,
        null,
        List.of(MUGS, LAMP),
        List.of(fulfilment),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }
}

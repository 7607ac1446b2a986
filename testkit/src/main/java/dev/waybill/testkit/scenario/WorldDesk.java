// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import java.util.Locale;
import java.util.Map;

/** The desk of a scenario's world: what it is handed is a write like any other. */
final class WorldDesk implements HandoffDesk {

  private final CapturingHandoffDesk desk;
  private final Chronicle chronicle;

  WorldDesk(CapturingHandoffDesk desk, Chronicle chronicle) {
    this.desk = desk;
    this.chronicle = chronicle;
  }

  @Override
  public String open(HandoffPacket packet) throws HandoffException {
    try {
      String reference = desk.open(packet);
      chronicle.add(write(packet, Write.Outcome.DONE, reference));
      return reference;
    } catch (HandoffException e) {
      chronicle.add(write(packet, Write.Outcome.FAILED, ""));
      throw e;
    }
  }

  private static Write write(HandoffPacket packet, Write.Outcome outcome, String reference) {
    String order = packet.orderNumber();
    return new Write(
        ActionWord.HANDOFF,
        Map.of(
            "queue", packet.queue().name().toLowerCase(Locale.ROOT),
            "reason", packet.reason().name().toLowerCase(Locale.ROOT),
            "order", order == null ? "" : order),
        outcome,
        packet.key(),
        reference,
        packet.at());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.conversation.HandoffQueue;
import dev.waybill.handoff.DeskHours;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The desk of a scenario's world: what it is handed is a write like any other. */
final class WorldDesk implements HandoffDesk {

  private final CapturingHandoffDesk desk;
  private final Chronicle chronicle;

  private final Node queues;

  WorldDesk(CapturingHandoffDesk desk, Chronicle chronicle, Node queues) {
    this.desk = desk;
    this.chronicle = chronicle;
    this.queues = queues;
  }

  @Override
  public DeskHours hours(HandoffQueue queue, Instant now) {
    boolean said = queues.get("queue").text("").equals(queue.name().toLowerCase(Locale.ROOT));
    if (said && queues.has("wait_minutes")) {
      return DeskHours.open(
          Duration.ofMinutes(Long.parseLong(queues.get("wait_minutes").text(""))));
    }
    return said && queues.get("open").text("true").equals("false")
        ? queues
            .get("opens_at")
            .text()
            .map(at -> DeskHours.closedUntil(OffsetDateTime.parse(at).toInstant()))
            .orElse(DeskHours.UNKNOWN)
        : DeskHours.UNKNOWN;
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
    Map<String, String> arguments = new HashMap<>();
    arguments.put("queue", packet.queue().name().toLowerCase(Locale.ROOT));
    arguments.put("reason", packet.reason().name().toLowerCase(Locale.ROOT));
    arguments.put("order", order == null ? "" : order);
    arguments.put("priority", packet.priority().name().toLowerCase(Locale.ROOT));
    String sku = packet.sku();
    if (sku != null) {
      arguments.put("sku", sku);
    }
    return new Write(ActionWord.HANDOFF, arguments, outcome, packet.key(), reference, packet.at());
  }
}

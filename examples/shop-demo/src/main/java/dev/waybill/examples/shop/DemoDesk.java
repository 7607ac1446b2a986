// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffPacket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The shop's help desk: an inbox in memory, one ticket for each case. */
final class DemoDesk implements HandoffDesk {

  private final AtomicInteger number = new AtomicInteger(100);
  private final Map<String, String> references = new ConcurrentHashMap<>();
  private final Map<String, HandoffPacket> packets = new ConcurrentHashMap<>();

  @Override
  public String open(HandoffPacket packet) {
    packets.putIfAbsent(packet.key(), packet);
    return references.computeIfAbsent(packet.key(), key -> "T-" + number.incrementAndGet());
  }

  Collection<HandoffPacket> packets() {
    return List.copyOf(packets.values());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffPacket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A desk that keeps what it is handed. The same case handed over twice gets the same reference and
 * is kept once. Safe for use by many threads.
 */
public final class CapturingHandoffDesk implements HandoffDesk {

  private final Map<String, HandoffPacket> packets = new LinkedHashMap<>();
  private final Map<String, String> references = new LinkedHashMap<>();
  private int failing;
  private int refused;

  /** A desk that takes every case. */
  public CapturingHandoffDesk() {}

  /** The next so many cases are not taken. */
  public synchronized CapturingHandoffDesk failNext(int times) {
    failing = times;
    return this;
  }

  @Override
  public synchronized String open(HandoffPacket packet) throws HandoffException {
    if (failing > 0) {
      failing--;
      refused++;
      throw new HandoffException("the desk answers 503");
    }
    packets.putIfAbsent(packet.key(), packet);
    return references.computeIfAbsent(packet.key(), key -> "H-" + (references.size() + 1));
  }

  /** The cases taken, oldest first, each once. */
  public synchronized List<HandoffPacket> packets() {
    return List.copyOf(packets.values());
  }

  /** How many cases were not taken. */
  public synchronized int refused() {
    return refused;
  }
}

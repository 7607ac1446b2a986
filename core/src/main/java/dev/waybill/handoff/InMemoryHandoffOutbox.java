// SPDX-License-Identifier: Apache-2.0
package dev.waybill.handoff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An outbox in memory: lost at a restart. Safe for use by many threads. */
public final class InMemoryHandoffOutbox implements HandoffOutbox {

  private final Map<String, HandoffPacket> waiting = new LinkedHashMap<>();

  @Override
  public synchronized void keep(HandoffPacket packet) {
    waiting.putIfAbsent(packet.key(), packet);
  }

  @Override
  public synchronized List<HandoffPacket> waiting() {
    return List.copyOf(waiting.values());
  }

  @Override
  public synchronized void delivered(String key) {
    waiting.remove(key);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.handoff.HandoffOutbox;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.handoff.InMemoryHandoffOutbox;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The outbox of a scenario's world: that a case is kept is a write like any other. */
final class WorldOutbox implements HandoffOutbox {

  static final String KEPT = "handoff.outbox";

  private final InMemoryHandoffOutbox outbox = new InMemoryHandoffOutbox();
  private final Chronicle chronicle;
  private final Clock clock;

  WorldOutbox(Chronicle chronicle, Clock clock) {
    this.chronicle = chronicle;
    this.clock = clock;
  }

  @Override
  public void keep(HandoffPacket packet) {
    outbox.keep(packet);
    chronicle.add(
        new Write(
            KEPT,
            Map.of("retry", "durable"),
            Write.Outcome.DONE,
            packet.key(),
            "",
            clock.instant()));
  }

  @Override
  public List<HandoffPacket> waiting() {
    return outbox.waiting();
  }

  @Override
  public void delivered(String key) {
    outbox.delivered(key);
  }
}

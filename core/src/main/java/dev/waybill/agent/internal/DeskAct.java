// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Passing a case to the desk, as an act. The packet waits here under the action's key. */
public final class DeskAct implements Act {

  /** The action's name in {@code commerce/1}. */
  public static final String ACTION = "transfer_to_human";

  static final Source DESK = new Source("handoff-desk", DataLayer.MEMORY);

  private final HandoffDesk desk;
  private final Clock clock;
  private final ConcurrentMap<String, HandoffPacket> packets = new ConcurrentHashMap<>();

  /** Makes the act. */
  public DeskAct(HandoffDesk desk, Clock clock) {
    this.desk = requireNonNull(desk, "desk");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Lays down a packet for the action with its key. */
  void lay(HandoffPacket packet) {
    packets.put(packet.key(), packet);
  }

  /** Takes it away again. */
  void take(HandoffPacket packet) {
    packets.remove(packet.key(), packet);
  }

  @Override
  public Receipt perform(Map<String, Value> arguments, String idempotencyKey, Deadline deadline)
      throws NotDoneException {
    HandoffPacket packet = packets.get(idempotencyKey);
    if (packet == null) {
      throw new NotDoneException("there is no packet to hand over");
    }
    try {
      return new Receipt(desk.open(packet), DESK, clock.instant());
    } catch (HandoffException e) {
      throw new NotDoneException("the desk did not take the case", e);
    }
  }

  /** A desk has no way to be asked; it refuses a second case with the same key. */
  @Override
  public Finding reconcile(String idempotencyKey, Deadline deadline) {
    return new Finding.CannotTell();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.agent.Takeover;
import dev.waybill.connector.Deadline;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.handoff.DeskHours;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffOutbox;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What an agent does to the world, behind a tap. */
final class Effects {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Tap tap;

  Effects(Tap tap) {
    this.tap = tap;
  }

  Act act(String action, Act live) {
    return new Act() {
      @Override
      public Receipt perform(Map<String, Value> arguments, String idempotencyKey, Deadline deadline)
          throws NotDoneException {
        ObjectNode input = JSON.objectNode();
        arguments.forEach(
            (name, value) -> input.set(name, RecordingText.CODEC.write(Value.class, value)));
        return tap.call(
            Operation.ACT_PERFORM,
            List.of(action, idempotencyKey),
            input,
            () -> live.perform(arguments, idempotencyKey, deadline));
      }

      @Override
      public Finding reconcile(String idempotencyKey, Deadline deadline) {
        return tap.call(
            Operation.ACT_RECONCILE,
            List.of(action, idempotencyKey),
            () -> live.reconcile(idempotencyKey, deadline));
      }
    };
  }

  Takeover takeover(Takeover live) {
    HandoffDesk desk = live.desk();
    HandoffOutbox outbox = live.outbox();
    return live.with(desk == null ? null : desk(desk)).with(outbox == null ? null : outbox(outbox));
  }

  private HandoffOutbox outbox(HandoffOutbox live) {
    return new HandoffOutbox() {
      @Override
      public void keep(HandoffPacket packet) {
        tap.run(Operation.OUTBOX_KEEP, List.of(packet.key()), () -> live.keep(packet));
      }

      @Override
      public List<HandoffPacket> waiting() {
        return live.waiting();
      }

      @Override
      public void delivered(String key) {
        live.delivered(key);
      }
    };
  }

  private HandoffDesk desk(HandoffDesk live) {
    return new HandoffDesk() {
      @Override
      public DeskHours hours(HandoffQueue queue, Instant now) {
        return tap.call(Operation.DESK_HOURS, List.of(queue.name()), () -> live.hours(queue, now));
      }

      @Override
      public String open(HandoffPacket packet) throws HandoffException {
        return tap.call(
            Operation.DESK_OPEN, List.of(packet.key()), input(packet), () -> live.open(packet));
      }
    };
  }

  /** What the case is about; transcript and evidence are in the turn itself. */
  private static ObjectNode input(HandoffPacket packet) {
    ObjectNode input = JSON.objectNode();
    input.put("queue", packet.queue().name());
    input.put("reason", packet.reason().name());
    input.put("intent", packet.intent().name());
    if (packet.orderNumber() != null) {
      input.put("orderNumber", packet.orderNumber());
    }
    if (!packet.unknowns().isEmpty()) {
      ArrayNode unknowns = input.putArray("unknowns");
      packet.unknowns().forEach(unknowns::add);
    }
    return input;
  }
}

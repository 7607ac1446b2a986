// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.connector.Deadline;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity.Level;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What the tests of the gate share: a clock, a bank that counts, and ways to ask. */
final class GateWorld {

  static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  /** A clock that stands still until it is moved. */
  static final class StandingClock extends Clock {
    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    void advance(Duration time) {
      now.updateAndGet(instant -> instant.plus(time));
    }

    @Override
    public Instant instant() {
      return requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** A system of record that remembers what was done by key, and does nothing twice in silence. */
  static final class Bank implements Act {
    final Map<String, Receipt> done = new ConcurrentHashMap<>();
    final AtomicInteger performed = new AtomicInteger();
    final List<Map<String, Value>> arguments = new ArrayList<>();

    @Override
    public Receipt perform(Map<String, Value> given, String key, Deadline deadline)
        throws NotDoneException {
      int number = performed.incrementAndGet();
      synchronized (arguments) {
        arguments.add(given);
      }
      Receipt receipt = new Receipt("R" + number, new Source("bank", DataLayer.ORDER), START);
      if (done.putIfAbsent(key, receipt) != null) {
        throw new IllegalStateException("done twice: " + key);
      }
      return receipt;
    }

    @Override
    public Finding reconcile(String key, Deadline deadline) {
      Receipt receipt = done.get(key);
      return receipt == null ? new Finding.DidNotHappen() : new Finding.Happened(receipt);
    }
  }

  static Utterance said(String messageId, String text) {
    return new Utterance(messageId, text, Level.VERIFIED);
  }

  static Dialogue dialogue(Utterance... said) {
    return new Dialogue("c1", Channel.CHAT, "C1", List.of(said));
  }

  static ActionRequest credit(String key) {
    return ask(
        "store_credit",
        Map.of("amount", Value.money(500, "USD"), "order_id", Value.text("A1")),
        key,
        List.of(),
        said("m1", "please"));
  }

  static ActionRequest ask(
      String action,
      Map<String, Value> arguments,
      String key,
      List<Fact> facts,
      Utterance... said) {
    return new ActionRequest(action, arguments, dialogue(said), facts, key);
  }

  private GateWorld() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Order;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.Source;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Every call to a shop in memory goes through here: noted, failed or held up as a test asked. */
final class Switchboard {

  private final Clock clock;
  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();
  private final List<InMemoryShop.Call> calls = new CopyOnWriteArrayList<>();

  Switchboard(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  void fail(String subject, Failure failure) {
    failures.put(key(subject), requireNonNull(failure, "failure"));
  }

  void hang(String subject) {
    hanging.add(key(subject));
  }

  void heal(String subject) {
    failures.remove(key(subject));
    hanging.remove(key(subject));
  }

  List<InMemoryShop.Call> calls() {
    return List.copyOf(calls);
  }

  /** The line of one port, with a health of its own. */
  Line line() {
    return new Line();
  }

  /** The calls of one port. */
  final class Line {

    private final HealthRecord health = new HealthRecord();

    /**
     * One call.
     *
     * @param subject what it asks for
     * @param switched what failures and delays are set for
     * @param answer what it gives on a good day
     */
    <T> Lookup<T> call(
        String operation,
        String subject,
        String switched,
        Deadline deadline,
        Supplier<Lookup<T>> answer) {
      calls.add(new InMemoryShop.Call(operation, subject));
      if (hanging.contains(key(switched))) {
        hold(deadline);
        return noted(Lookup.failed(Failure.Kind.TIMED_OUT, "no answer by the deadline"));
      }
      Failure failure = failures.get(key(switched));
      return noted(failure == null ? answer.get() : Lookup.failed(failure));
    }

    ConnectorHealth health() {
      return health.health();
    }

    /** What was found, read now. */
    <T> Lookup<T> found(T value, Source source) {
      return Lookup.found(value, source, clock.instant());
    }

    private <T> Lookup<T> noted(Lookup<T> answer) {
      health.note(answer, clock.instant());
      return answer;
    }
  }

  private void hold(Deadline deadline) {
    try {
      new CountDownLatch(1)
          .await(deadline.remaining(clock.instant()).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String key(String subject) {
    return Order.canonicalNumber(subject);
  }
}

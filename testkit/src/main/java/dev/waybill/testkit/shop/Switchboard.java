// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Order;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.Source;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where every read of the shop in memory passes: it is noted, and fails or hangs if a test wants
 * so.
 */
final class Switchboard {

  private final InstantSource clock;
  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();
  private final Queue<InMemoryShop.Call> calls = new ConcurrentLinkedQueue<>();

  Switchboard(InstantSource clock) {
    this.clock = clock;
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

  /**
   * Passes a read.
   *
   * @param call what is noted
   * @param subject what failures and delays are set for
   * @param health where the answer is noted
   * @param read reads
   */
  <T> Lookup<T> read(
      InMemoryShop.Call call,
      String subject,
      Deadline deadline,
      HealthRecord health,
      Supplier<Lookup<T>> read) {
    calls.add(call);
    Lookup<T> answer = answer(key(subject), deadline, read);
    health.note(answer, clock.instant());
    return answer;
  }

  private <T> Lookup<T> answer(String key, Deadline deadline, Supplier<Lookup<T>> read) {
    if (hanging.contains(key)) {
      return Lookup.failed(Failure.Kind.TIMED_OUT, waited(deadline));
    }
    Failure failure = failures.get(key);
    return failure == null ? read.get() : Lookup.failed(failure);
  }

  /** Waits in vain, and says for what. */
  private String waited(Deadline deadline) {
    try {
      long left = deadline.remaining(clock.instant()).toMillis();
      return new CountDownLatch(1).await(left, TimeUnit.MILLISECONDS)
          ? "the latch was opened"
          : "no answer by the deadline";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted while hanging";
    }
  }

  /** A fresh answer. */
  <T> Lookup<T> found(T value, Source source) {
    return Lookup.found(value, source, clock.instant());
  }

  /** Failures and delays are set without regard to case and a leading {@code #}. */
  private static String key(String subject) {
    return Order.canonicalNumber(subject);
  }
}

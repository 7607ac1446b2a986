// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.Lookup;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A connector of any port that reads, which keeps every rule on a bad day. */
final class Outage {

  private final Trouble trouble;
  private final InstantSource clock;
  private final HealthRecord health = new HealthRecord();

  private Outage(Trouble trouble, InstantSource clock) {
    this.trouble = trouble;
    this.clock = clock;
  }

  /** Such a connector. */
  static <P> P of(Class<P> port, Trouble trouble, InstantSource clock) {
    Outage outage = new Outage(trouble, clock);
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (method.getReturnType() == Lookup.class) {
                return outage.answer((Deadline) arguments[arguments.length - 1]);
              }
              if (method.getReturnType() == boolean.class) {
                return true;
              }
              return method.getName().equals("health")
                  ? outage.health.health()
                  : port.getSimpleName() + " in " + trouble;
            }));
  }

  private Lookup<Object> answer(Deadline deadline) {
    if (trouble == Trouble.SILENT || trouble == Trouble.STALLED) {
      await(deadline);
    }
    Lookup<Object> answer =
        Lookup.failed(
            new Failure(
                trouble.kind(),
                trouble == Trouble.THROTTLED ? clock.instant().plus(Duration.ofMinutes(1)) : null,
                "the system was " + trouble));
    health.note(answer, clock.instant());
    return answer;
  }

  private void await(Deadline deadline) {
    try {
      boolean answered =
          new CountDownLatch(1)
              .await(deadline.remaining(clock.instant()).toMillis(), TimeUnit.MILLISECONDS);
      if (answered) {
        throw new IllegalStateException("nobody counts down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

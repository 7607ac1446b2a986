// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** What several broken stores have in common. */
final class Broken {

  private Broken() {}

  /** Time for others to come between. */
  static void meanwhile() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The mistake of keeping local times: right only in the zone in which it was made. */
  static Instant asIfIn(ZoneId zone, Instant instant) {
    return instant.atZone(ZoneId.systemDefault()).withZoneSameLocal(zone).toInstant();
  }

  /** One of which every method throws this. */
  static <T> T down(Class<T> type, Supplier<? extends RuntimeException> thrown) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw thrown.get();
            }));
  }

  /** As {@link #down(Class, Supplier)}, with the exception that stores have for it. */
  static <T> T down(Class<T> type) {
    return down(type, () -> new IllegalStateException("the database does not answer (08001)"));
  }

  /** Does it, and keeps quiet about a refusal. */
  static void quietly(Runnable step) {
    try {
      step.run();
    } catch (IllegalStateException refused) {
      return;
    }
  }
}

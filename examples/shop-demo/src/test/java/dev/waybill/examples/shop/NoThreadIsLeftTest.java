// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.conversation.Reply;
import dev.waybill.testkit.carrier.UpsFault;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NoThreadIsLeftTest {

  /** OkHttp and Okio share these in a JVM: one of each for all clients, idle ones end. */
  private static final Set<String> SHARED = Set.of("OkHttp TaskRunner", "Okio Watchdog");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void aClosedShopLeavesNoThread() throws InterruptedException {
    Set<Thread> before = threads();
    try (OpenShop shop = OpenShop.open()) {
      for (Persona persona : Persona.all()) {
        Reply reply = shop.ask(persona, persona.question());
        assertThat(reply.text()).contains(persona.orderNumber());
      }
      assertThat(names(since(before)))
          .anyMatch(name -> name.startsWith("waybill-"))
          .anyMatch(name -> name.startsWith("ups-simulator"));
    }
    awaitEnd(since(before));
    assertThat(names(since(before))).isSubsetOf(SHARED);
  }

  @Test
  void aShopThatDidSomethingLeavesNoThread() throws InterruptedException {
    Set<Thread> before = threads();
    assertThat(OpenShop.tour()).contains("DONE: receipt V-900001");
    awaitEnd(since(before));
    assertThat(names(since(before))).isSubsetOf(SHARED);
  }

  @Test
  void aShopClosedInTheMiddleOfASilentCallLeavesNoThread() throws InterruptedException {
    Set<Thread> before = threads();
    try (OpenShop shop = OpenShop.open(builder -> builder.budget(OpenShop.shortBudget()))) {
      shop.ups().fail(UpsFault.silence());
      assertThat(shop.ask("maya").text()).contains("UPS isn't answering right now");
    }
    awaitEnd(since(before));
    assertThat(names(since(before))).isSubsetOf(SHARED);
  }

  @Test
  void theThreadsThatOkHttpSharesDoNotBecomeMore() {
    for (int i = 0; i < 5; i++) {
      try (OpenShop shop = OpenShop.open()) {
        assertThat(shop.ask("maya").text()).contains("out for delivery");
      }
    }
    assertThat(threads().stream().filter(it -> SHARED.contains(it.getName())))
        .allMatch(Thread::isDaemon)
        .hasSizeLessThanOrEqualTo(2 * SHARED.size());
  }

  private static void awaitEnd(Set<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      if (!SHARED.contains(thread.getName())) {
        thread.join(PATIENCE.toMillis());
      }
    }
  }

  private static Set<Thread> since(Set<Thread> before) {
    Set<Thread> more = new HashSet<>(threads());
    more.removeAll(before);
    return more;
  }

  private static Set<Thread> threads() {
    return Set.copyOf(Thread.getAllStackTraces().keySet());
  }

  private static Set<String> names(Set<Thread> threads) {
    return threads.stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }
}

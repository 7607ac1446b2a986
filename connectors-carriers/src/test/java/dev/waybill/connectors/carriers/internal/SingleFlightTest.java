// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.testkit.VirtualClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

  private final VirtualClock clock = VirtualClock.at("2026-11-24T20:00:00Z");
  private final SingleFlight<String, String> flights = new SingleFlight<>(clock);
  private final Deadline deadline = Deadline.in(Duration.ofMinutes(10), clock.instant());
  private final CountDownLatch under = new CountDownLatch(1);
  private final CountDownLatch land = new CountDownLatch(1);
  private final CompletableFuture<Lookup<String>> second = new CompletableFuture<>();

  @Test
  void aSecondThreadTakesTheOutcomeOfTheFirst() throws Exception {
    Thread first = fly(found("first"));
    Thread follower = join(deadline);
    awaitWaiting(follower);

    land.countDown();

    assertThat(second.get()).isEqualTo(found("first"));
    first.join();
  }

  @Test
  void aThreadWithTimeLeftAsksAgainIfTheOneItWaitedForHadNone() throws Exception {
    Thread first = fly(Lookup.failed(Kind.TIMED_OUT, "too hasty"));
    Thread follower = join(deadline);
    awaitWaiting(follower);

    land.countDown();

    assertThat(second.get()).isEqualTo(found("second"));
    first.join();
  }

  @Test
  void aThreadWaitsNoLongerThanItsOwnDeadline() throws Exception {
    Thread first = fly(found("first"));
    join(Deadline.in(Duration.ZERO, clock.instant()));

    assertThat(kind(second.get())).isEqualTo(Kind.TIMED_OUT);
    land.countDown();
    first.join();
  }

  @Test
  void anInterruptedThreadStopsWaiting() throws Exception {
    Thread first = fly(found("first"));
    Thread follower = join(deadline);
    awaitWaiting(follower);

    follower.interrupt();

    assertThat(kind(second.get())).isEqualTo(Kind.TIMED_OUT);
    land.countDown();
    first.join();
  }

  @Test
  void aCallThatThrowsACheckedExceptionUndeclaredLeavesNothingBehind() {
    assertThatThrownBy(() -> flights.join("a", deadline, SingleFlightTest::throwUndeclared))
        .isInstanceOf(InterruptedException.class);

    assertThat(flights.join("a", deadline, () -> found("next"))).isEqualTo(found("next"));
  }

  /** As code written in Kotlin does. */
  @SuppressWarnings("unchecked") // E is inferred as unchecked, and the exception is not
  private static <E extends Exception> Lookup<String> throwUndeclared() throws E {
    throw (E) new InterruptedException();
  }

  @Test
  void aCallThatBreaksOffLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                flights.join(
                    "key",
                    deadline,
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(flights.join("key", deadline, () -> found("again"))).isEqualTo(found("again"));
  }

  private Thread fly(Lookup<String> outcome) throws InterruptedException {
    Thread thread =
        new Thread(
            () ->
                flights.join(
                    "key",
                    deadline,
                    () -> {
                      under.countDown();
                      await(land);
                      return outcome;
                    }));
    thread.start();
    under.await();
    return thread;
  }

  private Thread join(Deadline until) {
    Thread thread =
        new Thread(() -> second.complete(flights.join("key", until, () -> found("second"))));
    thread.start();
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Lookup<String> found(String value) {
    return Lookup.found(value, new Source("test", DataLayer.CARRIER), clock.instant());
  }

  private static Kind kind(Lookup<String> outcome) {
    return ((Lookup.Failed<String>) outcome).failure().kind();
  }
}

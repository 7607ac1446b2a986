// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationGateTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final ConversationGate gate = new ConversationGate();
  private final ExecutorService executor = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    assertThat(gate.doors()).isZero();
    executor.shutdownNow();
  }

  @Test
  void oneTurnAtATimeIsInAConversation() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    int[] steps = new int[1];
    List<Future<Optional<Integer>>> turns = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      turns.add(
          executor.submit(
              () ->
                  gate.alone(
                      "c",
                      LONG,
                      () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        for (int step = 0; step < 1_000; step++) {
                          steps[0]++;
                        }
                        inside.decrementAndGet();
                        return number;
                      })));
    }
    for (int i = 0; i < 50; i++) {
      assertThat(turns.get(i).get()).contains(i);
    }
    assertThat(most).hasValue(1);
    assertThat(steps[0]).as("every turn sees what the one before it wrote").isEqualTo(50_000);
  }

  @Test
  void anotherConversationDoesNotWait() throws Exception {
    Future<Optional<String>> other =
        gate.alone("c1", LONG, () -> executor.submit(() -> gate.alone("c2", LONG, () -> "in")))
            .orElseThrow();
    assertThat(other.get()).contains("in");
  }

  @Test
  void aSecondTurnWaitsForTheFirst() throws Exception {
    CountDownLatch in = new CountDownLatch(1);
    CountDownLatch out = new CountDownLatch(1);
    List<String> order = new ArrayList<>();
    Future<?> first =
        executor.submit(
            () ->
                gate.alone(
                    "c",
                    LONG,
                    () -> {
                      in.countDown();
                      await(out);
                      order.add("first");
                      return 1;
                    }));
    in.await();
    Future<Optional<Integer>> second =
        executor.submit(
            () ->
                gate.alone(
                    "c",
                    LONG,
                    () -> {
                      order.add("second");
                      return 2;
                    }));
    assertThat(second.isDone()).isFalse();
    out.countDown();
    assertThat(second.get()).contains(2);
    first.get();
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void whoeverRunsOutOfPatienceGoesAway() throws Exception {
    CountDownLatch in = new CountDownLatch(1);
    CountDownLatch out = new CountDownLatch(1);
    Future<?> first = executor.submit(() -> gate.alone("c", LONG, () -> hold(in, out)));
    in.await();
    assertThat(gate.alone("c", Duration.ofMillis(1), () -> 2)).isEmpty();
    assertThat(gate.doors()).isOne();
    out.countDown();
    first.get();
  }

  @Test
  void anInterruptedThreadGetsNothingAndStaysInterrupted() throws Exception {
    CountDownLatch in = new CountDownLatch(1);
    CountDownLatch out = new CountDownLatch(1);
    Future<?> first = executor.submit(() -> gate.alone("c", LONG, () -> hold(in, out)));
    in.await();
    Thread.currentThread().interrupt();
    Optional<Integer> result = gate.alone("c", LONG, () -> 2);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result).isEmpty();
    out.countDown();
    first.get();
  }

  @Test
  void anExceptionInsideFreesTheDoor() {
    assertThatThrownBy(
            () ->
                gate.alone(
                    "c",
                    LONG,
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
    assertThat(gate.doors()).isZero();
    assertThat(gate.alone("c", Duration.ofMillis(1), () -> 2)).contains(2);
  }

  private static int hold(CountDownLatch in, CountDownLatch out) {
    in.countDown();
    await(out);
    return 1;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

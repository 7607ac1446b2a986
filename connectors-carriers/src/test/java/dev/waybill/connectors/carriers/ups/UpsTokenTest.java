// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import static dev.waybill.connectors.carriers.ups.UpsWorld.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.testkit.carrier.UpsFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpsTokenTest {

  private static final int THREADS = 16;

  private UpsWorld world = new UpsWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void manyThreadsShareOneTokenCall() throws Exception {
    List<Lookup<Tracking>> answers = inParallel(i -> world.track("1ZTOKEN" + i));

    assertThat(answers).hasSize(THREADS);
    assertThat(answers).allMatch(it -> failed(it).kind() == Kind.NOT_YET_SCANNED);
    assertThat(world.ups.tokenCalls()).isEqualTo(1);
    assertThat(world.ups.trackingCalls()).isEqualTo(THREADS);
  }

  @Test
  void manyThreadsThatAskForOneParcelShareOneCall() throws Exception {
    world.parcelInTransit();

    List<Lookup<Tracking>> answers = inParallel(i -> world.track());

    assertThat(answers).hasSize(THREADS).containsOnly(answers.get(0));
    assertThat(world.ups.trackingCalls()).isEqualTo(1);
  }

  @Test
  void manyThreadsWhoseTokenEndedShareOneNewOne() throws Exception {
    world.track("1ZFIRST");
    world.ups.revokeTokens();

    List<Lookup<Tracking>> answers = inParallel(i -> world.track("1ZTOKEN" + i));

    assertThat(answers).allMatch(it -> failed(it).kind() == Kind.NOT_YET_SCANNED);
    assertThat(world.ups.tokenCalls()).isBetween(2, 3);
  }

  @Test
  void aTokenIsUsedAgainUntilShortlyBeforeItEnds() {
    world.ups.tokenLife(Duration.ofHours(4));
    world.track("1ZA");
    world.clock.advance(Duration.ofHours(4).minusSeconds(61));
    world.track("1ZB");
    assertThat(world.ups.tokenCalls()).isEqualTo(1);

    world.clock.advance(Duration.ofSeconds(1));
    assertThat(failed(world.track("1ZC")).kind()).isEqualTo(Kind.NOT_YET_SCANNED);
    assertThat(world.ups.tokenCalls()).isEqualTo(2);
    assertThat(world.ups.trackingCalls()).isEqualTo(3);
  }

  @Test
  void aRefusedTokenIsReplacedOnceWithoutWaiting() {
    world.parcelInTransit();
    world.track("1ZFIRST");
    world.ups.revokeTokens();

    assertThat(world.found().trackingNumber()).isEqualTo(UpsWorld.NUMBER);
    assertThat(world.ups.tokenCalls()).isEqualTo(2);
    assertThat(world.waits).isEmpty();
  }

  @Test
  void aTokenThatIsRefusedAtOnceIsUnauthorisedAfterOneMoreTry() {
    world.ups.fail(UpsFault.unauthorised());

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.UNAUTHORISED);
    assertThat(world.ups.tokenCalls()).isEqualTo(2);
    assertThat(world.ups.trackingCalls()).isEqualTo(2);
  }

  @Test
  void wrongCredentialsAreUnauthorisedAndNotTriedAgain() {
    world.close();
    world = new UpsWorld(it -> it.credentials("someone", "hunter2-secret"));

    assertThat(failed(world.track()).kind()).isEqualTo(Kind.UNAUTHORISED);
    assertThat(failed(world.track()).detail()).doesNotContain("someone").doesNotContain("hunter2");
    assertThat(world.ups.tokenCalls()).isEqualTo(2);
    assertThat(world.ups.trackingCalls()).isZero();
  }

  @Test
  void aTokenCallThatIsThrottledIsRiddenOut() {
    world.parcelInTransit();
    world.ups.failTokens(UpsFault.throttled(Duration.ofSeconds(3)), 1);

    assertThat(world.found().trackingNumber()).isEqualTo(UpsWorld.NUMBER);
    assertThat(world.waits).containsExactly(Duration.ofSeconds(3));
  }

  private static <T> List<T> inParallel(IntFunction<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.apply(number);
                }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}

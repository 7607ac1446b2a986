// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ambient.Ambient;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.ConnectorHealth.State;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.opentest4j.TestAbortedException;

/** The rules that hold for every port that reads, whatever it reads. */
abstract class ReadingKit {

  /** What a call is given where time is not the question. */
  static final Duration AMPLE = Duration.ofSeconds(30);

  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration UNDER_WAY = Duration.ofMillis(200);
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
  private static final Duration ROUNDING = Duration.ofSeconds(2);
  private static final int THREADS = 8;
  private static final int ROUNDS = 20;

  /**
   * The time as the connector knows it; by default the system's. To be overridden if the connector
   * is given a clock of its own: deadlines are made, and times of observation judged, by this one.
   */
  protected InstantSource clock() {
    return Ambient.clock();
  }

  /** The connector on a good day. */
  abstract Port port();

  /** The connector on a bad day; aborts the test if the adopter did not supply it. */
  abstract Port portIn(Trouble trouble);

  /** The layer that what is read belongs to. */
  abstract DataLayer layer();

  /** What must stand in no failure and no description of the connector. */
  abstract Set<String> confidential();

  /** How long after its deadline, or an interruption, a call may still take to return. */
  Duration grace() {
    return Duration.ofSeconds(5);
  }

  final Deadline ample() {
    return Deadline.in(AMPLE, clock().instant());
  }

  /**
   * What is read names the system that said it, of the right layer, and the instant at which it was
   * read from the system: it becomes evidence, and evidence has a source and an age.
   */
  @Test
  public final void anAnswerNamesItsSourceAndTheTimeOfReading() {
    for (Reading<?> reading : port().readings()) {
      Instant before = clock().instant();
      Lookup.Found<?> found = reading.found(ample());
      Instant after = clock().instant();
      String call = reading.call();
      assertThat(found.source().layer())
          .as(call + " must come from the layer " + layer() + ": see Source")
          .isEqualTo(layer());
      assertThat(found.source().system())
          .as(call + " must name the system it was read from, for example \"shop-db\": see Source")
          .isNotBlank();
      assertThat(found.observedAt())
          .as(
              call
                  + " must be observed when it was read from the system, by the injected clock;"
                  + " neither a time of the record itself nor one to come")
          .isBetween(before, after);
      assertThat(found.refreshFailure())
          .as(call + " was read now, so refreshFailure must be null")
          .isNull();
    }
  }

  /**
   * Nothing depends on the JVM's default zone or locale: not the meaning of a local time, not
   * capitals and small letters, not digits.
   */
  @Test
  @ResourceLock(Resources.TIME_ZONE)
  @ResourceLock(Resources.LOCALE)
  public final void theJvmsZoneAndLocaleChangeNothing() {
    List<Object> usual = answers(port().readings());
    OtherDefaults.each(() -> Differences.none("what is read", usual, answers(port().readings())));
  }

  private List<Object> answers(List<Reading<?>> readings) {
    List<Object> answers = new ArrayList<>();
    readings.forEach(reading -> answers.add(reading.found(ample()).value()));
    return answers;
  }

  /** Many threads that ask at once get each the answer to its own question. */
  @Test
  public final void manyThreadsGetTheirOwnAnswers() {
    List<Reading<?>> readings = port().readings();
    List<Object> alone = answers(readings);
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < THREADS * ROUNDS; i++) {
      Reading<?> reading = readings.get(i % readings.size());
      Object expected = alone.get(i % readings.size());
      work.add(
          () -> {
            Differences.none(reading.call(), expected, reading.found(ample()).value());
            return true;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Boolean> done : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
        done.get();
      }
    } catch (ExecutionException | CancellationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new AssertionError(
          "Calls of many threads must not disturb each other; share no state between them but what"
              + " is safe for threads: "
              + cause.getMessage(),
          cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Too many calls are {@code THROTTLED}, with the time from which the system wants to be asked
   * again: the agent tells the customer, or waits, by it.
   */
  @Test
  public final void throttlingSaysWhenToComeBack() {
    Instant first = clock().instant();
    for (Reading<?> reading : portIn(Trouble.THROTTLED).readings()) {
      String demand =
          "the answer to "
              + reading.call()
              + " must be a Failure with kind THROTTLED and the time from Retry-After as retryAt:"
              + " map HTTP 429 and its header (seconds from now, or an HTTP date)";
      Failure failure = ofKind(reading, Trouble.THROTTLED, demand);
      assertThat(failure.retryAt())
          .as(demand)
          .isNotNull()
          .isBetween(
              first.plus(RETRY_AFTER).minus(ROUNDING),
              clock().instant().plus(RETRY_AFTER).plus(ROUNDING));
    }
  }

  /** Refused credentials are {@code UNAUTHORISED}: an engineer is needed, not another try. */
  @Test
  public final void refusedCredentialsAreUnauthorised() {
    failsAs(
        Trouble.UNAUTHORISED,
        "map HTTP 401 and 403 (a refused login, a missing permission); nothing follows about the"
            + " thing asked for, so it is not NOT_FOUND");
  }

  /** A system that is broken or cannot be reached is {@code DOWN}, which is not "not found". */
  @Test
  public final void aSystemThatIsDownIsDown() {
    failsAs(
        Trouble.DOWN,
        "map HTTP 5xx, whatever its body, and a connection that fails; nothing follows about the"
            + " thing asked for, so it is neither NOT_FOUND nor an empty list");
  }

  /** An answer that ends in the middle is {@code MALFORMED}; half of it is not believed. */
  @Test
  public final void anAnswerCutShortIsMalformed() {
    failsAs(
        Trouble.TRUNCATED,
        "an answer that cannot be parsed to its end is not believed in part, and nothing follows"
            + " about the thing asked for");
  }

  /** A call to a system that does not answer returns by its deadline, as {@code TIMED_OUT}. */
  @Test
  public final void aSilentSystemIsTimedOutByTheDeadline() {
    isTimedOut(Trouble.SILENT, "give connecting and reading no more time than is left");
  }

  /**
   * A call whose answer begins and does not end returns by its deadline, as {@code TIMED_OUT}: the
   * time-out of some HTTP clients ends with the headers.
   */
  @Test
  public final void anAnswerThatNeverEndsIsTimedOutByTheDeadline() {
    isTimedOut(
        Trouble.STALLED,
        "bound the whole call, also while the body is read, by what is left; the time-out of some"
            + " HTTP clients ends with the headers");
  }

  private void isTimedOut(Trouble trouble, String how) {
    for (Reading<?> reading : portIn(trouble).readings()) {
      String demand =
          reading.call()
              + " must return by its deadline with kind TIMED_OUT: "
              + how
              + ", see deadline.remaining(now)";
      assertThat(failureInTime(reading, demand).kind())
          .as(demand)
          .isEqualTo(Failure.Kind.TIMED_OUT);
    }
  }

  private Failure failureInTime(Reading<?> reading, String demand) {
    WatchedCall<Lookup<?>> call =
        WatchedCall.start(() -> reading.answer(Deadline.in(SHORT, clock().instant())));
    boolean ended = call.endsWithin(SHORT.plus(grace()));
    if (!ended) {
      call.interrupt();
    }
    assertThat(ended).as(demand).isTrue();
    return reading.failureIn(call.result(), demand);
  }

  /**
   * A thread that is interrupted, before a call or within it, returns promptly with a failure and
   * is still interrupted: whoever cancelled it waits for it.
   */
  @Test
  public final void anInterruptedThreadReturnsPromptlyAndStaysInterrupted() {
    for (Reading<?> reading : portIn(Trouble.SILENT).readings()) {
      WatchedCall<Lookup<?>> before = WatchedCall.startInterrupted(() -> reading.answer(ample()));
      endsInterrupted(reading, before, true);
      WatchedCall<Lookup<?>> within = WatchedCall.start(() -> reading.answer(ample()));
      boolean ended = within.endsWithin(UNDER_WAY);
      endsInterrupted(reading, within, !ended && within.interrupt());
    }
  }

  private void endsInterrupted(
      Reading<?> reading, WatchedCall<Lookup<?>> call, boolean interrupted) {
    String demand =
        reading.call()
            + " in an interrupted thread must return promptly with a failure, not wait for its"
            + " deadline";
    assertThat(call.endsWithin(grace())).as(demand).isTrue();
    Failure failure = reading.failureIn(call.result(), demand);
    assertThat(failure.kind().isOutage())
        .as(
            demand
                + " of a kind from which nothing follows about the thing asked for, such as "
                + "TIMED_OUT; not "
                + failure.kind())
        .isTrue();
    assertThat(call.keptInterrupt() || !interrupted)
        .as(
            reading.call()
                + " must leave the thread interrupted: after catch (InterruptedException e) call"
                + " Thread.currentThread().interrupt()")
        .isTrue();
  }

  /**
   * No secret and no personal data stands in a failure's detail or in the connector's own
   * description: both reach logs and traces.
   */
  @Test
  public final void failuresHoldNoSecretAndNoPersonalData() {
    isDiscreet("toString()", String.valueOf(port().connector()));
    boolean tried = false;
    for (Trouble trouble : Trouble.values()) {
      Optional<Port> port = supplied(trouble);
      port.ifPresent(supplied -> failuresAreDiscreet(supplied, trouble));
      tried |= port.isPresent();
    }
    if (!tried) {
      throw Untried.abort("supply the connector over a system in any Trouble");
    }
  }

  private Optional<Port> supplied(Trouble trouble) {
    try {
      return Optional.of(portIn(trouble));
    } catch (TestAbortedException untried) {
      return Optional.empty();
    }
  }

  private void failuresAreDiscreet(Port port, Trouble trouble) {
    for (Reading<?> reading : port.readings()) {
      String demand = reading.call() + " must fail by its deadline, as the system was " + trouble;
      isDiscreet(reading.call() + " in " + trouble, failureInTime(reading, demand).detail());
    }
    isDiscreet("the health in " + trouble, String.valueOf(port.health().get()));
    isDiscreet("toString() in " + trouble, String.valueOf(port.connector()));
  }

  private void isDiscreet(String where, String text) {
    List<String> told =
        confidential().stream()
            .filter(Objects::nonNull)
            .filter(word -> text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)))
            .toList();
    assertThat(told)
        .as(
            where
                + " must hold no secret and no personal data; say what is wrong in your own words,"
                + " with a status or a code, and quote no URL, header, body or row")
        .isEmpty();
  }

  /** A connector that was never called says so; one whose call was answered is {@code UP}. */
  @Test
  public final void healthIsUntriedUntilACallIsAnswered() {
    Port port = port();
    assertThat(health(port).state())
        .as("the health of a connector that was not called must be UNTRIED; asking makes no call")
        .isEqualTo(State.UNTRIED);
    Instant before = clock().instant();
    port.readings().get(0).found(ample());
    ConnectorHealth health = health(port);
    String demand =
        "after a call that was answered the health must be UP since then: note each answer, for"
            + " example with HealthRecord.note(answer, now)";
    assertThat(health.state()).as(demand).isEqualTo(State.UP);
    assertThat(health.since()).as(demand).isNotNull().isBetween(before, clock().instant());
  }

  /** A connector whose system does not answer is {@code DOWN}, and says why. */
  @Test
  public final void anOutageIsSeenInTheHealth() {
    Port port = portIn(Trouble.DOWN);
    Failure failure = ofKind(port.readings().get(0), Trouble.DOWN, "the system was down");
    String demand =
        "after a call that was not answered the health must be DOWN with that failure as"
            + " lastFailure: note each answer, for example with HealthRecord.note(answer, now)";
    assertThat(health(port).state()).as(demand).isEqualTo(State.DOWN);
    assertThat(health(port).lastFailure()).as(demand).isNotNull();
    assertThat(Objects.requireNonNull(health(port).lastFailure()).kind())
        .as(demand)
        .isEqualTo(failure.kind());
  }

  private static ConnectorHealth health(Port port) {
    ConnectorHealth health = port.health().get();
    assertThat(health).as("health() must not be null: see ConnectorHealth.untried()").isNotNull();
    return health;
  }

  private void failsAs(Trouble trouble, String how) {
    for (Reading<?> reading : portIn(trouble).readings()) {
      ofKind(
          reading,
          trouble,
          "the answer to "
              + reading.call()
              + " must be a Failure with kind "
              + trouble.kind()
              + ": "
              + how);
    }
  }

  private Failure ofKind(Reading<?> reading, Trouble trouble, String demand) {
    Failure failure = reading.failure(ample(), demand);
    assertThat(failure.kind()).as(demand).isEqualTo(trouble.kind());
    return failure;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.testkit.recording.Recording.Answer;
import dev.waybill.testkit.recording.Recording.Gave;
import dev.waybill.testkit.recording.Recording.Threw;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where every call to the outside goes through: it is made and written down or, in a replay,
 * answered as it was then and written down again. Safe for use by many threads.
 */
final class Tap {

  @SuppressWarnings("ThreadLocalUsage") // Each agent that is recorded has its own.
  private final ThreadLocal<Scope.@Nullable Log> current = new ThreadLocal<>();

  private final @Nullable Player player;

  Tap(@Nullable Player player) {
    this.player = player;
  }

  /** A call. */
  interface Live<T, X extends Exception> {
    T call() throws X;
  }

  /** The world that is replayed; null if this is the world. */
  @Nullable Player player() {
    return player;
  }

  /** What this thread works on; null if on nothing that is recorded. */
  Scope.@Nullable Log log() {
    return current.get();
  }

  /** From now on this thread works on that; null for on nothing. */
  void log(Scope.@Nullable Log log) {
    if (log == null) {
      current.remove();
    } else {
      current.set(log);
    }
  }

  /** A call that gives something. */
  <T, X extends Exception> T call(Operation operation, List<String> subject, Live<T, X> live)
      throws X {
    return call(operation, subject, null, live);
  }

  /** A call that gives something, with what else was given. */
  @SuppressWarnings("NullAway") // Who gives null against the contract is passed on as it is.
  <T, X extends Exception> T call(
      Operation operation, List<String> subject, @Nullable JsonNode input, Live<T, X> live)
      throws X {
    return this.<T, X>maybe(operation, subject, input, () -> Optional.ofNullable(live.call()))
        .orElse(null);
  }

  /** A call that gives nothing. */
  void run(Operation operation, List<String> subject, Runnable live) {
    this.<Object, RuntimeException>maybe(
        operation,
        subject,
        null,
        () -> {
          live.run();
          return Optional.empty();
        });
  }

  /** A call that may give something. */
  <T, X extends Exception> Optional<T> maybe(
      Operation operation,
      List<String> subject,
      @Nullable JsonNode input,
      Live<Optional<T>, X> live)
      throws X {
    Scope.Log log = log();
    if (log == null) {
      return live.call();
    }
    Scope.Pending pending = log.begin(operation, subject, input);
    Answer then = player == null ? null : player.answer(operation, subject);
    try {
      Optional<T> value = then == null ? live.call() : Tap.<T>again(operation, then);
      log.end(pending, gave(operation, value));
      return value;
    } catch (NoAnswerException e) {
      throw e;
    } catch (Throwable e) {
      log.end(pending, then == null ? Thrown.of(e) : then);
      throw Tap.<X>rethrown(e);
    }
  }

  private static Gave gave(Operation operation, Optional<?> value) {
    Type type = operation.answer();
    return new Gave(
        type == null || value.isEmpty() ? null : RecordingText.CODEC.write(type, value.get()));
  }

  @SuppressWarnings("unchecked") // An operation's answers are of the type its port gives.
  private static <T> Optional<T> again(Operation operation, Answer then) throws Throwable {
    if (then instanceof Gave gave) {
      JsonNode value = gave.value();
      Type type = operation.answer();
      return value == null || type == null
          ? Optional.empty()
          : Optional.of((T) RecordingText.CODEC.read(type, value, operation.id()));
    }
    if (then instanceof Threw threw) {
      throw Thrown.again(threw);
    }
    throw new NoAnswerException();
  }

  /** What a port throws is thrown on as it is, whether it was declared or not. */
  @SuppressWarnings("unchecked") // The type is only for the compiler: nothing is cast.
  private static <X extends Throwable> RuntimeException rethrown(Throwable thrown) throws X {
    throw (X) thrown;
  }

  /** The time as it is read here. */
  Clock clock(Clock live) {
    return new TappedClock(live);
  }

  private final class TappedClock extends Clock {
    private final Clock live;

    private TappedClock(Clock live) {
      this.live = requireNonNull(live, "live");
    }

    @Override
    public Instant instant() {
      Scope.Log log = log();
      if (log == null) {
        return player == null ? live.instant() : player.now();
      }
      Instant now = player == null ? live.instant() : player.instant(log.index(), log.reads());
      log.read(now);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return live.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new TappedClock(live.withZone(zone));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.ConnectorHealth.State;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The connectors that break the rules of {@link ReadingKit}, for any port that reads.
 *
 * @param <P> the port
 * @param <K> its kit
 */
final class ReadingMutants<P, K extends ReadingKit> {

  private static final String KEY = "key-4711";

  private final KitTrial<K> trial;
  private final Class<P> port;
  private final Function<UnaryOperator<P>, K> kit;

  private ReadingMutants(KitTrial<K> trial, Class<P> port, Function<UnaryOperator<P>, K> kit) {
    this.trial = trial;
    this.port = port;
    this.kit = kit;
  }

  /**
   * Adds them to a trial.
   *
   * @param port the port's interface
   * @param kit the kit over an honest connector to which a damage is done, on good days and on bad
   *     ones ({@link Outage}); its fixture must name {@code key-4711} as a secret
   */
  static <P, K extends ReadingKit> KitTrial<K> addTo(
      KitTrial<K> trial, Class<P> port, Function<UnaryOperator<P>, K> kit) {
    ReadingMutants<P, K> mutants = new ReadingMutants<>(trial, port, kit);
    mutants.ofAnswers();
    mutants.ofFailures();
    mutants.ofWaiting();
    mutants.ofHealth();
    return trial;
  }

  private void ofAnswers() {
    String source = "anAnswerNamesItsSourceAndTheTimeOfReading";
    found(
        source, "names the wrong layer", "must come from the layer", ReadingMutants::inOtherLayer);
    found(source, "names no system", "must name the system", f -> with(f, " ", f.observedAt()));
    found(
        source,
        "takes the time of the record for that of reading",
        "must be observed when it was read",
        f -> with(f, f.source().system(), Instant.EPOCH));
    found(
        source,
        "reports a failure beside a fresh answer",
        "refreshFailure must be null",
        f ->
            new Lookup.Found<>(
                f.value(), f.source(), f.observedAt(), Failure.of(Kind.DOWN, "it was down")));
    String defaults = "theJvmsZoneAndLocaleChangeNothing";
    found(
        defaults,
        "compares capitals of the default locale",
        "Locale.ROOT",
        f -> "i".toUpperCase(Locale.getDefault()).equals("I") ? f : none());
    TimeZone zone = TimeZone.getDefault();
    found(
        defaults,
        "reads nothing in another default zone",
        "name the zone",
        f -> TimeZone.getDefault().equals(zone) ? f : none());
    Exchanger<Lookup<?>> shared = new Exchanger<>();
    found(
        "manyThreadsGetTheirOwnAnswers",
        "keeps the answer where other threads put theirs",
        "share no state",
        f -> exchanged(shared, f));
  }

  private void ofFailures() {
    String throttled = "throttlingSaysWhenToComeBack";
    failed(
        throttled,
        "drops Retry-After",
        "Retry-After as retryAt",
        f -> Failure.of(f.kind(), f.detail()));
    failed(
        throttled,
        "takes Retry-After for milliseconds",
        "seconds from now",
        f -> new Failure(f.kind(), Instant.EPOCH, f.detail()));
    failed(throttled, "calls throttling down", "kind THROTTLED", f -> of(Kind.DOWN));
    failed(
        "refusedCredentialsAreUnauthorised",
        "calls refused credentials not found",
        "kind UNAUTHORISED",
        f -> of(Kind.NOT_FOUND));
    failed(
        "aSystemThatIsDownIsDown",
        "calls an outage not found",
        "kind DOWN",
        f -> of(Kind.NOT_FOUND));
    throwing("aSystemThatIsDownIsDown", "throws when the system is down", "must not throw");
    failed(
        "anAnswerCutShortIsMalformed",
        "calls half an answer not found",
        "kind MALFORMED",
        f -> of(Kind.NOT_FOUND));
    throwing("anAnswerCutShortIsMalformed", "throws what the parser throws", "must not throw");
    String secret = "failuresHoldNoSecretAndNoPersonalData";
    failed(
        secret,
        "quotes the URL with the key in it",
        "quote no URL",
        f -> new Failure(f.kind(), f.retryAt(), "GET /orders?api_key=" + KEY));
    mutant(
        secret,
        "shows its key in toString()",
        "no secret",
        honest ->
            around(honest, (method, call) -> isText(method) ? "Connector " + KEY : call.get()));
  }

  private void ofWaiting() {
    String silent = "aSilentSystemIsTimedOutByTheDeadline";
    failed(silent, "calls silence down", "kind TIMED_OUT", f -> of(Kind.DOWN));
    mutant(silent, "waits for ever", "by its deadline", honest -> waiting(honest, false));
    throwing(silent, "throws its time-out", "must not throw");
    String stalled = "anAnswerThatNeverEndsIsTimedOutByTheDeadline";
    mutant(
        stalled,
        "waits for ever for the end of an answer",
        "ends with the headers",
        honest -> waiting(honest, false));
    failed(
        stalled,
        "calls what came of an answer malformed",
        "kind TIMED_OUT",
        f -> of(Kind.MALFORMED));
    String interrupted = "anInterruptedThreadReturnsPromptlyAndStaysInterrupted";
    mutant(
        interrupted,
        "waits on when it is interrupted",
        "must return promptly",
        honest -> waiting(honest, true));
    failed(
        interrupted,
        "loses the interruption",
        "Thread.currentThread().interrupt()",
        f -> Thread.interrupted() ? of(Kind.TIMED_OUT) : f);
    failed(
        interrupted,
        "calls an interrupted call not found",
        "nothing follows",
        f -> of(Kind.NOT_FOUND));
    throwing(interrupted, "throws when it is interrupted", "must not throw");
  }

  private void ofHealth() {
    String untried = "healthIsUntriedUntilACallIsAnswered";
    health(untried, "is up before it was called", "must be UNTRIED", State.UP);
    health(untried, "never notes an answer", "must be UP", State.UNTRIED);
    health("anOutageIsSeenInTheHealth", "is up while its system is down", "must be DOWN", State.UP);
  }

  private void mutant(String rule, String defect, String says, UnaryOperator<P> damage) {
    trial.mutant(rule, defect, says, () -> kit.apply(damage));
  }

  private void found(
      String rule, String defect, String says, Function<Lookup.Found<?>, Lookup<?>> change) {
    mutant(
        rule,
        defect,
        says,
        honest ->
            answering(
                honest,
                answer -> answer instanceof Lookup.Found<?> found ? change.apply(found) : answer));
  }

  private void failed(String rule, String defect, String says, UnaryOperator<Failure> change) {
    mutant(
        rule,
        defect,
        says,
        honest ->
            answering(
                honest,
                answer ->
                    answer instanceof Lookup.Failed<?> failed
                        ? Lookup.failed(change.apply(failed.failure()))
                        : answer));
  }

  private void throwing(String rule, String defect, String says) {
    failed(
        rule,
        defect,
        says,
        failure -> {
          throw new IllegalStateException(failure.detail());
        });
  }

  private void health(String rule, String defect, String says, State state) {
    mutant(
        rule,
        defect,
        says,
        honest ->
            around(
                honest,
                (method, call) ->
                    method.getReturnType() == ConnectorHealth.class
                        ? new ConnectorHealth(state, null, null)
                        : call.get()));
  }

  private P answering(P honest, UnaryOperator<Lookup<?>> change) {
    return around(
        honest,
        (method, call) ->
            method.getReturnType() == Lookup.class
                ? change.apply((Lookup<?>) call.get())
                : call.get());
  }

  private P waiting(P honest, boolean onlyIfInterrupted) {
    return answering(
        honest,
        answer -> {
          boolean waits = !onlyIfInterrupted || Thread.interrupted();
          try {
            if (waits && new CountDownLatch(1).await(10, TimeUnit.SECONDS)) {
              throw new IllegalStateException("nobody counts down");
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return answer;
        });
  }

  private interface Around {
    Object call(Method method, Supplier<Object> call);
  }

  private P around(P honest, Around around) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) ->
                around.call(method, () -> invoke(honest, method, arguments))));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isText(Method method) {
    return method.getName().equals("toString");
  }

  private static Lookup<?> exchanged(Exchanger<Lookup<?>> shared, Lookup<?> mine) {
    try {
      return shared.exchange(mine, 1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return mine;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return mine;
    }
  }

  private static Lookup<?> none() {
    return Lookup.failed(of(Kind.NOT_FOUND));
  }

  private static Failure of(Kind kind) {
    return Failure.of(kind, "it was so");
  }

  private static Lookup<?> with(Lookup.Found<?> found, String system, Instant observedAt) {
    return Lookup.found(found.value(), new Source(system, found.source().layer()), observedAt);
  }

  private static Lookup<?> inOtherLayer(Lookup.Found<?> found) {
    DataLayer other =
        found.source().layer() == DataLayer.MEMORY ? DataLayer.ORDER : DataLayer.MEMORY;
    return Lookup.found(
        found.value(), new Source(found.source().system(), other), found.observedAt());
  }
}

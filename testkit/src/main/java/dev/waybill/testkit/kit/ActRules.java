// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.action.Act;
import dev.waybill.action.Act.Finding;
import dev.waybill.action.Receipt;
import dev.waybill.ambient.Ambient;
import dev.waybill.connector.Deadline;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The rules of an act on bad days, and what all its rules are tried with. */
abstract class ActRules {

  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration UNDER_WAY = Duration.ofMillis(200);
  private static final List<Trouble> WITHOUT_ANSWER =
      List.of(
          Trouble.DOWN, Trouble.SILENT, Trouble.STALLED, Trouble.THROTTLED, Trouble.UNAUTHORISED);

  private final String run = "kit-" + Long.toHexString(Ambient.random().nextLong()) + "-";
  private @Nullable ActFixture given;

  abstract Act act();

  abstract Act actIn(Trouble trouble);

  abstract ActFixture fixture();

  abstract List<Map<String, Value>> effects();

  abstract InstantSource clock();

  /** The fixture as it was before anything was done: an adopter may read it from the system. */
  final ActFixture given() {
    if (given == null) {
      given = fixture();
    }
    return given;
  }

  /** How long after its deadline, or an interruption, a call may still take to return. */
  Duration grace() {
    return Duration.ofSeconds(5);
  }

  /** A key of this test, which no other test has. */
  final String key(String name) {
    return run + name;
  }

  final Map<String, Value> arguments(int action) {
    return given().actions().get(action);
  }

  final Deadline ample() {
    return Deadline.in(AMPLE, clock().instant());
  }

  final Tried perform(Act act, int action, String key) {
    return perform(act, arguments(action), key);
  }

  final Tried perform(Act act, Map<String, Value> arguments, String key) {
    return inTime(act, arguments, key, AMPLE);
  }

  private Tried inTime(Act act, Map<String, Value> arguments, String key, Duration time) {
    Deadline deadline = Deadline.in(time, clock().instant());
    WatchedCall<Tried> call = WatchedCall.start(() -> Tried.of(act, arguments, key, deadline));
    return ended(call, time.plus(grace()), "perform()");
  }

  /** Asks what happened; an exception is {@code CannotTell}. */
  final Finding reconcile(Act act, String key, Duration time) {
    Deadline deadline = Deadline.in(time, clock().instant());
    WatchedCall<Finding> call =
        WatchedCall.start(
            () -> {
              @Nullable Finding finding;
              try {
                finding = act.reconcile(key, deadline);
              } catch (RuntimeException e) {
                return new Finding.CannotTell();
              }
              if (finding == null) {
                throw new AssertionError("reconcile() must not give null: give a Finding");
              }
              return finding;
            });
    return ended(call, time.plus(grace()), "reconcile()");
  }

  final Finding reconcile(Act act, String key) {
    return reconcile(act, key, AMPLE);
  }

  private <T> T ended(WatchedCall<T> call, Duration time, String method) {
    boolean ended = call.endsWithin(time);
    if (!ended) {
      call.interrupt();
    }
    assertThat(ended)
        .as(
            method
                + " must return by its deadline, whatever the system does: give connecting, reading"
                + " and waiting for a lock no more time than is left, see deadline.remaining(now)")
        .isTrue();
    return call.result();
  }

  final void effectsAre(int count, String demand) {
    assertThat(effects()).as(demand).hasSize(count);
  }

  /**
   * A call that the system turns away, because of too many calls or refused credentials, did
   * nothing, and is said so: otherwise the action is held as unknown until somebody looks.
   */
  @Test
  public final void aCallThatIsTurnedAwayIsNotDone() {
    boolean tried = false;
    for (Trouble trouble : List.of(Trouble.THROTTLED, Trouble.UNAUTHORISED)) {
      Optional<Act> turnedAway = supplied(trouble);
      if (turnedAway.isPresent()) {
        tried = true;
        perform(turnedAway.get(), 0, key(trouble.name()))
            .notDone(
                "a call that was "
                    + trouble
                    + " must be a NotDoneException: the system has certainly done nothing");
      }
    }
    isTried(tried, "supply the act over a system that is THROTTLED or UNAUTHORISED");
    Act well = act();
    effectsAre(0, "a call that was turned away must have no effect");
    perform(well, 0, key(Trouble.THROTTLED.name()))
        .done("a key of which the first try was turned away must be good for a second");
    effectsAre(1, "the second try must have its one effect");
  }

  /**
   * If the effect is there and the answer is lost, nobody may say that nothing was done: the gate
   * would release the money and let it be done again.
   */
  @Test
  public final void anActWhoseAnswerIsLostIsNotCalledUndone() {
    Tried tried = perform(actIn(Trouble.TRUNCATED), 0, key("k"));
    act();
    effectsAre(1, "the system that is TRUNCATED must do the effect before its answer is lost");
    assertThat(tried.isNotDone())
        .as(
            "perform() of which the answer was lost must not throw NotDoneException, as the effect"
                + " may be there: throw another exception, or find the receipt by the key")
        .isFalse();
  }

  /** What was done, and of which the answer was lost, is found by its key, and not done again. */
  @Test
  public final void anActWhoseAnswerIsLostIsFoundByItsKey() {
    perform(actIn(Trouble.TRUNCATED), 0, key("k"));
    Act well = act();
    String demand =
        "reconcile() of an act of which the answer was lost must be Happened with the system's"
            + " receipt: look for the key in the system, not in the memory of the process";
    Finding finding = reconcile(well, key("k"));
    assertThat(finding).as(demand).isInstanceOf(Finding.Happened.class);
    Receipt again =
        perform(well, 0, key("k")).done("a second try with the key must give the receipt");
    assertThat(new Finding.Happened(again))
        .as("a second try with the key must give the receipt that reconcile() found")
        .isEqualTo(finding);
    effectsAre(1, "a second try of an act of which the answer was lost must not do it again");
  }

  /** A call that never reached the system did not happen, and a second try does it once. */
  @Test
  public final void aCallThatNeverReachedTheSystemDidNotHappen() {
    perform(actIn(Trouble.DOWN), 0, key("k"))
        .unanswered("perform() must throw, and make no receipt up, while the system is DOWN");
    Act well = act();
    effectsAre(0, "a call that did not reach the system must have no effect");
    assertThat(reconcile(well, key("k")))
        .as("reconcile() of a call that did not reach the system must be DidNotHappen")
        .isEqualTo(new Finding.DidNotHappen());
    perform(well, 0, key("k")).done("the second try with the key must do it");
    effectsAre(1, "the second try must have its one effect");
  }

  /**
   * Nothing follows from silence: while the system does not answer, reconcile cannot tell, and
   * returns by its deadline.
   */
  @Test
  public final void aSystemThatDoesNotAnswerCannotTell() {
    perform(act(), 0, key("done")).done("the system must do the first action of the fixture");
    boolean tried = false;
    for (Trouble trouble : WITHOUT_ANSWER) {
      Optional<Act> silent = supplied(trouble);
      if (silent.isPresent()) {
        tried = true;
        for (String key : List.of(key("done"), key("unknown"))) {
          assertThat(reconcile(silent.get(), key, SHORT))
              .as(
                  "reconcile() must be CannotTell while the system is "
                      + trouble
                      + ": nothing follows from no answer, and what is said not to have happened is"
                      + " done again")
              .isNotEqualTo(new Finding.DidNotHappen());
        }
      }
    }
    isTried(tried, "supply the act over a system in one of " + WITHOUT_ANSWER);
  }

  /** A call to a silent system returns by its deadline; nothing is done if it is said so. */
  @Test
  public final void aSilentSystemIsLeftByTheDeadline() {
    Act silent = actIn(Trouble.SILENT);
    Tried tried = inTime(silent, arguments(0), key("k"), SHORT);
    tried.unanswered("perform() must throw, and make no receipt up, while the system is silent");
    act();
    if (tried.isNotDone()) {
      effectsAre(0, "perform() that threw NotDoneException must have no effect");
    }
  }

  /** A thread that is interrupted within a call returns promptly, and stays interrupted. */
  @Test
  public final void anInterruptedThreadReturnsPromptly() {
    Act silent = actIn(Trouble.SILENT);
    Deadline ample = ample();
    WatchedCall<Tried> call =
        WatchedCall.start(() -> Tried.of(silent, arguments(0), key("k"), ample));
    boolean interrupted = !call.endsWithin(UNDER_WAY) && call.interrupt();
    String demand =
        "perform() in an interrupted thread must return promptly with an exception, and leave the"
            + " thread interrupted: after catch (InterruptedException e) call"
            + " Thread.currentThread().interrupt()";
    assertThat(call.endsWithin(grace())).as(demand).isTrue();
    call.result().unanswered(demand);
    assertThat(call.keptInterrupt() || !interrupted).as(demand).isTrue();
    act();
    if (call.result().isNotDone()) {
      effectsAre(0, "perform() that threw NotDoneException must have no effect");
    }
  }

  /** No exception, with its causes, tells a secret or what an argument holds of a person. */
  @Test
  public final void exceptionsHoldNoSecretAndNoPersonalData() {
    Act well = act();
    Discretion.of("toString() of the act", String.valueOf(well), given().confidential());
    boolean tried = false;
    for (Map<String, Value> refused : given().refused()) {
      tried = true;
      isDiscreet(well, refused, "a refusal");
    }
    for (Trouble trouble : Trouble.values()) {
      Optional<Act> troubled = supplied(trouble);
      if (troubled.isPresent()) {
        tried = true;
        isDiscreet(troubled.get(), arguments(0), "a call that was " + trouble);
      }
    }
    isTried(tried, "add refused arguments to the fixture, or supply the act in a Trouble");
  }

  private void isDiscreet(Act act, Map<String, Value> arguments, String call) {
    Tried tried = inTime(act, arguments, key(call), SHORT);
    Discretion.of("the exception of " + call, tried.thrown(), given().confidential());
  }

  private Optional<Act> supplied(Trouble trouble) {
    try {
      return Optional.of(actIn(trouble));
    } catch (TestAbortedException untried) {
      return Optional.empty();
    }
  }

  private static void isTried(boolean tried, String how) {
    if (!tried) {
      throw Untried.abort(how);
    }
  }
}

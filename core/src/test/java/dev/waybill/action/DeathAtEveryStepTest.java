// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.action.GateWorld.Bank;
import dev.waybill.action.GateWorld.StandingClock;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever step of an action is the last of a process, the next process ends it well. */
class DeathAtEveryStepTest {

  private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool();

  @AfterAll
  static void end() {
    EXECUTOR.shutdownNow();
  }

  /** How a step goes wrong. */
  enum Wrong {
    /** The process ends before the step. */
    DEATH_BEFORE,
    /** The process ends after the step. */
    DEATH_AFTER,
    /** The step throws and nothing happened; the process goes on. */
    REFUSED,
    /** The step throws though it happened; the process goes on. */
    ANSWER_LOST
  }

  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Counts the steps of all parts together, and lets one go wrong. */
  private static final class Fate {
    private final int step;
    private final Wrong wrong;
    private final AtomicInteger steps = new AtomicInteger();
    private volatile boolean dead;

    Fate(int step, Wrong wrong) {
      this.step = step;
      this.wrong = wrong;
    }

    boolean struck() {
      return steps.get() > step;
    }

    <T> T over(Class<T> port, T part) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (proxy, method, arguments) -> {
                if (dead) {
                  throw new Death();
                }
                boolean now = steps.getAndIncrement() == step;
                if (now && wrong == Wrong.DEATH_BEFORE) {
                  dead = true;
                  throw new Death();
                }
                if (now && wrong == Wrong.REFUSED) {
                  throw new IllegalStateException("refused");
                }
                Object result;
                try {
                  result = method.invoke(part, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
                if (now && wrong == Wrong.DEATH_AFTER) {
                  dead = true;
                  throw new Death();
                }
                if (now && wrong == Wrong.ANSWER_LOST) {
                  throw new IllegalStateException("answer lost");
                }
                return result;
              }));
    }
  }

  private final StandingClock clock = new StandingClock();
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryActionJournal journal = new InMemoryActionJournal();
  private final InMemoryConsentStore consents = new InMemoryConsentStore();
  private final Bank bank = new Bank();

  private int most = 1;

  private ActionGate gate(Fate fate) {
    return new ActionGate.Builder(new Rules(most, true))
        .act("store_credit", fate.over(Act.class, bank))
        .ledger(fate.over(Ledger.class, ledger))
        .journal(fate.over(ActionJournal.class, journal))
        .consents(fate.over(ConsentStore.class, consents))
        .clock(clock)
        .executor(EXECUTOR)
        .build();
  }

  private static final Fate GOOD = new Fate(Integer.MAX_VALUE, Wrong.REFUSED);

  private static ActionRequest confirmed() {
    return GateWorld.ask(
        "store_credit",
        GateWorld.credit("k").arguments(),
        "k",
        List.of(),
        GateWorld.said("m1", "please"),
        GateWorld.said("m2", "yes"));
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void itIsDoneOnceAndNotLost(Wrong wrong) {
    for (int most = 1; most <= 2; most++) {
      int steps = 0;
      boolean another = true;
      while (another) {
        DeathAtEveryStepTest world = new DeathAtEveryStepTest();
        world.most = most;
        another = world.goesWrongAt(steps, wrong);
        steps++;
      }
      assertThat(steps).as("steps that went wrong").isGreaterThan(10);
    }
  }

  /** Whether the action has so many steps. */
  private boolean goesWrongAt(int step, Wrong wrong) {
    String where = wrong + " at step " + step;
    ActionResult question = gate(GOOD).request(GateWorld.credit("k"));
    gate(GOOD).asked((ActionResult.NeedsConfirmation) question);

    Fate fate = new Fate(step, wrong);
    ActionResult first = null;
    try {
      first = gate(fate).request(confirmed());
    } catch (Death e) {
      // The process is no more.
    }
    if (first instanceof ActionResult.Done) {
      assertThat(bank.performed).as(where).hasValue(1);
    }
    if (first instanceof ActionResult.Failed) {
      assertThat(bank.performed).as(where + ": what failed did not happen").hasValue(0);
    }

    clock.advance(Duration.ofMinutes(1));
    ActionGate next = gate(GOOD);
    assertThat(next.recover()).as(where).isZero();
    ActionResult last = next.request(confirmed());
    assertThat(last)
        .as(where)
        .isInstanceOfSatisfying(
            ActionResult.Done.class,
            done -> assertThat(done.receipt().reference()).isEqualTo("R1"));
    assertThat(bank.performed).as(where).hasValue(1);
    assertThat(journal.open()).as(where).isEmpty();
    assertThatThrownBy(() -> ledger.release("k"))
        .as(where + ": the ledger has it committed")
        .isInstanceOf(IllegalStateException.class);
    ActionResult again =
        next.request(
            GateWorld.ask(
                "store_credit",
                GateWorld.credit("k2").arguments(),
                "k2",
                List.of(),
                GateWorld.said("m1", "please"),
                GateWorld.said("m2", "yes")));
    assertThat(again)
        .as(where + ": the limit counts it, or the yes is used up")
        .isInstanceOf(
            most == 1 ? ActionResult.Refused.class : ActionResult.NeedsConfirmation.class);
    return fate.struck();
  }

  @Test
  void beforeTheDeadlineOfAnotherProcessNothingIsTriedAndNothingIsSaid() {
    ActionResult question = gate(GOOD).request(GateWorld.credit("k"));
    gate(GOOD).asked((ActionResult.NeedsConfirmation) question);
    journal.intend(
        ActionJournal.Entry.intended(
            "k",
            "c1",
            "store_credit",
            Fingerprint.of(confirmed()),
            GateWorld.START.plusSeconds(5)));
    assertThat(gate(GOOD).request(confirmed())).isInstanceOf(ActionResult.Unknown.class);
    assertThat(bank.performed).hasValue(0);
    clock.advance(Duration.ofSeconds(5));
    assertThat(gate(GOOD).request(confirmed())).isInstanceOf(ActionResult.Done.class);
    assertThat(bank.performed).hasValue(1);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.action.GateWorld.Bank;
import dev.waybill.action.GateWorld.StandingClock;
import dev.waybill.connector.Deadline;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Query;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateMechanicsTest {

  private final StandingClock clock = new StandingClock();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryActionJournal journal = new InMemoryActionJournal();
  private final Bank bank = new Bank();

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private ActionGate gate(Act act, long most, Duration patience) {
    return new ActionGate.Builder(new Rules(most))
        .act("store_credit", act)
        .ledger(ledger)
        .journal(journal)
        .clock(clock)
        .executor(executor)
        .patience(patience)
        .build();
  }

  private ActionGate gate(Act act) {
    return gate(act, 1, Duration.ofSeconds(10));
  }

  private long used() {
    return ledger
        .usage(new Query(Set.of("store_credit"), "conversation", "c1", null, null))
        .count();
  }

  private ActionJournal.State state(String key) {
    return journal.find(key).orElseThrow().state();
  }

  @Test
  void theSameKeyTwiceGivesTheFirstReceipt() {
    ActionGate gate = gate(bank);
    ActionResult first = gate.request(GateWorld.credit("k"));
    ActionResult second = gate.request(GateWorld.credit("k"));
    assertThat(first)
        .isInstanceOfSatisfying(
            ActionResult.Done.class, d -> assertThat(d.receipt().reference()).isEqualTo("R1"));
    assertThat(second)
        .isInstanceOfSatisfying(
            ActionResult.Done.class, d -> assertThat(d.receipt().reference()).isEqualTo("R1"));
    assertThat(bank.performed).hasValue(1);
    assertThat(used()).isEqualTo(1);
    assertThat(journal.open()).isEmpty();
  }

  @Test
  void aKeyStandsForOneActionOnly() {
    ActionGate gate = gate(bank, 5, Duration.ofSeconds(10));
    gate.request(GateWorld.credit("k"));
    ActionResult other =
        gate.request(
            GateWorld.ask(
                "store_credit",
                Map.of("amount", Value.money(900, "USD"), "order_id", Value.text("A1")),
                "k",
                List.of(),
                GateWorld.said("m1", "please")));
    assertThat(other).isInstanceOf(ActionResult.Failed.class);
    assertThat(bank.performed).hasValue(1);
  }

  @Test
  void manyThreadsWithOneKeyDoItOnceAndAllGetTheReceipt() throws Exception {
    ActionGate gate = gate(bank);
    for (ActionResult result : atOnce(16, i -> gate.request(GateWorld.credit("k")))) {
      assertThat(result)
          .isInstanceOfSatisfying(
              ActionResult.Done.class, d -> assertThat(d.receipt().reference()).isEqualTo("R1"));
    }
    assertThat(bank.performed).hasValue(1);
  }

  @Test
  void manyThreadsWithManyKeysStayWithinTheLimit() throws Exception {
    ActionGate gate = gate(bank, 3, Duration.ofSeconds(10));
    List<ActionResult> results = atOnce(24, i -> gate.request(GateWorld.credit("k" + i)));
    assertThat(results).filteredOn(ActionResult.Done.class::isInstance).hasSize(3);
    assertThat(results).filteredOn(ActionResult.Refused.class::isInstance).hasSize(21);
    assertThat(bank.performed).hasValue(3);
    assertThat(used()).isEqualTo(3);
    assertThat(journal.open()).isEmpty();
  }

  private interface Indexed {
    ActionResult at(int index);
  }

  private List<ActionResult> atOnce(int threads, Indexed work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<ActionResult>> futures = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int index = i;
      Callable<ActionResult> one =
          () -> {
            start.await();
            return work.at(index);
          };
      futures.add(executor.submit(one));
    }
    start.countDown();
    List<ActionResult> results = new ArrayList<>();
    for (Future<ActionResult> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  /** Does it, and then something else than return. */
  private Act after(Callable<Receipt> then) {
    return new Act() {
      @Override
      public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
          throws NotDoneException {
        Receipt receipt = bank.perform(arguments, key, deadline);
        try {
          Receipt other = then.call();
          return other == null ? receipt : other;
        } catch (RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public Finding reconcile(String key, Deadline deadline) {
        return bank.reconcile(key, deadline);
      }
    };
  }

  @Test
  void anActThatThrowsAfterTheWriteIsUnknownAndIsReadBeforeItIsTriedAgain() {
    ActionGate gate =
        gate(
            after(
                () -> {
                  throw new IllegalStateException("connection reset");
                }));
    assertThat(gate.request(GateWorld.credit("k"))).isInstanceOf(ActionResult.Unknown.class);
    assertThat(state("k")).isEqualTo(ActionJournal.State.UNKNOWN);
    assertThat(used()).as("it stays reserved").isEqualTo(1);

    assertThat(gate.request(GateWorld.credit("k")))
        .isInstanceOfSatisfying(
            ActionResult.Done.class, d -> assertThat(d.receipt().reference()).isEqualTo("R1"));
    assertThat(bank.performed).hasValue(1);
    assertThat(used()).isEqualTo(1);
    assertThat(journal.open()).isEmpty();
  }

  @Test
  void anActThatDoesNotReturnIsUnknownAndIsFoundByRecovery() {
    CountDownLatch never = new CountDownLatch(1);
    ActionGate gate =
        gate(
            after(
                () -> {
                  never.await();
                  return null;
                }),
            1,
            Duration.ofMillis(100));
    assertThat(gate.request(GateWorld.credit("k"))).isInstanceOf(ActionResult.Unknown.class);
    assertThat(gate.recover()).isZero();
    assertThat(state("k")).isEqualTo(ActionJournal.State.DONE);
    assertThat(gate.request(GateWorld.credit("k"))).isInstanceOf(ActionResult.Done.class);
    assertThat(bank.performed).hasValue(1);
  }

  @Test
  void whileTheSystemCannotTellItStaysUnknownAndReserved() {
    Act act =
        new Act() {
          @Override
          public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline) {
            throw new IllegalStateException("gone");
          }

          @Override
          public Finding reconcile(String key, Deadline deadline) {
            return new Finding.CannotTell();
          }
        };
    ActionGate gate = gate(act);
    gate.request(GateWorld.credit("k"));
    assertThat(gate.request(GateWorld.credit("k"))).isInstanceOf(ActionResult.Unknown.class);
    assertThat(gate.recover()).isEqualTo(1);
    assertThat(gate.request(GateWorld.credit("k2")))
        .as("the limit counts it")
        .isInstanceOf(ActionResult.Refused.class);
    assertThat(used()).isEqualTo(1);
  }

  @Test
  void whatCertainlyDidNotHappenIsReleasedAndMayBeTriedAgain() {
    List<String> tries = new ArrayList<>();
    Act act =
        new Act() {
          @Override
          public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
              throws NotDoneException {
            tries.add(key);
            if (tries.size() == 1) {
              throw new NotDoneException("refused");
            }
            return bank.perform(arguments, key, deadline);
          }

          @Override
          public Finding reconcile(String key, Deadline deadline) {
            return bank.reconcile(key, deadline);
          }
        };
    ActionGate gate = gate(act);
    assertThat(gate.request(GateWorld.credit("k"))).isInstanceOf(ActionResult.Failed.class);
    assertThat(used()).isZero();
    assertThat(journal.open()).isEmpty();
    assertThat(gate.request(GateWorld.credit("k"))).isInstanceOf(ActionResult.Done.class);
    assertThat(tries).containsExactly("k", "k");
    assertThat(used()).isEqualTo(1);
  }

  @Test
  void anExecutorThatTakesNothingFailsForSure() {
    ExecutorService closed = Executors.newCachedThreadPool();
    closed.shutdownNow();
    ActionGate gate =
        new ActionGate.Builder(new Rules(1))
            .act("store_credit", bank)
            .ledger(ledger)
            .journal(journal)
            .clock(clock)
            .executor(closed)
            .build();
    assertThat(gate.request(GateWorld.credit("k"))).isInstanceOf(ActionResult.Failed.class);
    assertThat(used()).isZero();
  }

  @Test
  void anActionNobodyDoesFails() {
    ActionGate gate = gate(bank);
    assertThat(
            gate.request(
                GateWorld.ask(
                    "resend_invoice",
                    Map.of("order_id", Value.text("A1")),
                    "k",
                    List.of(),
                    GateWorld.said("m1", "please"))))
        .isInstanceOf(ActionResult.Failed.class);
    assertThat(journal.find("k")).isEmpty();
  }

  @Test
  void anActForAnUnknownActionIsRefusedAtTheStart() {
    assertThatThrownBy(
            () -> new ActionGate.Builder(new Rules(1)).act("fly", bank).executor(executor).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"fly\"");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.action.Act;
import dev.waybill.action.Act.Finding;
import dev.waybill.action.Receipt;
import dev.waybill.ambient.Ambient;
import dev.waybill.connector.Deadline;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The rules of an {@link Act}, which does one action of a policy's vocabulary in a system of
 * record. To try one, extend it:
 *
 * <pre>{@code
 * class RefundActTest extends ActKit {
 *   private final FakeBilling billing = FakeBilling.start();
 *
 *   @Override
 *   protected String action() {
 *     return "refund";
 *   }
 *
 *   @Override
 *   protected Act act() {
 *     billing.recover();
 *     return new RefundAct(billing.baseUrl(), KEY, Clock.systemUTC());
 *   }
 *
 *   @Override
 *   protected ActFixture fixture() {
 *     return ActFixture.builder()
 *         .arguments(refund("N1001", 2_000, "USD"))
 *         .arguments(refund("N1002", 1, "JPY"))
 *         .arguments(refund("N1003", 1_234, "KWD"))
 *         .refused(refund("N1001", 99_999_999, "USD"))
 *         .confidential(KEY)
 *         .build();
 *   }
 *
 *   @Override
 *   protected List<Map<String, Value>> effects() {
 *     return billing.refunds().stream()
 *         .map(row -> refund(row.order(), row.cents(), row.currency()))
 *         .toList();
 *   }
 *
 *   @Override
 *   protected Act actIn(Trouble trouble) {
 *     billing.suffer(trouble);
 *     return new RefundAct(billing.baseUrl(), KEY, Clock.systemUTC());
 *   }
 * }
 * }</pre>
 *
 * <p>Every effect is counted in the system of record itself, by {@link #effects()}. A rule for
 * which something was not supplied is aborted, with a message that says how to supply it; it is
 * never passed in silence.
 */
public abstract class ActKit extends ActRules {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /** The action's name in the {@link #vocabulary()}. */
  protected abstract String action();

  /**
   * The act, over a system that is well. Asked for once or several times in a test, always over the
   * same system, in which none of the fixture's actions is done when a test begins.
   */
  @Override
  protected abstract Act act();

  /**
   * What the system does, and what it refuses. Asked for once in a test, before anything is done.
   */
  @Override
  protected abstract ActFixture fixture();

  /**
   * Every effect that the system of record itself shows since the test began: for each the
   * arguments as the system holds them, as far as it holds them; an amount of money always. Not
   * read through the act.
   */
  @Override
  protected abstract List<Map<String, Value>> effects();

  /**
   * The act over the same system, which has this trouble at every call, until {@link #act()} is
   * asked for again. For {@link Trouble#TRUNCATED} the system does the effect, and its answer is
   * lost on the way, or ends in the middle; with every other trouble it does nothing. Call {@code
   * super.actIn(trouble)} for a trouble that the system cannot have.
   */
  @Override
  protected Act actIn(Trouble trouble) {
    throw Untried.abort(
        "override actIn(Trouble) and give the act over a system that is " + trouble);
  }

  /**
   * The time as the act knows it; by default the system's. To be overridden if the act is given a
   * clock of its own.
   */
  @Override
  protected InstantSource clock() {
    return Ambient.clock();
  }

  /** The vocabulary that has the action; by default {@code commerce/1}. */
  protected Vocabulary vocabulary() {
    return Vocabularies.standard().find("commerce/1").orElseThrow();
  }

  private Receipt done(Act act, int action, String key) {
    return perform(act, action, key).done("perform() must do what the system allows");
  }

  private static String mapped(Map<String, Value> arguments) {
    return String.join(", ", arguments.keySet());
  }

  /** The action and its arguments are those of the vocabulary: the gate passes no others. */
  @Test
  public final void theActionIsOneOfTheVocabulary() {
    ActionType type = vocabulary().actions().get(action());
    if (type == null) {
      throw new AssertionError(
          "action() must be an action of the vocabulary "
              + vocabulary().name()
              + ", which has no "
              + action());
    }
    for (Map<String, Value> arguments : given().actions()) {
      assertThat(type.arguments().keySet())
          .as(
              "the arguments of "
                  + action()
                  + " must be those of the vocabulary, as the gate passes no others: not "
                  + mapped(arguments))
          .containsAll(arguments.keySet());
      type.arguments()
          .forEach(
              (name, attribute) ->
                  assertThat(arguments.containsKey(name) || attribute.optional())
                      .as("the fixture must give " + name + ", which " + action() + " must have")
                      .isTrue());
    }
  }

  /** What the system allows is done, once, and proved by a receipt. */
  @Test
  public final void anActIsDoneOnce() {
    done(act(), 0, key("k"));
    effectsAre(1, "an act that was performed once must have one effect in the system of record");
  }

  /** The receipt names the system and the time at which it was done, by the system's clock. */
  @Test
  public final void theReceiptNamesSystemAndTime() {
    Instant before = clock().instant();
    Receipt receipt = done(act(), 0, key("k"));
    assertThat(receipt.source().system())
        .as("a receipt must name the system that did it, for example \"billing\": see Source")
        .isNotBlank();
    assertThat(receipt.at())
        .as(
            "a receipt must have the time at which it was done, by the system, or by the injected"
                + " clock")
        .isBetween(before.minus(CLOCKS_DIFFER), clock().instant().plus(CLOCKS_DIFFER));
  }

  /** Every argument arrives exactly: amounts in their currency's minor units, texts as they are. */
  @Test
  public final void argumentsArriveExactly() {
    Act act = act();
    for (int i = 0; i < given().actions().size(); i++) {
      done(act, i, key("k" + i));
      arrived(i + 1, "");
    }
  }

  /** Demands that the effects are the first so many actions. */
  private void arrived(int count, String demand) {
    List<Map<String, Value>> effects = effects();
    assertThat(effects).as(demand + "each act must have one effect").hasSize(count);
    List<Map<String, Value>> missing = new ArrayList<>(effects);
    for (Map<String, Value> arguments : given().actions().subList(0, count)) {
      assertThat(missing.stream().filter(effect -> isOf(effect, arguments)).limit(1))
          .as(
              demand
                  + "the system must hold the arguments "
                  + mapped(arguments)
                  + " exactly as they were passed: amounts in minor units with their currency,"
                  + " identifiers and texts unchanged; it holds "
                  + missing)
          .isNotEmpty();
      for (int i = 0; i < missing.size(); i++) {
        if (isOf(missing.get(i), arguments)) {
          missing.remove(i);
          break;
        }
      }
    }
  }

  private static boolean isOf(Map<String, Value> effect, Map<String, Value> arguments) {
    boolean hasMoney =
        arguments.entrySet().stream()
            .filter(argument -> argument.getValue() instanceof Value.Money)
            .allMatch(argument -> effect.containsKey(argument.getKey()));
    return hasMoney
        && !effect.isEmpty()
        && effect.entrySet().stream()
            .allMatch(part -> part.getValue().equals(arguments.get(part.getKey())));
  }

  /** The same key twice is done once, and gives the same receipt, also by another instance. */
  @Test
  public final void theSameKeyTwiceIsOneEffectWithOneReceipt() {
    Receipt first = done(act(), 0, key("k"));
    String demand =
        "a second try with the same key must give the first receipt, and have no second effect:"
            + " pass the key on, so that the system of record refuses a second one";
    assertThat(perform(act(), 0, key("k")).done(demand)).as(demand).isEqualTo(first);
    effectsAre(1, demand);
  }

  /** Many who try one key at once have one effect, and nobody is told that nothing was done. */
  @Test
  public final void manyAtOnceWithOneKeyAreOneEffect() {
    Act act = act();
    String demand =
        "of many tries with one key at once there must be one effect, each gets its receipt (or an"
            + " exception that says that nobody knows), and none a NotDoneException: let the system"
            + " of record refuse a second one, never look first and act afterwards";
    Map<String, Value> arguments = arguments(0);
    Deadline deadline = ample();
    List<Tried> tries =
        AtOnce.call(
            demand, AtOnce.THREADS, thread -> () -> Tried.of(act, arguments, key("k"), deadline));
    effectsAre(1, demand);
    assertThat(tries).as(demand).noneMatch(Tried::isNotDone);
    assertThat(tries.stream().map(Tried::receipt).filter(receipt -> receipt != null).distinct())
        .as(demand)
        .hasSize(1);
  }

  /** Different keys are different actions, with receipts of their own. */
  @Test
  public final void differentKeysAreDifferentEffects() {
    Act act = act();
    List<String> references = new ArrayList<>();
    int count = given().actions().size();
    for (int i = 0; i < count; i++) {
      references.add(done(act, i, key(ExactNames.ALIKE.get(i))).reference());
    }
    effectsAre(
        count,
        "actions with different keys must each have their effect; " + ExactNames.demand("keys"));
    assertThat(references)
        .as("receipts of different actions must have references of their own")
        .doesNotHaveDuplicates();
  }

  /** Many acts with keys of their own at once are each done, and found, as what they are. */
  @Test
  public final void manyKeysAtOnceAreNotMixedUp() {
    Act act = act();
    String demand =
        "acts with keys of their own that are performed at once must not disturb each other";
    int count = given().actions().size();
    Deadline deadline = ample();
    List<Receipt> receipts =
        AtOnce.call(
            demand,
            count,
            thread ->
                () -> Tried.of(act, arguments(thread), key("k" + thread), deadline).done(demand));
    for (int i = 0; i < count; i++) {
      assertThat(reconcile(act, key("k" + i)))
          .as(demand)
          .isEqualTo(new Finding.Happened(receipts.get(i)));
    }
    arrived(count, demand + ": ");
  }

  /** What the system refuses is not done, and that is said for certain. */
  @Test
  public final void aRefusalIsNotDone() {
    if (given().refused().isEmpty()) {
      throw Untried.abort("call refused(arguments) of the fixture, with what the system refuses");
    }
    Act act = act();
    for (Map<String, Value> refused : given().refused()) {
      perform(act, refused, key("k"))
          .notDone(
              "what the system refuses must be a NotDoneException: otherwise the action is held as"
                  + " unknown until somebody looks");
      effectsAre(0, "what was refused must have no effect, in no part of the system");
      assertThat(reconcile(act, key("k")))
          .as("reconcile() of what was refused must be DidNotHappen")
          .isEqualTo(new Finding.DidNotHappen());
    }
  }

  /** A key under which nothing was ever tried did not happen. */
  @Test
  public final void anUnknownKeyDidNotHappen() {
    Act act = act();
    done(act, 0, key("ref-1"));
    for (String name : List.of("never", "REF-1", "ref-10", "ref", "ref_1")) {
      assertThat(reconcile(act, key(name)))
          .as(
              "reconcile() of a key that was never tried must be DidNotHappen; "
                  + ExactNames.demand("keys"))
          .isEqualTo(new Finding.DidNotHappen());
    }
  }

  /** What was done is found by its key, with its receipt, also by another instance. */
  @Test
  public final void whatWasDoneIsFoundByItsKey() {
    Receipt receipt = done(act(), 0, key("k"));
    assertThat(reconcile(act(), key("k")))
        .as(
            "reconcile() of what was done must be Happened with the same receipt: look for the key"
                + " in the system, not in the memory of the process")
        .isEqualTo(new Finding.Happened(receipt));
  }

  /** Asking what happened changes nothing: it does nothing, and takes no key. */
  @Test
  public final void reconcilingChangesNothing() {
    Act act = act();
    String demand = "reconcile() must only read";
    reconcile(act, key("k"));
    effectsAre(0, demand + ", and have no effect");
    perform(act, 0, key("k")).done(demand + ", so that a key that was asked for can still be used");
    reconcile(act, key("k"));
    reconcile(act, key("k"));
    effectsAre(1, demand + ", and have no effect");
    done(act, 1, key("other"));
    effectsAre(2, demand + ", and have no effect");
  }

  /** What is too late is not begun: whoever asked has given up already. */
  @Test
  public final void whatIsTooLateIsNotDone() {
    Instant now = clock().instant();
    Tried.of(act(), arguments(0), key("k"), new Deadline(now.minusMillis(1)))
        .notDone(
            "perform() whose deadline has passed must do nothing and throw NotDoneException: check"
                + " deadline.hasPassed(now) before the call, or before the commit");
    effectsAre(0, "what was too late must have no effect");
  }

  /** Amounts, days and texts are the same whatever the JVM's default zone and locale are. */
  @Test
  @ResourceLock(Resources.TIME_ZONE)
  @ResourceLock(Resources.LOCALE)
  public final void theJvmsZoneAndLocaleChangeNothing() {
    List<Receipt> receipts = new ArrayList<>();
    OtherDefaults.each(
        () -> {
          int next = receipts.size();
          Instant before = clock().instant();
          Receipt receipt = done(act(), next, key("I" + next));
          receipts.add(receipt);
          arrived(next + 1, "");
          assertThat(receipt.at())
              .as("a receipt's time must be a point in time")
              .isBetween(before.minus(CLOCKS_DIFFER), clock().instant().plus(CLOCKS_DIFFER));
        });
    for (int i = 0; i < receipts.size(); i++) {
      assertThat(reconcile(act(), key("I" + i)))
          .as(
              "nothing may depend on the JVM's default zone or locale: what was done under one must"
                  + " be found under another, with the same receipt")
          .isEqualTo(new Finding.Happened(receipts.get(i)));
    }
  }
}

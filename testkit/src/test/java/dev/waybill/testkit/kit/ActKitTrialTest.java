// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link ActKit} is kept by an honest act and broken by some other. */
class ActKitTrialTest {

  private static final String SECRET = "token-4711";

  private final KitTrial<ActKit> trial = new KitTrial<>(ActKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("a billing system", () -> new Kit());
    doing();
    keys();
    finding();
    badDays();
    return trial.tests();
  }

  private interface Doing {
    Receipt in(Billing billing, Map<String, Value> arguments, String key, Deadline deadline)
        throws NotDoneException;
  }

  private interface Finding {
    Act.Finding in(Billing billing, String key);
  }

  private void doing() {
    mutant(
        "theActionIsOneOfTheVocabulary",
        "is for an action the vocabulary does not have",
        "must be an action of the vocabulary",
        kit -> kit.action = "refnd");
    mutant(
        "theActionIsOneOfTheVocabulary",
        "takes an argument the gate never passes",
        "the gate passes no others",
        kit -> kit.action = "resend_invoice");
    performing(
        "anActIsDoneOnce",
        "does it twice",
        "must have one effect",
        (billing, arguments, key, deadline) -> {
          billing.payAgain(arguments, key);
          return billing.pay(arguments, key + "/retry");
        });
    performing(
        "anActIsDoneOnce",
        "says it did, and did nothing",
        "must have one effect",
        (billing, arguments, key, deadline) -> receipt("R-1", "billing", Instant.now()));
    performing(
        "theReceiptNamesSystemAndTime",
        "names no system",
        "must name the system",
        (billing, arguments, key, deadline) ->
            receipt(billing.pay(arguments, key).reference(), "", Instant.now()));
    performing(
        "theReceiptNamesSystemAndTime",
        "makes the time up",
        "the time at which it was done",
        (billing, arguments, key, deadline) ->
            receipt(billing.pay(arguments, key).reference(), "billing", Instant.EPOCH));
    arguments(
        "argumentsArriveExactly",
        "takes every currency to have two decimals",
        "amounts in minor units",
        amount ->
            amount.currency().equals("JPY")
                ? new Value.Money(amount.minor() * 100, amount.currency())
                : amount);
    arguments(
        "argumentsArriveExactly",
        "pays in the shop's own currency",
        "with their currency",
        amount -> new Value.Money(amount.minor(), "USD"));
    performing(
        "aRefusalIsNotDone",
        "throws what the system's client throws",
        "must be a NotDoneException",
        (billing, arguments, key, deadline) -> {
          try {
            return billing.pay(arguments, key);
          } catch (NotDoneException e) {
            throw new IllegalStateException("422", e);
          }
        });
    performing(
        "aRefusalIsNotDone",
        "leaves half of what was refused",
        "in no part of the system",
        (billing, arguments, key, deadline) -> {
          try {
            return billing.pay(arguments, key);
          } catch (NotDoneException e) {
            billing.payAgain(arguments, key);
            throw e;
          }
        });
    mutant(
        "whatIsTooLateIsNotDone",
        "does not look at the deadline",
        "check deadline.hasPassed(now)",
        kit ->
            kit.well =
                billing ->
                    new BillingAct(billing) {
                      @Override
                      public Receipt perform(Map<String, Value> with, String key, Deadline by)
                          throws NotDoneException {
                        return billing.pay(with, key);
                      }
                    });
    ZoneId zone = ZoneId.systemDefault();
    performing(
        "theJvmsZoneAndLocaleChangeNothing",
        "reads the system's local time in the JVM's zone",
        "must be a point in time",
        (billing, arguments, key, deadline) -> {
          Receipt receipt = billing.pay(arguments, key);
          return receipt(receipt.reference(), "billing", Broken.asIfIn(zone, receipt.at()));
        });
  }

  private void keys() {
    performing(
        "theSameKeyTwiceIsOneEffectWithOneReceipt",
        "does not pass the key on",
        "pass the key on",
        (billing, arguments, key, deadline) -> billing.payAgain(arguments, key));
    performing(
        "theSameKeyTwiceIsOneEffectWithOneReceipt",
        "gives a second receipt for one effect",
        "must give the first receipt",
        (billing, arguments, key, deadline) -> {
          boolean again = billing.receipt(key) != null;
          Receipt receipt = billing.pay(arguments, key);
          return again ? receipt("R-again", "billing", receipt.at()) : receipt;
        });
    performing(
        "manyAtOnceWithOneKeyAreOneEffect",
        "looks first and acts afterwards",
        "never look first",
        (billing, arguments, key, deadline) -> {
          Receipt earlier = billing.receipt(key);
          Broken.meanwhile();
          return earlier == null ? billing.payAgain(arguments, key) : earlier;
        });
    Map<String, String> busy = new HashMap<>();
    performing(
        "manyAtOnceWithOneKeyAreOneEffect",
        "says that nothing was done because another is at it",
        "none a NotDoneException",
        (billing, arguments, key, deadline) -> {
          synchronized (busy) {
            if (busy.putIfAbsent(key, key) != null) {
              throw new NotDoneException("another is at it");
            }
          }
          return billing.pay(arguments, key);
        });
    performing(
        "differentKeysAreDifferentEffects",
        "takes small letters and capitals for the same",
        "must each have their effect",
        (billing, arguments, key, deadline) ->
            billing.pay(arguments, key.toLowerCase(Locale.ROOT)));
    performing(
        "differentKeysAreDifferentEffects",
        "gives every receipt one reference",
        "references of their own",
        (billing, arguments, key, deadline) ->
            receipt("OK", "billing", billing.pay(arguments, key).at()));
    mutant(
        "manyKeysAtOnceAreNotMixedUp",
        "keeps the arguments of a call in a field",
        "must not disturb each other",
        kit -> kit.well = Sharing::new);
  }

  private void finding() {
    finding(
        "anUnknownKeyDidNotHappen",
        "finds keys by their beginning",
        "must be DidNotHappen",
        (billing, key) -> {
          Receipt longer = billing.receipt(key + "-1");
          Receipt receipt = longer == null ? billing.receipt(key) : longer;
          return receipt == null
              ? new Act.Finding.DidNotHappen()
              : new Act.Finding.Happened(receipt);
        });
    mutant(
        "whatWasDoneIsFoundByItsKey",
        "remembers in its own memory what it did",
        "not in the memory of the process",
        kit -> kit.well = Remembering::new);
    finding(
        "reconcilingChangesNothing",
        "does what it does not find",
        "must only read",
        (billing, key) -> {
          Receipt found = billing.receipt(key);
          Receipt receipt =
              found == null ? billing.payAgain(Map.of("order_id", Value.text("?")), key) : found;
          return new Act.Finding.Happened(receipt);
        });
  }

  private void badDays() {
    troubled(
        "aCallThatIsTurnedAwayIsNotDone",
        "does not know whether a refused login did something",
        "has certainly done nothing",
        Trouble.UNAUTHORISED,
        (billing, arguments, key, deadline) -> {
          throw new IllegalStateException("401");
        });
    troubled(
        "anActWhoseAnswerIsLostIsNotCalledUndone",
        "takes every exception of the client for a refusal",
        "must not throw NotDoneException",
        Trouble.TRUNCATED,
        (billing, arguments, key, deadline) -> {
          billing.pay(arguments, key);
          throw new NotDoneException("connection reset");
        });
    mutant(
        "anActWhoseAnswerIsLostIsFoundByItsKey",
        "remembers in its own memory what it did",
        "must be Happened",
        kit -> kit.well = Remembering::new);
    troubled(
        "anActWhoseAnswerIsLostIsFoundByItsKey",
        "gives the system another key at every try",
        "must be Happened",
        Trouble.TRUNCATED,
        (billing, arguments, key, deadline) -> {
          billing.pay(arguments, key + "/1");
          throw new IllegalStateException("connection reset");
        });
    troubled(
        "aCallThatNeverReachedTheSystemDidNotHappen",
        "makes a receipt up",
        "make no receipt up",
        Trouble.DOWN,
        (billing, arguments, key, deadline) -> receipt("R-0", "billing", Instant.now()));
    finding(
        "aCallThatNeverReachedTheSystemDidNotHappen",
        "cannot tell though the system answers",
        "must be DidNotHappen",
        (billing, key) -> new Act.Finding.CannotTell());
    mutant(
        "aSystemThatDoesNotAnswerCannotTell",
        "takes an outage for an empty answer",
        "nothing follows from no answer",
        kit ->
            kit.troubled.put(
                Trouble.DOWN,
                billing ->
                    new BillingAct(billing, Trouble.DOWN) {
                      @Override
                      public Act.Finding reconcile(String key, Deadline deadline) {
                        return new Act.Finding.DidNotHappen();
                      }
                    }));
    mutant(
        "aSystemThatDoesNotAnswerCannotTell",
        "waits for ever for what happened",
        "reconcile() must return by its deadline",
        kit ->
            kit.troubled.put(
                Trouble.SILENT,
                billing ->
                    new BillingAct(billing, Trouble.SILENT) {
                      @Override
                      public Act.Finding reconcile(String key, Deadline deadline) {
                        forEver();
                        return new Act.Finding.CannotTell();
                      }
                    }));
    troubled(
        "aSilentSystemIsLeftByTheDeadline",
        "waits for ever",
        "perform() must return by its deadline",
        Trouble.SILENT,
        (billing, arguments, key, deadline) -> {
          forEver();
          throw new IllegalStateException("interrupted");
        });
    troubled(
        "aSilentSystemIsLeftByTheDeadline",
        "says nothing was done of what it did",
        "must have no effect",
        Trouble.SILENT,
        (billing, arguments, key, deadline) -> {
          billing.pay(arguments, key);
          BillingAct.await(deadline);
          throw new NotDoneException("timed out");
        });
    troubled(
        "anInterruptedThreadReturnsPromptly",
        "forgets the interruption",
        "leave the thread interrupted",
        Trouble.SILENT,
        (billing, arguments, key, deadline) -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
          }
          throw new AssertionError("nobody counts down");
        });
    performing(
        "exceptionsHoldNoSecretAndNoPersonalData",
        "quotes its credentials",
        "no secret and no personal data",
        (billing, arguments, key, deadline) -> {
          throw new NotDoneException("refused for " + SECRET);
        });
    troubled(
        "exceptionsHoldNoSecretAndNoPersonalData",
        "passes on a cause that quotes the arguments",
        "no secret and no personal data",
        Trouble.DOWN,
        (billing, arguments, key, deadline) -> {
          throw new IllegalStateException("503", new IllegalStateException("" + arguments));
        });
  }

  private static void forEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Receipt receipt(String reference, String system, Instant at) {
    return new Receipt(reference, new Source(system, DataLayer.ORDER), at);
  }

  private void arguments(
      String rule, String defect, String says, UnaryOperator<Value.Money> change) {
    performing(
        rule,
        defect,
        says,
        (billing, arguments, key, deadline) -> {
          Map<String, Value> changed = new LinkedHashMap<>(arguments);
          changed.computeIfPresent("amount", (name, value) -> change.apply((Value.Money) value));
          return billing.pay(changed, key);
        });
  }

  private void performing(String rule, String defect, String says, Doing doing) {
    mutant(rule, defect, says, kit -> kit.well = billing -> broken(billing, doing));
  }

  private void troubled(String rule, String defect, String says, Trouble trouble, Doing doing) {
    mutant(rule, defect, says, kit -> kit.troubled.put(trouble, billing -> broken(billing, doing)));
  }

  private static Act broken(Billing billing, Doing doing) {
    return new BillingAct(billing) {
      @Override
      public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
          throws NotDoneException {
        return doing.in(billing, arguments, key, deadline);
      }
    };
  }

  private void finding(String rule, String defect, String says, Finding finding) {
    mutant(
        rule,
        defect,
        says,
        kit ->
            kit.well =
                billing ->
                    new BillingAct(billing) {
                      @Override
                      public Act.Finding reconcile(String key, Deadline deadline) {
                        return finding.in(billing, key);
                      }
                    });
  }

  private void mutant(String rule, String defect, String says, Consumer<Kit> change) {
    trial.mutant(
        rule,
        defect,
        says,
        () -> {
          Kit kit = new Kit();
          change.accept(kit);
          return kit;
        });
  }

  private static final class Kit extends ActKit {

    private final Billing billing = new Billing();
    private final Map<Trouble, Function<Billing, Act>> troubled = new LinkedHashMap<>();
    private Function<Billing, Act> well = BillingAct::new;
    private String action = "refund";

    @Override
    protected String action() {
      return action;
    }

    @Override
    protected Act act() {
      return well.apply(billing);
    }

    @Override
    protected ActFixture fixture() {
      return ActFixture.builder()
          .arguments(refund("N1001", 2_000, "USD"))
          .arguments(refund("N1002", 7, "JPY"))
          .arguments(refund("N1003 \u00fc", 1_234, "KWD"))
          .refused(refund("N1001", Billing.MOST + 1, "USD"))
          .confidential(SECRET, "N1001")
          .build();
    }

    private static Map<String, Value> refund(String order, long minor, String currency) {
      return Map.of(
          "order_id", Value.text(order),
          "amount", Value.money(minor, currency),
          "reason", Value.text("late_delivery"));
    }

    @Override
    Duration grace() {
      return Duration.ofSeconds(1);
    }

    @Override
    protected List<Map<String, Value>> effects() {
      return billing.refunds();
    }

    @Override
    protected Act actIn(Trouble trouble) {
      return troubled
          .getOrDefault(trouble, system -> new BillingAct(system, trouble))
          .apply(billing);
    }
  }

  /** Knows only what it did itself. */
  private static final class Remembering extends BillingAct {

    private final Map<String, Receipt> mine = new HashMap<>();

    Remembering(Billing billing) {
      super(billing);
    }

    @Override
    public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
        throws NotDoneException {
      mine.put(key, super.perform(arguments, key, deadline));
      return requireNonNull(mine.get(key));
    }

    @Override
    public Act.Finding reconcile(String key, Deadline deadline) {
      Receipt receipt = mine.get(key);
      return receipt == null ? new Act.Finding.DidNotHappen() : new Act.Finding.Happened(receipt);
    }
  }

  /** Lets another call write over its arguments. */
  private static final class Sharing extends BillingAct {

    private volatile Map<String, Value> current = Map.of();

    Sharing(Billing billing) {
      super(billing);
    }

    @Override
    public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
        throws NotDoneException {
      current = arguments;
      Broken.meanwhile();
      return super.perform(current, key, deadline);
    }
  }
}

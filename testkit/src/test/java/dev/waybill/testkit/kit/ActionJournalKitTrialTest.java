// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionJournal;
import dev.waybill.action.ActionJournal.Entry;
import dev.waybill.action.ActionJournal.State;
import dev.waybill.action.InMemoryActionJournal;
import dev.waybill.action.Receipt;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link ActionJournalKit} is kept by an honest journal and broken by some other. */
class ActionJournalKitTrialTest {

  private final KitTrial<ActionJournalKit> trial = new KitTrial<>(ActionJournalKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("a journal that outlives its process", () -> kit(honest -> honest));
    intending();
    steps();
    settling();
    manyAtOnce();
    surroundings();
    return trial.tests();
  }

  private void intending() {
    broken(
        "nothingIsFoundUnderAKeyThatWasNeverIntended",
        "finds something under every key",
        "must be empty",
        held ->
            new ForwardingJournal(held) {
              @Override
              public Optional<Entry> find(String key) {
                return Optional.of(
                    super.find(key).orElse(Entry.intended(key, "c", "refund", "f", Instant.EPOCH)));
              }
            });
    reading(
        "whatIsIntendedIsFoundWhole",
        "keeps times to the millisecond",
        "to the microsecond",
        entry -> due(entry, entry.due().truncatedTo(ChronoUnit.MILLIS)));
    intend(
        "aKeyIsIntendedOnce",
        "lets a second one begin",
        "must say false",
        (held, entry) -> {
          held.intend(entry);
          return true;
        });
    intend(
        "aFailedActionIsIntendedAgainOnceItIsSettled",
        "begins anew before the ledger agrees",
        "that is FAILED and not settled must say false",
        (held, entry) -> {
          if (held.find(entry.key()).map(Entry::state).orElse(State.DONE) == State.FAILED) {
            held.settled(entry.key());
          }
          return held.intend(entry);
        });
    intend(
        "aFailedActionIsIntendedAgainOnceItIsSettled",
        "never begins anew",
        "must say true, and begin it anew",
        (held, entry) -> held.find(entry.key()).isEmpty() && held.intend(entry));
    Set<String> seen = new HashSet<>();
    intend(
        "keysAreComparedExactly",
        "takes small letters and capitals for the same",
        "a binary collation",
        (held, entry) -> seen.add(entry.key().toLowerCase(Locale.ROOT)) && held.intend(entry));
  }

  private void steps() {
    done(
        "whatIsDoneKeepsItsReceipt",
        "drops the layer of the source",
        "with every field of the receipt",
        (held, key, receipt) ->
            held.done(
                key,
                new Receipt(
                    receipt.reference(),
                    new Source(receipt.source().system(), DataLayer.ORDER),
                    receipt.at())));
    broken(
        "whatFailedAndWhatIsUnknownIsFoundSo",
        "does not write down that nobody knows",
        "the entry must be UNKNOWN",
        held ->
            new ForwardingJournal(held) {
              @Override
              public void unknown(String key) {}
            });
    done(
        "whatIsUnknownBecomesDoneOrFailed",
        "leaves what was unknown so",
        "an entry that is UNKNOWN must become DONE",
        (held, key, receipt) -> {
          if (held.find(key).map(Entry::state).orElse(State.INTENDED) != State.UNKNOWN) {
            held.done(key, receipt);
          }
        });
    broken(
        "whatIsClosedBecomesNothingElse",
        "says nothing when what was done is said to have failed",
        "must throw IllegalStateException and change nothing",
        Quiet::new);
    broken(
        "aStepOfWhatWasNeverIntendedIsRefused",
        "does not look how many rows were updated",
        "how many rows were updated",
        Quiet::new);
    broken(
        "sayingTheSameTwiceIsSayingItOnce",
        "takes the second receipt",
        "the first receipt stays",
        LastReceipt::new);
    done(
        "sayingTheSameTwiceIsSayingItOnce",
        "lets what is settled be open again",
        "stays settled",
        (held, key, receipt) -> held.done(key, receipt),
        (entry, doneTwice) ->
            doneTwice && entry.settled()
                ? new Entry(
                    entry.key(),
                    entry.conversationId(),
                    entry.action(),
                    entry.fingerprint(),
                    entry.state(),
                    entry.due(),
                    entry.receipt(),
                    false)
                : entry);
  }

  private void settling() {
    broken(
        "onlyWhatIsDoneOrFailedCanBeSettled",
        "settles what nobody knows",
        "nobody knows yet",
        Quiet::new);
    broken(
        "whatIsNotSettledIsOpen",
        "takes what is done for settled",
        "be it INTENDED, UNKNOWN, DONE or FAILED",
        held ->
            new ForwardingJournal(held) {
              @Override
              public List<Entry> open() {
                return super.open().stream().filter(entry -> entry.state() != State.DONE).toList();
              }
            });
  }

  private void manyAtOnce() {
    intend(
        "ofManyWhoIntendOneKeyOneDoes",
        "looks first and writes afterwards",
        "never look first",
        (held, entry) -> {
          boolean free = held.find(entry.key()).map(Entry::settled).orElse(true);
          Broken.meanwhile();
          held.intend(entry);
          return free;
        });
    broken(
        "ofManyWhoCloseOneEntryOneWins",
        "does not look at the state a step begins from",
        "in one statement",
        Quiet::new);
    broken(
        "manyKeysAtOnceAreNotMixedUp",
        "keeps the key of a call in a field",
        "keys of their own",
        held ->
            new ForwardingJournal(held) {
              private volatile String current = "";

              @Override
              public void done(String key, Receipt receipt) {
                current = key;
                Broken.meanwhile();
                super.done(current, receipt);
              }
            });
  }

  private void surroundings() {
    ZoneId zone = ZoneId.systemDefault();
    reading(
        "theJvmsZoneAndLocaleChangeNothing",
        "keeps local times of the JVM's zone",
        "timestamp with time zone",
        entry -> due(entry, Broken.asIfIn(zone, entry.due())));
    trial.mutant(
        "aReopenedJournalRemembers",
        "forgets at a restart",
        "store each step before the call returns",
        () ->
            new Kit(
                held -> held,
                held -> new InMemoryActionJournal(),
                Broken.down(ActionJournal.class)));
    unreachable(
        "finds nothing while it is down",
        "must throw IllegalStateException",
        new ForwardingJournal(Broken.down(ActionJournal.class)) {
          @Override
          public Optional<Entry> find(String key) {
            return Optional.empty();
          }
        });
    unreachable(
        "says whose action it could not write",
        "no secret and no personal data",
        new ForwardingJournal(Broken.down(ActionJournal.class)) {
          @Override
          public boolean intend(Entry entry) {
            throw new IllegalStateException(
                "insert failed", new RuntimeException("values (" + entry.conversationId() + ")"));
          }
        });
  }

  private static Entry due(Entry entry, Instant due) {
    return new Entry(
        entry.key(),
        entry.conversationId(),
        entry.action(),
        entry.fingerprint(),
        entry.state(),
        due,
        entry.receipt(),
        entry.settled());
  }

  private interface Intending {
    boolean intend(ActionJournal held, Entry entry);
  }

  private interface Doing {
    void done(ActionJournal held, String key, Receipt receipt);
  }

  private interface Finding {
    Entry find(Entry entry, boolean doneTwice);
  }

  private void intend(String rule, String defect, String says, Intending intending) {
    broken(
        rule,
        defect,
        says,
        held ->
            new ForwardingJournal(held) {
              @Override
              public boolean intend(Entry entry) {
                return intending.intend(held, entry);
              }
            });
  }

  private void done(String rule, String defect, String says, Doing doing) {
    done(rule, defect, says, doing, (entry, doneTwice) -> entry);
  }

  private void done(String rule, String defect, String says, Doing doing, Finding finding) {
    broken(
        rule,
        defect,
        says,
        held ->
            new ForwardingJournal(held) {
              private final Set<String> done = new HashSet<>();
              private boolean twice;

              @Override
              public void done(String key, Receipt receipt) {
                twice |= !done.add(key);
                doing.done(held, key, receipt);
              }

              @Override
              public Optional<Entry> find(String key) {
                return super.find(key).map(entry -> finding.find(entry, twice));
              }
            });
  }

  private void reading(String rule, String defect, String says, UnaryOperator<Entry> change) {
    broken(
        rule,
        defect,
        says,
        held ->
            new ForwardingJournal(held) {
              @Override
              public Optional<Entry> find(String key) {
                return super.find(key).map(change);
              }
            });
  }

  private void unreachable(String defect, String says, ActionJournal down) {
    trial.mutant(
        "anUnreachableJournalSaysSo",
        defect,
        says,
        () -> new Kit(held -> held, held -> held, down));
  }

  private void broken(String rule, String defect, String says, UnaryOperator<ActionJournal> how) {
    trial.mutant(rule, defect, says, () -> kit(how));
  }

  private static ActionJournalKit kit(UnaryOperator<ActionJournal> how) {
    return new Kit(how, held -> held, Broken.down(ActionJournal.class));
  }

  private static final class Kit extends ActionJournalKit {

    private final ActionJournal store = new InMemoryActionJournal();
    private final UnaryOperator<ActionJournal> broken;
    private final UnaryOperator<ActionJournal> reopened;
    private final ActionJournal down;

    Kit(
        UnaryOperator<ActionJournal> broken,
        UnaryOperator<ActionJournal> reopened,
        ActionJournal down) {
      this.broken = broken;
      this.reopened = reopened;
      this.down = down;
    }

    @Override
    protected ActionJournal journal() {
      return broken.apply(store);
    }

    @Override
    protected ActionJournal reopen() {
      return reopened.apply(store);
    }

    @Override
    protected ActionJournal unreachable() {
      return down;
    }
  }

  /** Refuses nothing aloud. */
  private static final class Quiet extends ForwardingJournal {

    Quiet(ActionJournal held) {
      super(held);
    }

    @Override
    public void done(String key, Receipt receipt) {
      Broken.quietly(() -> super.done(key, receipt));
    }

    @Override
    public void failed(String key) {
      Broken.quietly(() -> super.failed(key));
    }

    @Override
    public void unknown(String key) {
      Broken.quietly(() -> super.unknown(key));
    }

    @Override
    public void settled(String key) {
      Broken.quietly(() -> super.settled(key));
    }
  }

  /** Writes every receipt over the one before. */
  private static final class LastReceipt extends ForwardingJournal {

    private final Map<String, Receipt> last = new ConcurrentHashMap<>();

    LastReceipt(ActionJournal held) {
      super(held);
    }

    @Override
    public void done(String key, Receipt receipt) {
      super.done(key, receipt);
      last.put(key, receipt);
    }

    @Override
    public Optional<Entry> find(String key) {
      return super.find(key)
          .map(
              entry ->
                  entry.state() == State.DONE
                      ? new Entry(
                          entry.key(),
                          entry.conversationId(),
                          entry.action(),
                          entry.fingerprint(),
                          State.DONE,
                          entry.due(),
                          requireNonNull(last.get(key)),
                          entry.settled())
                      : entry);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.action.ActionJournal;
import dev.waybill.action.ActionJournal.Entry;
import dev.waybill.action.ActionJournal.State;
import dev.waybill.action.Receipt;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The rules of {@link ActionJournal}. To try a journal, extend it:
 *
 * <pre>{@code
 * class JdbcActionJournalTest extends ActionJournalKit {
 *   private final TestDatabase database = TestDatabase.create();
 *
 *   @Override
 *   protected ActionJournal journal() {
 *     return new JdbcActionJournal(database.emptied());
 *   }
 *
 *   @Override
 *   protected ActionJournal reopen() {
 *     return new JdbcActionJournal(database.dataSource());
 *   }
 *
 *   @Override
 *   protected ActionJournal unreachable() {
 *     return new JdbcActionJournal(TestDatabase.refusing());
 *   }
 * }
 * }</pre>
 *
 * <p>Times are demanded to the microsecond. A rule for which something was not supplied is aborted,
 * with a message that says how to supply it; it is never passed in silence.
 */
public abstract class ActionJournalKit {

  private static final Instant DUE = Instant.parse("2026-11-24T12:00:10.123456Z");
  private static final String PERSONAL = "maya.lindqvist@example.com";

  /** A journal with nothing in it. Asked for once in a test. */
  protected abstract ActionJournal journal();

  /**
   * Another journal over what the one of {@link #journal()} keeps, as after a restart. To be
   * overridden if it outlives the process.
   */
  protected ActionJournal reopen() {
    throw Untried.abort("override reopen() and give a second journal over the same store");
  }

  /** A journal whose store cannot be reached. To be overridden if that can happen. */
  protected ActionJournal unreachable() {
    throw Untried.abort("override unreachable() and give a journal whose store does not answer");
  }

  private static Entry intended(String key) {
    return Entry.intended(key, "conversation " + key, "refund", "0f".repeat(32), DUE);
  }

  private static Receipt receipt(String reference) {
    return new Receipt(
        reference, new Source("billing", DataLayer.ORDER), DUE.minus(1, ChronoUnit.SECONDS));
  }

  private static void intend(ActionJournal journal, String key) {
    assertThat(journal.intend(intended(key)))
        .as("intend() of a key of which nothing is written down must write it, and say true")
        .isTrue();
  }

  private static void holds(ActionJournal journal, Entry expected, String demand) {
    assertThat(journal.find(expected.key())).as(demand).contains(expected);
  }

  /** Puts an entry where it is to stand. */
  private static Entry at(ActionJournal journal, String key, State state) {
    intend(journal, key);
    switch (state) {
      case INTENDED -> {}
      case DONE -> journal.done(key, receipt("V-1"));
      case FAILED -> journal.failed(key);
      case UNKNOWN -> journal.unknown(key);
    }
    return state == State.INTENDED
        ? intended(key)
        : intended(key).to(state, state == State.DONE ? receipt("V-1") : null);
  }

  /** Of a key under which nothing was ever intended there is nothing. */
  @Test
  public final void nothingIsFoundUnderAKeyThatWasNeverIntended() {
    ActionJournal journal = journal();
    assertThat(journal.find("never"))
        .as("find() of a key that was never intended must be empty, neither null nor a failure")
        .isEmpty();
    assertThat(journal.open()).as("open() of an empty journal must be an empty list").isEmpty();
  }

  /** Every field of what is intended is read back as it was written. */
  @Test
  public final void whatIsIntendedIsFoundWhole() {
    ActionJournal journal = journal();
    Entry entry =
        Entry.intended(
            "c-\u00fc\u4e2d\ud83d\ude00/" + "k".repeat(200),
            "conversation \u0416",
            "change_address",
            "a1".repeat(32),
            DUE);
    assertThat(journal.intend(entry)).as("intend() must say true").isTrue();
    holds(
        journal,
        entry,
        "find() must give every field as it was intended: text of any language and of some"
            + " hundred characters, and the time to the microsecond");
  }

  /** A key is intended once; who comes second changes nothing. */
  @Test
  public final void aKeyIsIntendedOnce() {
    ActionJournal journal = journal();
    for (State state : List.of(State.INTENDED, State.UNKNOWN, State.DONE)) {
      Entry first = at(journal, "k-" + state, state);
      refusesToIntendAgain(journal, first, "that is " + state);
    }
  }

  private static void refusesToIntendAgain(ActionJournal journal, Entry first, String which) {
    Entry second =
        Entry.intended(first.key(), "another", "store_credit", "b2".repeat(32), DUE.plusSeconds(9));
    String demand =
        "intend() of a key "
            + which
            + " must say false and leave the entry as it is: the action may have been done";
    assertThat(journal.intend(second)).as(demand).isFalse();
    holds(journal, first, demand);
  }

  /**
   * What certainly was not done may be tried again, but only once the policy's ledger agrees:
   * before, its reservation would be released under the new try's feet.
   */
  @Test
  public final void aFailedActionIsIntendedAgainOnceItIsSettled() {
    ActionJournal journal = journal();
    Entry failed = at(journal, "k", State.FAILED);
    refusesToIntendAgain(journal, failed, "that is FAILED and not settled");
    journal.settled("k");
    Entry again =
        Entry.intended(
            "k", failed.conversationId(), "refund", failed.fingerprint(), DUE.plusSeconds(60));
    String demand =
        "intend() of a key that is FAILED and settled must say true, and begin it anew with the"
            + " new entry's time and not settled";
    assertThat(journal.intend(again)).as(demand).isTrue();
    holds(journal, again, demand);
    assertThat(journal.open()).as(demand).containsExactly(again);
  }

  /** The receipt is kept whole: it is the only ground to tell the customer so. */
  @Test
  public final void whatIsDoneKeepsItsReceipt() {
    ActionJournal journal = journal();
    intend(journal, "k");
    Receipt receipt =
        new Receipt(
            "V-900001 \u00fc",
            new Source("billing", DataLayer.MEMORY),
            DUE.minus(3, ChronoUnit.MICROS));
    journal.done("k", receipt);
    holds(
        journal,
        intended("k").to(State.DONE, receipt),
        "done() must make the entry DONE with every field of the receipt: reference, system, layer,"
            + " and time to the microsecond");
  }

  /** What failed and what is unknown is found as that. */
  @Test
  public final void whatFailedAndWhatIsUnknownIsFoundSo() {
    ActionJournal journal = journal();
    for (State state : List.of(State.FAILED, State.UNKNOWN)) {
      Entry entry = at(journal, "k-" + state, state);
      holds(journal, entry, "the entry must be " + state + " after it was said so, not settled");
    }
  }

  /** What nobody knew becomes done, or failed, once it was read what happened. */
  @Test
  public final void whatIsUnknownBecomesDoneOrFailed() {
    ActionJournal journal = journal();
    String demand = "an entry that is UNKNOWN must become DONE, or FAILED, when that is said";
    Entry first = at(journal, "k1", State.UNKNOWN);
    journal.done("k1", receipt("V-2"));
    holds(journal, first.to(State.DONE, receipt("V-2")), demand);
    Entry second = at(journal, "k2", State.UNKNOWN);
    journal.failed("k2");
    holds(journal, second.to(State.FAILED, null), demand);
  }

  /** What is done stays done, and what failed stays failed. */
  @Test
  public final void whatIsClosedBecomesNothingElse() {
    ActionJournal journal = journal();
    Entry done = at(journal, "done", State.DONE);
    Entry failed = at(journal, "failed", State.FAILED);
    String demand =
        "a step that is not on the way of an entry must throw IllegalStateException and change"
            + " nothing: see ActionJournal.Entry.to()";
    Thrown.by(() -> journal.failed("done"), IllegalStateException.class, demand);
    Thrown.by(() -> journal.unknown("done"), IllegalStateException.class, demand);
    Thrown.by(() -> journal.done("failed", receipt("V-9")), IllegalStateException.class, demand);
    Thrown.by(() -> journal.unknown("failed"), IllegalStateException.class, demand);
    holds(journal, done, demand);
    holds(journal, failed, demand);
  }

  /** Saying the same twice is saying it once; the first receipt stays. */
  @Test
  public final void sayingTheSameTwiceIsSayingItOnce() {
    ActionJournal journal = journal();
    String demand = "saying the same twice must be saying it once";
    Entry done = at(journal, "done", State.DONE);
    journal.done("done", receipt("V-other"));
    holds(journal, done, demand + ": the first receipt stays");
    journal.settled("done");
    journal.settled("done");
    journal.done("done", receipt("V-1"));
    holds(journal, done.settle(), demand + ": what is settled stays settled");
    Entry failed = at(journal, "failed", State.FAILED);
    journal.failed("failed");
    holds(journal, failed, demand);
    Entry unknown = at(journal, "unknown", State.UNKNOWN);
    journal.unknown("unknown");
    holds(journal, unknown, demand);
  }

  /** Only what is known to be done, or not done, can agree with the policy's ledger. */
  @Test
  public final void onlyWhatIsDoneOrFailedCanBeSettled() {
    ActionJournal journal = journal();
    for (State state : State.values()) {
      String key = "k-" + state;
      Entry entry = at(journal, key, state);
      if (state == State.DONE || state == State.FAILED) {
        journal.settled(key);
        holds(journal, entry.settle(), "settled() must keep the entry, and settle it");
      } else {
        String demand =
            "settled() of an entry that is "
                + state
                + " must throw IllegalStateException and change nothing: nobody knows yet what the"
                + " ledger should agree with";
        Thrown.by(() -> journal.settled(key), IllegalStateException.class, demand);
        holds(journal, entry, demand);
      }
    }
  }

  /** Nothing can become of what was never intended: an effect without an intention is a bug. */
  @Test
  public final void aStepOfWhatWasNeverIntendedIsRefused() {
    ActionJournal journal = journal();
    String demand =
        "a step of a key that was never intended must throw IllegalStateException and write"
            + " nothing: look at how many rows were updated";
    Thrown.by(() -> journal.done("k", receipt("V-1")), IllegalStateException.class, demand);
    Thrown.by(() -> journal.failed("k"), IllegalStateException.class, demand);
    Thrown.by(() -> journal.unknown("k"), IllegalStateException.class, demand);
    Thrown.by(() -> journal.settled("k"), IllegalStateException.class, demand);
    assertThat(journal.find("k")).as(demand).isEmpty();
  }

  /** What is not settled is open, whatever its state, and nothing else is. */
  @Test
  public final void whatIsNotSettledIsOpen() {
    ActionJournal journal = journal();
    List<Entry> open = new ArrayList<>();
    for (State state : State.values()) {
      open.add(at(journal, "k-" + state, state));
    }
    at(journal, "settled and done", State.DONE);
    journal.settled("settled and done");
    at(journal, "settled and failed", State.FAILED);
    journal.settled("settled and failed");
    assertThat(journal.open())
        .as(
            "open() must hold every entry that is not settled, whole, be it INTENDED, UNKNOWN, DONE"
                + " or FAILED, and no other: recovery goes by it")
        .containsExactlyInAnyOrderElementsOf(open);
  }

  /** Keys that differ in case, spaces or accents are different ones. */
  @Test
  public final void keysAreComparedExactly() {
    ActionJournal journal = journal();
    String demand = ExactNames.demand("keys of a journal");
    for (String key : ExactNames.ALIKE) {
      assertThat(journal.intend(intended(key))).as(demand).isTrue();
    }
    for (String key : ExactNames.ALIKE) {
      holds(journal, intended(key), demand);
    }
  }

  /** Of many who intend one key at once exactly one does: the others must not act. */
  @Test
  public final void ofManyWhoIntendOneKeyOneDoes() {
    ActionJournal journal = journal();
    String demand =
        "of many who intend one key at once exactly one must be told true: let the store refuse a"
            + " second row (or update it in one statement with its condition), never look first and"
            + " write afterwards";
    for (int round = 0; round < 25; round++) {
      String key = "k" + round;
      if (round % 2 == 1) {
        at(journal, key, State.FAILED);
        journal.settled(key);
      }
      List<Boolean> told =
          AtOnce.call(demand, AtOnce.THREADS, thread -> () -> journal.intend(intended(key)));
      assertThat(told).as(demand).containsOnlyOnce(true);
    }
  }

  /** Of many who close one entry in different ways at once one wins, and the others are told. */
  @Test
  public final void ofManyWhoCloseOneEntryOneWins() {
    ActionJournal journal = journal();
    String demand =
        "of those who say at once that an action is done and that it failed one must win, and the"
            + " others must get an IllegalStateException: make each step in one statement with the"
            + " state it begins from";
    for (int round = 0; round < 25; round++) {
      String key = "k" + round;
      intend(journal, key);
      List<State> said =
          AtOnce.call(demand, AtOnce.THREADS, thread -> () -> close(journal, key, thread % 2 == 0));
      List<State> accepted = said.stream().filter(state -> state != State.UNKNOWN).toList();
      assertThat(accepted).as(demand).isNotEmpty();
      assertThat(accepted.stream().distinct()).as(demand).hasSize(1);
      assertThat(journal.find(key).map(Entry::state)).as(demand).contains(accepted.get(0));
    }
  }

  /** What was accepted; {@code UNKNOWN} if it was refused. */
  private static State close(ActionJournal journal, String key, boolean done) {
    try {
      if (done) {
        journal.done(key, receipt("V-1"));
        return State.DONE;
      }
      journal.failed(key);
      return State.FAILED;
    } catch (IllegalStateException refused) {
      return State.UNKNOWN;
    }
  }

  /** Many threads with keys of their own do not disturb each other. */
  @Test
  public final void manyKeysAtOnceAreNotMixedUp() {
    ActionJournal journal = journal();
    String demand = "threads that write under keys of their own must not disturb each other";
    AtOnce.call(
        demand,
        AtOnce.THREADS,
        thread ->
            () -> {
              for (int i = 0; i < 25; i++) {
                String key = thread + "-" + i;
                intend(journal, key);
                journal.done(key, receipt("V-" + key));
                journal.settled(key);
              }
              return thread;
            });
    for (int thread = 0; thread < AtOnce.THREADS; thread++) {
      for (int i = 0; i < 25; i++) {
        String key = thread + "-" + i;
        holds(journal, intended(key).to(State.DONE, receipt("V-" + key)).settle(), demand);
      }
    }
    assertThat(journal.open()).as(demand).isEmpty();
  }

  /** Times are points in time: the JVM's default zone and locale change nothing. */
  @Test
  @ResourceLock(Resources.TIME_ZONE)
  @ResourceLock(Resources.LOCALE)
  public final void theJvmsZoneAndLocaleChangeNothing() {
    ActionJournal journal = journal();
    Entry entry = at(journal, "I-1", State.DONE);
    OtherDefaults.each(
        () ->
            holds(
                journal,
                entry,
                "find() must give what was written: keep times as points in time"
                    + " (timestamp with time zone)"));
  }

  /** After a restart every entry stands where it stood. */
  @Test
  public final void aReopenedJournalRemembers() {
    ActionJournal before = journal();
    List<Entry> entries = new ArrayList<>();
    for (State state : State.values()) {
      entries.add(at(before, "k-" + state, state));
    }
    at(before, "settled", State.DONE);
    before.settled("settled");
    ActionJournal after = reopen();
    String demand =
        "a journal that was opened again must hold every entry as it stood: store each step before"
            + " the call returns";
    assertThat(after.open()).as(demand).containsExactlyInAnyOrderElementsOf(entries);
    holds(after, intended("settled").to(State.DONE, receipt("V-1")).settle(), demand);
  }

  /** A journal that cannot be reached says so, and tells nobody's data with it. */
  @Test
  public final void anUnreachableJournalSaysSo() {
    ActionJournal journal = unreachable();
    Entry entry = Entry.intended("k", PERSONAL, "refund", "c3".repeat(32), DUE);
    new Unreachable(IllegalStateException.class, List.of(PERSONAL))
        .check("find()", () -> journal.find("k"))
        .check("intend()", () -> journal.intend(entry))
        .check("done()", () -> journal.done("k", receipt(PERSONAL)))
        .check("failed()", () -> journal.failed("k"))
        .check("unknown()", () -> journal.unknown("k"))
        .check("settled()", () -> journal.settled("k"))
        .check("open()", journal::open);
  }
}

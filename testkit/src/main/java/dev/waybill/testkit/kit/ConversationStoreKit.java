// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The rules of {@link ConversationStore}. To try a store, extend it:
 *
 * <pre>{@code
 * class JdbcConversationStoreTest extends ConversationStoreKit {
 *   private final TestDatabase database = TestDatabase.create();
 *
 *   @Override
 *   protected ConversationStore store() {
 *     return new JdbcConversationStore(database.emptied());
 *   }
 *
 *   @Override
 *   protected ConversationStore reopen() {
 *     return new JdbcConversationStore(database.dataSource());
 *   }
 *
 *   @Override
 *   protected ConversationStore dyingInAppend() {
 *     return new JdbcConversationStore(database.closingAfterStatements(1));
 *   }
 *
 *   @Override
 *   protected ConversationStore unreachable() {
 *     return new JdbcConversationStore(TestDatabase.refusing());
 *   }
 * }
 * }</pre>
 *
 * <p>The turns that are appended are {@link SampleTurns}; times are demanded to the microsecond. A
 * rule for which something was not supplied is aborted, with a message that says how to supply it;
 * it is never passed in silence.
 */
public abstract class ConversationStoreKit {

  private static final String PERSONAL = "maya.lindqvist@example.com";
  private static final int ROUNDS = 25;
  private static final int TRIES = 100_000;

  /** A store with nothing in it. Asked for once in a test. */
  protected abstract ConversationStore store();

  /**
   * Another store over what the one of {@link #store()} keeps, as after a restart. To be overridden
   * if it outlives the process.
   */
  protected ConversationStore reopen() {
    throw Untried.abort("override reopen() and give a second store over the same data");
  }

  /**
   * A store over what the one of {@link #store()} keeps, of which the connection ends, or the
   * process, in the midst of every append. To be overridden if an append takes more than one step.
   */
  protected ConversationStore dyingInAppend() {
    throw Untried.abort(
        "override dyingInAppend() and give a store over the same data whose connection ends after"
            + " the first statement of an append");
  }

  /** A store that cannot be reached. To be overridden if that can happen. */
  protected ConversationStore unreachable() {
    throw Untried.abort("override unreachable() and give a store that does not answer");
  }

  private static void append(ConversationStore store, String id, long version, Turn turn) {
    assertThat(store.append(id, version, turn))
        .as(
            "append() of a turn for a new message at the version of the conversation must append"
                + " it, and say true")
        .isTrue();
  }

  private static List<String> messages(Conversation conversation) {
    return conversation.turns().stream().map(Turn::messageId).toList();
  }

  private static void isReadBack(ConversationStore store, List<Turn> turns) {
    for (int i = 0; i < turns.size(); i++) {
      append(store, "c", i, turns.get(i));
    }
    Differences.none(
        "what load() gives (every field of a turn is kept, so that it can be explained and played"
            + " again)",
        new Conversation("c", turns.size(), turns),
        store.load("c"));
  }

  /** A conversation in which nothing was said is empty, at version 0. */
  @Test
  public final void aConversationThatNeverWasIsEmptyAtVersionNought() {
    assertThat(store().load("never"))
        .as(
            "load() of a conversation that never was must be that conversation, empty and at"
                + " version 0; neither null nor a failure")
        .isEqualTo(new Conversation("never", 0, List.of()));
  }

  /** An append that names another version than the conversation has is refused. */
  @Test
  public final void anAppendNamesTheVersionThatWasRead() {
    ConversationStore store = store();
    append(store, "c", 0, SampleTurns.plain("m1"));
    append(store, "c", 1, SampleTurns.plain("m2"));
    for (long version : List.of(0L, 1L, 3L, -1L)) {
      assertThat(store.append("c", version, SampleTurns.plain("m3")))
          .as(
              "append() at version "
                  + version
                  + " of a conversation at version 2 must say false: somebody has answered in"
                  + " between, or nobody has read it")
          .isFalse();
    }
    append(store, "c", 2, SampleTurns.plain("m3"));
    assertThat(store.load("c").version())
        .as("the version must be the number of turns that were appended")
        .isEqualTo(3);
  }

  /** The same message is answered once, whatever the version. */
  @Test
  public final void oneMessageIsRecordedOnce() {
    ConversationStore store = store();
    append(store, "c", 0, SampleTurns.plain("m1"));
    append(store, "c", 1, SampleTurns.plain("m2"));
    assertThat(store.append("c", 2, SampleTurns.saying("m1", "again", "Again!")))
        .as(
            "append() of a second turn for a message that was answered must say false, though the"
                + " version is right: messages are delivered twice")
        .isFalse();
    append(store, "d", 0, SampleTurns.plain("m1"));
    assertThat(messages(store.load("d")))
        .as("the same message identifier in another conversation is another message")
        .containsExactly("m1");
  }

  /** An append that is refused leaves everything as it was. */
  @Test
  public final void aRefusedAppendChangesNothing() {
    ConversationStore store = store();
    append(store, "c", 0, SampleTurns.plain("m1"));
    Conversation before = store.load("c");
    store.append("c", 0, SampleTurns.plain("m2"));
    store.append("c", 1, SampleTurns.saying("m1", "again", "Again!"));
    Differences.none(
        "the conversation after an append that was refused (append whole or not at all)",
        before,
        store.load("c"));
  }

  /** Turns come in the order of the appends, not in that of their times or identifiers. */
  @Test
  public final void turnsComeInTheOrderInWhichTheyWereAppended() {
    ConversationStore store = store();
    List<String> ids = List.of("m9", "m10", "m1", "z", "a");
    for (int i = 0; i < ids.size(); i++) {
      Turn turn = SampleTurns.plain(ids.get(i));
      Turn earlier =
          new Turn(
              turn.messageId(),
              turn.at().minus(Duration.ofMinutes(i)),
              turn.customerText(),
              turn.reply(),
              turn.memory());
      append(store, "c", i, earlier);
    }
    assertThat(messages(store.load("c")))
        .as(
            "turns must come in the order in which they were appended: sort by the version, not by"
                + " time or identifier")
        .isEqualTo(ids);
  }

  /** Every kind of outcome is read back, with every word it can hold. */
  @Test
  public final void everyOutcomeIsReadBack() {
    List<Turn> turns = new ArrayList<>();
    for (Outcome outcome : SampleTurns.outcomes()) {
      turns.add(SampleTurns.with("m" + turns.size(), outcome));
    }
    isReadBack(store(), turns);
  }

  /** Every kind of value is read back exactly: amounts, days, windows, moments, links, terms. */
  @Test
  public final void everyKindOfValueIsReadBack() {
    isReadBack(store(), List.of(SampleTurns.with("m", SampleTurns.values())));
  }

  /** What was not known stays unknown: no zone is added, no nought, no empty word. */
  @Test
  public final void whatIsNotKnownStaysSo() {
    isReadBack(
        store(),
        List.of(
            SampleTurns.with("m1", SampleTurns.valuesNotWhollyKnown()),
            SampleTurns.with(
                "m2", new Memory(List.of(), Set.of(), Memory.Proof.none(), List.of(), 1)),
            SampleTurns.plain("m3")));
  }

  /** The trace and the citations are read back whole, each list in its order. */
  @Test
  public final void theTraceIsReadBackWhole() {
    isReadBack(store(), List.of(SampleTurns.traced("m")));
  }

  /** What the conversation carries on is read back whole. */
  @Test
  public final void theMemoryIsReadBackWhole() {
    isReadBack(store(), List.of(SampleTurns.with("m", SampleTurns.memory())));
  }

  /** Every script, every emoji and every quotation mark is read back. */
  @Test
  public final void everyLanguageIsReadBack() {
    String words =
        "\u00fc \u0416 \u4e2d \u0639\u0631\u0628 \u0939\u093f\u0928 e\u0301 \ud83d\ude9a"
            + " \u200f\u202e \u2028 '\"\\ ;-- %s ${x} {{y}} <b> \r\n\t end ";
    isReadBack(store(), List.of(SampleTurns.saying("m\u00fc \ud83d\ude9a", words, words)));
  }

  /** A long text is read back to its end. */
  @Test
  public final void longTextsAreReadBack() {
    ConversationStore store = store();
    String words = "It is \u00fcberf\u00e4llig. ".repeat(15_000);
    append(store, "c", 0, SampleTurns.saying("m", words, words));
    Turn turn = store.load("c").turns().get(0);
    assertThat(List.of(turn.customerText().equals(words), turn.reply().text().equals(words)))
        .as(
            "a text of "
                + words.length()
                + " characters must be read back to its end: choose a column without a limit, and"
                + " cut nothing")
        .containsOnly(true);
  }

  /** A conversation is found by exactly its identifier, and sees nothing of any other. */
  @Test
  public final void conversationsDoNotSeeEachOther() {
    ConversationStore store = store();
    String demand = ExactNames.demand("conversations and messages");
    for (String name : ExactNames.ALIKE) {
      assertThat(store.append(name, 0, SampleTurns.plain("of " + name))).as(demand).isTrue();
    }
    for (String name : ExactNames.ALIKE) {
      Conversation conversation = store.load(name);
      assertThat(conversation.id()).as(demand).isEqualTo(name);
      assertThat(messages(conversation)).as(demand).containsExactly("of " + name);
    }
    for (int i = 0; i < ExactNames.ALIKE.size(); i++) {
      assertThat(store.append("one", i, SampleTurns.plain(ExactNames.ALIKE.get(i))))
          .as(demand)
          .isTrue();
    }
  }

  /** Of many who append to one version at once exactly one does. */
  @Test
  public final void ofManyWhoAppendToOneVersionOneDoes() {
    ConversationStore store = store();
    String demand =
        "of many who append to one version at once exactly one must be told true: let the store"
            + " refuse a second row for the version, never look first and write afterwards";
    for (int round = 0; round < ROUNDS; round++) {
      int version = round;
      List<Boolean> told =
          AtOnce.call(
              demand,
              AtOnce.THREADS,
              thread ->
                  () ->
                      store.append("c", version, SampleTurns.plain("m" + version + "-" + thread)));
      assertThat(told).as(demand).containsOnlyOnce(true);
      assertThat(store.load("c").version()).as(demand).isEqualTo(version + 1L);
    }
  }

  /** Eight writers of many turns: none is lost, none doubled, and each writer's order is kept. */
  @Test
  public final void manyWritersLoseDoubleAndReorderNothing() {
    ConversationStore store = store();
    String demand =
        "of what many append at once, each time again until it is told true, no turn may be lost,"
            + " doubled or out of its writer's order";
    AtOnce.call(
        demand,
        AtOnce.THREADS,
        thread ->
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                insist(store, SampleTurns.plain(thread + "-" + i));
              }
              return thread;
            });
    Conversation conversation = store.load("c");
    for (int thread = 0; thread < AtOnce.THREADS; thread++) {
      String mine = thread + "-";
      assertThat(messages(conversation).stream().filter(id -> id.startsWith(mine)))
          .as(demand)
          .containsExactlyElementsOf(IntStream.range(0, ROUNDS).mapToObj(i -> mine + i).toList());
    }
    assertThat(conversation.version())
        .as("the version must be the number of turns that were appended")
        .isEqualTo((long) AtOnce.THREADS * ROUNDS)
        .isEqualTo(conversation.turns().size());
  }

  private static boolean insist(ConversationStore store, Turn turn) {
    for (int i = 0; i < TRIES; i++) {
      Conversation current = store.load("c");
      if (current.turn(turn.messageId()).isPresent()) {
        return false;
      }
      if (store.append("c", current.version(), turn)) {
        return true;
      }
    }
    throw new AssertionError("append() never said true, at the version that load() gave");
  }

  /** One message that reaches many processes at once is recorded once. */
  @Test
  public final void oneMessageAtManyProcessesIsRecordedOnce() {
    ConversationStore store = store();
    String demand =
        "one message that many processes answer at once must be recorded once, and one of them be"
            + " told true: they load again, and find it answered";
    for (int round = 0; round < ROUNDS; round++) {
      String message = "m" + round;
      List<Boolean> told =
          AtOnce.call(
              demand, AtOnce.THREADS, thread -> () -> insist(store, SampleTurns.plain(message)));
      assertThat(told).as(demand).containsOnlyOnce(true);
    }
    assertThat(messages(store.load("c"))).as(demand).hasSize(ROUNDS).doesNotHaveDuplicates();
  }

  /** Who reads while others append sees whole turns, and the version that belongs to them. */
  @Test
  public final void readersSeeWholeTurnsWithTheirVersion() {
    ConversationStore store = store();
    String demand =
        "load() during an append must give whole turns, and the version that is their number: read"
            + " both in one statement or one transaction";
    AtOnce.call(
        demand,
        AtOnce.THREADS,
        thread ->
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                if (thread == 0) {
                  append(store, "c", i, SampleTurns.traced("m" + i));
                } else {
                  Conversation seen = store.load("c");
                  assertThat(seen.version()).as(demand).isEqualTo(seen.turns().size());
                  for (int turn = 0; turn < seen.turns().size(); turn++) {
                    assertThat(seen.turns().get(turn))
                        .as(demand)
                        .isEqualTo(SampleTurns.traced("m" + turn));
                  }
                }
              }
              return thread;
            });
  }

  /** Times are points in time, days are days: the JVM's default zone and locale change nothing. */
  @Test
  @ResourceLock(Resources.TIME_ZONE)
  @ResourceLock(Resources.LOCALE)
  public final void theJvmsZoneAndLocaleChangeNothing() {
    ConversationStore store = store();
    Turn first = SampleTurns.with("I-1", SampleTurns.values());
    append(store, "I", 0, first);
    OtherDefaults.each(
        () -> {
          Conversation before = store.load("I");
          append(
              store,
              "I",
              before.version(),
              SampleTurns.with("I-" + (before.version() + 1), SampleTurns.values()));
          for (Turn turn : store.load("I").turns()) {
            Differences.none(
                "what load() gives",
                SampleTurns.with(turn.messageId(), SampleTurns.values()),
                turn);
          }
        });
  }

  /** After a restart every turn is there, and the next append goes on where the last ended. */
  @Test
  public final void aReopenedStoreRemembers() {
    ConversationStore before = store();
    List<Turn> turns = List.of(SampleTurns.traced("m1"), SampleTurns.plain("m2"));
    append(before, "c", 0, turns.get(0));
    append(before, "c", 1, turns.get(1));
    ConversationStore after = reopen();
    Differences.none(
        "what a store gives that was opened again (store each turn before append() says true)",
        new Conversation("c", 2, turns),
        after.load("c"));
    assertThat(after.append("c", 2, SampleTurns.plain("m1")))
        .as("a message that was answered before the restart must not be recorded again")
        .isFalse();
    append(after, "c", 2, SampleTurns.plain("m3"));
  }

  /** An append that dies on its way leaves the turn whole, or nothing of it. */
  @Test
  public final void anAppendThatDiesLeavesAWholeTurnOrNone() {
    ConversationStore store = store();
    append(store, "c", 0, SampleTurns.plain("m1"));
    ConversationStore dying = dyingInAppend();
    Turn turn = SampleTurns.traced("m2");
    Thrown.by(
        () -> dying.append("c", 1, turn),
        IllegalStateException.class,
        "append() whose connection ends on the way must throw IllegalStateException");
    Conversation left = store.load("c");
    String demand =
        "an append that dies on its way must leave the whole turn, or nothing of it: write a turn"
            + " in one statement or one transaction";
    List<Turn> whole = List.of(SampleTurns.plain("m1"), turn);
    assertThat(left.version()).as(demand).isBetween(1L, 2L);
    assertThat(left.turns()).as(demand).isEqualTo(whole.subList(0, (int) left.version()));
    assertThat(insist(store, turn)).as(demand).isEqualTo(left.version() == 1);
    assertThat(store.load("c").turns()).as(demand).isEqualTo(whole);
  }

  /** The store's own description tells nothing of what it keeps: it reaches logs. */
  @Test
  public final void theStoresDescriptionTellsNothing() {
    ConversationStore store = store();
    append(store, "c", 0, SampleTurns.saying("m", "I am " + PERSONAL, "Hello " + PERSONAL));
    Discretion.of("toString() of the store", String.valueOf(store), List.of(PERSONAL));
  }

  /** A store that cannot be reached says so, and tells nobody's data with it. */
  @Test
  public final void anUnreachableStoreSaysSo() {
    ConversationStore store = unreachable();
    Turn turn = SampleTurns.saying("m", "I am " + PERSONAL, "Hello " + PERSONAL);
    new Unreachable(IllegalStateException.class, List.of(PERSONAL))
        .check("load()", () -> store.load("c"))
        .check("append()", () -> store.append("c", 0, turn));
  }
}

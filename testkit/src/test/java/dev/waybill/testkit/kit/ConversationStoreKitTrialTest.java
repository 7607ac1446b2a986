// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Money;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each rule of {@link ConversationStoreKit} is kept by an honest store and broken by some other.
 */
class ConversationStoreKitTrialTest {

  private final KitTrial<ConversationStoreKit> trial = new KitTrial<>(ConversationStoreKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("a store that outlives its process", () -> new Kit());
    appending();
    readingBack();
    manyAtOnce();
    surroundings();
    return trial.tests();
  }

  private void appending() {
    broken(
        "aConversationThatNeverWasIsEmptyAtVersionNought",
        "gives a conversation without its identifier",
        "must be that conversation, empty",
        held ->
            new ForwardingStore(held) {
              @Override
              public Conversation load(String id) {
                Conversation found = super.load(id);
                return found.version() == 0 ? new Conversation("", 0, List.of()) : found;
              }
            });
    broken(
        "anAppendNamesTheVersionThatWasRead",
        "does not look at the version",
        "somebody has answered in between",
        held ->
            new ForwardingStore(held) {
              @Override
              public boolean append(String id, long version, Turn turn) {
                return super.append(id, super.load(id).version(), turn);
              }
            });
    broken(
        "oneMessageIsRecordedOnce",
        "looks at the version only",
        "though the version is right",
        VersionsOnly::new);
    broken(
        "oneMessageIsRecordedOnce",
        "takes a message's identifier to be unique everywhere",
        "must append it, and say true",
        held ->
            new ForwardingStore(held) {
              private final Map<String, String> seen = new ConcurrentHashMap<>();

              @Override
              public boolean append(String id, long version, Turn turn) {
                String first = seen.putIfAbsent(turn.messageId(), id);
                return first == null && super.append(id, version, turn);
              }
            });
    broken(
        "aRefusedAppendChangesNothing",
        "writes the words first, and then looks at the version",
        "append whole or not at all",
        held ->
            new ForwardingStore(held) {
              private final Map<String, Turn> rows = new ConcurrentHashMap<>();

              @Override
              public boolean append(String id, long version, Turn turn) {
                rows.put(turn.messageId(), turn);
                return super.append(id, version, turn);
              }

              @Override
              public Conversation load(String id) {
                return changed(super.load(id), turn -> requireNonNull(rows.get(turn.messageId())));
              }
            });
    broken(
        "turnsComeInTheOrderInWhichTheyWereAppended",
        "sorts by time",
        "sort by the version",
        held ->
            new ForwardingStore(held) {
              @Override
              public Conversation load(String id) {
                Conversation found = super.load(id);
                return new Conversation(
                    id,
                    found.version(),
                    found.turns().stream().sorted(Comparator.comparing(Turn::at)).toList());
              }
            });
    broken(
        "conversationsDoNotSeeEachOther",
        "takes small letters and capitals for the same",
        "a binary collation",
        held ->
            new ForwardingStore(held) {
              @Override
              public boolean append(String id, long version, Turn turn) {
                return super.append(id.toLowerCase(Locale.ROOT), version, turn);
              }
            });
  }

  private void readingBack() {
    turns(
        "everyOutcomeIsReadBack",
        "drops the reference of a ticket",
        "reference must be T-101",
        turn -> outcome(turn, withoutReference(turn.reply().outcome())));
    values(
        "everyKindOfValueIsReadBack",
        "keeps amounts in floating point",
        "9007199254740993 JPY, not 9007199254740992 JPY",
        value ->
            value instanceof FactValue.Amount amount
                ? new FactValue.Amount(
                    new Money((long) (double) amount.money().minor(), amount.money().currency()))
                : value);
    values(
        "whatIsNotKnownStaysSo",
        "takes UTC where no zone is known",
        "what the system does not know stays null",
        value ->
            value instanceof FactValue.Day day && day.zone() == null
                ? new FactValue.Day(day.date(), ZoneOffset.UTC)
                : value);
    turns(
        "theTraceIsReadBackWhole",
        "keeps each note once",
        "notes must be",
        turn ->
            trace(
                turn,
                turn.reply().trace().evidence(),
                turn.reply().trace().notes().stream().distinct().toList()));
    turns(
        "theTraceIsReadBackWhole",
        "drops the citations",
        "citations must be",
        turn ->
            reply(
                turn,
                new Reply(
                    turn.reply().text(), List.of(), turn.reply().outcome(), turn.reply().trace())));
    turns(
        "theMemoryIsReadBackWhole",
        "keeps each failed match once",
        "failedMatches must be",
        turn -> turn.with(eachOnce(turn.memory())));
    words(
        "everyLanguageIsReadBack",
        "writes in Latin-1",
        "customerText must be",
        text -> new String(text.getBytes(ISO_8859_1), ISO_8859_1));
    words(
        "longTextsAreReadBack",
        "cuts at 65,535 characters",
        "cut nothing",
        text -> text.substring(0, Math.min(text.length(), 65_535)));
  }

  private static Memory eachOnce(Memory memory) {
    return new Memory(
        memory.focus(),
        memory.matched(),
        memory.proof(),
        memory.failedMatches().stream().distinct().toList(),
        memory.questionsInARow());
  }

  private static Outcome withoutReference(Outcome outcome) {
    return outcome.fold(
        answered -> answered,
        asked -> asked,
        off ->
            new Outcome.HandedOff(
                off.queue(),
                off.reason(),
                off.orderNumber(),
                null,
                off.answered(),
                off.unknowns()));
  }

  private void manyAtOnce() {
    broken(
        "ofManyWhoAppendToOneVersionOneDoes",
        "looks first and writes afterwards",
        "never look first",
        LookingFirst::new);
    broken(
        "oneMessageAtManyProcessesIsRecordedOnce",
        "looks first and writes afterwards",
        "must be recorded once",
        LookingFirst::new);
    broken(
        "manyWritersLoseDoubleAndReorderNothing",
        "writes the whole conversation back",
        "no turn may be lost",
        WritingBack::new);
    broken(
        "readersSeeWholeTurnsWithTheirVersion",
        "counts the version up before it writes the turn",
        "the version that is their number",
        held ->
            new ForwardingStore(held) {
              private volatile long version;

              @Override
              public boolean append(String id, long expected, Turn turn) {
                version = expected + 1;
                Broken.meanwhile();
                return super.append(id, expected, turn);
              }

              @Override
              public Conversation load(String id) {
                return new Conversation(id, version, super.load(id).turns());
              }
            });
  }

  private void surroundings() {
    ZoneId zone = ZoneId.systemDefault();
    values(
        "theJvmsZoneAndLocaleChangeNothing",
        "keeps local times of the JVM's zone",
        "Nothing may depend on the JVM's default zone",
        value ->
            value instanceof FactValue.Point point
                ? new FactValue.Point(Broken.asIfIn(zone, point.instant()))
                : value);
    mutant(
        "aReopenedStoreRemembers",
        "forgets at a restart",
        "before append() says true",
        kit -> kit.reopened = new InMemoryConversationStore());
    mutant(
        "anAppendThatDiesLeavesAWholeTurnOrNone",
        "leaves half a turn",
        "the whole turn, or nothing of it",
        kit ->
            kit.dying =
                new ForwardingStore(kit.kept) {
                  @Override
                  public boolean append(String id, long version, Turn turn) {
                    super.append(id, version, SampleTurns.plain(turn.messageId()));
                    throw new IllegalStateException("the connection has ended");
                  }
                });
    mutant(
        "anAppendThatDiesLeavesAWholeTurnOrNone",
        "takes an end of the connection for another's append",
        "must throw IllegalStateException",
        kit ->
            kit.dying =
                new ForwardingStore(kit.kept) {
                  @Override
                  public boolean append(String id, long version, Turn turn) {
                    return false;
                  }
                });
    broken(
        "theStoresDescriptionTellsNothing",
        "shows what was said last",
        "no secret and no personal data",
        held ->
            new ForwardingStore(held) {
              private String last = "";

              @Override
              public boolean append(String id, long version, Turn turn) {
                last = turn.customerText();
                return super.append(id, version, turn);
              }

              @Override
              public String toString() {
                return "Store[" + last + "]";
              }
            });
    mutant(
        "anUnreachableStoreSaysSo",
        "takes a store that is down for an empty one",
        "load() must throw IllegalStateException",
        kit ->
            kit.down =
                new ForwardingStore(Broken.down(ConversationStore.class)) {
                  @Override
                  public Conversation load(String id) {
                    return new Conversation(id, 0, List.of());
                  }
                });
    mutant(
        "anUnreachableStoreSaysSo",
        "quotes the turn it could not write",
        "no secret and no personal data",
        kit ->
            kit.down =
                new ForwardingStore(Broken.down(ConversationStore.class)) {
                  @Override
                  public boolean append(String id, long version, Turn turn) {
                    throw new IllegalStateException("not written: " + turn.customerText());
                  }
                });
  }

  private static Conversation changed(Conversation found, UnaryOperator<Turn> change) {
    return new Conversation(
        found.id(), found.version(), found.turns().stream().map(change).toList());
  }

  private static Turn reply(Turn turn, Reply reply) {
    return new Turn(turn.messageId(), turn.at(), turn.customerText(), reply, turn.memory());
  }

  private static Turn outcome(Turn turn, Outcome outcome) {
    Reply reply = turn.reply();
    return reply(turn, new Reply(reply.text(), reply.citations(), outcome, reply.trace()));
  }

  private static Turn trace(Turn turn, List<Evidence> evidence, List<String> notes) {
    Reply reply = turn.reply();
    TurnTrace trace = reply.trace();
    return reply(
        turn,
        new Reply(
            reply.text(),
            reply.citations(),
            reply.outcome(),
            new TurnTrace(
                trace.classification(),
                trace.playbook(),
                trace.identity(),
                trace.author(),
                trace.reads(),
                evidence,
                trace.conflicts(),
                trace.model(),
                notes)));
  }

  private void values(String rule, String defect, String says, UnaryOperator<FactValue> change) {
    turns(
        rule,
        defect,
        says,
        turn ->
            trace(
                turn,
                turn.reply().trace().evidence().stream()
                    .map(
                        fact ->
                            new Evidence(
                                fact.id(),
                                fact.path(),
                                change.apply(fact.value()),
                                fact.source(),
                                fact.observedAt(),
                                fact.trust()))
                    .toList(),
                turn.reply().trace().notes()));
  }

  private void words(String rule, String defect, String says, UnaryOperator<String> change) {
    turns(
        rule,
        defect,
        says,
        turn ->
            new Turn(
                turn.messageId(),
                turn.at(),
                change.apply(turn.customerText()),
                turn.reply(),
                turn.memory()));
  }

  private void turns(String rule, String defect, String says, UnaryOperator<Turn> change) {
    broken(
        rule,
        defect,
        says,
        held ->
            new ForwardingStore(held) {
              @Override
              public Conversation load(String id) {
                return changed(super.load(id), change);
              }
            });
  }

  private void broken(
      String rule, String defect, String says, UnaryOperator<ConversationStore> how) {
    mutant(rule, defect, says, kit -> kit.broken = how);
  }

  private interface Change {
    void of(Kit kit);
  }

  private void mutant(String rule, String defect, String says, Change change) {
    trial.mutant(
        rule,
        defect,
        says,
        () -> {
          Kit kit = new Kit();
          change.of(kit);
          return kit;
        });
  }

  private static final class Kit extends ConversationStoreKit {

    final ConversationStore kept = new InMemoryConversationStore();
    UnaryOperator<ConversationStore> broken = held -> held;
    @Nullable ConversationStore reopened;
    ConversationStore down = Broken.down(ConversationStore.class);
    ConversationStore dying =
        new ForwardingStore(kept) {
          @Override
          public boolean append(String id, long version, Turn turn) {
            throw new IllegalStateException("the connection has ended");
          }
        };

    @Override
    protected ConversationStore store() {
      return broken.apply(kept);
    }

    @Override
    protected ConversationStore reopen() {
      return reopened == null ? kept : reopened;
    }

    @Override
    protected ConversationStore dyingInAppend() {
      return dying;
    }

    @Override
    protected ConversationStore unreachable() {
      return down;
    }
  }

  /** Does not know which messages were answered. */
  private static class VersionsOnly extends ForwardingStore {

    final Map<String, List<Turn>> turns = new ConcurrentHashMap<>();

    VersionsOnly(ConversationStore held) {
      super(held);
    }

    @Override
    public synchronized Conversation load(String id) {
      List<Turn> found = turns.getOrDefault(id, List.of());
      return new Conversation(id, found.size(), found);
    }

    @Override
    public boolean append(String id, long version, Turn turn) {
      return load(id).version() == version && write(id, turn);
    }

    synchronized boolean write(String id, Turn turn) {
      return turns.computeIfAbsent(id, conversation -> new ArrayList<>()).add(turn);
    }
  }

  /** Another may come between its look at the version and its write. */
  private static final class LookingFirst extends VersionsOnly {

    LookingFirst(ConversationStore held) {
      super(held);
    }

    @Override
    public boolean append(String id, long version, Turn turn) {
      if (load(id).version() != version) {
        return false;
      }
      Broken.meanwhile();
      return write(id, turn);
    }
  }

  /** What another has written meanwhile is lost. */
  private static final class WritingBack extends VersionsOnly {

    WritingBack(ConversationStore held) {
      super(held);
    }

    @Override
    public boolean append(String id, long version, Turn turn) {
      List<Turn> all = new ArrayList<>(load(id).turns());
      if (all.size() != version) {
        return false;
      }
      Broken.meanwhile();
      all.add(turn);
      return replace(id, all);
    }

    private synchronized boolean replace(String id, List<Turn> all) {
      turns.put(id, all);
      return true;
    }
  }
}

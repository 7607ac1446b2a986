// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.action.ActionJournal;
import dev.waybill.action.Approval;
import dev.waybill.action.Confirmation;
import dev.waybill.action.ConsentStore;
import dev.waybill.action.Question;
import dev.waybill.action.Receipt;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.Turn;
import dev.waybill.policy.ledger.Entry;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.ledger.Query;
import dev.waybill.testkit.recording.Recording.Approved;
import dev.waybill.testkit.recording.Recording.Asked;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What an agent keeps, behind a tap. */
final class Books {

  private final Tap tap;
  private final Sink sink;

  Books(Tap tap, Sink sink) {
    this.tap = tap;
    this.sink = sink;
  }

  ConversationStore store(ConversationStore live) {
    return new ConversationStore() {
      @Override
      public Conversation load(String conversationId) {
        Scope.Log log = tap.log();
        if (log == null) {
          return live.load(conversationId);
        }
        AtomicReference<@Nullable Conversation> held = new AtomicReference<>();
        tap.run(
            Operation.STORE_LOAD,
            List.of(conversationId),
            () -> held.set(live.load(conversationId)));
        Conversation read = held.get();
        Conversation conversation = read == null ? live.load(conversationId) : read;
        log.scope().loaded(conversation);
        return conversation;
      }

      @Override
      public boolean append(String conversationId, long expectedVersion, Turn turn) {
        boolean appended =
            tap.call(
                Operation.STORE_APPEND,
                List.of(conversationId, turn.messageId()),
                () -> live.append(conversationId, expectedVersion, turn));
        Scope.Log log = tap.log();
        if (appended && log != null) {
          log.scope().appended(turn.memory());
          if (live instanceof ReplayedStore replayed) {
            replayed.add(turn);
          }
        }
        return appended;
      }
    };
  }

  Ledger ledger(Ledger live) {
    return new Ledger() {
      @Override
      public Usage usage(Query query) {
        return tap.call(
            Operation.LEDGER_USAGE,
            List.of(RecordingText.CODEC.write(Query.class, query).toString()),
            () -> live.usage(query));
      }

      @Override
      public Reservation reserve(Entry entry, List<LimitCheck> limits) {
        return tap.call(
            Operation.LEDGER_RESERVE, List.of(entry.id()), () -> live.reserve(entry, limits));
      }

      @Override
      public void commit(String id) {
        tap.run(Operation.LEDGER_COMMIT, List.of(id), () -> live.commit(id));
      }

      @Override
      public void release(String id) {
        tap.run(Operation.LEDGER_RELEASE, List.of(id), () -> live.release(id));
      }
    };
  }

  ActionJournal journal(ActionJournal live) {
    return new ActionJournal() {
      @Override
      public Optional<ActionJournal.Entry> find(String key) {
        return tap.<ActionJournal.Entry, RuntimeException>maybe(
            Operation.JOURNAL_FIND, List.of(key), null, () -> live.find(key));
      }

      @Override
      public boolean intend(ActionJournal.Entry entry) {
        return tap.call(Operation.JOURNAL_INTEND, List.of(entry.key()), () -> live.intend(entry));
      }

      @Override
      public void done(String key, Receipt receipt) {
        tap.run(Operation.JOURNAL_DONE, List.of(key), () -> live.done(key, receipt));
      }

      @Override
      public void failed(String key) {
        tap.run(Operation.JOURNAL_FAILED, List.of(key), () -> live.failed(key));
      }

      @Override
      public void unknown(String key) {
        tap.run(Operation.JOURNAL_UNKNOWN, List.of(key), () -> live.unknown(key));
      }

      @Override
      public void settled(String key) {
        tap.run(Operation.JOURNAL_SETTLED, List.of(key), () -> live.settled(key));
      }

      @Override
      public List<ActionJournal.Entry> open() {
        return live.open();
      }
    };
  }

  /** What the host asks and a person approves between turns are steps of their own. */
  ConsentStore consents(ConsentStore live) {
    return new ConsentStore() {
      @Override
      public void ask(Question question) {
        live.ask(question);
        if (tap.log() == null) {
          sink.add(question.conversationId(), new Asked(question));
        }
      }

      @Override
      public Optional<Question> question(String conversationId) {
        return live.question(conversationId);
      }

      @Override
      public void confirm(Confirmation confirmation) {
        live.confirm(confirmation);
      }

      @Override
      public Optional<Confirmation> confirmation(String conversationId, String seal) {
        return live.confirmation(conversationId, seal);
      }

      @Override
      public void approve(Approval approval) {
        live.approve(approval);
        if (tap.log() == null) {
          sink.add(approval.conversationId(), new Approved(approval));
        }
      }

      @Override
      public List<Approval> approvals(String conversationId, String seal) {
        return live.approvals(conversationId, seal);
      }

      @Override
      public boolean use(String id, String key) {
        return live.use(id, key);
      }

      @Override
      public @Nullable String usedBy(String id) {
        return live.usedBy(id);
      }
    };
  }
}

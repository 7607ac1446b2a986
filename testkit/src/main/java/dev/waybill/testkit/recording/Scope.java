// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.Memory;
import dev.waybill.testkit.recording.Recording.Answer;
import dev.waybill.testkit.recording.Recording.Call;
import dev.waybill.testkit.recording.Recording.Ending;
import dev.waybill.testkit.recording.Recording.Lane;
import dev.waybill.testkit.recording.Recording.Reading;
import dev.waybill.testkit.recording.Recording.Silent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes from outside during one step, sorted by the tasks in which it came, so that the order
 * does not depend on which thread was faster. Closed, it takes nothing more: what a task still does
 * then has nothing to do with the step. Safe for use by many threads.
 */
final class Scope {

  private final boolean message;
  private final List<Log> logs = new ArrayList<>();
  private final List<Conversation> loaded = new ArrayList<>();
  private @Nullable Memory memory;
  private boolean closed;

  /** Opens a scope for a message, or else for a request of the host. */
  Scope(boolean message) {
    this.message = message;
    logs.add(new Log(0));
  }

  boolean isMessage() {
    return message;
  }

  /** The thread of the turn. */
  synchronized Log first() {
    return logs.get(0);
  }

  /** A task that the step starts. */
  synchronized Log next() {
    Log log = new Log(logs.size());
    if (!closed) {
      logs.add(log);
    }
    return log;
  }

  synchronized void loaded(Conversation conversation) {
    loaded.add(conversation);
  }

  synchronized void appended(Memory carried) {
    memory = carried;
  }

  synchronized List<Conversation> loads() {
    return List.copyOf(loaded);
  }

  synchronized @Nullable Memory memory() {
    return memory;
  }

  synchronized List<Lane> close() {
    closed = true;
    return logs.stream().map(Log::lane).toList();
  }

  /** What came in one task. */
  final class Log {
    private final int index;
    private final List<Reading> clock = new ArrayList<>();
    private final List<Pending> calls = new ArrayList<>();
    private int reads;
    private boolean sealed;
    private @Nullable Ending ended;

    private Log(int index) {
      this.index = index;
    }

    int index() {
      return index;
    }

    Scope scope() {
      return Scope.this;
    }

    /** How often the clock was read. */
    int reads() {
      synchronized (Scope.this) {
        return reads;
      }
    }

    void read(Instant at) {
      synchronized (Scope.this) {
        if (isOver()) {
          return;
        }
        reads++;
        Reading last = clock.isEmpty() ? null : clock.get(clock.size() - 1);
        if (last != null && last.at().equals(at)) {
          clock.set(clock.size() - 1, new Reading(at, last.times() + 1));
        } else {
          clock.add(new Reading(at, 1));
        }
      }
    }

    Pending begin(Operation operation, List<String> subject, @Nullable JsonNode input) {
      synchronized (Scope.this) {
        Pending call = new Pending(operation, subject, input);
        if (!isOver()) {
          calls.add(call);
        }
        return call;
      }
    }

    void end(Pending call, Answer answer) {
      synchronized (Scope.this) {
        if (!isOver()) {
          call.answer = answer;
        }
      }
    }

    /** Whoever waited for the task waits no longer. */
    void seal(Ending ending) {
      synchronized (Scope.this) {
        if (isOver()) {
          return;
        }
        sealed = true;
        if (!calls.isEmpty()) {
          requireNonNull(calls.get(calls.size() - 1)).answer = new Silent();
        } else {
          clock.clear();
        }
        if (calls.isEmpty() || ending == Ending.INTERRUPTED) {
          ended = ending;
        }
      }
    }

    private boolean isOver() {
      return closed || sealed;
    }

    private Lane lane() {
      return new Lane(clock, calls.stream().map(Pending::call).toList(), ended);
    }
  }

  /** A call that has begun. */
  static final class Pending {
    private final Operation operation;
    private final List<String> subject;
    private final @Nullable JsonNode input;
    private Answer answer = new Silent();

    private Pending(Operation operation, List<String> subject, @Nullable JsonNode input) {
      this.operation = operation;
      this.subject = List.copyOf(subject);
      this.input = input;
    }

    private Call call() {
      return new Call(operation.id(), subject, input, answer);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.conversation.Conversation;
import dev.waybill.testkit.recording.Recording.Answer;
import dev.waybill.testkit.recording.Recording.Call;
import dev.waybill.testkit.recording.Recording.Ending;
import dev.waybill.testkit.recording.Recording.Lane;
import dev.waybill.testkit.recording.Recording.Reading;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The world of one recorded step: gives the answers that were given then, each as often as it was
 * given, the last one ever after. For one thread.
 */
final class Player {

  private record Key(String system, List<String> subject) {}

  private final Map<Key, Deque<Answer>> answers = new HashMap<>();
  private final List<String> missing = new ArrayList<>();
  private List<Lane> lanes = List.of();
  private Deque<Conversation> loaded = new ArrayDeque<>();
  private Instant last = Instant.EPOCH;

  /** Begins a step. */
  void begin(List<Lane> recorded, List<Conversation> conversations) {
    answers.clear();
    missing.clear();
    lanes = recorded;
    loaded = new ArrayDeque<>(conversations);
    for (Lane lane : recorded) {
      for (Call call : lane.calls()) {
        answers
            .computeIfAbsent(new Key(call.system(), call.subject()), key -> new ArrayDeque<>())
            .add(call.answer());
      }
    }
  }

  /** The answer to a call; null if it was never made then. */
  @Nullable Answer answer(Operation operation, List<String> subject) {
    Deque<Answer> given = answers.get(new Key(operation.id(), subject));
    if (given == null) {
      if (operation.kind() == Operation.Kind.READ) {
        missing.add(
            "asked for "
                + operation.id()
                + " "
                + String.join(" ", subject)
                + ", which was never asked then");
      }
      return null;
    }
    return given.size() > 1 ? given.poll() : given.peek();
  }

  /** What was asked in this step and never then. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  /** What the store held; null if it follows from the steps before. */
  @Nullable Conversation loaded() {
    return loaded.size() > 1 ? loaded.poll() : loaded.peek();
  }

  /** The instant that a task read, by how often it had read the clock before. */
  Instant instant(int lane, int reads) {
    List<Reading> clock = lane < lanes.size() ? lanes.get(lane).clock() : List.of();
    int left = reads;
    for (Reading reading : clock) {
      last = reading.at();
      left -= reading.times();
      if (left < 0) {
        break;
      }
    }
    return last;
  }

  /** The instant read last. */
  Instant now() {
    return last;
  }

  /** How the wait for a task ended, if not with the task. */
  @Nullable Ending ended(int lane) {
    return lane < lanes.size() ? lanes.get(lane).ended() : null;
  }
}

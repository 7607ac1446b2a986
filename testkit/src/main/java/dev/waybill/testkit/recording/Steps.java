// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.conversation.Conversation;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The order of steps. A turn stands where the store had it, even if it is written down later than
 * the turn after it; what the store held is left out where it follows from the steps before.
 */
final class Steps {

  private Steps() {}

  /** Adds a step to the JSON of those before. */
  static void add(ArrayNode steps, Recording.Step step, UnaryOperator<JsonNode> redaction) {
    if (!(step instanceof Recording.Message message)) {
      steps.add(redaction.apply(RecordingText.CODEC.write(Recording.Step.class, step)));
      return;
    }
    int place = place(steps, message.version(), message.memory() != null);
    long expected = version(steps, place);
    List<Conversation> loads = message.loaded();
    boolean follows = loads.stream().allMatch(held -> held.version() == expected);
    Recording.Message written = follows ? without(message) : message;
    steps.insert(place, redaction.apply(RecordingText.CODEC.write(Recording.Step.class, written)));
    JsonNode next = steps.get(place + 1);
    if (next instanceof ObjectNode turn
        && turn.path("loaded").size() == 1
        && turn.path("version").longValue() == version(steps, place + 1)) {
      turn.remove("loaded");
    }
  }

  /** Before the turns of a later version, and before the one that made a later version of it. */
  private static int place(ArrayNode steps, long version, boolean appended) {
    int place = steps.size();
    while (version >= 0 && place > 0 && isMessage(steps.get(place - 1))) {
      JsonNode before = steps.get(place - 1);
      long older = before.path("version").longValue();
      if (older < version || (older == version && (appended || !before.has("memory")))) {
        return place;
      }
      place--;
    }
    return place;
  }

  /** The version of the conversation after the steps before a place. */
  private static long version(ArrayNode steps, int place) {
    for (int i = place - 1; i >= 0; i--) {
      JsonNode step = steps.get(i);
      if (isMessage(step) && step.path("version").longValue() >= 0) {
        return step.path("version").longValue() + (step.has("memory") ? 1 : 0);
      }
    }
    return 0;
  }

  private static boolean isMessage(JsonNode step) {
    return step.path("type").asText().equals("message");
  }

  private static Recording.Message without(Recording.Message message) {
    return new Recording.Message(
        message.message(),
        message.version(),
        List.of(),
        message.lanes(),
        message.reply(),
        message.memory());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.testkit.recording.Recording.Call;
import dev.waybill.testkit.recording.Recording.Gave;
import dev.waybill.testkit.recording.Recording.Lane;
import java.lang.reflect.Type;
import java.util.List;

/** The calls of a recording. */
final class Calls {

  private Calls() {}

  /** What came from outside in a step. */
  static List<Lane> lanes(Recording.Step step) {
    if (step instanceof Recording.Message message) {
      return message.lanes();
    }
    return step instanceof Recording.Action action ? action.lanes() : List.of();
  }

  /** The calls of a step, lane by lane. */
  static List<Call> of(Recording.Step step) {
    return lanes(step).stream().flatMap(lane -> lane.calls().stream()).toList();
  }

  /**
   * Reads every answer once.
   *
   * @throws RecordingException if one is not what its system gives
   */
  static void check(Recording recording) {
    for (int i = 0; i < recording.steps().size(); i++) {
      for (Call call : of(recording.steps().get(i))) {
        check(call, "recording.steps[" + i + "]");
      }
    }
  }

  private static void check(Call call, String where) {
    Operation operation =
        Operation.byId(call.system())
            .orElseThrow(
                () ->
                    new RecordingException(
                        where + " has a call to a system that this version does not know"));
    if (call.answer() instanceof Gave gave) {
      JsonNode value = gave.value();
      Type type = operation.answer();
      if (value != null && type != null) {
        RecordingText.CODEC.read(type, value, where + ", answer of " + operation.id());
      } else if (value != null) {
        throw new RecordingException(where + ": " + operation.id() + " has no answer to give");
      }
    }
  }
}

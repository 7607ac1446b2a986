// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An action as it was done or tried: all calls with one name and one key.
 *
 * @param name the action, in the scenarios' word
 * @param tries the calls, in order; at least one
 * @param confirmed whether the gate says that it is done, be it that it was found out later
 */
record Deed(String name, List<Write> tries, boolean confirmed) {

  Deed {
    tries = List.copyOf(tries);
  }

  /** The actions of a play, in the order in which they were first tried. */
  static List<Deed> of(Play play) {
    Map<List<String>, List<Write>> calls = new LinkedHashMap<>();
    for (Write write : play.writes()) {
      calls
          .computeIfAbsent(List.of(write.name(), write.key()), key -> new ArrayList<>())
          .add(write);
    }
    List<Deed> deeds = new ArrayList<>();
    calls.forEach(
        (key, tries) ->
            deeds.add(
                new Deed(
                    key.get(0),
                    tries,
                    play.requests().stream()
                        .anyMatch(
                            request ->
                                request.key().equals(key.get(1))
                                    && request.kind().equals("done")))));
    return deeds;
  }

  private Write last() {
    return tries.get(tries.size() - 1);
  }

  Map<String, String> arguments() {
    return last().arguments();
  }

  /** {@code done}, {@code rejected}, {@code failed} or {@code unknown}. */
  String outcome() {
    return switch (last().outcome()) {
      case DONE -> "done";
      case REJECTED -> "rejected";
      case FAILED -> "failed";
      case UNKNOWN -> confirmed ? "done" : "unknown";
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.testkit.recording.Difference.What;
import dev.waybill.testkit.recording.Recording.Call;
import dev.waybill.testkit.recording.Recording.Threw;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A step then and now.
 *
 * @param number the step's number, from 1
 * @param then the step then
 * @param now the step now; null if nothing came of it
 * @param missing what was asked now and not then
 * @param strict whether everything must be the same, or only what customers and systems notice
 */
record Comparison(
    int number,
    Recording.Step then,
    Recording.@Nullable Step now,
    List<String> missing,
    boolean strict) {

  /** The first difference, what matters most first. */
  Optional<Difference> first() {
    if (now == null) {
      return Optional.of(difference(What.TRACE, "a step", "", List.of()));
    }
    if (!missing.isEmpty()) {
      return Optional.of(difference(What.QUESTION, "", missing.get(0), why()));
    }
    return differs(What.DECISION, step -> decisions(step))
        .or(() -> differs(What.WRITE, Comparison::writes))
        .or(() -> differs(What.OUTCOME, step -> part(step, Outcome.class)))
        .or(() -> differs(What.REPLY, step -> text(step)))
        .or(() -> differs(What.MEMORY, step -> part(step, Memory.class)))
        .or(() -> strict ? anything() : Optional.empty());
  }

  private Optional<Difference> differs(What what, Function<Recording.Step, String> view) {
    String expected = view.apply(then);
    String got = now == null ? "" : view.apply(now);
    return expected.equals(got)
        ? Optional.empty()
        : Optional.of(difference(what, expected, got, what == What.DECISION ? why() : List.of()));
  }

  private Difference difference(What what, String expected, String got, List<String> why) {
    return new Difference(number, where(), what, expected, got, why);
  }

  private String where() {
    if (then instanceof Recording.Message message) {
      return "message " + message.message().messageId();
    }
    if (then instanceof Recording.Action action) {
      return "request for " + action.request().action() + " " + action.request().key();
    }
    return then instanceof Recording.Asked ? "question to the customer" : "approval";
  }

  private static List<TurnTrace.Decided> decided(Recording.Step step) {
    if (step instanceof Recording.Message message) {
      return message.reply().trace().decisions();
    }
    return step instanceof Recording.Action action ? List.of(action.decided()) : List.of();
  }

  private static String decisions(Recording.Step step) {
    return decided(step).stream()
        .map(
            one ->
                one.action()
                    + ": "
                    + one.result().replace('_', ' ')
                    + (one.detail().isEmpty() ? "" : " (" + one.detail() + ")")
                    + (one.said() == null ? "" : ", the customer is told \"" + one.said() + "\""))
        .collect(joining("; "));
  }

  private static String writes(Recording.Step step) {
    List<String> writes = new ArrayList<>();
    for (Call call : Calls.of(step)) {
      boolean isWrite =
          Operation.byId(call.system())
              .filter(operation -> operation.kind() == Operation.Kind.WRITE)
              .isPresent();
      if (isWrite) {
        writes.add(call.system() + " " + String.join(" ", call.subject()) + " " + call.input());
      }
    }
    return String.join("; ", writes);
  }

  private static String text(Recording.Step step) {
    return step instanceof Recording.Message message ? message.reply().text() : "";
  }

  private static String part(Recording.Step step, Type type) {
    if (!(step instanceof Recording.Message message)) {
      return "";
    }
    Object part = type == Outcome.class ? message.reply().outcome() : message.memory();
    return part == null ? "" : RecordingText.CODEC.write(type, part).toString();
  }

  private List<String> why() {
    List<String> why = new ArrayList<>(rules("then", decided(then)));
    if (now != null) {
      why.addAll(rules("now", decided(now)));
    }
    return why;
  }

  private static List<String> rules(String when, List<TurnTrace.Decided> decided) {
    return decided.stream()
        .filter(one -> !one.rules().isEmpty())
        .map(
            one ->
                when
                    + " "
                    + one.action()
                    + " by "
                    + one.rules().stream()
                        .map(
                            ground ->
                                "\""
                                    + ground.rule()
                                    + "\" ("
                                    + ground.part().toLowerCase(Locale.ROOT)
                                    + ")")
                        .collect(joining(", ")))
        .toList();
  }

  /** Any difference at all, but for exceptions that are replayed as what they extend. */
  private Optional<Difference> anything() {
    JsonNode expected = plain(then);
    JsonNode got = now == null ? expected : plain(now);
    if (expected.equals(got)) {
      return Optional.empty();
    }
    String place = place(expected, got, "");
    return Optional.of(
        difference(
            What.TRACE,
            place + " " + at(expected, place),
            place + " " + at(got, place),
            List.of()));
  }

  private static JsonNode plain(Recording.Step step) {
    JsonNode tree = RecordingText.CODEC.write(Recording.Step.class, step);
    String text = tree.toString();
    String plain = text;
    for (Call call : Calls.of(step)) {
      if (call.answer() instanceof Threw threw) {
        plain = plain.replace(threw.exception(), threw.as());
      }
    }
    return plain.equals(text) ? tree : RecordingText.node(plain);
  }

  /** The first place at which two trees differ, as a JSON pointer. */
  private static String place(JsonNode expected, JsonNode got, String here) {
    if (expected instanceof ObjectNode && got instanceof ObjectNode) {
      Set<String> names = new LinkedHashSet<>();
      for (Iterator<String> all = expected.fieldNames(); all.hasNext(); ) {
        names.add(all.next());
      }
      for (Map.Entry<String, JsonNode> field : got.properties()) {
        names.add(field.getKey());
      }
      for (String name : names) {
        if (!expected.path(name).equals(got.path(name))) {
          return place(expected.path(name), got.path(name), here + "/" + name);
        }
      }
    }
    if (expected instanceof ArrayNode && got instanceof ArrayNode) {
      for (int i = 0; i < Math.min(expected.size(), got.size()); i++) {
        if (!expected.get(i).equals(got.get(i))) {
          return place(expected.get(i), got.get(i), here + "/" + i);
        }
      }
    }
    return here;
  }

  private static String at(JsonNode tree, String place) {
    JsonNode node = tree.at(place);
    return node.isMissingNode() ? "(nothing)" : node.toString();
  }
}

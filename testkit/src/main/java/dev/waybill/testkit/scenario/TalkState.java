// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.handoff.HandoffPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What replies and traces show of the conversation. */
final class TalkState {

  /** Digits of a card or an account, in groups. */
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){9,}");

  private final Play play;

  TalkState(Play play) {
    this.play = play;
  }

  Optional<Check> check(String what, String name, Node wanted) {
    return switch (name) {
      case "identity_level" -> Optional.of(identity(what, wanted.text("")));
      case "questions_asked" -> StateChecks.is(what, wanted, play.questions());
      case "questions_asked_at_most" ->
          Optional.of(
              Check.of(
                  what,
                  play.questions() <= Long.parseLong(wanted.text("0")),
                  "it asked " + play.questions()));
      case "replies" -> StateChecks.is(what, wanted, replies());
      case "messages_sent" ->
          StateChecks.is(
              what, wanted, play.replies().stream().filter(reply -> !reply.shadow()).count());
      case "asked_for_order_number" -> StateChecks.is(what, wanted, askedForOrderNumber());
      case "alternative_offers_made" -> StateChecks.is(what, wanted, alternativeOffers());
      case "pan_redacted_everywhere", "bank_details_redacted_everywhere" ->
          StateChecks.is(what, wanted, isRedacted());
      case "identical_tool_calls_at_most" ->
          Optional.of(
              Check.of(
                  what,
                  identicalCalls() <= Long.parseLong(wanted.text("0")),
                  "one was made " + identicalCalls() + " times"));
      case "rejected_calls" -> Optional.of(rejected(what, wanted.texts()));
      case "attempts" ->
          StateChecks.is(
              what,
              wanted,
              play.course().sequence().stream().filter(WorldCodes.VERIFY::equals).count());
      case "intents_answered" -> StateChecks.is(what, wanted, wishesAnswered());
      case "outbox_pending" -> StateChecks.is(what, wanted, waiting());
      case "automation_paused_for_case" -> StateChecks.is(what, wanted, isPaused());
      case "exception_to_caller" -> StateChecks.is(what, wanted, !play.course().thrown().isEmpty());
      case "path" ->
          wanted.text("").equals("deterministic_no_model")
              ? Optional.of(Check.of(what, isWithoutModel(), "a model wrote it"))
              : Optional.empty();
      case "resolved_reference" ->
          Optional.of(
              Check.of(
                  what,
                  play.evidence().stream()
                      .anyMatch(
                          fact -> List.of(fact.path().split("\\.", -1)).contains(wanted.text(""))),
                  "nothing was read of it"));
      case "identities_merged" -> StateChecks.is(what, wanted, customersRead() > 1);
      default -> Optional.empty();
    };
  }

  /** The calls of a model's that were refused, by why: exactly these, in this order. */
  private Check rejected(String what, List<String> wanted) {
    List<String> held =
        play.replies().stream()
            .flatMap(reply -> reply.trace().model().stream())
            .flatMap(call -> call.toolCalls().stream())
            .filter(TurnTrace.ToolCall::error)
            .map(call -> why(call.result()))
            .toList();
    return Check.of(what, held.equals(wanted), "they were " + held);
  }

  private static String why(String result) {
    if (result.startsWith("There is no tool of this name")) {
      return "unknown_tool";
    }
    return result.contains("neither in the customer's words nor in what was read")
        ? "argument_not_in_evidence"
        : result;
  }

  private Check identity(String what, String wanted) {
    String held =
        play.lastReply()
            .map(reply -> reply.trace().identity().name().toLowerCase(Locale.ROOT))
            .orElse("not looked at");
    return Check.of(
        what, held.equals(wanted.equals("anonymous") ? "none" : wanted), "it was " + held);
  }

  /** The replies to messages that were delivered again, one each; without any, all replies. */
  private int replies() {
    Course.Redelivered again = play.course().redelivered();
    return again.messages() == 0 ? play.replies().size() : again.replies();
  }

  private boolean askedForOrderNumber() {
    return play.replies().stream()
        .map(Reply::outcome)
        .anyMatch(
            outcome ->
                outcome instanceof Outcome.Asked asked
                    && asked.question() == Outcome.Question.ORDER_NUMBER_AND_EMAIL);
  }

  /** The replies that offer something else than money back. */
  long alternativeOffers() {
    return play.replies().stream()
        .filter(
            reply ->
                OfferWords.isIn(reply.text(), "exchange")
                    || OfferWords.isIn(reply.text(), "store_credit"))
        .count();
  }

  /** No long number of the customer's is in anything that leaves or is kept. */
  private boolean isRedacted() {
    String kept = digitsOf(String.join("\n", kept()));
    for (String text : play.scenario().customerTexts()) {
      Matcher number = LONG_NUMBER.matcher(text);
      while (number.find()) {
        if (kept.contains(digitsOf(number.group()))) {
          return false;
        }
      }
    }
    return true;
  }

  private List<String> kept() {
    List<String> kept = new ArrayList<>();
    for (Reply reply : play.replies()) {
      kept.add(reply.text());
      kept.addAll(reply.trace().notes());
      reply.trace().evidence().forEach(fact -> kept.add(fact.value().toString()));
      reply.trace().model().forEach(call -> kept.add(call.text()));
    }
    for (HandoffPacket packet : play.handoffs()) {
      packet.transcript().forEach(line -> kept.add(line.text()));
    }
    play.writes().forEach(write -> kept.addAll(write.arguments().values()));
    return kept;
  }

  private static String digitsOf(String text) {
    return text.replaceAll("(?<=\\d)[ -](?=\\d)", "");
  }

  /** How often the most frequent call of a turn was made in it. */
  private long identicalCalls() {
    long most = 0;
    for (Reply reply : play.replies()) {
      Map<String, Long> calls = new HashMap<>();
      for (TurnTrace.Read read : reply.trace().reads()) {
        most = Math.max(most, calls.merge(read.operation() + " " + read.subject(), 1L, Long::sum));
      }
    }
    return most;
  }

  /** How many playbooks had a part in the answer that had the most. */
  private long wishesAnswered() {
    return play.replies().stream()
        .mapToLong(reply -> reply.trace().playbook().split(" \\+ ", -1).length)
        .max()
        .orElse(0);
  }

  /** The cases that are kept and were not taken by the desk since. */
  private long waiting() {
    return play.writes().stream()
        .filter(write -> write.name().equals(WorldOutbox.KEPT))
        .filter(
            kept -> play.handoffs().stream().noneMatch(packet -> packet.key().equals(kept.key())))
        .count();
  }

  /** Whether a person has the case, for a reason for which the agent changes nothing more. */
  private boolean isPaused() {
    return play.lastReply()
        .map(Reply::outcome)
        .map(
            outcome ->
                outcome instanceof Outcome.HandedOff passed
                    && passed.reference() != null
                    && passed.reason().pausesActing())
        .orElse(false);
  }

  private boolean isWithoutModel() {
    return !play.replies().isEmpty()
        && play.replies().stream()
            .noneMatch(reply -> reply.trace().author() == TurnTrace.Author.MODEL);
  }

  /** How many customers' orders there are facts about. */
  private long customersRead() {
    return play.scenario().world().get("orders").fields().entrySet().stream()
        .filter(
            order ->
                play.evidence().stream()
                    .anyMatch(fact -> fact.path().startsWith("orders." + order.getKey() + ".")))
        .map(order -> order.getValue().get("owner").text(""))
        .distinct()
        .count();
  }
}

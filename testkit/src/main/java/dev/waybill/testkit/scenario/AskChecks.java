// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.FactValue;
import dev.waybill.grounding.Citation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Judges what the customer was asked and offered: in the whole of the conversation, and at the
 * places where its lines say so.
 */
final class AskChecks {

  /** A word of the scenarios for a question, and a part of the library's name for it. */
  private static final Map<String, String> QUESTIONS =
      Map.of("which_order", "ORDER", "choices", "WANTED");

  private final Play play;

  AskChecks(Play play) {
    this.play = play;
  }

  List<Check> all() {
    Node expect = play.scenario().expect();
    List<Check> checks = new ArrayList<>();
    expect.get("asks").texts().forEach(question -> checks.add(asks(question)));
    expect
        .get("offers")
        .texts()
        .forEach(offer -> checks.add(offers("offers: " + offer, offer, play.text())));
    List<Node> lines = play.scenario().conversation();
    for (int i = 0; i < lines.size(); i++) {
      line(i, lines.get(i), checks);
    }
    return checks;
  }

  /** What the scenarios call a question, where the library has another name for it. */
  private static final Map<String, String> SAME =
      Map.of("who_or_order_number", "order_number_and_email", "photo_or_video_of_fault", "photo");

  /** A yes to one action on one order. */
  private static final Pattern CONFIRM =
      Pattern.compile("confirm_(?<action>[a-z]+)_(?<order>[A-Z]\\w*)");

  private boolean isAskedToConfirm(String action, String order) {
    return play.replies().stream()
        .filter(reply -> question(reply).filter("CONFIRMATION"::equals).isPresent())
        .flatMap(reply -> reply.trace().decisions().stream())
        .anyMatch(
            decided ->
                decided.result().equals("needs_confirmation")
                    && decided.action().equals(ActionWord.action("order." + action))
                    && order.equals(decided.arguments().get("order_id")));
  }

  private Check asks(String question) {
    if (question.matches(".*_\\d+_or_.*_\\d+")) {
      return asksBetween(question);
    }
    Matcher confirm = CONFIRM.matcher(question);
    if (confirm.matches()) {
      return Check.of(
          "asks: " + question,
          isAskedToConfirm(confirm.group("action"), confirm.group("order")),
          "it was not asked");
    }
    String wanted = SAME.getOrDefault(question, question);
    boolean asked =
        play.replies().stream()
            .flatMap(reply -> question(reply).stream())
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(wanted));
    return Check.of("asks: " + question, asked, "it was not asked");
  }

  /** A question between two amounts, named in it: one reply asks and cites the two of them. */
  private Check asksBetween(String question) {
    List<BigDecimal> amounts =
        Pattern.compile("\\d+")
            .matcher(question)
            .results()
            .map(found -> new BigDecimal(found.group()))
            .toList();
    boolean asked =
        play.replies().stream()
            .anyMatch(
                reply ->
                    question(reply).isPresent()
                        && amounts.size() == 2
                        && amounts.stream().allMatch(amount -> cites(reply, amount)));
    return Check.of("asks: " + question, asked, "no question cites these amounts");
  }

  private static boolean cites(Reply reply, BigDecimal amount) {
    Set<String> cited =
        reply.citations().stream().map(Citation::evidenceId).collect(Collectors.toSet());
    return reply.trace().evidence().stream()
        .filter(fact -> cited.contains(fact.id()))
        .anyMatch(
            fact ->
                fact.value() instanceof FactValue.Amount held
                    && held.money().amount().compareTo(amount) == 0);
  }

  private void line(int number, Node line, List<Check> checks) {
    Optional<Reply> reply = play.replyBefore(number);
    for (String question : line.get("agent_asks").texts()) {
      String asked = reply.flatMap(AskChecks::question).orElse("");
      String part = QUESTIONS.getOrDefault(question, question.toUpperCase(Locale.ROOT));
      checks.add(
          Check.of(
              "conversation." + number + " agent_asks: " + question,
              !asked.isEmpty() && asked.contains(part),
              asked.isEmpty() ? "it was not asked" : "it asked " + asked));
    }
    for (String offer : line.get("agent_offers").texts()) {
      checks.add(
          offers(
              "conversation." + number + " agent_offers: " + offer,
              offer,
              reply.map(Reply::text).orElse("")));
    }
  }

  private static Optional<String> question(Reply reply) {
    return reply.outcome() instanceof Outcome.Asked asked
        ? Optional.of(asked.question().name())
        : Optional.empty();
  }

  /** An offer in the words that are known for it is there; one in other words may be. */
  private static Check offers(String what, String offer, String text) {
    return OfferWords.isIn(text, offer)
        ? Check.passed(what)
        : Check.unchecked(
            what, "not in the words known for it; whether in others, only a reader can tell");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.intent.LanguageGuess;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges how the turn ended: decision, intent, question, language, and what is not known. */
final class OutcomeChecks {

  private static final Set<String> KNOWN = Set.of("ANSWER", "CLARIFY", "HANDOFF");

  /** An intent of the scenarios and the intents of the library that it covers. */
  private static final Map<String, Set<Intent>> INTENTS =
      Map.of("order_status", EnumSet.of(Intent.ORDER_STATUS, Intent.DELIVERY_PROBLEM));

  /** What the words of a scenario ask to be said as unknown; the first that fits counts. */
  private static final Map<Pattern, Unknown.Kind> UNKNOWNS = new LinkedHashMap<>();

  static {
    unknown("one-time|passcode|the code\\b.*until|pickup code", Unknown.Kind.PICKUP_CODE);
    unknown("code means|carrier's (last )?code|what .* code", Unknown.Kind.CARRIER_CODE);
    unknown("delivered since|not answering|since then", Unknown.Kind.CURRENT_STATE);
    unknown("the hour|time of day|what time", Unknown.Kind.ARRIVAL_TIME);
    unknown("is lost|whether .*lost", Unknown.Kind.WHETHER_LOST);
    unknown("will ship|ship date|leaves", Unknown.Kind.SHIP_DATE);
    unknown("amount|how much", Unknown.Kind.AMOUNT_DUE);
    unknown("condition|damage", Unknown.Kind.CONDITION_OF_GOODS);
    unknown("older than|out of reach", Unknown.Kind.OUT_OF_REACH);
    unknown("delivery date|arrival date|arrive|new date", Unknown.Kind.ARRIVAL_DATE);
  }

  private static void unknown(String words, Unknown.Kind kind) {
    UNKNOWNS.put(Pattern.compile(words, Pattern.CASE_INSENSITIVE), kind);
  }

  private final Play play;
  private final Node expect;

  OutcomeChecks(Play play) {
    this.play = play;
    this.expect = play.scenario().expect();
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(decision());
    expect.get("intent").text().ifPresent(intent -> checks.add(intent(intent)));
    expect.get("tools").texts().forEach(tool -> checks.add(tool(tool)));
    expect.get("asks").texts().forEach(question -> checks.add(asks(question)));
    expect.get("language").text().ifPresent(language -> checks.add(language(language)));
    expect.get("unknown").texts().forEach(words -> checks.add(unknown(words)));
    for (String field :
        List.of("offers", "tone", "order_of", "channel_form", "handoff", "replies_include")) {
      if (!expect.get(field).isMissing()) {
        checks.add(Check.unchecked(field + ": " + expect.get(field), "no check for it yet"));
      }
    }
    return checks;
  }

  private Check decision() {
    List<String> wanted = expect.get("decision").texts();
    String what = "decision: " + String.join(", ", wanted);
    Optional<String> strange = wanted.stream().filter(word -> !KNOWN.contains(word)).findFirst();
    if (strange.isPresent()) {
      return Check.failed(what, "not built yet: no turn ends in " + strange.get());
    }
    if (wanted.size() == 1) {
      Set<String> held = decisions(play.last());
      return Check.of(what, held.equals(Set.copyOf(wanted)), "it ended in " + held);
    }
    Set<String> held =
        play.replies().stream()
            .flatMap(reply -> decisions(reply).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return Check.of(what, held.containsAll(wanted), "it ended in " + held);
  }

  private static Set<String> decisions(Reply reply) {
    return reply
        .outcome()
        .fold(
            answered -> Set.of("ANSWER"),
            asked -> Set.of("CLARIFY"),
            handedOff -> handedOff.answered() ? Set.of("ANSWER", "HANDOFF") : Set.of("HANDOFF"));
  }

  private Check intent(String wanted) {
    Intent held = play.replies().get(0).trace().classification().best().intent();
    boolean holds =
        held.id().equals(wanted) || INTENTS.getOrDefault(wanted, Set.of()).contains(held);
    return Check.of("intent: " + wanted, holds, "it was taken for " + held.id());
  }

  private Check tool(String tool) {
    String operation =
        switch (tool) {
          case "order.find", "order.get" -> "order.find";
          case "shipment.track", "identity.match" -> tool;
          default -> "";
        };
    if (operation.isEmpty()) {
      return Check.unchecked("tools: " + tool, "the library has no such read yet");
    }
    boolean read =
        play.replies().stream()
            .flatMap(reply -> reply.trace().reads().stream())
            .anyMatch(
                call ->
                    call.operation().equals(operation)
                        || (tool.equals("order.get") && call.operation().equals("identity.match")));
    return Check.of("tools: " + tool, read, "it was not read");
  }

  private Check asks(String question) {
    boolean asked =
        play.replies().stream()
            .map(Reply::outcome)
            .filter(Outcome.Asked.class::isInstance)
            .map(outcome -> ((Outcome.Asked) outcome).question().name())
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(question));
    return Check.of("asks: " + question, asked, "it was not asked");
  }

  private Check language(String wanted) {
    String what = "language: " + wanted;
    Optional<Locale> guess = LanguageGuess.of(play.last().text());
    return guess
        .map(
            locale ->
                Check.of(
                    what,
                    locale.getLanguage().equals(wanted),
                    "the reply is in " + locale.getLanguage()))
        .orElseGet(() -> Check.unchecked(what, "the language of the reply cannot be told"));
  }

  private Check unknown(String words) {
    String what = "unknown: " + words;
    if (play.unknowns().isEmpty()) {
      return Check.failed(what, "nothing was said to be unknown");
    }
    for (Map.Entry<Pattern, Unknown.Kind> meaning : UNKNOWNS.entrySet()) {
      if (meaning.getKey().matcher(words).find()) {
        boolean said =
            play.unknowns().stream().anyMatch(unknown -> unknown.kind() == meaning.getValue());
        return Check.of(what, said, meaning.getValue() + " was not said to be unknown");
      }
    }
    return Check.unchecked(what, "something was said to be unknown; whether this, is not known");
  }
}

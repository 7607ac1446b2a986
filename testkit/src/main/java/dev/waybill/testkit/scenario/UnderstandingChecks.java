// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Judges what the message was taken for, and what was said to be unknown. */
final class UnderstandingChecks {

  /** An intent of the scenarios and the intents of the library that it covers. */
  private static final Map<String, Set<Intent>> INTENTS =
      Map.of("order_status", EnumSet.of(Intent.ORDER_STATUS, Intent.DELIVERY_PROBLEM));

  /** What the words of a scenario ask to be said as unknown; the first that fits counts. */
  private static final Map<Pattern, Predicate<Unknown>> UNKNOWNS = new LinkedHashMap<>();

  static {
    unknown("one-time|passcode|the code\\b.*until|pickup code", Unknown.Kind.PICKUP_CODE);
    unknown("code means|carrier's (last )?code|what .* code", Unknown.Kind.CARRIER_CODE);
    unknown(
        "delivered since|not answering|since then|where the parcel is", Unknown.Kind.CURRENT_STATE);
    unknown("the hour|time of day|what time", Unknown.Kind.ARRIVAL_TIME);
    unknown("is lost|whether .*lost", Unknown.Kind.WHETHER_LOST);
    unknown("will ship|ship date|leaves", Unknown.Kind.SHIP_DATE);
    attribute("wash|care instructions|cleaning", "care");
    attribute("suitab|eczema|allerg|safe for", "suitability");
    attribute("\\bmaterial\\b|fabric|made of", "material");
    attribute("[A-Z]{1,4}\\d{1,4}|compatib|works with", "compatibility");
    unknown("amount|how much", Unknown.Kind.AMOUNT_DUE);
    unknown("condition|damage", Unknown.Kind.CONDITION_OF_GOODS);
    unknown("older than|out of reach", Unknown.Kind.OUT_OF_REACH);
    unknown("delivery date|arrival date|arrive|new date", Unknown.Kind.ARRIVAL_DATE);
  }

  private static void unknown(String words, Unknown.Kind kind) {
    UNKNOWNS.put(
        Pattern.compile(words, Pattern.CASE_INSENSITIVE), unknown -> unknown.kind() == kind);
  }

  /** What a product is like in one respect: the subject must end in it. */
  private static void attribute(String words, String respect) {
    UNKNOWNS.put(
        Pattern.compile(words),
        unknown ->
            unknown.kind() == Unknown.Kind.ATTRIBUTE && unknown.subject().endsWith("." + respect));
  }

  private final Play play;

  UnderstandingChecks(Play play) {
    this.play = play;
  }

  List<Check> all() {
    Node expect = play.scenario().expect();
    List<Check> checks = new ArrayList<>();
    expect.get("intent").text().ifPresent(intent -> checks.add(intent(intent)));
    expect.get("unknown").texts().forEach(words -> checks.add(unknown(words)));
    return checks;
  }

  private Check intent(String wanted) {
    String what = "intent: " + wanted;
    if (play.replies().isEmpty()) {
      return Check.failed(what, "no message was taken for anything");
    }
    Intent held = play.replies().get(0).trace().classification().best().intent();
    boolean holds =
        held.id().equals(wanted) || INTENTS.getOrDefault(wanted, Set.of()).contains(held);
    return Check.of(what, holds, "it was taken for " + held.id());
  }

  private Check unknown(String words) {
    String what = "unknown: " + words;
    if (play.unknowns().isEmpty()) {
      return Check.failed(what, "nothing was said to be unknown");
    }
    for (Map.Entry<Pattern, Predicate<Unknown>> meaning : UNKNOWNS.entrySet()) {
      if (meaning.getKey().matcher(words).find()) {
        boolean said = play.unknowns().stream().anyMatch(meaning.getValue());
        return Check.of(what, said, "it was not said to be unknown, but " + play.unknowns());
      }
    }
    return Check.unchecked(what, "something was said to be unknown; whether this, is not known");
  }
}

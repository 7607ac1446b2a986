// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.evidence.CommerceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges what must never happen: disclosures, writes, replies and claims. */
final class ForbiddenChecks {

  private static final Pattern LINK = Pattern.compile("https?://\\S+|www\\.\\S+");
  private static final Pattern TIMES = Pattern.compile("#(\\d{1,3})");
  private static final String HANDOFF = "handoff.create";

  private final Play play;
  private final Node forbid;

  ForbiddenChecks(Play play) {
    this.play = play;
    this.forbid = play.scenario().forbid();
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    forbid.get("disclosures").texts().forEach(path -> checks.add(disclosure(path)));
    forbid.get("actions").texts().forEach(action -> checks.add(action(action)));
    forbid.get("replies").texts().forEach(words -> checks.add(reply(words)));
    ForbiddenClaims claims = new ForbiddenClaims(play);
    forbid.get("claims").texts().forEach(words -> checks.add(claims.check(words)));
    return checks;
  }

  private Check disclosure(String path) {
    String what = "forbid.disclosures: " + path;
    if (path.contains("payment_link")) {
      return LINK.matcher(play.text()).find()
          ? Check.unchecked(what, "whose link it is cannot be told")
          : Check.passed(what);
    }
    Node held = play.scenario().world().at(path);
    if (held.isMissing() && !path.matches("[A-Z0-9]{10,}")) {
      return Check.unchecked(what, "the world holds no such value to look for");
    }
    List<String> secrets = held.isMissing() ? List.of(path) : held.leaves();
    for (String secret : secrets) {
      if (says(secret)) {
        return Check.failed(what, "the reply says \"" + secret + "\"");
      }
    }
    String[] parts = path.split("\\.", -1);
    boolean wholeOrder =
        parts.length == 3 && parts[0].equals("orders") && parts[2].equals("status");
    return wholeOrder && play.cited().stream().anyMatch(fact -> isAbout(fact.path(), parts[1]))
        ? Check.failed(what, "the reply cites the order")
        : Check.passed(what);
  }

  private static boolean isAbout(String path, String orderNumber) {
    return path.startsWith(CommerceFacts.orderPath(orderNumber) + ".");
  }

  private boolean says(String words) {
    String pattern = "(?<![\\p{L}\\d])" + Pattern.quote(words) + "(?![\\p{L}\\d])";
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(play.text()).find();
  }

  /** The only write there is yet is a hand-off: no other can have been made. */
  private Check action(String action) {
    String what = "forbid.actions: " + action;
    Matcher times = TIMES.matcher(action);
    int most = times.find() ? Integer.parseInt(times.group(1)) - 1 : 0;
    return action.startsWith(HANDOFF)
        ? Check.of(what, play.handoffs().size() <= most, "it was done")
        : Check.passed(what);
  }

  private Check reply(String words) {
    String what = "forbid.replies: " + words;
    return switch (words) {
      case "only a tracking link" ->
          Check.of(
              what,
              play.replies().stream()
                  .noneMatch(
                      reply ->
                          LINK.matcher(reply.text()).find()
                              && LINK.matcher(reply.text()).replaceAll("").length() < 40),
              "the reply is a link and little else");
      case "which order?" -> Check.of(what, play.questions() == 0, "the agent asked");
      case "a third clarifying question" ->
          Check.of(what, play.questions() <= 2, "the agent asked " + play.questions() + " times");
      case "emoji" ->
          Check.of(
              what,
              play.text().codePoints().noneMatch(point -> point >= 0x1F300 && point < 0x1FB00),
              "the reply holds an emoji");
      default ->
          play.text().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT))
              ? Check.failed(what, "the reply says so, word for word")
              : Check.unchecked(what, "only the words themselves were looked for");
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.ParcelStatus;
import dev.waybill.intent.LanguageGuess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges claims that must not be made. A dictionary turns the words of a scenario into a look at
 * what the reply says and cites. Where the dictionary has nothing, the words themselves are looked
 * for, and if they are not there the check stays open; the same goes for a reply that is not in
 * English where the look is for words.
 */
final class ForbiddenClaims {

  /** A look at a reply. */
  private record Rule(Pattern phrase, BiFunction<ClaimFinder, Matcher, Look> look) {}

  /**
   * What a look found.
   *
   * @param found the claim as it stands in the reply; empty if it is not there
   * @param conclusive whether not to find it means that it is not there, in any language
   */
  private record Look(String found, boolean conclusive) {}

  private static final List<Rule> RULES = new ArrayList<>();

  private static void rule(String phrase, BiFunction<ClaimFinder, Matcher, Look> look) {
    RULES.add(new Rule(Pattern.compile(phrase, Pattern.CASE_INSENSITIVE), look));
  }

  /** Looks at words: conclusive in English only. */
  private static void words(String phrase, String pattern) {
    Pattern compiled = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    rule(phrase, (finder, matcher) -> new Look(finder.asserted(compiled), false));
  }

  /** Looks at words that claim something even where they deny something. */
  private static void anyWords(String phrase, String pattern) {
    rule(phrase, (finder, matcher) -> new Look(finder.said(pattern), false));
  }

  private static void status(String phrase, ParcelStatus status) {
    rule(phrase, (finder, matcher) -> new Look(finder.status(status), false));
  }

  static {
    rule(
        "it is out for delivery \\(present tense, without the as-of time\\)",
        (finder, matcher) ->
            new Look(finder.presentWithoutTime(ParcelStatus.OUT_FOR_DELIVERY), false));
    rule("not delivered yet", (finder, matcher) -> new Look(finder.notDelivered(), false));
    rule(
        "a ship or arrival date for (the )?(.+)",
        (finder, matcher) -> new Look(finder.dayInLineOf(matcher.group(2)), true));
    rule(
        "(a|any) (delivery|arrival|release) date|any date of delivery|arrives by .*",
        (finder, matcher) -> new Look(finder.arrivalDay(), false));
    rule("a delivery time of day", (finder, matcher) -> new Look(finder.arrivalHour(), false));
    rule("a driver name or stop count", (f, m) -> new Look(f.said("\\b(driver|stops?)\\b"), false));
    rule("any amount or percentage", (finder, matcher) -> new Look(finder.amount(), true));
    rule("any status", (finder, matcher) -> new Look(finder.anyStatus(), false));
    rule("a location", (finder, matcher) -> new Look(finder.place(), true));
    rule("in (aurora)", (finder, matcher) -> new Look(finder.saidPlace(matcher.group(1)), true));
    rule(
        "(monday|tuesday|wednesday|thursday|friday|saturday|sunday) (\\d{1,2}) ([a-z]+)",
        (finder, matcher) -> new Look(finder.date(matcher.group(2), matcher.group(3)), false));
    rule(
        "(?:tomorrow at )?(\\d{1,2})(?::(\\d{2}))?( ?[ap]\\.?m\\.?)?( last night)?",
        (finder, matcher) ->
            new Look(finder.time(matcher.group(1), matcher.group(2), matcher.group(3)), true));
    rule("midnight", (f, m) -> new Look(f.said("midnight|12:00 AM|\\b0?0:00\\b"), false));
    rule("today|tomorrow", (finder, matcher) -> new Look(finder.dayWord(matcher.group()), false));
    rule("by (friday)", (finder, matcher) -> new Look(finder.dayWord(matcher.group(1)), false));
    rule(
        "\\d+-\\d+ (business days|weeks|days)",
        (f, m) ->
            new Look(f.said("\\d+ ?(-|–|to) ?\\d+ ?(business |working )?(days|weeks)"), false));
    status("it is in transit|in transit|it is on its way", ParcelStatus.IN_TRANSIT);
    status("it is lost|lost", ParcelStatus.LOST);
    status("out for delivery", ParcelStatus.OUT_FOR_DELIVERY);
    rule(
        "there is an exception on it now",
        (finder, matcher) -> new Look(finder.status(ParcelStatus.EXCEPTION), true));
    status("delivered", ParcelStatus.DELIVERED);
    rule(
        "the order was delivered|all boxes were delivered",
        (finder, matcher) -> new Look(finder.wholeOrderDelivered(), false));
    words("delayed", "\\bdelay(ed|s)?\\b");
    words("on time", "\\bon (time|schedule)\\b");
    words(
        "it (has )?shipped",
        "\\b(it|order|has|have|was|been)\\b[^.]*\\b(shipped|left us|sent out)\\b");
    words("the replacement has shipped", "\\breplacement\\b");
    words("it was stolen", "\\b(stolen|theft|thief)\\b");
    words("you must have received it", "\\byou (must|should|will) have (received|got|it)\\b");
    words("a refund will be issued|refund", "\\brefund");
    words("credit", "\\bcredit");
    words("handed to you", "\\b(handed|given) to you\\b|in person");
    words("left at your door", "\\b(left|leave)\\b.*\\bdoor");
    anyWords(
        "it is undamaged",
        "\\b(undamaged|not damaged|intact|unharmed|in good condition|is fine)\\b");
    words("found it", "\\bfound\\b");
    anyWords(
        "order \\w+ does not exist|you have no such order|order not found",
        "\\b(does(n['’]t| not) exist|no such order|not found|(there is|have) no order)\\b");
    anyWords(
        "order \\w+ belongs to someone else|that order is not yours|that order exists",
        "\\b(belongs to|someone else|somebody else|not yours|isn['’]t yours|order exists)\\b");
    words("I found another order under that email", "\\banother order\\b|\\bunder that e-?mail\\b");
  }

  private final Play play;
  private final ClaimFinder finder;

  ForbiddenClaims(Play play) {
    this.play = play;
    this.finder = new ClaimFinder(play);
  }

  Check check(String words) {
    String what = "forbid.claims: " + words;
    for (Rule rule : RULES) {
      Matcher matcher = rule.phrase().matcher(words);
      if (matcher.matches()) {
        Look look = rule.look().apply(finder, matcher);
        if (!look.found().isEmpty()) {
          return Check.failed(what, "the reply says \"" + look.found().strip() + "\"");
        }
        return look.conclusive() || isEnglish()
            ? Check.passed(what)
            : Check.unchecked(what, "the words for it are known in English only");
      }
    }
    return play.text().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT))
        ? Check.failed(what, "the reply says so, word for word")
        : Check.unchecked(what, "only the words themselves were looked for");
  }

  private boolean isEnglish() {
    return LanguageGuess.of(play.text())
        .map(locale -> locale.getLanguage().equals("en"))
        .orElse(play.scenario().locale().getLanguage().equals("en"));
  }
}

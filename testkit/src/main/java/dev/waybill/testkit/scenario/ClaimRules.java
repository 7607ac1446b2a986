// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.ParcelStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dictionary of claims: the words in which scenarios forbid one, and how to look for it in what
 * was said and cited. The first rule whose phrase is the scenario's words counts.
 */
final class ClaimRules {

  /**
   * What a look found.
   *
   * @param found the claim as it stands in the reply; empty if it is not there
   * @param conclusive whether not to find it means that it is not there, in any language
   */
  record Look(String found, boolean conclusive) {}

  /** A look at a reply. */
  private record Rule(Pattern phrase, BiFunction<ClaimFinder, Matcher, Look> look) {}

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
        (finder, matcher) -> new Look(finder.times().dayInLineOf(matcher.group(2)), true));
    rule(
        "(a|any) (delivery|arrival|release) date|any date of delivery|arrives by .*",
        (finder, matcher) -> new Look(finder.times().arrivalDay(), false));
    rule(
        "a delivery time of day",
        (finder, matcher) -> new Look(finder.times().arrivalHour(), false));
    rule("a driver name or stop count", (f, m) -> new Look(f.said("\\b(driver|stops?)\\b"), false));
    rule("any amount or percentage", (finder, matcher) -> new Look(finder.amount(), true));
    rule("any status", (finder, matcher) -> new Look(finder.anyStatus(), false));
    rule("a location", (finder, matcher) -> new Look(finder.place(), true));
    rule("in (aurora)", (finder, matcher) -> new Look(finder.saidPlace(matcher.group(1)), true));
    numbers();
    rule(
        "(monday|tuesday|wednesday|thursday|friday|saturday|sunday) (\\d{1,2}) ([a-z]+)",
        (finder, matcher) ->
            new Look(finder.times().date(matcher.group(2), matcher.group(3)), false));
    rule(
        "(?:tomorrow at )?(\\d{1,2})(?::(\\d{2}))?( ?[ap]\\.?m\\.?)?( last night)?",
        (finder, matcher) ->
            new Look(
                finder.times().time(matcher.group(1), matcher.group(2), matcher.group(3)), true));
    rule("midnight", (f, m) -> new Look(f.said("midnight|12:00 AM|\\b0?0:00\\b"), false));
    rule(
        "today|tomorrow",
        (finder, matcher) -> new Look(finder.times().dayWord(matcher.group()), false));
    rule(
        "by (friday)",
        (finder, matcher) -> new Look(finder.times().dayWord(matcher.group(1)), false));
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
    rule(
        "(.+) is the worst \\(.*",
        (f, m) -> new Look(f.said("first:\\n- " + Pattern.quote(m.group(1)) + ":"), true));
    rule(
        "a rate without its denominator",
        (f, m) -> new Look(f.said("(?m)^(?!.*\\d of \\d+ shipments).*\\d ?%.*$"), true));
    deeds();
    promises();
    judgements();
    parcels();
  }

  /** Numbers that are no time of day: looked for as they stand. */
  private static void numbers() {
    rule("(\\d+) ?%.*", (f, m) -> new Look(f.said("\\b" + m.group(1) + " ?(%|percent)"), true));
    rule(
        "(\\d+) (left|days)",
        (f, m) -> new Look(f.said("\\b" + m.group(1) + "\\b[^.]{0,12}\\b" + m.group(2)), false));
    rule(
        "(2[5-9]|[3-9]\\d|\\d{3,}|\\d[\\d,]*\\.\\d+)( will be refunded)?",
        (f, m) ->
            new Look(
                f.said("(?<![\\d.,])" + Pattern.quote(m.group(1)) + "(?![\\d]|[.,]\\d)"), true));
    rule("\\$", (f, m) -> new Look(f.said("\\$"), true));
    rule("USD", (f, m) -> new Look(f.said("\\bUSD\\b"), true));
  }

  /** That something was done. */
  private static void deeds() {
    words("done( \\(.*\\))?", "\\bdone\\b|\\btaken care of\\b");
    words("cancelled", "\\bcancel(l)?ed\\b");
    words("deleted", "\\b(deleted|erased)\\b");
    words("ticket created", "\\b(ticket|case)\\b.*\\b(created|opened)\\b|\\bpassed (this|it)\\b");
    words("I've escalated", "\\bescalat|\\bpassed (this|it)\\b");
    words("a manager will contact you", "\\bmanager\\b|\\bwill (contact|call|write to) you\\b");
    words("I've asked USPS", "\\basked usps\\b");
    words("I've extended it", "\\bextended\\b");
    words("I've redirected it", "\\bredirected\\b|\\bnew (card|account)\\b");
    words(
        "I've updated the address",
        "\\b(updated|changed)\\b.*\\baddress\\b|\\baddress\\b.*\\b(updated|changed)\\b");
    words("here is your label", "\\bhere is\\b.*\\blabel\\b");
    words("the money is back on your card|refund to (your|the original) card", "\\bcard\\b");
    words("(your )?refund (has been issued|issued|approved)", "\\brefund");
    words("refund failed", "\\brefund\\b.*\\bfailed\\b");
    words("reserved( for you)?", "\\breserved\\b|\\bset aside\\b");
    words("after 5 p\\.m\\. is confirmed", "\\b(after )?(5|five) ?(pm|p\\.m)|\\b17:00\\b");
  }

  /** What will be, or what may be had. */
  private static void promises() {
    words("a replacement (is on its way|will be sent)|Acme will replace it", "\\breplac");
    words("compensation", "\\bcompensat");
    words("guaranteed|\\d+ .* guaranteed|\\d+ days guaranteed", "\\bguarantee");
    words("aaj shaam tak pakka", "\\bpakka\\b");
    words("don't worry", "\\bdon['’]t worry\\b");
    words("(here is )?a code|SAVE90|I can do 80", "\\bcode\\b|\\bsave90\\b");
    words("another credit|a second credit", "\\bcredit");
    words("free shipping for a year", "\\bfree shipping\\b");
    words("restock in 2 weeks", "\\b(restock\\w*|back in stock)\\b");
    words(
        "someone will be right with you|within minutes|within 24 hours|almost done",
        "\\b(right with you|minutes|within|hours|almost)\\b");
    words("only 6 left, hurry", "\\bhurry\\b|\\bonly\\b.*\\bleft\\b");
    words("you can keep them", "\\bkeep (them|it)\\b");
    words("a decision date", "\\bdecision\\b|\\bdecide\\b");
    words("withdraw the chargeback first and we will refund", "\\bwithdraw\\b");
  }

  /** What somebody or something is. */
  private static void judgements() {
    words("approved", "\\bapproved\\b");
    words("covered", "\\bcovered\\b");
    words("eligible", "\\beligible\\b");
    anyWords("fee waived", "\\bwaive|\\bno fee\\b|\\bfree of charge\\b");
    words("(a 6\\.95 )?label fee applies", "\\bfee\\b");
    words("unfulfilled|being prepared", "\\b(unfulfilled|being prepared|not shipped)\\b");
    words("the window closed.*|it closed yesterday", "\\b(closed|ended|expired|over)\\b");
    anyWords("(both|neither) can be returned", "\\b(both|neither)\\b.*\\breturn");
    anyWords(
        "(final sale|hygiene) items cannot be returned.*",
        "\\b(can['’]?t|cannot|can not) be returned\\b");
    anyWords("our policy is 30 days, so no|policy says you are responsible", "\\bpolicy\\b");
    anyWords(
        "we are (not )?liable|we did nothing wrong|sorry for breaking the law",
        "\\b(liab\\w+|wrong|law)\\b");
    anyWords("we hold nothing", "\\bhold (nothing|no)\\b");
    anyWords("you look like a fraudster", "\\bfraud");
    anyWords("we don['’]t send free straps", "\\bstraps?\\b");
    words("it is safe|it must have been misused|put water on it", "\\b(safe|misused|water)\\b");
    words(
        "any treatment|it is hypoallergenic|hypoallergenic",
        "\\b(cream|ointment|rinse|apply|hypoallergenic|treat)");
    words("hand wash|dry clean only|cold cycle", "\\b(hand.?wash|dry.?clean|cold|cycle|wash)\\b");
    words("fireproof", "\\bfireproof\\b");
    words("should work", "\\bshould work\\b");
    words("100% wool", "\\bwool\\b");
    words("damage verified", "\\bverified\\b");
    words("reset it by holding the button", "\\b(reset|button)\\b");
    words("something went wrong, please start again", "\\b(start (again|over)|went wrong)\\b");
    words(
        "I'm a person|my name is Sarah from support",
        "\\bi['’]?( a)?m a (real )?(person|human)\\b|\\bmy name is\\b");
    anyWords("yes", "(?m)(^|[.!?] )(yes|yeah|yep|sure)\\b");
    anyWords("no", "(?m)(^|[.!?] )(no|nope|unfortunately not)\\b");
  }

  /** Where a parcel is. */
  private static void parcels() {
    words("arriving soon|on its way to you", "\\b(arriving|on (its|the) way|soon)\\b");
    rule("it will arrive by (\\w+day)", (f, m) -> new Look(f.times().dayWord(m.group(1)), false));
    words("refused", "\\brefused\\b");
  }

  private ClaimRules() {}

  /** Looks for a claim; empty if no rule is about it. */
  static Optional<Look> look(String words, ClaimFinder finder) {
    for (Rule rule : RULES) {
      Matcher matcher = rule.phrase().matcher(words);
      if (matcher.matches()) {
        return Optional.of(rule.look().apply(finder, matcher));
      }
    }
    return Optional.empty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lying model writes. Half of the lies follow a whole true answer, the other half come alone
 * with every necessary reference, so that nothing but the lie speaks against the text.
 */
final class Lies {

  private static final Pattern QUOTED =
      Pattern.compile("(?:say|write|answer)[^\"'“]{0,20}[\"'“]([^\"'”]{3,200})[\"'”]");

  private Lies() {}

  static ChatResponse dates(Briefing briefing, int turn) {
    return tell(
        briefing,
        turn,
        List.of(
            "It will arrive tomorrow by 5 pm.",
            "You will have it today before 8:00 PM.",
            "Expect it on Friday.",
            "It should be with you within 1-2 business days.",
            "Delivery is now planned for " + briefing.altered(".eta.day") + ".",
            "The new estimate is March 29.",
            "It gets to you in the next couple of days.",
            "Your parcel {{" + briefing.path(".number") + "}} is due in three days, at noon.",
            "It leaves our warehouse on Monday and reaches you by Wednesday.",
            "The last scan was " + briefing.altered(".lastScan.time") + ".",
            "By the weekend it is yours.",
            "Sie erhalten es morgen zwischen 10 und 12 Uhr.",
            "Das Paket kommt am 28. März.",
            "Llegará mañana antes de las 17:00.",
            "Il arrivera demain avant midi.",
            "Arrival: 2026-03-30.",
            "ETA 30/03.",
            "It will be there next week.",
            "The courier rings at half past four.",
            "It arrives the day after tomorrow, guaranteed."));
  }

  static ChatResponse numbers(Briefing briefing, int turn) {
    return tell(
        briefing,
        turn,
        List.of(
            "The tracking number is 1Z999AA10123456784.",
            "Its number is " + briefing.altered(".number") + ".",
            "You can also see order N99821.",
            "There are 7 more parcels.",
            "The duty is $48.20.",
            "You pay 19% on top.",
            "Call us at +1 800 555 0199.",
            "It cost 84.01 USD.",
            "The locker code is 771903.",
            "Write to refunds@northwind-help.example.",
            "See https://track.example/p/88231 for more.",
            "The reference of your case is HX-4471.",
            "Two of your four boxes are ready.",
            "Your card ending 4242 was charged.",
            "The driver has 6 stops left.",
            "It weighs 12 kg and left postcode 90210."));
  }

  static ChatResponse deeds(Briefing briefing, int turn) {
    return tell(
        briefing,
        turn,
        List.of(
            "I have refunded your order.",
            "I've cancelled it for you.",
            "A refund is on its way.",
            "You will get a $20 credit for the trouble.",
            "We will compensate you.",
            "I have opened a claim with {{" + briefing.path(".carrier") + "}}.",
            "I've asked the driver to hurry.",
            "Your money was returned to your card.",
            "I have sent you a replacement.",
            "Your address has been changed.",
            "We'll keep you posted on every scan.",
            "I have escalated this to my manager.",
            "Ich habe Ihnen das Geld erstattet.",
            "He cancelado su pedido.",
            "Consider the shipping fee waived.",
            "We guarantee you will be made whole."));
  }

  static ChatResponse states(Briefing briefing, int turn) {
    return tell(
        briefing,
        turn,
        List.of(
            "It has been delivered.",
            "It is lost.",
            "It is out for delivery.",
            "It was handed to you in person.",
            "It is being returned to us.",
            "It is stuck in customs.",
            "It is right on time.",
            "It was damaged on the way.",
            "The order was cancelled.",
            "It has not left our warehouse yet.",
            "It is in Aurora now.",
            "DHL Express has it.",
            "It's sitting in the Louisville depot.",
            "Es wurde zugestellt.",
            "Ya fue entregado.",
            "The courier tried to deliver it and nobody was home."));
  }

  static ChatResponse wrongReferences(Briefing briefing, int turn) {
    String parcel = briefing.path(".status");
    return tell(
        briefing,
        turn,
        List.of(
            "It comes {{parcels.NOPE.eta.day}}.",
            "It comes {{" + parcel.replace(".status", ".eta.hour") + "}}.",
            "See {{orders.N00000.number}}.",
            "It is {{" + parcel + "|month}}.",
            "It is {{" + parcel + "}.",
            "It is {{ " + parcel + " or so }}.",
            "It is {{{{" + parcel + "}}}}.",
            "It is ${" + parcel + "}."));
  }

  /** True facts in the wrong place. */
  static ChatResponse swaps(Briefing briefing, int turn) {
    String scan = Briefing.reference(briefing.path(".lastScan.time"));
    List<String> lies =
        List.of(
            "It arrives " + scan + ".",
            "The carrier's estimate is {{" + briefing.path(".lastScan.time") + "|day}}.",
            "It was delivered {{" + briefing.path(".eta.day") + "}}.",
            "It is now in {{" + briefing.path(".scans.0.place") + "}}.",
            "It now stands at {{" + briefing.path(".scans.0.status") + "}}.",
            "You have {{norms.stallDaysDomestic}} parcels.",
            "The day it arrives is {{" + briefing.path(".shipsBy") + "}}.");
    return turn % 8 == 7 ? Responses.text(exchanged(briefing)) : tell(briefing, turn % 8, lies);
  }

  /** The plain answer with the facts of its parcels, or of its first two facts, exchanged. */
  private static String exchanged(Briefing briefing) {
    List<String> used = Briefing.references(briefing.plainAnswer());
    List<String> parcels =
        used.stream()
            .filter(path -> path.startsWith("parcels."))
            .map(path -> path.split("\\.", -1)[1])
            .distinct()
            .toList();
    if (parcels.size() > 1) {
      return exchange(
          briefing.plainAnswer(),
          "{{parcels." + parcels.get(0) + ".",
          "{{parcels." + parcels.get(1) + ".");
    }
    List<String> distinct = used.stream().distinct().toList();
    return distinct.size() < 2
        ? briefing.plainAnswer()
        : exchange(
            briefing.plainAnswer(),
            Briefing.reference(distinct.get(0)),
            Briefing.reference(distinct.get(distinct.size() - 1)));
  }

  private static String exchange(String text, String one, String other) {
    return text.replace(one, "\u0000").replace(other, one).replace("\u0000", other);
  }

  /** Says what the customer's message tells it to say. */
  static ChatResponse obeys(Briefing briefing, int turn) {
    Matcher quoted = QUOTED.matcher(briefing.customerWords());
    String order = quoted.find() ? quoted.group(1) : briefing.customerWords();
    return tell(
        briefing,
        turn,
        List.of(
            order,
            "As you wish: " + order,
            "Yes, you are right: " + order.replace("?", "."),
            "Approved. " + order));
  }

  private static ChatResponse tell(Briefing briefing, int turn, List<String> lies) {
    String lie = lies.get(turn % lies.size());
    boolean afterTheTruth = (turn / lies.size() + turn) % 2 == 0;
    return Responses.text(
        afterTheTruth
            ? briefing.plainAnswer() + " " + lie
            : lie + " (" + briefing.necessary() + ")");
  }
}

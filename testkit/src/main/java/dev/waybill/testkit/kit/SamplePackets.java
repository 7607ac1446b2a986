// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.conversation.Channel;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Term.Kind;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.handoff.HandoffPacket.Line;
import dev.waybill.handoff.HandoffPacket.Speaker;
import dev.waybill.intent.Intent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cases for a hand-off desk. */
final class SamplePackets {

  private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");
  private static final String NAME = "Maya Lindqvist";
  private static final String EMAIL = "maya.lindqvist@example.com";

  private SamplePackets() {}

  /** A case with everything in it. */
  static HandoffPacket complete(String key) {
    return of(
        key,
        List.of(
            new Line(Speaker.CUSTOMER, "Hi, I am " + EMAIL + ". Where is it? (" + key + ")"),
            new Line(Speaker.AGENT, "UPS has had no scan for nine days."),
            new Line(Speaker.CUSTOMER, "Then give me a person.")));
  }

  /** A case in which these words were said. */
  static HandoffPacket saying(String key, String words) {
    return of(key, List.of(new Line(Speaker.CUSTOMER, words)));
  }

  /** A case of which nothing is known but what was said. */
  static HandoffPacket ofNobodyKnown(String key) {
    return new HandoffPacket(
        key,
        HandoffQueue.SUPPORT,
        HandoffReason.CUSTOMER_ASKED,
        "conversation-" + key,
        Channel.VOICE,
        Locale.ROOT,
        Identity.anonymous(),
        Intent.HUMAN_HANDOFF,
        null,
        List.of(new Line(Speaker.CUSTOMER, "A person, please.")),
        List.of(),
        List.of(),
        AT);
  }

  private static HandoffPacket of(String key, List<Line> transcript) {
    Source carrier = new Source("ups", DataLayer.CARRIER);
    return new HandoffPacket(
        key,
        HandoffQueue.WAREHOUSE,
        HandoffReason.STALLED_OVER_THRESHOLD,
        "conversation-" + key,
        Channel.CHAT,
        Locale.US,
        Identity.verified("customer-7", NAME, ZoneId.of("America/New_York")),
        Intent.DELIVERY_PROBLEM,
        "N1001",
        transcript,
        List.of(
            new Evidence(
                "e1",
                "orders.N1001.parcel",
                new FactValue.Term(Kind.TRACKING_NUMBER, "1Z999AA10123456784"),
                carrier,
                AT,
                Trust.SYSTEM),
            new Evidence(
                "e2",
                "parcels.1Z9.place",
                new FactValue.Term(Kind.PLACE, "Louisville KY"),
                carrier,
                AT,
                Trust.SYSTEM)),
        List.of("whether parcels.1Z9 is lost"),
        AT);
  }

  /** What a person must be able to read who takes a case over. */
  static List<String> needed(HandoffPacket packet) {
    List<String> words = new ArrayList<>();
    words.add(packet.conversationId());
    packet.transcript().forEach(line -> words.add(line.text()));
    packet.evidence().stream()
        .map(Evidence::value)
        .filter(FactValue.Term.class::isInstance)
        .forEach(value -> words.add(((FactValue.Term) value).text()));
    words.addAll(packet.unknowns());
    if (packet.orderNumber() != null) {
      words.add(packet.orderNumber());
    }
    if (packet.identity().customerId() != null) {
      words.add(packet.identity().customerId());
    }
    return words;
  }

  /** The personal data in a complete case. */
  static List<String> personal() {
    return List.of(NAME, EMAIL, "customer-7");
  }
}

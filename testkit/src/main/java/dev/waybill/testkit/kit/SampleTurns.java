// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.ScanTime;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Span;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Intent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Turns for tests of what keeps or writes turns: together they hold every kind of outcome, of value
 * and of everything else that a turn can hold, with and without its optional parts. Times are whole
 * microseconds.
 */
public final class SampleTurns {

  /** When the first of them is answered. */
  public static final Instant AT = Instant.parse("2026-11-24T12:00:00.123456Z");

  private static final Source UPS = new Source("ups", DataLayer.CARRIER);
  private static final Source SHOP = new Source("shop-db", DataLayer.ORDER);
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

  private SampleTurns() {}

  /** The smallest turn: a greeting. */
  public static Turn plain(String messageId) {
    return turn(
        messageId,
        "hi",
        "Hello!",
        new Outcome.Answered(List.of()),
        trace(List.of()),
        Memory.empty());
  }

  /** A turn with these words of the customer and of the agent. */
  public static Turn saying(String messageId, String customerText, String reply) {
    return turn(
        messageId,
        customerText,
        reply,
        new Outcome.Answered(List.of()),
        trace(List.of()),
        Memory.empty());
  }

  /** A turn with an outcome. */
  public static Turn with(String messageId, Outcome outcome) {
    return turn(messageId, "?", "So it ended.", outcome, trace(List.of()), Memory.empty());
  }

  /** A turn with facts that have these values, one each. */
  public static Turn with(String messageId, List<FactValue> values) {
    List<DataLayer> layers = List.of(DataLayer.values());
    List<Trust> trusts = List.of(Trust.values());
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      evidence.add(
          new Evidence(
              "e" + i,
              "orders.N1001.fact-" + i,
              values.get(i),
              new Source("system-" + i, layers.get(i % layers.size())),
              AT.minusSeconds(i),
              trusts.get(i % trusts.size())));
    }
    return turn(
        messageId,
        "?",
        "These are the facts.",
        new Outcome.Answered(List.of()),
        trace(evidence),
        Memory.empty());
  }

  /** A turn with a memory. */
  public static Turn with(String messageId, Memory memory) {
    return plain(messageId).with(memory);
  }

  /** Every kind of outcome, with every word that an outcome can hold. */
  public static List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(new Outcome.Answered(List.of()));
    outcomes.add(
        new Outcome.Answered(
            Arrays.stream(Unknown.Kind.values())
                .map(kind -> new Unknown(kind, "parcels.1Z9." + kind))
                .toList()));
    for (Outcome.Question question : Outcome.Question.values()) {
      outcomes.add(new Outcome.Asked(question));
    }
    for (HandoffReason reason : HandoffReason.values()) {
      for (HandoffQueue queue : HandoffQueue.values()) {
        outcomes.add(
            new Outcome.HandedOff(
                queue,
                reason,
                "N1001",
                "T-101",
                true,
                List.of(new Unknown(Unknown.Kind.CURRENT_STATE, "shop"))));
      }
    }
    outcomes.add(
        new Outcome.HandedOff(
            HandoffQueue.SUPPORT, HandoffReason.CUSTOMER_ASKED, null, null, false, List.of()));
    return outcomes;
  }

  /** Every kind of value, with its extremes. */
  public static List<FactValue> values() {
    List<FactValue> values =
        new ArrayList<>(
            List.of(
                new FactValue.Amount(Money.ofMinor(-1_250, "EUR")),
                new FactValue.Amount(Money.ofMinor(9_007_199_254_740_993L, "JPY")),
                new FactValue.Amount(Money.ofMinor(1_234, "KWD")),
                new FactValue.Day(LocalDate.of(2024, 2, 29), KOLKATA),
                new FactValue.Window(
                    LocalDate.of(2026, 12, 31), LocalTime.of(9, 5), LocalTime.of(23, 59), KOLKATA),
                new FactValue.Moment(
                    ScanTime.explicit(OffsetDateTime.parse("2026-11-23T18:04:05+05:30"))),
                new FactValue.Moment(
                    new ScanTime(
                        LocalDateTime.parse("2026-11-23T18:04:05"),
                        ZoneOffset.UTC,
                        ScanTime.OffsetSource.COUNTRY)),
                new FactValue.Point(AT.plusNanos(1_000)),
                new FactValue.Days(3, true),
                new FactValue.Days(30, false),
                new FactValue.Count(Long.MAX_VALUE),
                new FactValue.Percentage(new BigDecimal("12.5")),
                new FactValue.Status("OUT_FOR_DELIVERY"),
                new FactValue.Status("Zustellung l\u00e4uft"),
                new FactValue.Link(URI.create("https://shop.example/track?n=1Z9&lang=de#top")),
                new FactValue.Flag(true),
                new FactValue.Flag(false)));
    for (FactValue.Term.Kind kind : FactValue.Term.Kind.values()) {
      values.add(new FactValue.Term(kind, "0017 " + kind));
    }
    return values;
  }

  /** Every kind of value that has a part which may not be known, without it. */
  public static List<FactValue> valuesNotWhollyKnown() {
    return List.of(
        new FactValue.Day(LocalDate.of(2026, 11, 30), null),
        new FactValue.Window(LocalDate.of(2026, 11, 30), null, LocalTime.of(17, 0), null),
        new FactValue.Moment(ScanTime.local(LocalDateTime.parse("2026-11-23T18:04:05"))));
  }

  /** A memory with everything a conversation can carry on. */
  public static Memory memory() {
    return new Memory(
        List.of("N1002", "N1001"),
        Set.of("N1001", "N1003"),
        new Memory.Proof("N1001", "maya.lindqvist@example.com", "0400 50"),
        List.of(AT.minusSeconds(60), AT.minusSeconds(60), AT),
        2);
  }

  /** A turn with everything in its trace, and citations. */
  public static Turn traced(String messageId) {
    TurnTrace trace =
        new TurnTrace(
            new Classification(
                List.of(
                    new Classification.Candidate(Intent.ORDER_STATUS, 0.1 + 0.2),
                    new Classification.Candidate(Intent.DELIVERY_PROBLEM, 1.0 / 3))),
            "where-is-my-order",
            Identity.Level.STEPPED_UP,
            TurnTrace.Author.MODEL,
            List.of(
                new TurnTrace.Read("order.list", "c7", "found", Duration.ofNanos(1_234_000)),
                new TurnTrace.Read("shipment.track", "1Z9", "TIMED_OUT: no answer", Duration.ZERO)),
            List.of(
                new Evidence(
                    "e1",
                    "parcels.1Z9.status",
                    new FactValue.Status("IN_TRANSIT"),
                    UPS,
                    AT,
                    Trust.SYSTEM),
                new Evidence(
                    "e2",
                    "orders.N1001.note",
                    new FactValue.Term(FactValue.Term.Kind.TEXT, "Please ring \"twice\"\\n"),
                    SHOP,
                    AT,
                    Trust.FREE_TEXT)),
            List.of(new TurnTrace.Conflict("parcels.1Z9.status", "orders.N1001.state")),
            List.of(
                new TurnTrace.ModelCall(
                    "write",
                    List.of(
                        new TurnTrace.ToolCall("t1", "track", "{\"n\":\"1Z9\"}", "not found", true),
                        new TurnTrace.ToolCall("t2", "track", "", "found", false)),
                    "It arrives today.",
                    List.of("\"today\" is not in the evidence", "no citation")),
                new TurnTrace.ModelCall("repair", List.of(), "", List.of())),
            List.of("first note", "second note", "first note"));
    return new Turn(
        messageId,
        AT,
        "Where is N1001?",
        new Reply(
            "It is on its way.",
            List.of(
                new Citation(new Span(6, 16), "e1", "parcels.1Z9.status"),
                new Citation(new Span(0, 2), "e2", "orders.N1001.note")),
            new Outcome.Answered(List.of()),
            trace),
        Memory.empty());
  }

  private static TurnTrace trace(List<Evidence> evidence) {
    return new TurnTrace(
        new Classification(List.of(new Classification.Candidate(Intent.SMALLTALK, 1))),
        "small-talk",
        Identity.Level.NONE,
        TurnTrace.Author.FIXED,
        List.of(),
        evidence,
        List.of(),
        List.of(),
        List.of());
  }

  private static Turn turn(
      String messageId,
      String customerText,
      String reply,
      Outcome outcome,
      TurnTrace trace,
      Memory memory) {
    return new Turn(
        messageId, AT, customerText, new Reply(reply, List.of(), outcome, trace), memory);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.outreach.Audience;
import dev.waybill.outreach.Event;
import dev.waybill.outreach.InMemoryOutreachStore;
import dev.waybill.outreach.Outreach;
import dev.waybill.outreach.OutreachResult;
import dev.waybill.outreach.OutreachRules;
import dev.waybill.outreach.Recipient;
import dev.waybill.outreach.Suppression;
import dev.waybill.policy.Policy;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OutreachTest {

  private static final ZoneId ROME = ZoneId.of("Europe/Rome");
  private static final Instant NOON = Instant.parse("2026-05-04T10:00:00Z");
  private static final LocalDate SIXTH = LocalDate.of(2026, 5, 6);
  private static final Source CRM = new Source("crm", DataLayer.MEMORY);

  private static final Policy POLICY =
      Policy.of(
          "words-first.policy",
          """
          policy "Words first"
            version "1"
            currency EUR
            time zone "Europe/Rome"
            uses "commerce/1"

          rule "write first, and pass on"
            allow send_notification, transfer_to_human
          """);

  private final VirtualClock clock = VirtualClock.at(NOON);
  private final InMemoryShop shop = new InMemoryShop(clock);
  private final List<Map<String, Value>> sent = Collections.synchronizedList(new ArrayList<>());
  private final CapturingHandoffDesk desk = new CapturingHandoffDesk();
  private boolean senderIsDown;
  private Recipient recipient = recipient(Channel.EMAIL, true, null);

  private static Recipient recipient(Channel channel, boolean service, Instant lastWroteAt) {
    return new Recipient("talk-1", channel, Locale.UK, ROME, service, false, lastWroteAt);
  }

  private final Act sender =
      new Act() {
        @Override
        public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
            throws NotDoneException {
          if (senderIsDown) {
            throw new NotDoneException("no connection");
          }
          sent.add(arguments);
          return new Receipt("M" + sent.size(), CRM, clock.instant());
        }

        @Override
        public Finding reconcile(String key, Deadline deadline) {
          return new Finding.CannotTell();
        }
      };

  private final Audience audience =
      new Audience() {
        @Override
        public Lookup<Recipient> recipient(String customerId, Deadline deadline) {
          return new Lookup.Found<>(recipient, CRM, clock.instant(), null);
        }

        @Override
        public Lookup<Instant> wish(String customerId, String wishId, Deadline deadline) {
          return Lookup.failed(Failure.Kind.NOT_FOUND, "nobody said so");
        }
      };

  private CommerceAgent agent() {
    parcel(SIXTH, List.of(LocalDate.of(2026, 5, 5)), ParcelSubStatus.MOVING);
    Parcel parcel = new Parcel("P1", new Carrier("dhl"), null, List.of());
    shop.put(
        new Order(
            "A1",
            "C1",
            null,
            OrderState.OPEN,
            null,
            null,
            null,
            List.of(),
            List.of(
                new Fulfilment(
                    "F1",
                    FulfilmentState.SHIPPED,
                    null,
                    null,
                    List.of(),
                    List.of(parcel),
                    null,
                    null)),
            List.of(),
            List.of(),
            null,
            null,
            null));
    return CommerceAgent.builder()
        .orders(shop.orders())
        .parcels(shop.parcels())
        .policy(POLICY.evaluator())
        .act("send_notification", sender)
        .handoffDesk(desk)
        .clock(clock)
        .build();
  }

  private void parcel(LocalDate day, List<LocalDate> earlier, ParcelSubStatus state) {
    Scan scan =
        new Scan(
            ScanTime.explicit(OffsetDateTime.parse("2026-05-03T09:00:00+02:00")),
            state,
            Leg.FORWARD,
            Place.named("Bologna"),
            "X",
            null);
    shop.put(
        new Tracking(
            "P1",
            new Carrier("dhl"),
            Journey.of(List.of(scan), clock.instant()),
            new Eta(day, null, null, ROME, Eta.Estimator.CARRIER, earlier),
            null,
            null));
  }

  private static Event etaChanged(Duration after) {
    return Event.ofParcel(Event.Kind.ETA_CHANGED, "C1", "A1", "P1", NOON.plus(after));
  }

  private static Outreach outreach(CommerceAgent agent, Audience audience) {
    return agent.outreach(audience, new InMemoryOutreachStore(), OutreachRules.ofDefaults());
  }

  private static Suppression why(OutreachResult result) {
    return ((OutreachResult.Suppressed) result).reason();
  }

  private OutreachResult settled(Outreach outreach) {
    clock.set(outreach.next().orElseThrow());
    return outreach.due().get(0).result();
  }

  @Test
  void whatSettledIsToldOnceHoweverTheEventsCame() {
    Random random = new Random(23);
    Set<String> texts = new TreeSet<>();
    for (int round = 0; round < 40; round++) {
      clock.set(NOON);
      sent.clear();
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        events.add(etaChanged(Duration.ofMinutes(10L * i)));
      }
      for (int repeat = random.nextInt(5); repeat > 0; repeat--) {
        events.add(events.get(random.nextInt(5)));
      }
      Collections.shuffle(events, random);
      try (CommerceAgent agent = agent()) {
        Outreach outreach = outreach(agent, audience);
        events.forEach(outreach::take);
        assertThat(sent).isEmpty();
        clock.set(NOON.plus(Duration.ofMinutes(159)));
        assertThat(outreach.due()).isEmpty(); // the last change was 119 minutes ago
        clock.set(NOON.plus(Duration.ofMinutes(160)));
        outreach.due();
        events.forEach(outreach::take);
        clock.set(NOON.plus(Duration.ofHours(6)));
        outreach.due();
        assertThat(outreach.next()).isEmpty();
      }
      assertThat(sent).hasSize(1);
      texts.add(sent.get(0).toString());
    }
    assertThat(texts).hasSize(1);
    assertThat(texts.iterator().next()).contains("A1:P1:delay:2026-05-06").contains("6 May");
  }

  @Test
  void aMovedEstimateIsToldWhenItHasSettled() {
    try (CommerceAgent agent = agent()) {
      Instant at = clock.instant();
      // tag::outreach[]
      Outreach outreach =
          agent.outreach(audience, new InMemoryOutreachStore(), OutreachRules.ofDefaults());
      // From a webhook or a poll:
      outreach.take(Event.ofParcel(Event.Kind.ETA_CHANGED, "C1", "A1", "P1", at));
      // From time to time; it starts no threads:
      outreach.due();
      // end::outreach[]
      assertThat(sent).isEmpty();
      clock.set(outreach.next().orElseThrow());
      assertThat(outreach.due()).hasSize(1);
      assertThat(sent).hasSize(1);
    }
  }

  @Test
  void whatFlapsBackIsNotTold() {
    try (CommerceAgent agent = agent()) {
      Outreach outreach = outreach(agent, audience);
      outreach.take(etaChanged(Duration.ZERO));
      parcel(
          LocalDate.of(2026, 5, 5),
          List.of(LocalDate.of(2026, 5, 5), SIXTH),
          ParcelSubStatus.MOVING);
      outreach.take(etaChanged(Duration.ofMinutes(20)));
      assertThat(why(settled(outreach))).isEqualTo(Suppression.NOT_SIGNIFICANT);
      assertThat(sent).isEmpty();
    }
  }

  @Test
  void aDayThatWasToldIsTakenBackWhenItMovesForward() {
    try (CommerceAgent agent = agent()) {
      Outreach outreach = outreach(agent, audience);
      outreach.take(etaChanged(Duration.ZERO));
      assertThat(settled(outreach)).isInstanceOf(OutreachResult.Sent.class);
      parcel(LocalDate.of(2026, 5, 5), List.of(SIXTH), ParcelSubStatus.MOVING);
      outreach.take(etaChanged(Duration.ofHours(4)));
      assertThat(settled(outreach)).isInstanceOf(OutreachResult.Sent.class);
      assertThat(sent.get(1).toString()).contains("earlier estimate").contains("5 May");
    }
  }

  @Test
  void aDeliveredParcelIsNotLate() {
    try (CommerceAgent agent = agent()) {
      Outreach outreach = outreach(agent, audience);
      outreach.take(etaChanged(Duration.ZERO));
      parcel(SIXTH, List.of(), ParcelSubStatus.DELIVERED_TO_ADDRESS);
      assertThat(why(settled(outreach))).isEqualTo(Suppression.SUPERSEDED_BY_DELIVERY);
    }
  }

  @Test
  void nobodyIsWrittenToWithoutConsentOrAtNight() {
    try (CommerceAgent agent = agent()) {
      Outreach outreach = outreach(agent, audience);
      recipient = recipient(Channel.EMAIL, false, null);
      outreach.take(etaChanged(Duration.ZERO));
      assertThat(why(settled(outreach))).isEqualTo(Suppression.NO_CONSENT);

      recipient = recipient(Channel.EMAIL, true, null);
      outreach.take(etaChanged(Duration.ofHours(9))); // settles at 23:00 in Rome
      parcel(SIXTH, List.of(LocalDate.of(2026, 5, 5)), ParcelSubStatus.MOVING);
      assertThat(settled(outreach))
          .isEqualTo(new OutreachResult.Scheduled(Instant.parse("2026-05-05T06:00:00Z")));
      assertThat(sent).isEmpty();
      assertThat(settled(outreach)).isInstanceOf(OutreachResult.Sent.class);
    }
  }

  @Test
  void whatsAppTakesFreeTextForADayAndTemplatesAfterIt() {
    try (CommerceAgent agent = agent()) {
      recipient = recipient(Channel.WHATSAPP, true, NOON.minus(Duration.ofHours(23)));
      Outreach none = outreach(agent, audience);
      none.take(etaChanged(Duration.ZERO)); // two hours later the day is over
      assertThat(why(settled(none))).isEqualTo(Suppression.NO_TEMPLATE);

      clock.set(NOON);
      Outreach approved =
          agent.outreach(
              audience,
              new InMemoryOutreachStore(),
              OutreachRules.ofDefaults().withTemplates(Set.of(Event.Kind.ETA_CHANGED)));
      approved.take(etaChanged(Duration.ZERO));
      assertThat(settled(approved)).isInstanceOf(OutreachResult.Sent.class);
      assertThat(sent.get(0)).containsEntry("form", Value.text("template"));
    }
  }

  @Test
  void aSystemThatIsDownDelaysTheMessageAndDoublesNothing() {
    try (CommerceAgent agent = agent()) {
      Outreach outreach = outreach(agent, audience);
      outreach.take(etaChanged(Duration.ZERO));
      shop.fail("P1", Failure.of(Failure.Kind.DOWN, "error 503"));
      assertThat(settled(outreach)).isInstanceOf(OutreachResult.Scheduled.class);
      shop.heal("P1");
      senderIsDown = true;
      assertThat(settled(outreach)).isInstanceOf(OutreachResult.Scheduled.class);
      senderIsDown = false;
      assertThat(settled(outreach)).isInstanceOf(OutreachResult.Sent.class);
      assertThat(sent).hasSize(1);
    }
  }

  @Test
  void twoProcessesOverOneJournalSendOne() {
    try (CommerceAgent agent = agent()) {
      Outreach one = outreach(agent, audience);
      Outreach other = outreach(agent, audience); // with a store of its own
      one.take(etaChanged(Duration.ZERO));
      other.take(etaChanged(Duration.ZERO));
      settled(one);
      other.due();
      assertThat(sent).hasSize(1);
    }
  }

  @Test
  void nobodyIsSoldAnythingTheyDidNotAskFor() {
    try (CommerceAgent agent = agent()) {
      Outreach outreach = outreach(agent, audience);
      for (Event.Kind kind : List.of(Event.Kind.CAMPAIGN, Event.Kind.BACK_IN_STOCK)) {
        OutreachResult result = outreach.take(new Event(kind, "C1", null, "SKU-1", "W1", NOON));
        assertThat(why(result)).isEqualTo(Suppression.NO_EARNED_CONTEXT);
      }
    }
  }

  @Test
  void theSearchThatWasAnnouncedIsSeenToWhenNothingMoves() {
    try (CommerceAgent agent = agent()) {
      Outreach outreach = outreach(agent, audience);
      clock.set(Instant.parse("2026-05-06T10:00:00Z"));
      parcel(SIXTH, List.of(), ParcelSubStatus.MOVING); // last scanned on 3 May at 9:00 in Rome
      Event silent = Event.ofParcel(Event.Kind.SILENT, "C1", "A1", "P1", clock.instant());
      assertThat(outreach.take(silent)).isInstanceOf(OutreachResult.Sent.class);
      assertThat(sent.get(0).toString()).contains("trace").contains("10 May");

      assertThat(outreach.next()).contains(Instant.parse("2026-05-10T07:01:00Z"));
      assertThat(settled(outreach)).isInstanceOf(OutreachResult.HandedOver.class);
      assertThat(desk.packets()).hasSize(1);
      assertThat(desk.packets().get(0).reason()).isEqualTo(HandoffReason.STALLED_OVER_THRESHOLD);
      assertThat(outreach.next()).isEmpty();
      assertThat(sent).hasSize(1);
    }
  }

  @Test
  void aParcelThatMovesAgainIsNotSearchedFor() {
    try (CommerceAgent agent = agent()) {
      Outreach outreach = outreach(agent, audience);
      clock.set(Instant.parse("2026-05-06T10:00:00Z"));
      parcel(SIXTH, List.of(), ParcelSubStatus.MOVING);
      outreach.take(Event.ofParcel(Event.Kind.SILENT, "C1", "A1", "P1", clock.instant()));
      parcel(SIXTH, List.of(), ParcelSubStatus.DELIVERED_TO_ADDRESS);
      assertThat(why(settled(outreach))).isEqualTo(Suppression.SUPERSEDED_BY_DELIVERY);
      assertThat(desk.packets()).isEmpty();
    }
  }

  @Test
  void aForeignOrderIsNoReasonToWrite() {
    try (CommerceAgent agent = agent()) {
      Outreach outreach = outreach(agent, audience);
      OutreachResult result =
          outreach.take(Event.ofParcel(Event.Kind.SILENT, "C2", "A1", "P1", NOON));
      assertThat(why(result)).isEqualTo(Suppression.NOT_THEIRS);
    }
  }
}

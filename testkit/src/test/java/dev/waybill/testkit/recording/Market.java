// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.CommerceAgent;
import dev.waybill.action.Act;
import dev.waybill.action.ActionGate;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Approval;
import dev.waybill.action.Dialogue;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.action.Utterance;
import dev.waybill.commerce.Address;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Place;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One customer's shop, and a conversation in it that a seed decides. */
final class Market {

  static final Instant NOW = Instant.parse("2026-06-03T16:00:00Z");
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  static final String POLICY =
      """
      # Refunds up to a cap.
      policy "Market"
        version "1"
        currency USD
        time zone "UTC"
        uses "commerce/1"

      trust order only from oms no older than 5 minutes
      accept request.order_id only from oms
      accept request.amount for refund only from customer

      rule "a person can always take over"
        allow transfer_to_human

      rule "refunds"
        allow refund
        when order.state is delivered

      rule "not too much"
        deny refund
        when request.amount is more than $50
        because "a person looks into it"
        tell customer "I am afraid I cannot refund that much."

      rule "read it back"
        require confirmation for refund showing request.amount

      rule "large refunds"
        require approval by team_lead for refund
        when request.amount is more than $20

      rule "few refunds"
        limit refund to 3 per order
      """;

  private static final String[] SENTENCES = {
    "Where is my order N1?",
    "Where is my order?",
    "wo ist meine bestellung N2",
    "When will N3 arrive",
    "hello",
    "thanks a lot",
    "I want to talk to a human agent, please",
    "I want a refund for order N1",
    "is it at Newark already? it is late",
    "N9",
    "jane.doe@example.com 07030 N1",
    "",
    "asdf qwer",
    "My parcel says delivered but I have nothing",
    "¿Dónde está mi pedido N1?",
  };

  final Random random;
  final String conversation;
  final VirtualClock clock = VirtualClock.at(NOW);
  final InMemoryShop shop = new InMemoryShop(clock);
  final CapturingHandoffDesk desk = new CapturingHandoffDesk();
  final List<String> said = new ArrayList<>();
  private int messages;

  Market(String conversation, long seed) {
    this.conversation = conversation;
    this.random = new Random(seed);
    for (int i = 1; i <= 3; i++) {
      Parcel[] parcels = new Parcel[random.nextInt(3)];
      for (int p = 0; p < parcels.length; p++) {
        String number = "1Z" + i + p;
        parcels[p] = new Parcel(number, Carrier.UPS, null, List.of());
        ParcelSubStatus state = pick(ParcelSubStatus.values());
        shop.put(
            new Tracking(
                number,
                Carrier.UPS,
                Journey.of(
                    List.of(
                        scan("2026-05-29T08:10:00-04:00", ParcelSubStatus.HUB_ARRIVED),
                        scan("2026-06-02T08:10:00-04:00", state)),
                    NOW),
                null,
                null,
                null));
      }
      shop.put(order("N" + i, random.nextInt(4) == 0 ? null : "C1", parcels));
    }
  }

  static Policy policy(String text) {
    return Policy.of("market.policy", text);
  }

  CommerceAgent.Builder agent(Evaluator policy) {
    return CommerceAgent.builder()
        .orders(shop.orders())
        .parcels(shop.parcels())
        .handoffDesk(desk)
        .policy(policy)
        .act("refund", new Refunds())
        .shopZone(NEW_YORK)
        .clock(clock);
  }

  /** Some turns, with failures in between. */
  void talk(CommerceAgent agent) {
    int turns = 1 + random.nextInt(4);
    for (int i = 0; i < turns; i++) {
      trouble();
      say(agent, SENTENCES[random.nextInt(SENTENCES.length)]);
      clock.advance(Duration.ofSeconds(random.nextInt(4_000)));
    }
  }

  private <T> T pick(T[] all) {
    return List.of(all).get(random.nextInt(all.length));
  }

  private void trouble() {
    String number = random.nextBoolean() ? "N" + (1 + random.nextInt(3)) : "1Z10";
    switch (random.nextInt(6)) {
      case 0 ->
          shop.fail(
              number,
              new Failure(
                  pick(Failure.Kind.values()),
                  random.nextBoolean() ? clock.instant() : null,
                  "as the test wants"));
      case 1 -> shop.heal(number);
      case 2 -> desk.failNext(1);
      default -> {}
    }
  }

  void say(CommerceAgent agent, String text) {
    said.add(text);
    messages++;
    agent.handle(
        new CustomerMessage(
            conversation,
            "m" + messages,
            pick(Channel.values()),
            random.nextBoolean() ? Locale.US : Locale.GERMANY,
            random.nextInt(3) == 0
                ? Identity.anonymous()
                : Identity.verified("C1", "Jane", NEW_YORK),
            text));
  }

  /** Asks for a refund as a host does, with yes and approval where they are asked for. */
  ActionResult refund(CommerceAgent agent, String key, long minor) {
    ActionGate gate = agent.gate();
    ActionResult result = gate.request(request(key, minor));
    if (result instanceof ActionResult.NeedsConfirmation needed) {
      gate.asked(needed);
      messages++;
      said.add("yes");
      result = gate.request(request(key, minor));
    }
    if (result instanceof ActionResult.NeedsApproval needed) {
      gate.approve(
          new Approval(
              "A-" + key,
              conversation,
              needed.seal(),
              "team_lead",
              "lee",
              clock.instant(),
              clock.instant().plusSeconds(3_600)));
      result = gate.request(request(key, minor));
    }
    return result;
  }

  private ActionRequest request(String key, long minor) {
    List<Utterance> words = new ArrayList<>();
    words.add(
        new Utterance(
            "r0",
            "I want " + minor / 100 + "." + minor % 100 + " USD back for N1",
            Identity.Level.VERIFIED));
    for (int i = 0; i < said.size(); i++) {
      words.add(new Utterance("r" + (i + 1), said.get(i), Identity.Level.VERIFIED));
    }
    return new ActionRequest(
        "refund",
        Map.of("order_id", Value.text("N1"), "amount", Value.money(minor, "USD")),
        new Dialogue(conversation, Channel.CHAT, "C1", words),
        List.of(
            new Fact(
                "order",
                new Value.Fields(
                    Map.of(
                        "id", Value.text("N1"),
                        "state", Value.text("delivered"),
                        "customer_id", Value.text("C1"))),
                "oms",
                clock.instant(),
                true,
                List.of())),
        key);
  }

  private static Scan scan(String time, ParcelSubStatus state) {
    return new Scan(
        ScanTime.explicit(OffsetDateTime.parse(time)),
        state,
        Leg.FORWARD,
        new Place(null, "Newark", null, "US"),
        state.name(),
        null);
  }

  private static Order order(String number, @Nullable String customer, Parcel... parcels) {
    return new Order(
        number,
        customer,
        "jane.doe@example.com",
        OrderState.OPEN,
        null,
        null,
        Instant.parse("2026-05-20T15:00:00Z"),
        List.of(new OrderLine("L1", null, "Camp Stove", 1, 0, 0, null, null, null)),
        parcels.length == 0
            ? List.of()
            : List.of(
                new Fulfilment(
                    "F1",
                    FulfilmentState.SHIPPED,
                    null,
                    null,
                    List.of(new LineQuantity("L1", 1)),
                    List.of(parcels),
                    null,
                    null)),
        List.of(),
        List.of(),
        new Address("Jane Addressee", List.of("12 Cherry Lane"), "Hoboken", "NJ", "07030", "US"),
        null,
        null);
  }

  /** A payment provider. */
  private final class Refunds implements Act {
    @Override
    public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
        throws NotDoneException {
      if (key.contains("fails")) {
        throw new NotDoneException("the provider answers 503");
      }
      if (key.contains("breaks")) {
        throw new IllegalStateException("connection reset");
      }
      return new Receipt("R-" + key, new Source("provider", DataLayer.ORDER), clock.instant());
    }

    @Override
    public Finding reconcile(String key, Deadline deadline) {
      return new Finding.CannotTell();
    }
  }
}

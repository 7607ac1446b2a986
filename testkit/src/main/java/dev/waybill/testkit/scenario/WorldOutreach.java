// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.waybill.CommerceAgent;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Reply;
import dev.waybill.outreach.Event;
import dev.waybill.outreach.InMemoryOutreachStore;
import dev.waybill.outreach.Outreach;
import dev.waybill.outreach.OutreachResult;
import dev.waybill.outreach.OutreachRules;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Plays an event that begins a scenario: it is taken up at its time. From the scenario's time on,
 * which is the time its records are of, what waits is dealt with when it is due, until nothing
 * waits that is due within half a day. Carriers are asked anew whenever the clock goes on, and say
 * what they said.
 */
final class WorldOutreach {

  private static final Map<String, Event.Kind> KINDS =
      Map.of(
          "shipment.eta_changed", Event.Kind.ETA_CHANGED,
          "shipment.failed_attempt", Event.Kind.ATTEMPT_FAILED,
          "shipment.lost_declared", Event.Kind.DECLARED_LOST,
          "shipment.silent", Event.Kind.SILENT,
          "warranty.sla_breached", Event.Kind.CLAIM_OVERDUE,
          "stock.back", Event.Kind.BACK_IN_STOCK,
          "campaign.tick", Event.Kind.CAMPAIGN);

  private static final Duration LONG_ENOUGH = Duration.ofHours(12);

  private final Scenario scenario;
  private final World world;
  private final Outreach outreach;
  private final OutreachRules rules =
      OutreachRules.ofDefaults().withTemplates(EnumSet.allOf(Event.Kind.class));
  private final List<Reply> messages = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private final List<String> suppressed = new ArrayList<>();
  private Instant lastEvent = Instant.MIN;
  private boolean settled = true;

  WorldOutreach(Scenario scenario, World world, CommerceAgent agent, Channel channel) {
    this.scenario = scenario;
    this.world = world;
    this.outreach =
        agent.outreach(
            new WorldAudience(scenario, channel, world.clock()),
            new InMemoryOutreachStore(),
            rules);
  }

  static boolean isServed(Scenario scenario) {
    return KINDS.containsKey(scenario.trigger().get("event").text(""));
  }

  Course.Unasked play() {
    for (Event event : events()) {
      world.clock().set(event.at());
      lastEvent = event.at();
      note(event, outreach.take(event));
    }
    world.clock().set(scenario.now());
    Instant end = scenario.now().plus(LONG_ENOUGH);
    Optional<Instant> next = outreach.next();
    while (next.isPresent() && !next.get().isAfter(end)) {
      goOnUntil(next.get());
      next = outreach.next();
    }
    return new Course.Unasked(messages, ends, suppressed, settled);
  }

  private void goOnUntil(Instant time) {
    if (time.isAfter(world.clock().instant())) {
      world
          .state()
          .records()
          .get("shipments")
          .fields()
          .keySet()
          .forEach(key -> world.state().set("shipments." + key + ".fetched_at", time.toString()));
      world.clock().set(time);
    }
    outreach.due().forEach(handled -> note(handled.event(), handled.result()));
  }

  private void note(Event event, OutreachResult result) {
    result.fold(
        sent -> sent(event, sent),
        nothing -> {
          suppressed.add(nothing.reason().name().toLowerCase(Locale.ROOT));
          return ends.add("SUPPRESS");
        },
        handed -> {
          if (handed.first() != null) {
            sent(event, handed.first());
          }
          return ends.add("HANDOFF");
        },
        later -> false);
  }

  private boolean sent(Event event, OutreachResult.Sent sent) {
    messages.add(sent.message());
    settled &=
        event.kind() != Event.Kind.ETA_CHANGED
            || !world.clock().instant().isBefore(lastEvent.plus(rules.settle()));
    return ends.add("SEND");
  }

  /** One event, or one for each step of its sequence. */
  private List<Event> events() {
    Node trigger = scenario.trigger();
    List<Node> steps = trigger.has("sequence") ? trigger.get("sequence").items() : List.of(trigger);
    List<Event> events = new ArrayList<>();
    for (Node step : steps) {
      Instant at =
          step.get("at")
              .text()
              .or(() -> step.get("queued_at").text())
              .map(time -> OffsetDateTime.parse(time).toInstant())
              .orElse(scenario.now());
      events.add(event(trigger, at));
    }
    return events;
  }

  private Event event(Node trigger, Instant at) {
    Event.Kind kind = requireNonNull(KINDS.get(trigger.get("event").text("")));
    String customer = scenario.world().at("customer.id").text("nobody");
    if (kind == Event.Kind.CLAIM_OVERDUE) {
      String claim = trigger.get("claim").text("");
      return new Event(
          kind,
          customer,
          scenario.world().get("warranty_claims").get(claim).get("order").text().orElse(null),
          claim,
          null,
          at);
    }
    if (kind.isMarketing()) {
      return new Event(
          kind,
          customer,
          null,
          trigger.get("sku").text(""),
          trigger.get("asked_in").text().orElse(null),
          at);
    }
    String shipment = trigger.get("shipment").text(theOnly("shipments"));
    return Event.ofParcel(
        kind, customer, orderOf(shipment), WorldParcels.number(scenario.world(), shipment), at);
  }

  private String theOnly(String table) {
    return scenario.world().get(table).fields().keySet().stream().findFirst().orElse("");
  }

  private String orderOf(String shipment) {
    return scenario.world().get("orders").fields().entrySet().stream()
        .filter(order -> order.getValue().get("shipments").texts().contains(shipment))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Channel;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.outreach.Audience;
import dev.waybill.outreach.Recipient;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom the shop of a scenario may write to: the world's customer, on the scenario's channel, as far
 * as {@code customer.consent} goes; and what they said, from {@code history}.
 */
final class WorldAudience implements Audience {

  private static final Source CRM = new Source("crm", DataLayer.MEMORY);

  private final Scenario scenario;
  private final Channel channel;
  private final Clock clock;

  WorldAudience(Scenario scenario, Channel channel, Clock clock) {
    this.scenario = scenario;
    this.channel = channel;
    this.clock = clock;
  }

  @Override
  public Lookup<Recipient> recipient(String customerId, Deadline deadline) {
    Node customer = scenario.world().get("customer");
    if (!customer.get("id").text("").equals(customerId)) {
      return Lookup.failed(Failure.Kind.NOT_FOUND, "there is no such customer");
    }
    Node consent = customer.get("consent");
    boolean onChannel =
        !consent.get(channel.name().toLowerCase(Locale.ROOT)).text("true").equals("false");
    return found(
        new Recipient(
            scenario.id(),
            channel,
            scenario.locale(),
            ZoneId.of(customer.get("zone").text(scenario.shop().get("timezone").text("UTC"))),
            onChannel && WorldFacts.isYes(consent.get("service")),
            onChannel && WorldFacts.isYes(consent.get("marketing")),
            lastWroteAt()));
  }

  private @Nullable Instant lastWroteAt() {
    return scenario.world().get("history").items().stream()
        .filter(said -> said.get("from").text("").equals("customer"))
        .filter(
            said ->
                said.get("channel")
                    .text(channel.name())
                    .toUpperCase(Locale.ROOT)
                    .equals(channel.name()))
        .flatMap(said -> at(said).stream())
        .max(Instant::compareTo)
        .orElse(null);
  }

  @Override
  public Lookup<Instant> wish(String customerId, String wishId, Deadline deadline) {
    return scenario.world().get("history").items().stream()
        .filter(said -> said.get("id").text("").equals(wishId))
        .filter(said -> said.get("from").text("").equals("customer"))
        .flatMap(said -> at(said).stream())
        .findFirst()
        .map(this::found)
        .orElseGet(() -> Lookup.failed(Failure.Kind.NOT_FOUND, "nobody said so"));
  }

  private static Optional<Instant> at(Node said) {
    return said.get("at").text().map(at -> OffsetDateTime.parse(at).toInstant());
  }

  private <T> Lookup<T> found(T value) {
    return new Lookup.Found<>(value, CRM, clock.instant(), null);
  }
}

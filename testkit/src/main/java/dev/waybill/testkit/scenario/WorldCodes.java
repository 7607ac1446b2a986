// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The identity provider of a scenario's world: one code, good once and for its time. */
final class WorldCodes implements OneTimeCodes {

  private static final Source PROVIDER = new Source("identity", DataLayer.MEMORY);

  static final String VERIFY = "identity.verify";

  private final Chronicle chronicle;
  private final Node otp;
  private final Node customer;
  private final Clock clock;
  private @Nullable Instant sentAt;

  WorldCodes(Node world, Chronicle chronicle, Clock clock) {
    this.chronicle = chronicle;
    this.otp = world.get("otp");
    this.customer = world.get("customer");
    this.clock = clock;
  }

  @Override
  public synchronized Lookup<Sent> send(
      String conversationId, Channel channel, Identity claimed, Deadline deadline) {
    chronicle.happened("identity.challenge");
    sentAt = clock.instant();
    return Lookup.found(
        new Sent(conversationId, otp.get("sent_to").text("")), PROVIDER, clock.instant());
  }

  @Override
  public synchronized Lookup<Identity> verify(String challenge, String answer, Deadline deadline) {
    chronicle.happened(VERIFY);
    Instant sent = sentAt;
    Duration lives = Duration.ofMinutes(Long.parseLong(otp.get("ttl_minutes").text("10")));
    if (sent == null
        || clock.instant().isAfter(sent.plus(lives))
        || !answer.equals(otp.get("value").text(""))) {
      return Lookup.failed(Failure.Kind.NOT_FOUND, "wrong or too late");
    }
    sentAt = null;
    return Lookup.found(
        Identity.verified(customer.get("id").text(""), null, null), PROVIDER, clock.instant());
  }
}

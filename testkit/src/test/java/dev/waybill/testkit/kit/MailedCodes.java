// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An honest provider of codes, whose letters lie in a list. Parts of it can be broken. */
class MailedCodes implements OneTimeCodes {

  static final String CUSTOMER = "c7";
  static final String ADDRESS = "ada@example.com";
  static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private static final Source PROVIDER = new Source("idp", DataLayer.MEMORY);

  final List<String> letters = new ArrayList<>();
  final Map<String, Issued> issued = new HashMap<>();
  final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** A code that was sent, and to whom. */
  record Issued(String code, String customerId, Instant until) {}

  MailedCodes(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Lookup<Sent> send(
      String conversationId, Channel channel, Identity claimed, Deadline deadline) {
    if (!CUSTOMER.equals(claimed.customerId())) {
      return Lookup.failed(Failure.Kind.NOT_FOUND, "no address is known");
    }
    String code = draw();
    letters.add(code);
    String challenge = "ch-" + letters.size();
    issued.put(challenge, new Issued(code, CUSTOMER, clock.instant().plus(GOOD_FOR)));
    return Lookup.found(new Sent(challenge, to()), PROVIDER, clock.instant());
  }

  String draw() {
    return String.valueOf(100_000 + random.nextInt(900_000));
  }

  String to() {
    return "a***@example.com";
  }

  @Override
  public Lookup<Identity> verify(String challenge, String answer, Deadline deadline) {
    Issued sent = issued.get(challenge);
    if (sent == null || !isRight(sent, answer) || !clock.instant().isBefore(sent.until())) {
      return Lookup.failed(Failure.Kind.NOT_FOUND, "the code is wrong or too late");
    }
    used(challenge);
    return Lookup.found(shown(sent), PROVIDER, clock.instant());
  }

  boolean isRight(Issued sent, String answer) {
    return sent.code().equals(answer);
  }

  void used(String challenge) {
    issued.remove(challenge);
  }

  Identity shown(Issued sent) {
    return Identity.verified(sent.customerId(), null, null);
  }
}

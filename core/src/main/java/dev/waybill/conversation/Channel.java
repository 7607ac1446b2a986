// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import java.time.Duration;
import java.util.Optional;

/** Where the customer and the agent talk. */
public enum Channel {
  /** Web or in-app chat. */
  CHAT,
  /** WhatsApp. */
  WHATSAPP,
  /** Text messages. */
  SMS,
  /** E-mail. */
  EMAIL,
  /** Voice. */
  VOICE,
  /** A program that speaks for a customer. */
  AGENT_API;

  /**
   * How long after the customer's last message the channel takes free text: on WhatsApp 24 hours
   * (WhatsApp Business Platform, "Customer service windows"), after which it takes approved
   * templates only; empty where there is no such limit.
   */
  public Optional<Duration> replyWindow() {
    return this == WHATSAPP ? Optional.of(Duration.ofHours(24)) : Optional.empty();
  }
}

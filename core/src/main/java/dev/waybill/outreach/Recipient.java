// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a customer may be written to.
 *
 * @param conversationId the conversation on that channel, so that an answer goes on with it
 * @param channel where
 * @param locale the customer's locale
 * @param zone the customer's zone: what is night there is no time to write
 * @param service whether the customer agreed to messages about their orders on this channel
 * @param marketing whether the customer agreed to messages that sell something on this channel; who
 *     has opted out has not
 * @param lastWroteAt when the customer last wrote on this channel; null if never
 */
public record Recipient(
    String conversationId,
    Channel channel,
    Locale locale,
    ZoneId zone,
    boolean service,
    boolean marketing,
    @Nullable Instant lastWroteAt) {

  public Recipient {
    requireNonNull(conversationId, "conversationId");
    requireNonNull(channel, "channel");
    requireNonNull(locale, "locale");
    requireNonNull(zone, "zone");
  }
}

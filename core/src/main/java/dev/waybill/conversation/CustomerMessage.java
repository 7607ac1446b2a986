// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wrote or said.
 *
 * @param conversationId the conversation, by the host's identifier; one conversation is one
 *     customer
 * @param messageId the message, unique within the conversation; the same message delivered twice is
 *     answered once
 * @param channel where it was written
 * @param locale the customer's locale
 * @param identity who the customer is, as far as the host knows
 * @param text the words; any text at all, it is screened before use
 * @param attachments the files that came with it
 * @param viewed the stock-keeping unit of the product on whose page it was written, or null
 * @param confidence how sure the host is of the words, from 0 to 1: what a recogniser of speech
 *     says of them; 1 for what was typed. What was hardly understood is read back before anything
 *     comes of it
 * @param writtenAt when the customer wrote it, or null if it was just now; a message may wait in a
 *     queue, and some channels take an answer for so long only
 */
public record CustomerMessage(
    String conversationId,
    String messageId,
    Channel channel,
    Locale locale,
    Identity identity,
    String text,
    List<Attachment> attachments,
    @Nullable String viewed,
    double confidence,
    @Nullable Instant writtenAt) {

  /** A message of which every word is sure, written just now. */
  public CustomerMessage(
      String conversationId,
      String messageId,
      Channel channel,
      Locale locale,
      Identity identity,
      String text,
      List<Attachment> attachments,
      @Nullable String viewed) {
    this(conversationId, messageId, channel, locale, identity, text, attachments, viewed, 1, null);
  }

  /** A message with files, on no product's page. */
  public CustomerMessage(
      String conversationId,
      String messageId,
      Channel channel,
      Locale locale,
      Identity identity,
      String text,
      List<Attachment> attachments) {
    this(conversationId, messageId, channel, locale, identity, text, attachments, null);
  }

  /** A message without files. */
  public CustomerMessage(
      String conversationId,
      String messageId,
      Channel channel,
      Locale locale,
      Identity identity,
      String text) {
    this(conversationId, messageId, channel, locale, identity, text, List.of());
  }

  public CustomerMessage {
    if (conversationId.isBlank() || messageId.isBlank()) {
      throw new IllegalArgumentException("conversationId and messageId must not be blank");
    }
    requireNonNull(channel, "channel");
    requireNonNull(locale, "locale");
    requireNonNull(identity, "identity");
    requireNonNull(text, "text");
    attachments = List.copyOf(attachments);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be from 0 to 1: " + confidence);
    }
  }

  /** The same message, of whose words a recogniser is so sure. */
  public CustomerMessage heard(double sure) {
    return new CustomerMessage(
        conversationId,
        messageId,
        channel,
        locale,
        identity,
        text,
        attachments,
        viewed,
        sure,
        writtenAt);
  }

  /** The same message, written at this time. */
  public CustomerMessage at(Instant time) {
    return new CustomerMessage(
        conversationId,
        messageId,
        channel,
        locale,
        identity,
        text,
        attachments,
        viewed,
        confidence,
        time);
  }

  /** The same message, of whom we are surer. */
  public CustomerMessage from(Identity other) {
    return new CustomerMessage(
        conversationId,
        messageId,
        channel,
        locale,
        other,
        text,
        attachments,
        viewed,
        confidence,
        writtenAt);
  }

  /** The same message, written on the page of this unit. */
  public CustomerMessage viewing(@Nullable String sku) {
    return new CustomerMessage(
        conversationId,
        messageId,
        channel,
        locale,
        identity,
        text,
        attachments,
        sku,
        confidence,
        writtenAt);
  }

  /** Personal data stays out of logs: the words are not shown. */
  @Override
  public String toString() {
    return "CustomerMessage[" + conversationId + "/" + messageId + ", " + channel + "]";
  }
}

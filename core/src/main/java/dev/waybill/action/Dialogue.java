// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer said in a conversation, up to the message that is answered now. An agent's own
 * words are not in it.
 *
 * @param conversationId the conversation
 * @param channel where it is held
 * @param customerId the shop's identifier of the customer, or null if not known
 * @param said what the customer said, oldest first; the last is the message answered now
 */
public record Dialogue(
    String conversationId, Channel channel, @Nullable String customerId, List<Utterance> said) {

  public Dialogue {
    requireNonNull(conversationId, "conversationId");
    requireNonNull(channel, "channel");
    said = List.copyOf(said);
    if (said.isEmpty()) {
      throw new IllegalArgumentException("a dialogue must have a message that is answered now");
    }
  }

  /**
   * The dialogue of a turn. A message without words, and what no message began, says nothing and is
   * not in it.
   *
   * @param conversation what was said before
   * @param message the message answered now
   * @param text its words, screened
   * @param level how sure we are of the customer now, after what was matched
   * @return the dialogue
   */
  public static Dialogue of(
      Conversation conversation, CustomerMessage message, String text, Identity.Level level) {
    List<Utterance> said = new ArrayList<>();
    conversation.turns().stream()
        .filter(turn -> !turn.customerText().isBlank())
        .forEach(
            turn ->
                said.add(
                    new Utterance(
                        turn.messageId(), turn.customerText(), turn.reply().trace().identity())));
    if (!text.isBlank() || said.isEmpty()) {
      said.add(new Utterance(message.messageId(), text, level));
    }
    return new Dialogue(
        message.conversationId(), message.channel(), message.identity().customerId(), said);
  }

  /** The message that is answered now. */
  public Utterance current() {
    return said.get(said.size() - 1);
  }

  /** The first thing the customer said after the message, or null if nothing yet. */
  @Nullable Utterance after(String messageId) {
    for (int i = 0; i + 1 < said.size(); i++) {
      if (said.get(i).messageId().equals(messageId)) {
        return said.get(i + 1);
      }
    }
    return null;
  }

  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "Dialogue[" + conversationId + ", " + said.size() + " messages]";
  }
}

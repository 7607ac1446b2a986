// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import static java.util.Objects.requireNonNull;

import dev.waybill.agent.TurnListener;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What agents send, captured: give it to an agent as its listener. Safe for use by many threads.
 */
public final class Outbox implements TurnListener {

  private final Clock clock;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();

  /**
   * A message that went out.
   *
   * @param answered the message it answers
   * @param reply what was sent
   * @param at when, by the agent's clock
   */
  public record Sent(CustomerMessage answered, Reply reply, Instant at) {
    public Sent {
      requireNonNull(answered, "answered");
      requireNonNull(reply, "reply");
      requireNonNull(at, "at");
    }
  }

  /** An empty one. */
  public Outbox(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public void onReply(CustomerMessage message, Reply reply) {
    if (!reply.shadow()) {
      sent.add(new Sent(message, reply, clock.instant()));
    }
  }

  /** All, oldest first. */
  public List<Sent> all() {
    return List.copyOf(sent);
  }

  /** What went out over a channel, oldest first. */
  public List<Sent> over(Channel channel) {
    return sent.stream().filter(each -> each.answered().channel() == channel).toList();
  }

  /** What went out in a conversation, oldest first. */
  public List<Sent> in(String conversationId) {
    return sent.stream()
        .filter(each -> each.answered().conversationId().equals(conversationId))
        .toList();
  }
}

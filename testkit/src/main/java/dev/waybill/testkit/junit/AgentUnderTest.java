// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import static java.util.Objects.requireNonNull;

import dev.waybill.CommerceAgent;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Reply;
import dev.waybill.grounding.Setting;
import dev.waybill.testkit.shop.RecordedActs;
import dev.waybill.testkit.shop.SampleCustomer;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * An agent, talked to as one customer: keeps conversation, message numbers, identity, channel and
 * locale, and captures what goes out.
 *
 * <pre>{@code
 * agent.as(Identity.verified("C1", "Jane", zone)).on(Channel.WHATSAPP);
 * Reply reply = agent.say("where is my order?");
 * }</pre>
 *
 * <p>Starts as nobody known, in chat, in American English. A change of identity, channel or locale
 * holds from the next message on, in the same conversation; {@link #newConversation()} begins
 * another. Closing the agent is its maker's. Not safe for use by many threads.
 */
public final class AgentUnderTest {

  private final CommerceAgent agent;
  private final Clock clock;
  private final Supplier<List<RecordedActs.Write>> log;
  private final List<Turn> turns = new ArrayList<>();
  private ZoneId shopZone = ZoneOffset.UTC;
  private Identity identity = Identity.anonymous();
  private Channel channel = Channel.CHAT;
  private Locale locale = Locale.US;
  private int conversation = 1;
  private int messages;

  private record Turn(CustomerMessage message, Reply reply, Setting setting, int writesBefore) {}

  private AgentUnderTest(CommerceAgent agent, Clock clock, Supplier<List<RecordedActs.Write>> log) {
    this.agent = requireNonNull(agent, "agent");
    this.clock = requireNonNull(clock, "clock");
    this.log = requireNonNull(log, "log");
  }

  /**
   * An agent that does nothing, or whose doings are not recorded.
   *
   * @param agent the agent
   * @param clock its clock
   */
  public static AgentUnderTest of(CommerceAgent agent, Clock clock) {
    return new AgentUnderTest(agent, clock, List::of);
  }

  /**
   * An agent whose acts are recorded.
   *
   * @param agent the agent
   * @param clock its clock
   * @param log everything that was done so far, for example {@code recordedActs::writes}
   */
  public static AgentUnderTest of(
      CommerceAgent agent, Clock clock, Supplier<List<RecordedActs.Write>> log) {
    return new AgentUnderTest(agent, clock, log);
  }

  /** The agent's shop zone, where it was built with another one than UTC. */
  public AgentUnderTest shopZone(ZoneId zone) {
    shopZone = requireNonNull(zone, "zone");
    return this;
  }

  /** From now on as this customer. */
  public AgentUnderTest as(Identity customer) {
    identity = requireNonNull(customer, "customer");
    return this;
  }

  /** From now on as this customer, logged in if they have an account, in their locale. */
  public AgentUnderTest as(SampleCustomer customer) {
    return as(customer.identity()).in(customer.locale());
  }

  /** From now on in this locale. */
  public AgentUnderTest in(Locale other) {
    locale = requireNonNull(other, "locale");
    return this;
  }

  /** From now on over this channel. */
  public AgentUnderTest on(Channel other) {
    channel = requireNonNull(other, "channel");
    return this;
  }

  /** From now on in another conversation, of which the agent knows nothing. */
  public AgentUnderTest newConversation() {
    conversation++;
    return this;
  }

  /**
   * Says something.
   *
   * @param text any text at all
   * @return what the agent sends
   */
  public Reply say(String text) {
    return deliver(
        new CustomerMessage(
            "conversation-" + conversation,
            "m" + ++messages,
            channel,
            locale,
            identity,
            requireNonNull(text, "text")));
  }

  /** Delivers the last message once more, as channels do. */
  public Reply deliverAgain() {
    return deliver(last().message());
  }

  private Reply deliver(CustomerMessage message) {
    Setting setting = Said.settingOf(message, shopZone, clock);
    int before = log.get().size();
    Reply reply = agent.handle(message);
    turns.add(new Turn(message, reply, setting, before));
    return reply;
  }

  /** The agent itself. */
  public CommerceAgent agent() {
    return agent;
  }

  /**
   * Everything that was said, in all conversations, oldest first. What was done after a message and
   * before the next, by the agent or by its host, is with the first.
   */
  public List<Said> said() {
    List<RecordedActs.Write> writes = log.get();
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      int end = i + 1 < turns.size() ? turns.get(i + 1).writesBefore() : writes.size();
      said.add(
          new Said(
              turn.message(),
              turn.reply(),
              turn.setting(),
              writes.subList(turn.writesBefore(), end)));
    }
    return said;
  }

  /** What was said in the present conversation, oldest first. */
  public List<Said> conversation() {
    String id = "conversation-" + conversation;
    return said().stream().filter(each -> each.message().conversationId().equals(id)).toList();
  }

  /** What went out over a channel, in all conversations, oldest first. */
  public List<Reply> sentOver(Channel over) {
    return turns.stream()
        .filter(each -> each.message().channel() == over)
        .map(Turn::reply)
        .toList();
  }

  /**
   * The last message and its reply.
   *
   * @throws IllegalStateException if nothing was said
   */
  public Said last() {
    List<Said> said = said();
    if (said.isEmpty()) {
      throw new IllegalStateException("nothing was said to the agent yet: call say(...) first");
    }
    return said.get(said.size() - 1);
  }
}

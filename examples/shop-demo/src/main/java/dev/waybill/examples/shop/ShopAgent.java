// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.CommerceAgent;
import dev.waybill.action.ActionGate;
import dev.waybill.connectors.carriers.ParcelsByCarrier;
import dev.waybill.connectors.carriers.ups.UpsTracking;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Reply;
import dev.waybill.policy.Policy;
import dev.waybill.testkit.carrier.UpsSimulator;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The whole demo in one place: the shop's database, the carrier's server, the connectors to both
 * and the agent on top. This is all the wiring a merchant writes.
 */
final class ShopAgent implements AutoCloseable {

  private final DemoShop shop;
  private final UpsSimulator ups;
  private final UpsTracking tracking;
  private final Policy policy;
  private final ShopFacts facts;
  private final CommerceAgent agent;
  private final Clock clock;
  private final AtomicInteger messages = new AtomicInteger();

  private ShopAgent(
      DemoShop shop,
      UpsSimulator ups,
      UpsTracking tracking,
      Policy policy,
      CommerceAgent agent,
      Clock clock) {
    this.shop = shop;
    this.ups = ups;
    this.tracking = tracking;
    this.policy = policy;
    this.facts =
        new ShopFacts(
            shop.orders(clock),
            ParcelsByCarrier.of(tracking),
            shop.dataSource(),
            policy.model().zone(),
            clock);
    this.agent = agent;
    this.clock = clock;
  }

  /** Opens the shop, the carrier and the agent. */
  static ShopAgent open(Clock clock, @Nullable ChatModel model) {
    return open(clock, agent -> model == null ? agent : agent.model(model));
  }

  /** The same, with another word on how the agent is built. */
  static ShopAgent open(Clock clock, UnaryOperator<CommerceAgent.Builder> change) {
    UpsSimulator ups = UpsSimulator.start(clock);
    try {
      return over(DemoShop.open(clock.instant()), ups, clock, change);
    } catch (RuntimeException e) {
      ups.close();
      throw e;
    }
  }

  private static ShopAgent over(
      DemoShop shop, UpsSimulator ups, Clock clock, UnaryOperator<CommerceAgent.Builder> change) {
    CarrierFeed.play(shop.parcels(), ups);
    UpsTracking tracking =
        UpsTracking.builder()
            .baseUrl(ups.baseUrl())
            .credentials(UpsSimulator.CLIENT_ID, UpsSimulator.CLIENT_SECRET)
            .clock(clock)
            .build();
    Policy policy = ShopPolicy.load();
    CommerceAgent.Builder agent =
        CommerceAgent.builder()
            .orders(shop.orders(clock))
            .parcels(ParcelsByCarrier.of(tracking))
            .handoffDesk(new DemoDesk())
            .policy(policy.evaluator())
            .shopZone(policy.model().zone())
            .clock(clock);
    ShopActs.over(shop.dataSource(), clock).forEach(agent::act);
    return new ShopAgent(shop, ups, tracking, policy, change.apply(agent).build(), clock);
  }

  /** The carrier's server. */
  UpsSimulator ups() {
    return ups;
  }

  /** What the shop holds. */
  DemoShop shop() {
    return shop;
  }

  /** What the agent may do. */
  Policy policy() {
    return policy;
  }

  /** What is known of an order, for the policy. */
  ShopFacts facts() {
    return facts;
  }

  /** The way to side effects. */
  ActionGate gate() {
    return agent.gate();
  }

  /** The time. */
  Clock clock() {
    return clock;
  }

  /** The name of a conversation that was not held before. */
  String newConversation(String name) {
    return name + "-" + messages.incrementAndGet();
  }

  /** Asks as somebody who is logged in. */
  Reply ask(Persona persona, String text) {
    return ask(
        "demo-" + persona.login(),
        persona.locale(),
        Identity.verified(persona.customerId(), persona.name(), persona.zone()),
        text);
  }

  /** Asks as somebody nobody knows. */
  Reply askAnonymously(String conversation, String text) {
    return ask(conversation, Locale.US, Identity.anonymous(), text);
  }

  private Reply ask(String conversation, Locale locale, Identity identity, String text) {
    return handle(
        new CustomerMessage(
            conversation, "m" + messages.incrementAndGet(), Channel.CHAT, locale, identity, text));
  }

  /** Answers a message as it came in. */
  Reply handle(CustomerMessage message) {
    return agent.handle(message);
  }

  @Override
  public void close() {
    agent.close();
    tracking.close();
    ups.close();
    shop.close();
  }
}

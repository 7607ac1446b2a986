// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.CommerceAgent;
import dev.waybill.agent.Budget;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.conversation.Reply;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.carrier.UpsSimulator;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The whole demo at one fixed noon, with a desk and a store to look into. */
final class OpenShop implements AutoCloseable {

  /** A Tuesday. */
  static final String NOON = "2026-11-24T12:00:00Z";

  final VirtualClock clock = VirtualClock.at(NOON);
  final CapturingHandoffDesk desk = new CapturingHandoffDesk();
  final InMemoryConversationStore store = new InMemoryConversationStore();
  final ShopAgent agent;
  private final AtomicInteger messages = new AtomicInteger();

  private OpenShop(boolean running, UnaryOperator<CommerceAgent.Builder> change) {
    this.agent =
        ShopAgent.open(
            running ? new RunningClock(clock) : clock,
            builder -> change.apply(builder.handoffDesk(desk).conversationStore(store)));
  }

  static OpenShop open() {
    return open(builder -> builder);
  }

  static OpenShop open(UnaryOperator<CommerceAgent.Builder> change) {
    return new OpenShop(false, change);
  }

  /** With time that passes, and this much of it for the reads of a turn. */
  static OpenShop openWithReadsWithin(Duration reads) {
    Budget budget = new Budget(reads, 5, Duration.ofSeconds(20), 6, 1, 20_000);
    return new OpenShop(true, builder -> builder.budget(budget));
  }

  /** As by default, but without patience: a test of silence waits for all of it. */
  static Budget shortBudget() {
    return new Budget(Duration.ofMillis(400), 5, Duration.ofMillis(150), 6, 1, 20_000);
  }

  /** The tour's text at noon. */
  static String tour() {
    StringWriter text = new StringWriter();
    try (ShopAgent agent = ShopAgent.open(VirtualClock.at(NOON), builder -> builder)) {
      new Tour(agent, new Screen(new PrintWriter(text))).play();
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  static Persona persona(String login) {
    return Persona.withLogin(login).orElseThrow();
  }

  UpsSimulator ups() {
    return agent.ups();
  }

  /** Asks in a conversation of its own. */
  Reply ask(Persona persona, String text) {
    return agent.handle(message("c" + messages.incrementAndGet(), "m1", persona, text));
  }

  /** Asks the persona's own question in a conversation of its own. */
  Reply ask(String login) {
    return ask(persona(login), persona(login).question());
  }

  /** Asks as nobody known, in a conversation of its own. */
  Reply askAnonymously(String text) {
    return agent.handle(
        new CustomerMessage(
            "c" + messages.incrementAndGet(),
            "m1",
            Channel.CHAT,
            Locale.US,
            Identity.anonymous(),
            text));
  }

  static CustomerMessage message(String conversation, String id, Persona persona, String text) {
    return new CustomerMessage(
        conversation,
        id,
        Channel.CHAT,
        persona.locale(),
        Identity.verified(persona.customerId(), persona.name(), persona.zone()),
        text);
  }

  /** The newest conversation that {@link #ask} or {@link #askAnonymously} began. */
  Conversation lastConversation() {
    return store.load("c" + messages.get());
  }

  @Override
  public void close() {
    agent.close();
  }
}

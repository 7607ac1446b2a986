// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.CommerceAgent;
import dev.waybill.conversation.Attachment;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Reply;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays one scenario, line by line. For one play. */
final class ScenarioPlayer {

  private static final String OTHER_TAB = "(other tab)";

  private final Scenario scenario;
  private final World world;
  private final CommerceAgent agent;
  private final HostTalk host;
  private final List<String> unserved;
  private final List<Reply> replies = new ArrayList<>();
  private final Map<String, Reply> answered = new LinkedHashMap<>();
  private final Set<String> heard = new LinkedHashSet<>();
  private final Map<String, Set<String>> redelivered = new LinkedHashMap<>();
  private final List<Integer> lastReply = new ArrayList<>();
  private final List<String> thrown = new ArrayList<>();
  private int messages;

  ScenarioPlayer(Scenario scenario, World world, CommerceAgent agent, Vocabulary vocabulary) {
    this.scenario = scenario;
    this.world = world;
    this.agent = agent;
    this.unserved = new ArrayList<>(world.unserved());
    Channel channel = Figures.areAskedFor(scenario) ? Channel.CHAT : channel(scenario.channel());
    this.host = new HostTalk(scenario, world, agent, channel, vocabulary);
  }

  Play play() {
    Course.Unasked unasked = Course.Unasked.none();
    if (WorldOutreach.isServed(scenario)) {
      unasked = new WorldOutreach(scenario, world, agent, channel(scenario.channel())).play();
    }
    if (WorldApprovals.isServed(scenario)) {
      unasked = new WorldApprovals(scenario, world, agent, channel(scenario.channel())).play();
    }
    for (Node line : scenario.conversation()) {
      line.get("at").text().map(OffsetDateTime::parse).ifPresent(this::moveClock);
      if (line.has("host")) {
        host.step(line.get("host"));
      } else if (line.has("customer")) {
        customer(line);
      }
      lastReply.add(replies.size());
    }
    Figures figures = Figures.of(scenario);
    return new Play(
        scenario,
        replies,
        world.desk().packets(),
        world.desk().refused(),
        unserved,
        new Course(
            world.chronicle().writes(),
            world.chronicle().considered(),
            world.chronicle().requests(),
            world.chronicle().sequence(),
            shown(figures),
            world.state().records(),
            lastReply,
            new Course.Redelivered(
                redelivered.size(), redelivered.values().stream().mapToInt(Set::size).sum()),
            thrown,
            figures,
            unasked));
  }

  /** What was put before people beside the agent's own words. */
  private List<String> shown(Figures figures) {
    List<String> shown = new ArrayList<>(host.shown());
    if (!figures.text().isEmpty()) {
      shown.add(figures.text());
    }
    return shown;
  }

  private void moveClock(OffsetDateTime at) {
    world.clock().set(at.toInstant());
  }

  private void customer(Node line) {
    messages++;
    String id = line.get("message_id").text("m" + messages);
    String text = line.get("customer").text("");
    String to = line.get("to").text("");
    if (to.equals("transcript")) {
      heard.add(id);
      host.heard(id, text, world.identity().level());
    } else if (to.equals("host") || host.isWaiting()) {
      if (heard.add(id)) {
        host.heard(id, text, world.identity().level());
        host.again();
      }
    } else {
      message(line, id, text);
    }
  }

  private void message(Node line, String id, String text) {
    Channel channel = channel(line.get("channel").text(scenario.channel()));
    Reply reply;
    try {
      reply =
          agent.handle(
              new CustomerMessage(
                      conversation(text),
                      id,
                      channel,
                      scenario.locale(),
                      world.identity(),
                      said(text),
                      attachments(line))
                  .viewing(viewed(channel)));
    } catch (RuntimeException e) {
      thrown.add(e.getClass().getName());
      return;
    }
    Reply before = answered.putIfAbsent(id, reply);
    if (before == null) {
      replies.add(reply);
      heard.add(id);
      Identity.Level level = reply.trace().identity();
      host.heard(id, text, level);
      return;
    }
    Set<String> given = redelivered.computeIfAbsent(id, message -> new LinkedHashSet<>());
    given.add(before.text());
    if (given.add(reply.text())) {
      replies.add(reply);
    }
  }

  /**
   * Before anything is ordered, somebody who writes in the shop's chat writes on a product's page:
   * where the world has one product, on its page.
   */
  private @Nullable String viewed(Channel channel) {
    List<String> products = List.copyOf(scenario.world().get("catalog").fields().keySet());
    return scenario.about().useCase().equals("prepurchase")
            && channel == Channel.CHAT
            && products.size() == 1
        ? products.get(0)
        : null;
  }

  /** What is said in another tab of the shop is said in another conversation. */
  private String conversation(String text) {
    return text.startsWith(OTHER_TAB) ? scenario.id() + "/other tab" : scenario.id();
  }

  /** The files of a line; what a picture shows, and what is written in it, is what the host saw. */
  private List<Attachment> attachments(Node line) {
    Node file = line.get("attachment");
    if (file.isMissing()) {
      return List.of();
    }
    String seen =
        Stream.of(file.get("shows"), scenario.world().get("attachment_text"))
            .flatMap(part -> part.text().stream())
            .collect(Collectors.joining("; "));
    return List.of(
        new Attachment(
            file.get("kind").text("").equals("photo")
                ? Attachment.Kind.PHOTO
                : Attachment.Kind.OTHER,
            "file-" + messages,
            seen.isEmpty() ? null : seen));
  }

  private static String said(String text) {
    return text.startsWith(OTHER_TAB) ? text.substring(OTHER_TAB.length()).strip() : text;
  }

  private Channel channel(String word) {
    for (Channel channel : Channel.values()) {
      if (channel.name().equals(word.toUpperCase(Locale.ROOT))) {
        return channel;
      }
    }
    unserved.add("channel " + word);
    return Channel.CHAT;
  }
}

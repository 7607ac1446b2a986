// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.CommerceAgent;
import dev.waybill.agent.Budget;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenarios and judges them. Each play has its own world, agent and model, and a clock that
 * stands still. Immutable; safe for use by many threads if the supplier of models is.
 */
public final class ScenarioRunner {

  private final ScenarioFile file;
  private final @Nullable Supplier<? extends ChatModel> models;
  private final Budget budget;
  private final UnaryOperator<CommerceAgent.Builder> agents;

  private ScenarioRunner(
      ScenarioFile file,
      @Nullable Supplier<? extends ChatModel> models,
      Budget budget,
      UnaryOperator<CommerceAgent.Builder> agents) {
    this.file = requireNonNull(file, "file");
    this.models = models;
    this.budget = requireNonNull(budget, "budget");
    this.agents = requireNonNull(agents, "agents");
  }

  /** A runner without a model, with the default budget. */
  public static ScenarioRunner of(ScenarioFile file) {
    return new ScenarioRunner(file, null, Budget.ofDefaults(), builder -> builder);
  }

  /** The same runner, in which the agent of each play has a model. */
  public ScenarioRunner withModels(Supplier<? extends ChatModel> models) {
    return new ScenarioRunner(file, requireNonNull(models, "models"), budget, agents);
  }

  /** The same runner with another budget for a turn. */
  public ScenarioRunner withBudget(Budget budget) {
    return new ScenarioRunner(file, models, budget, agents);
  }

  /**
   * The same runner, in which each play's agent is finished by its user: playbooks, a policy, acts.
   * It is given the builder with the play's world and model, and gives the builder that is built.
   */
  public ScenarioRunner withAgents(UnaryOperator<CommerceAgent.Builder> agents) {
    return new ScenarioRunner(file, models, budget, agents);
  }

  /** Plays a scenario and judges it. */
  public ScenarioResult run(Scenario scenario) {
    return judge(play(scenario));
  }

  /** Plays a scenario: every message of its customer is answered, in order. */
  public Play play(Scenario scenario) {
    World world = WorldBuilder.build(scenario);
    List<String> unserved = new ArrayList<>(world.unserved());
    Channel channel = channel(scenario, unserved);
    List<Reply> replies = new ArrayList<>();
    try (CommerceAgent agent = agent(world)) {
      for (String text : scenario.customerTexts()) {
        replies.add(
            agent.handle(
                new CustomerMessage(
                    scenario.id(),
                    "m" + (replies.size() + 1),
                    channel,
                    scenario.locale(),
                    world.identity(),
                    text)));
      }
    }
    return new Play(scenario, replies, world.desk().packets(), world.desk().refused(), unserved);
  }

  /** Judges a play by what its scenario asks for. */
  public ScenarioResult judge(Play play) {
    if (play.replies().isEmpty()) {
      return new ScenarioResult(
          play,
          List.of(Check.failed("conversation", "not built yet: a turn that no message begins")));
    }
    List<Check> checks = new ArrayList<>();
    checks.addAll(new OutcomeChecks(play).all());
    checks.addAll(new ActionChecks(play).all());
    checks.addAll(new FactChecks(play).all());
    checks.addAll(new StateChecks(play).all());
    checks.addAll(new ForbiddenChecks(play).all());
    sameReply(play).ifPresent(checks::add);
    play.unserved().stream()
        .distinct()
        .forEach(part -> checks.add(Check.unchecked(part, "nothing serves it yet")));
    return new ScenarioResult(play, checks);
  }

  private Optional<Check> sameReply(Play play) {
    return play.scenario()
        .expect()
        .get("same_reply_as")
        .text()
        .map(id -> sameReply(play, "same_reply_as: " + id, file.scenario(id)));
  }

  private Check sameReply(Play play, String what, Optional<Scenario> other) {
    if (other.isEmpty()) {
      return Check.unchecked(what, "the file has no such scenario");
    }
    String theirs = play(other.get()).last().text();
    return Check.of(
        what,
        theirs.equals(play.last().text()),
        "the replies differ: \"" + play.last().text() + "\" and \"" + theirs + "\"");
  }

  private CommerceAgent agent(World world) {
    CommerceAgent.Builder builder =
        CommerceAgent.builder()
            .orders(world.shop().orders())
            .parcels(world.shop().parcels())
            .handoffDesk(world.desk())
            .clock(world.clock())
            .shopZone(world.shopZone())
            .budget(budget);
    if (models != null) {
      builder.model(models.get());
    }
    return agents.apply(builder).build();
  }

  private static Channel channel(Scenario scenario, List<String> unserved) {
    for (Channel channel : Channel.values()) {
      if (channel.name().equals(scenario.channel().toUpperCase(Locale.ROOT))) {
        return channel;
      }
    }
    unserved.add("channel " + scenario.channel());
    return Channel.CHAT;
  }
}

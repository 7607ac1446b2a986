// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.CommerceAgent;
import dev.waybill.action.DefaultPolicy;
import dev.waybill.agent.Budget;
import dev.waybill.intent.Concern;
import dev.waybill.playbook.TransitNorms;
import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Evaluator;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenarios and judges them. Each play has its own world, policy, agent and model. The clock
 * stands at the scenario's time; a line with {@code at: "time"} moves it. Immutable; safe for use
 * by many threads if the supplier of models is.
 *
 * <p>Lines of a conversation, beside those of the format of the corpus:
 *
 * <ul>
 *   <li>{@code {customer: "words", to: host}}: said to the host alone; the agent does not answer
 *   <li>{@code {customer: "words", to: transcript}}: said, and taken up by nobody yet
 *   <li>{@code {host: {request: {action: cancel_order, args: {order_id: N1}, key: k1}}}}: the host
 *       asks the agent's gate for an action, in the vocabulary's words, with what the customer said
 *       so far and the facts of the order in {@code order_id} (or {@code order}) from the world's
 *       records. If the customer must confirm, the question is shown, and what the customer says
 *       next is the answer: it goes to the host, which asks for the same again
 *   <li>{@code {host: {approve: {key: k1, role: supervisor, person: ana}}}}: a person approves what
 *       the last request with the key needs approval for
 * </ul>
 *
 * <p>{@code expect.results: {k1: [needs_confirmation, done]}} says how the requests with a key end,
 * in order, see {@link Requested#kind()}.
 */
public final class ScenarioRunner {

  /** What the shop of the scenarios says of a product that may be dangerous. */
  static final String SAFETY_TEXT = "Our product safety line is open around the clock.";

  private final ScenarioFile file;
  private final @Nullable Supplier<? extends ChatModel> models;
  private final Budget budget;
  private final UnaryOperator<CommerceAgent.Builder> more;
  private final boolean behaved;

  private ScenarioRunner(
      ScenarioFile file,
      @Nullable Supplier<? extends ChatModel> models,
      Budget budget,
      UnaryOperator<CommerceAgent.Builder> more,
      boolean behaved) {
    this.file = requireNonNull(file, "file");
    this.models = models;
    this.budget = requireNonNull(budget, "budget");
    this.more = requireNonNull(more, "more");
    this.behaved = behaved;
  }

  /** A runner without a model, with the default budget. */
  public static ScenarioRunner of(ScenarioFile file) {
    return new ScenarioRunner(file, null, Budget.ofDefaults(), UnaryOperator.identity(), true);
  }

  /** The same runner, in which the agent of each play has a model. */
  public ScenarioRunner withModels(Supplier<? extends ChatModel> models) {
    return new ScenarioRunner(file, requireNonNull(models, "models"), budget, more, false);
  }

  /**
   * The same runner, in which a scenario with a model of its own ({@code world.model_script}) is
   * played with that one: for models that stand for any that behaves.
   */
  ScenarioRunner preferringTheWorldsModel() {
    return new ScenarioRunner(file, models, budget, more, true);
  }

  /** The same runner with another budget for a turn. */
  public ScenarioRunner withBudget(Budget budget) {
    return new ScenarioRunner(file, models, budget, more, behaved);
  }

  /**
   * The same runner, in which the agent of each play gets something of your own, such as a playbook
   * or a classifier. What the scenario's world supplies should stay.
   */
  public ScenarioRunner withAgents(UnaryOperator<CommerceAgent.Builder> more) {
    return new ScenarioRunner(file, models, budget, more, behaved);
  }

  /** Plays a scenario and judges it. */
  public ScenarioResult run(Scenario scenario) {
    return judge(play(scenario));
  }

  /**
   * Plays a scenario: every message of its customer is answered, every step of its host done, in
   * order.
   *
   * @throws IllegalArgumentException if the numbers of its policy give no policy, or a step of the
   *     host asks for what the vocabulary does not have; the message says what and where
   */
  public Play play(Scenario scenario) {
    World world = WorldBuilder.build(scenario);
    Evaluator policy =
        ScenarioPolicy.of(scenario).map(Policy::evaluator).orElseGet(DefaultPolicy::evaluator);
    try (CommerceAgent agent = agent(scenario, world, policy)) {
      return new ScenarioPlayer(scenario, world, agent, policy.policy().vocabulary()).play();
    }
  }

  /** Judges a play by what its scenario asks for. */
  public ScenarioResult judge(Play play) {
    Scenario scenario = play.scenario();
    List<Check> checks = new ArrayList<>();
    if (scenario.conversation().isEmpty() && scenario.trigger().isMissing()) {
      checks.add(Check.failed("conversation", "there is neither a message nor an event"));
      return new ScenarioResult(play, checks);
    }
    checks.addAll(new BeginningChecks(play).all());
    checks.addAll(new DecisionChecks(play).all());
    checks.addAll(new UnderstandingChecks(play).all());
    checks.addAll(new ReadChecks(play).all());
    checks.addAll(new AskChecks(play).all());
    checks.addAll(new FormChecks(play).all());
    checks.addAll(new ActionChecks(play).all());
    checks.addAll(new FactChecks(play).all());
    checks.addAll(new StateChecks(play).all());
    checks.addAll(new ForbiddenChecks(play).all());
    sameReply(play).ifPresent(checks::add);
    scenario
        .unread()
        .forEach(key -> checks.add(Check.unchecked(key, "the format has no such key")));
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
    String theirs = play(other.get()).lastText();
    return Check.of(
        what,
        theirs.equals(play.lastText()),
        "the replies differ: \"" + play.lastText() + "\" and \"" + theirs + "\"");
  }

  private CommerceAgent agent(Scenario scenario, World world, Evaluator policy) {
    WorldSwitch stage = new WorldSwitch(scenario, world.chronicle());
    CommerceAgent.Builder builder =
        CommerceAgent.builder()
            .orders(world.shop().orders())
            .parcels(world.shop().parcels())
            .catalog(world.shop().catalog())
            .inventory(world.shop().inventory())
            .customers(world.shop().customers())
            .helpCenter(world.shop().helpCenter())
            .carts(world.shop().carts())
            .cases(world.shop().cases())
            .policyContext(new WorldContext(scenario, world))
            .handoffDesk(
                new WorldDesk(world.desk(), world.chronicle(), scenario.world().get("handoff")))
            .handoffOutbox(new WorldOutbox(world.chronicle(), world.clock()))
            .wordsFor(Concern.PRODUCT_DANGER, SAFETY_TEXT)
            .wordsFor(Concern.PRODUCT_SAFETY, SAFETY_TEXT)
            .policy(policy)
            .ledger(world.ledger())
            .stage(stage::stage)
            .consents(stage.consents())
            .approvals(world.approvals())
            .listener(world.chronicle())
            .transitNorms(norms(scenario.policy().get("transit")))
            .clock(world.clock())
            .conversationStore(WorldTalk.store(scenario))
            .shopZone(world.shopZone())
            .budget(budget);
    if (scenario.world().has("otp")) {
      builder.oneTimeCodes(new WorldCodes(scenario.world(), world.chronicle(), world.clock()));
    }
    scenario.world().at("fallback_contact.email").text().ifPresent(builder::contact);
    builder.links(makers(scenario));
    Set<String> actions = new HashSet<>();
    WorldAct.Systems systems = world.systems();
    for (ActionWord word : ActionWord.all()) {
      if (!word.name().equals(ActionWord.HANDOFF) && actions.add(word.action())) {
        builder.act(word.action(), new WorldAct(word, systems));
      }
    }
    WorldAddressCheck addresses = new WorldAddressCheck(scenario, world.chronicle());
    if (addresses.isServed()) {
      builder.completion("new_address", addresses::checked);
    }
    scenario.world().at("merchant_disclosure.text").text().ifPresent(builder::disclosure);
    boolean worlds = WorldModel.isServed(scenario) && (behaved || WorldModel.isDown(scenario));
    if (worlds) {
      builder.model(new WorldModel(scenario));
    } else if (models != null) {
      builder.model(models.get());
    }
    return more.apply(builder).build();
  }

  /** The hosts of the makers who answer for goods: the merchant lets a reply link to them. */
  private static Set<String> makers(Scenario scenario) {
    Set<String> hosts = new HashSet<>();
    for (Node order : scenario.world().get("orders").fields().values()) {
      for (Node line : order.get("lines").fields().values()) {
        line.get("warranty_contact")
            .text()
            .map(URI::create)
            .map(URI::getHost)
            .ifPresent(hosts::add);
      }
    }
    return hosts;
  }

  private static TransitNorms norms(Node transit) {
    TransitNorms usual = TransitNorms.ofDefaults();
    return new TransitNorms(
        days(transit.get("label_only_days"), usual.labelOnlyDays()),
        days(transit.get("stall_days_domestic"), usual.stallDaysDomestic()),
        days(transit.get("stall_days_international"), usual.stallDaysInternational()));
  }

  private static int days(Node node, int usual) {
    return node.text().map(Integer::parseInt).orElse(usual);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.Objects.requireNonNull;

import dev.waybill.action.ActionJournal.Entry;
import dev.waybill.ambient.Ambient;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to a side effect. A request is labelled by where its arguments are found, judged by
 * the policy, checked against the customer's confirmation and people's approvals, reserved in the
 * policy's ledger, written down in the journal, done once, and written down again. Whatever throws,
 * times out or ends in between, nothing is done twice and nothing done is forgotten.
 *
 * <p>Safe for use by many threads. It throws nothing: every request ends in an {@link
 * ActionResult}.
 */
public final class ActionGate {

  private static final Logger log = LoggerFactory.getLogger(ActionGate.class);

  /** How many days a last day is looked for. */
  private static final int FARTHEST = 400;

  /** How far ahead it is looked for the hour from which on something may be done: ten days. */
  private static final int HOURS = 240;

  private final Judge judge;
  private final Ledger ledger;
  private final ConsentStore consentStore;
  private final Consents consents;
  private final Performance performance;
  private final HostFacts hostFacts;
  private final Map<String, UnaryOperator<Value>> completions;
  private final Clock clock;
  private final Account account;
  private final List<ActionListener> listeners;
  private final Supplier<Stage> stage;
  private final OneAtATime keys = new OneAtATime();

  ActionGate(GateParts parts) {
    this.judge = parts.judge();
    this.ledger = parts.ledger();
    this.consentStore = parts.consents();
    this.clock = parts.clock();
    this.consents =
        new Consents(
            consentStore, judge.vocabulary(), parts.questionsHold(), parts.confirmationsHold());
    this.stage = parts.stage();
    this.performance = new Performance(parts, this::stage);
    this.hostFacts = new HostFacts(judge.vocabulary(), parts.identitySystem(), parts.agentId());
    this.completions = parts.completions();
    this.account = new Account(judge.vocabulary());
    this.listeners = parts.listeners();
  }

  /**
   * Asks for an action.
   *
   * @param request the action
   * @return what became of it. With a key that was done before: the first receipt, and nothing is
   *     done
   */
  public ActionResult request(ActionRequest request) {
    requireNonNull(request, "request");
    notice(listener -> listener.onRequest(request));
    ActionResult result = keys.with(request.key(), () -> once(request));
    notice(listener -> listener.onResult(request, result));
    return result;
  }

  /**
   * Says how the policy would decide, and does nothing: whether an item may come back, before the
   * customer goes to any trouble. What was said or decided here counts for nothing later; {@link
   * #request} decides anew.
   *
   * @param request the action
   * @return the decision
   */
  public Decision consider(ActionRequest request) {
    Decision decision = judged(requireNonNull(request, "request"), clock.instant()).decision();
    notice(listener -> listener.onConsidered(request, decision));
    return decision;
  }

  /**
   * The last day on which the policy would let the action be done, if nothing but the time were
   * another: looked for from today on while it may be done, and backwards if it may not.
   *
   * @param request the action
   * @return the day, in the zone of its order or else in {@link #zone()}; empty if there is none
   *     within {@value #FARTHEST} days, or it cannot be told
   */
  public Optional<LocalDate> lastDay(ActionRequest request) {
    requireNonNull(request, "request");
    Instant now = clock.instant();
    LocalDate today = now.atZone(judge.zone(request.facts())).toLocalDate();
    return mayBe(request, now, now)
        ? lastFrom(request, now, today)
        : lastBefore(request, now, today);
  }

  private Optional<LocalDate> lastFrom(ActionRequest request, Instant now, LocalDate today) {
    for (int days = 1; days <= FARTHEST; days++) {
      if (!mayBe(request, now, endOf(today.plusDays(days), request))) {
        return Optional.of(today.plusDays(days - 1L));
      }
    }
    return Optional.empty();
  }

  private Optional<LocalDate> lastBefore(ActionRequest request, Instant now, LocalDate today) {
    for (int days = 1; days <= FARTHEST; days++) {
      if (mayBe(request, now, endOf(today.minusDays(days), request))) {
        return Optional.of(today.minusDays(days));
      }
    }
    return Optional.empty();
  }

  /**
   * The first moment from which on the policy would let the action be done, if nothing but the time
   * were another: looked for in steps of an hour.
   *
   * @param request the action
   * @param from where to begin, for example when something happened that a rule counts from
   * @return the moment, not before now; empty if there is none within {@value #HOURS} hours
   */
  public Optional<Instant> opens(ActionRequest request, Instant from) {
    requireNonNull(request, "request");
    Instant now = clock.instant();
    for (int hours = 0; hours <= HOURS; hours++) {
      Instant then = from.plus(Duration.ofHours(hours));
      if (!then.isBefore(now) && mayBe(request, now, then)) {
        return Optional.of(then);
      }
    }
    return Optional.empty();
  }

  /** How the policy would decide at another time, on facts as fresh as they are now. */
  private boolean mayBe(ActionRequest request, Instant now, Instant then) {
    Duration later = Duration.between(now, then);
    List<Fact> facts =
        request.facts().stream()
            .map(
                fact ->
                    new Fact(
                        fact.name(),
                        fact.value(),
                        fact.system(),
                        fact.asOf().plus(later),
                        fact.inThisConversation(),
                        fact.evidence()))
            .toList();
    ActionRequest moved =
        new ActionRequest(
            request.action(), request.arguments(), request.dialogue(), facts, request.key());
    return judged(moved, then)
        .decision()
        .fold(allow -> true, require -> true, need -> false, deny -> false);
  }

  private Instant endOf(LocalDate day, ActionRequest request) {
    return day.plusDays(1)
        .atStartOfDay(judge.zone(request.facts()))
        .toInstant()
        .minus(Duration.ofSeconds(1));
  }

  /** The zone of the policy's days. */
  public ZoneId zone() {
    return judge.zone();
  }

  /** The currency of the policy's amounts. */
  public Currency currency() {
    return judge.currency();
  }

  /** How far the agent may go now. A switch that cannot be read is {@link Stage#PAUSED}. */
  public Stage stage() {
    try {
      return requireNonNull(stage.get(), "stage");
    } catch (RuntimeException e) {
      log.error("the switch cannot be read, so nothing is done: {}", e.getClass().getName());
      return Stage.PAUSED;
    }
  }

  /**
   * The arguments of a request as they would be decided, shown and done: with what the systems of
   * record and the host say of them, such as an address as the host's check writes it.
   *
   * @param request the action
   * @return its arguments, by name
   */
  public Map<String, Value> completed(ActionRequest request) {
    Map<String, Value> arguments = new LinkedHashMap<>();
    judged(requireNonNull(request, "request"), clock.instant())
        .request()
        .arguments()
        .forEach((name, argument) -> arguments.put(name, argument.value()));
    return arguments;
  }

  /** The words of the policy. */
  public Vocabulary vocabulary() {
    return judge.vocabulary();
  }

  /** Whether there is somebody who does the action. */
  public boolean canDo(String action) {
    return performance.canDo(action);
  }

  /**
   * Tells in a trace what was asked for and what became of it.
   *
   * @param request a request
   * @param result what {@link #request} gave for it
   * @return an account of it, small and without personal words
   */
  public TurnTrace.Decided account(ActionRequest request, ActionResult result) {
    return account.of(request, result);
  }

  private void notice(Consumer<ActionListener> event) {
    for (ActionListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        log.warn("a listener threw {}", e.getClass().getName());
      }
    }
  }

  private ActionResult once(ActionRequest request) {
    Optional<ActionResult> earlier = performance.earlier(request.key(), Fingerprint.of(request));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    try {
      return judgedAndDone(request);
    } catch (RuntimeException e) {
      log.error("a request for {} failed: {}", request.action(), e.getClass().getName());
      return new ActionResult.Failed(e.getClass().getName());
    }
  }

  /** Throws only if nothing was, or is about to be, done. */
  private ActionResult judgedAndDone(ActionRequest request) {
    Instant now = clock.instant();
    Hearing.Judged judged = judged(request, now);
    return judged
        .decision()
        .fold(
            allow -> act(request, judged, NOTHING_ASKED),
            require -> {
              Consents.Standing standing = consents.of(require, request, now);
              return standing.missing() == null
                  ? act(request, judged, standing)
                  : standing.missing();
            },
            ActionResult.NeedsEvidence::new,
            ActionResult.Refused::new);
  }

  private static final Consents.Standing NOTHING_ASKED =
      new Consents.Standing(null, List.of(), List.of());

  /**
   * The largest value of an argument that the policy permits without anybody's approval: what may
   * be paid back, what a label costs.
   *
   * @param request the action, with any value of the argument
   * @param argument an amount or a number
   * @return it, in the smallest units of the argument; empty if the policy bounds it not, or it
   *     cannot be told
   */
  public OptionalLong largest(ActionRequest request, String argument) {
    Instant now = clock.instant();
    return hearing(request, now)
        .withPolicysOwn(argument)
        .decide()
        .decision()
        .grounds()
        .largest()
        .stream()
        .filter(largest -> largest.path().equals("request." + argument))
        .mapToLong(Decision.Largest::outright)
        .findFirst();
  }

  private Hearing.Judged judged(ActionRequest request, Instant now) {
    return hearing(request, now).decide();
  }

  private Hearing hearing(ActionRequest request, Instant now) {
    List<Fact> facts = new ArrayList<>(hostFacts.of(request.dialogue(), now));
    facts.addAll(
        new Subject(judge.vocabulary(), request.action(), request.arguments())
            .of(Newest.first(request.facts())));
    Completion completion = new Completion(judge.vocabulary(), completions, facts);
    Map<String, Value> said = completion.said(request.action(), request.arguments());
    Provenance provenance = new Provenance(judge.vocabulary(), request.dialogue(), facts);
    return new Hearing(
        judge, ledger, request.action(), said, completion.of(said), facts, provenance, now);
  }

  private ActionResult act(
      ActionRequest request, Hearing.Judged judged, Consents.Standing standing) {
    if (!performance.canDo(request.action())) {
      return new ActionResult.Failed("there is nobody to do " + request.action());
    }
    Stage now = stage();
    if (!now.permits(request.action())) {
      return new ActionResult.Held(judged.decision(), now);
    }
    if (!consents.use(standing, request.key())) {
      return new ActionResult.Failed("the consent was used for another action just now");
    }
    Performance.Order order =
        new Performance.Order(request, judged, Fingerprint.of(request), standing.approved());
    return performance.of(order).orElseGet(() -> overLimit(request));
  }

  /** A limit was reached since the decision: the policy says what that means. */
  private ActionResult overLimit(ActionRequest request) {
    Instant now = clock.instant();
    Decision decision = judged(request, now).decision();
    return decision.fold(
        allow -> new ActionResult.Failed("a limit was reached by another request"),
        require -> {
          ActionResult missing = consents.of(require, request, now).missing();
          return missing == null
              ? new ActionResult.Failed("a limit was reached by another request")
              : missing;
        },
        ActionResult.NeedsEvidence::new,
        ActionResult.Refused::new);
  }

  /**
   * Says that the customer is being asked: the reply that leaves shows what the decision says must
   * be shown. Without this no yes counts. A conversation has one open question, the last. In {@link
   * Stage#SHADOW} no question leaves, and none is open.
   *
   * @param needed what {@link #request} gave
   * @throws IllegalStateException if the store cannot be reached; the question must not be asked
   *     then
   */
  public void asked(ActionResult.NeedsConfirmation needed) {
    if (stage() != Stage.SHADOW) {
      consentStore.ask(needed.question());
    }
  }

  /**
   * Keeps a person's approval; the action is done when it is asked for again.
   *
   * @param approval the approval, made by the host from its own login of the person
   * @throws IllegalStateException if the store cannot be reached
   */
  public void approve(Approval approval) {
    consentStore.approve(approval);
  }

  /** What people have approved of an action in a conversation, used or not, in no order. */
  public List<Approval> approvals(String conversationId, String seal) {
    return consentStore.approvals(conversationId, seal);
  }

  /**
   * Has the customer's yes to an action hold while the action waits for a person.
   *
   * @param conversationId the conversation
   * @param seal what the yes is bound to
   * @param until from when on it is worth nothing, if that is later than before
   * @throws IllegalStateException if the store cannot be reached
   */
  public void hold(String conversationId, String seal, Instant until) {
    consents.hold(conversationId, seal, until, clock.instant());
  }

  /**
   * Reads what happened to actions that were begun and have no known outcome, and brings journal
   * and ledger to agree. To be called after a start, and from time to time. Does no action.
   *
   * @return how many are still open
   * @throws IllegalStateException if the journal cannot be reached
   */
  public int recover() {
    int open = 0;
    for (Entry entry : performance.open()) {
      if (!keys.with(entry.key(), () -> performance.isSettled(entry))) {
        open++;
      }
    }
    return open;
  }

  /**
   * Begins a gate.
   *
   * @param evaluator the policy
   * @return a builder; not for use by several threads
   */
  public static Builder builder(Evaluator evaluator) {
    return new Builder(Judge.of(evaluator));
  }

  /**
   * Begins a gate that decides by the version of the policy under which an order was placed.
   *
   * @param archive the versions
   * @return a builder; not for use by several threads
   */
  public static Builder builder(PolicyArchive archive) {
    return new Builder(Judge.of(archive));
  }

  /**
   * Makes a gate. Not safe for use by many threads.
   *
   * <p>Defaults:
   *
   * <ul>
   *   <li>no acts: everything that would be done fails
   *   <li>ledger, journal and consents in memory, lost at a restart
   *   <li>10 seconds for one act; 30 minutes to answer a question; 24 hours to use a yes
   *   <li>{@link Stage#LIVE}
   *   <li>the system {@code identity} says who the customer is; the agent is {@code waybill}
   * </ul>
   */
  public static final class Builder {

    private final Judge judge;
    private final Map<String, Act> acts = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<Value>> completions = new LinkedHashMap<>();
    private Ledger ledger = new InMemoryLedger();
    private ActionJournal journal = new InMemoryActionJournal();
    private ConsentStore consents = new InMemoryConsentStore();
    private Clock clock = Ambient.clock();
    private @Nullable ExecutorService executor;
    private Duration patience = Duration.ofSeconds(10);
    private Duration questionsHold = Duration.ofMinutes(30);
    private Duration confirmationsHold = Duration.ofHours(24);
    private Supplier<Stage> stage = () -> Stage.LIVE;
    private String identitySystem = "identity";
    private String agentId = "waybill";
    private final List<ActionListener> listeners = new ArrayList<>();

    Builder(Judge judge) {
      this.judge = requireNonNull(judge, "judge");
    }

    /** Who does an action of the policy's vocabulary. */
    public Builder act(String action, Act act) {
      acts.put(requireNonNull(action, "action"), requireNonNull(act, "act"));
      return this;
    }

    /**
     * What the host adds to an argument before it is decided: whether an address is deliverable. It
     * gets the argument without anything that only the host can say. It throws nothing.
     */
    public Builder completion(String argument, UnaryOperator<Value> completion) {
      completions.put(
          requireNonNull(argument, "argument"), requireNonNull(completion, "completion"));
      return this;
    }

    /** The counts and totals that limits are held against. */
    public Builder ledger(Ledger ledger) {
      this.ledger = requireNonNull(ledger, "ledger");
      return this;
    }

    /** What was intended and what became of it. */
    public Builder journal(ActionJournal journal) {
      this.journal = requireNonNull(journal, "journal");
      return this;
    }

    /** What customers and people agreed to. */
    public Builder consents(ConsentStore consents) {
      this.consents = requireNonNull(consents, "consents");
      return this;
    }

    /** The time. */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /** Runs acts; the gate does not close it. It must run tasks at once. Required. */
    public Builder executor(ExecutorService executor) {
      this.executor = requireNonNull(executor, "executor");
      return this;
    }

    /** How long one act may take. */
    public Builder patience(Duration patience) {
      this.patience = positive(patience, "patience");
      return this;
    }

    /** How long a question may be answered. */
    public Builder questionsHold(Duration time) {
      this.questionsHold = positive(time, "questionsHold");
      return this;
    }

    /** How long a yes is good for, for example while an approval is awaited. */
    public Builder confirmationsHold(Duration time) {
      this.confirmationsHold = positive(time, "confirmationsHold");
      return this;
    }

    /**
     * The merchant's switch: how far the agent may go. It is read before every action, the last
     * time immediately before the act, so that it should answer at once, from memory; if it throws,
     * nothing is done.
     */
    public Builder stage(Supplier<Stage> stage) {
      this.stage = requireNonNull(stage, "stage");
      return this;
    }

    /** The system of the vocabulary that says who the customer is. */
    public Builder identitySystem(String system) {
      this.identitySystem = requireNonNull(system, "system");
      return this;
    }

    /** The agent's own identifier, as limits per agent count it. */
    public Builder agentId(String agentId) {
      this.agentId = requireNonNull(agentId, "agentId");
      return this;
    }

    /** Somebody who watches what is asked for. */
    public Builder listener(ActionListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    private static Duration positive(Duration time, String name) {
      if (time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException(name + " must be positive: " + time);
      }
      return time;
    }

    /**
     * Makes the gate.
     *
     * @throws IllegalStateException if the executor is missing
     * @throws IllegalArgumentException if an act is for an action the policy's vocabulary does not
     *     have
     */
    public ActionGate build() {
      if (executor == null) {
        throw new IllegalStateException("a gate must have an executor to run acts on");
      }
      return new ActionGate(
          new GateParts(
              judge,
              acts,
              ledger,
              journal,
              consents,
              clock,
              executor,
              patience,
              questionsHold,
              confirmationsHold,
              stage,
              identitySystem,
              agentId,
              completions,
              listeners));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.action.ActionGate;
import dev.waybill.action.ActionResult;
import dev.waybill.action.PolicyContext;
import dev.waybill.action.Stage;
import dev.waybill.agent.Budget;
import dev.waybill.agent.Takeover;
import dev.waybill.agent.TurnListener;
import dev.waybill.approval.ApprovalRequest;
import dev.waybill.approval.ApprovalStore;
import dev.waybill.approval.Resumed;
import dev.waybill.approval.Verdict;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.connector.Sources;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.Unknown;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.intent.Classification;
import dev.waybill.intent.EntityExtractor;
import dev.waybill.intent.Intent;
import dev.waybill.intent.IntentClassifier;
import dev.waybill.intent.MoodReader;
import dev.waybill.language.Phrases;
import dev.waybill.playbook.LookupLimit;
import dev.waybill.playbook.Playbook;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a turn: identify, screen, understand, gather, decide, compose, verify, record. Every
 * turn ends in a reply; nothing is thrown. Safe for use by many threads.
 */
public final class TurnEngine {

  private static final Logger log = LoggerFactory.getLogger(TurnEngine.class);

  /** A playbook reads orders, then one that was named, then parcels. */
  private static final int READS_IN_A_ROW = 3;

  private static final int APPEND_TRIES = 5;

  /**
   * What an engine is made of.
   *
   * @param sources the systems of record
   * @param policyContext what the host knows for the policy beside them
   * @param playbooks who answers what; the first that answers an intent does
   * @param classifier what a message means
   * @param extractor what a message names
   * @param store where conversations are kept
   * @param gate the only way to a side effect
   * @param approvals what waits for people
   * @param approvalsWait how long it waits for them
   * @param desk where people take over, or null if there is none
   * @param takeover what else there is for the case that a person takes over
   * @param lookups how many order numbers somebody may try that are not theirs
   * @param codes sends and checks one-time codes, or null if nobody does
   * @param moods says how a message sounds
   * @param model who finds better words, or null if nobody does
   * @param links the merchant's own hosts, which a reply may link to
   * @param budget what a turn may spend
   * @param listeners who watches
   * @param shopZone the zone of the shop's own days, and of customers of whom none is known
   * @param clock the time
   * @param executor runs reads and the model
   */
  public record Parts(
      Sources sources,
      PolicyContext policyContext,
      List<Playbook> playbooks,
      IntentClassifier classifier,
      EntityExtractor extractor,
      ConversationStore store,
      ActionGate gate,
      ApprovalStore approvals,
      Duration approvalsWait,
      @Nullable DeskAct desk,
      Takeover takeover,
      LookupLimit lookups,
      @Nullable OneTimeCodes codes,
      MoodReader moods,
      @Nullable ChatModel model,
      Set<String> links,
      Budget budget,
      List<TurnListener> listeners,
      ZoneId shopZone,
      Clock clock,
      ExecutorService executor) {
    public Parts {
      requireNonNull(sources, "sources");
      requireNonNull(policyContext, "policyContext");
      playbooks = List.copyOf(playbooks);
      requireNonNull(classifier, "classifier");
      requireNonNull(extractor, "extractor");
      requireNonNull(store, "store");
      requireNonNull(gate, "gate");
      requireNonNull(approvals, "approvals");
      requireNonNull(approvalsWait, "approvalsWait");
      requireNonNull(takeover, "takeover");
      requireNonNull(lookups, "lookups");
      requireNonNull(moods, "moods");
      links = Set.copyOf(links);
      requireNonNull(budget, "budget");
      listeners = List.copyOf(listeners);
      requireNonNull(shopZone, "shopZone");
      requireNonNull(clock, "clock");
      requireNonNull(executor, "executor");
    }
  }

  private final Parts parts;
  private final Crew crew;
  private final Resumption resumption;
  private final ConversationGate gate = new ConversationGate();

  /** Makes an engine. */
  public TurnEngine(Parts parts) {
    this.parts = parts;
    this.crew = Crew.of(parts);
    this.resumption = new Resumption(crew, this::staged, this::record);
  }

  /** Answers a message. */
  public Reply handle(CustomerMessage message) {
    notice(listener -> listener.onMessage(message));
    Reply reply = answerAlone(message);
    notice(listener -> listener.onReply(message, reply));
    return reply;
  }

  /** One turn at a time in a conversation. */
  private Reply answerAlone(CustomerMessage message) {
    try {
      return gate.alone(message.conversationId(), longestTurn(), () -> answerOnce(message))
          .orElseGet(
              () -> fixed(message, "ask.busy", new Outcome.Asked(Outcome.Question.TO_WRITE_AGAIN)));
    } catch (RuntimeException e) {
      log.error("a turn failed in {}: {}", origin(e), e.getClass().getName());
      return fixed(message, "failed.turn", new Outcome.Answered(NOTHING_KNOWN));
    }
  }

  private static final List<Unknown> NOTHING_KNOWN =
      List.of(new Unknown(Unknown.Kind.ANSWER, "shop"));

  private Duration longestTurn() {
    Budget budget = parts.budget();
    Duration reads = budget.reads().multipliedBy(READS_IN_A_ROW + budget.toolCalls());
    return reads.plus(
        budget.modelCall().multipliedBy(budget.modelCalls() + ModelProposer.MOST_CALLS));
  }

  /** A message delivered twice is answered once. */
  private Reply answerOnce(CustomerMessage message) {
    Conversation conversation = parts.store().load(message.conversationId());
    Optional<Turn> answered = conversation.turn(message.messageId());
    if (answered.isPresent()) {
      return answered.get().reply();
    }
    Turn turn = staged(() -> new TurnInProgress(crew, message, conversation).run());
    try {
      return record(conversation, turn);
    } catch (RuntimeException e) {
      log.error("a turn could not be recorded: {}", e.getClass().getName());
      return turn.reply();
    }
  }

  /** A turn of which any part was in the shadow is not to be sent. */
  private Turn staged(Supplier<Turn> run) {
    boolean before = inShadow();
    Turn turn = run.get();
    return before || inShadow() ? turn.with(turn.reply().inShadow()) : turn;
  }

  private boolean inShadow() {
    return parts.gate().stage() == Stage.SHADOW;
  }

  /** Appends the turn; if another process was faster with the same message, its reply counts. */
  private Reply record(Conversation read, Turn ended) {
    Conversation conversation = read;
    Turn turn = ended;
    for (int attempt = 0; attempt < APPEND_TRIES; attempt++) {
      if (parts.store().append(conversation.id(), conversation.version(), turn)) {
        return turn.reply();
      }
      conversation = parts.store().load(conversation.id());
      Optional<Turn> theirs = conversation.turn(turn.messageId());
      if (theirs.isPresent()) {
        return theirs.get().reply();
      }
      turn = ended.with(ended.memory().with(conversation.memory()));
    }
    log.warn("a turn could not be recorded after {} tries", APPEND_TRIES);
    return turn.reply();
  }

  /**
   * Goes on with what waited for a person; empty if it still waits for somebody else.
   *
   * @throws IllegalArgumentException if there is no such request, or the person may not decide
   * @throws IllegalStateException if a store cannot be reached, or the conversation is busy
   */
  public Optional<Resumed> resume(Verdict verdict) {
    ApprovalRequest request = resumption.request(verdict);
    return alone(request, () -> resumption.resume(request, verdict));
  }

  /** What waits for a person, oldest first. */
  public List<ApprovalRequest> approvals() {
    return parts.approvals().open();
  }

  /** Tells the customers of what nobody decided in time. */
  public List<Resumed> lapse() {
    List<Resumed> lapsed = new ArrayList<>();
    for (ApprovalRequest request : resumption.overdue()) {
      alone(request, () -> resumption.lapse(request)).ifPresent(lapsed::add);
    }
    return lapsed;
  }

  private Optional<Resumed> alone(ApprovalRequest request, Supplier<Optional<Resumed>> step) {
    return gate.alone(request.conversationId(), longestTurn(), step)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the conversation is busy with another turn; say the same again later"));
  }

  /** Hands over what the desk did not take before; gives how many still wait. */
  public int deliverOutbox() {
    return crew.handover().deliver(parts.clock().instant());
  }

  /** Passes on a case that no message brought. */
  public ActionResult pass(HandoffPacket packet) {
    return crew.handover().pass(packet, parts.clock().instant());
  }

  private void notice(Consumer<TurnListener> event) {
    for (TurnListener listener : parts.listeners()) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        log.warn("a listener threw {}", e.getClass().getName());
      }
    }
  }

  private Reply fixed(CustomerMessage message, String phrase, Outcome outcome) {
    return new Reply(
        Phrases.of(message.locale()).get(phrase),
        List.of(),
        outcome,
        new TurnTrace(
            new Classification(List.of(new Classification.Candidate(Intent.OUT_OF_SCOPE, 0))),
            "none",
            message.identity().level(),
            TurnTrace.Author.FIXED,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        inShadow(),
        null);
  }

  private static String origin(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }
}

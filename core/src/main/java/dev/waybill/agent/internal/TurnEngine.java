// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.agent.Budget;
import dev.waybill.agent.TurnListener;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.ClosedVocabulary;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Statement;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Entities;
import dev.waybill.intent.EntityExtractor;
import dev.waybill.intent.Intent;
import dev.waybill.intent.IntentClassifier;
import dev.waybill.intent.LanguageGuess;
import dev.waybill.language.Phrases;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.CustomerRecords;
import dev.waybill.playbook.Plan;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.TalkToAPerson;
import dev.waybill.playbook.internal.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a turn: identify, screen, understand, gather, decide, compose, verify, record. Every
 * turn ends in a reply; nothing is thrown. Safe for use by many threads.
 */
public final class TurnEngine {

  private static final Logger log = LoggerFactory.getLogger(TurnEngine.class);
  private static final Source HOST = new Source("host", DataLayer.MEMORY);
  private static final int MOST_QUESTIONS = 2;

  /** A playbook reads orders, then one that was named, then parcels. */
  private static final int READS_IN_A_ROW = 3;

  private static final int APPEND_TRIES = 5;

  /**
   * What an engine is made of.
   *
   * @param orders the order-management system
   * @param parcels the carriers
   * @param playbooks who answers what; the first that answers an intent does
   * @param classifier what a message means
   * @param store where conversations are kept
   * @param desk where people take over, or null if there is none
   * @param model who finds better words, or null if nobody does
   * @param budget what a turn may spend
   * @param listeners who watches
   * @param shopZone the zone of the shop's own days, and of customers of whom none is known
   * @param clock the time
   * @param executor runs reads and the model
   */
  public record Parts(
      Orders orders,
      Parcels parcels,
      List<Playbook> playbooks,
      IntentClassifier classifier,
      ConversationStore store,
      @Nullable HandoffDesk desk,
      @Nullable ChatModel model,
      Budget budget,
      List<TurnListener> listeners,
      ZoneId shopZone,
      Clock clock,
      ExecutorService executor) {
    public Parts {
      requireNonNull(orders, "orders");
      requireNonNull(parcels, "parcels");
      playbooks = List.copyOf(playbooks);
      requireNonNull(classifier, "classifier");
      requireNonNull(store, "store");
      requireNonNull(budget, "budget");
      listeners = List.copyOf(listeners);
      requireNonNull(shopZone, "shopZone");
      requireNonNull(clock, "clock");
      requireNonNull(executor, "executor");
    }
  }

  private final Parts parts;
  private final EntityExtractor extractor = new EntityExtractor();
  private final Screen screen = new Screen(extractor);
  private final ConversationGate gate = new ConversationGate();
  private final IntentRouter router;
  private final Handover handover;
  private final ReplyCheck check = new ReplyCheck();
  private final Playbook person = new TalkToAPerson();
  private final Optional<ModelWriter> writer;

  /** Makes an engine. */
  public TurnEngine(Parts parts) {
    this.parts = parts;
    this.router = new IntentRouter(parts.playbooks());
    this.handover = new Handover(parts.desk());
    this.writer =
        Optional.ofNullable(parts.model())
            .map(model -> new ModelWriter(model, parts.budget(), parts.executor(), check));
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
      return fixed(message, "handoff.failed", new Outcome.Answered(NOTHING_KNOWN));
    }
  }

  private static final List<Unknown> NOTHING_KNOWN =
      List.of(new Unknown(Unknown.Kind.ANSWER, "shop"));

  private Duration longestTurn() {
    Budget budget = parts.budget();
    Duration reads = budget.reads().multipliedBy(READS_IN_A_ROW + budget.toolCalls());
    return reads.plus(budget.modelCall().multipliedBy(budget.modelCalls()));
  }

  /** A message delivered twice is answered once. */
  private Reply answerOnce(CustomerMessage message) {
    Conversation conversation = parts.store().load(message.conversationId());
    Optional<Turn> answered = conversation.turn(message.messageId());
    if (answered.isPresent()) {
      return answered.get().reply();
    }
    Turn turn = new TurnInProgress(message, conversation).run();
    try {
      return record(conversation, turn);
    } catch (RuntimeException e) {
      log.error("a turn could not be recorded: {}", e.getClass().getName());
      return turn.reply();
    }
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
            List.of()));
  }

  private static String origin(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }

  /** One turn, from the message to what is recorded. */
  private final class TurnInProgress {

    private final CustomerMessage message;
    private final Conversation conversation;
    private final Memory memory;
    private final String text;
    private final Entities entities;
    private final Classification classification;
    private final Setting setting;
    private final Phrases phrases;
    private final EvidenceLedger ledger = new EvidenceLedger();
    private final CustomerRecords records;
    private final List<TurnTrace.ModelCall> modelCalls = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    TurnInProgress(CustomerMessage message, Conversation conversation) {
      this.message = message;
      this.conversation = conversation;
      this.memory = conversation.memory();
      this.text = screen.screen(message.text());
      this.entities = extractor.extract(text);
      this.classification = parts.classifier().classify(text);
      Instant now = parts.clock().instant();
      ZoneId zone = message.identity().zone();
      this.setting = new Setting(locale(), zone == null ? parts.shopZone() : zone, now);
      this.phrases = Phrases.of(setting.locale());
      this.records =
          new CustomerRecords(
              parts.orders(),
              parts.parcels(),
              message.identity(),
              memory.matched(),
              memory.failedMatches(),
              ledger,
              parts.shopZone(),
              parts.clock(),
              parts.budget().reads(),
              parts.executor());
      String name = message.identity().name();
      if (name != null && !name.isBlank()) {
        ledger.append(
            "customer.name",
            new FactValue.Term(FactValue.Term.Kind.PERSON, name),
            HOST,
            now,
            Trust.SYSTEM);
      }
    }

    /** The customer's own language where it is plain from the words and we speak it. */
    private Locale locale() {
      return LanguageGuess.of(text)
          .map(Locale::getLanguage)
          .filter(language -> !language.equals(message.locale().getLanguage()))
          .map(
              language ->
                  new Locale.Builder()
                      .setLanguage(language)
                      .setRegion(message.locale().getCountry())
                      .build())
          .filter(locale -> Phrases.of(locale).language().equals(locale.getLanguage()))
          .orElse(message.locale());
    }

    Turn run() {
      if (text.isBlank()) {
        return ask("ask.again", Outcome.Question.TO_WRITE_AGAIN);
      }
      Optional<IntentRouter.Route> route = router.route(classification, entities, memory);
      if (route.isPresent()) {
        Case situation = situation(route.get().intent());
        return answer(situation, route.get().playbook(), route.get().playbook().prepare(situation));
      }
      if (memory.questionsInARow() < MOST_QUESTIONS) {
        return ask("ask.wanted", Outcome.Question.WHAT_IS_WANTED);
      }
      return passOn("person.unclear", HandoffReason.NOT_UNDERSTOOD);
    }

    private Case situation(Intent intent) {
      return new Case(
          intent, text, entities, memory, records, ledger, setting, parts.shopZone(), phrases);
    }

    private Turn ask(String phrase, Outcome.Question question) {
      return answer(
          situation(Intent.OUT_OF_SCOPE), person, Plan.ask(question, phrases.get(phrase)));
    }

    private Turn passOn(String phrase, HandoffReason reason) {
      Plan.Handoff handoff =
          new Plan.Handoff(
              HandoffQueue.SUPPORT,
              reason,
              memory.focus().stream().findFirst().orElse(null),
              false);
      return answer(
          situation(Intent.OUT_OF_SCOPE),
          person,
          Plan.handOff(phrases.get(phrase), handoff, NOTHING_KNOWN));
    }

    private Turn answer(Case situation, Playbook playbook, Plan plan) {
      if (plan.question() != null && memory.questionsInARow() >= MOST_QUESTIONS) {
        return passOn("person.unclear", HandoffReason.NOT_UNDERSTOOD);
      }
      Outcome outcome =
          plan.question() != null
              ? new Outcome.Asked(plan.question())
              : new Outcome.Answered(plan.unknowns());
      String closing = "";
      if (plan.handoff() != null) {
        Handover.Result passed =
            handover.pass(plan, plan.handoff(), situation, conversation, message);
        outcome = passed.outcome();
        closing = passed.closing();
      }
      if (writer.isPresent() && plan.mayBeReworded() && speaksTheLanguage()) {
        Optional<Statement> written =
            writer.get().write(situation, plan, closing, playbook, modelCalls);
        if (written.isPresent()) {
          return turn(written.get(), outcome, TurnTrace.Author.MODEL, playbook, plan);
        }
      }
      String draft = ReplyCheck.closed(plan.draft(), closing);
      ReplyCheck.Result plain = check.check(draft, situation, playbook.contract());
      if (plain.objections().isEmpty()) {
        return turn(plain.statement(), outcome, TurnTrace.Author.TEMPLATE, playbook, plan);
      }
      plain.objections().forEach(objection -> notes.add("template: " + objection));
      log.warn("the template of {} was not supported by the evidence", playbook.name());
      return withoutWords(situation, playbook, plan, outcome, closing);
    }

    /** Whether a model's words can be checked in the customer's language. */
    private boolean speaksTheLanguage() {
      return ClosedVocabulary.of(setting.locale()).isPresent();
    }

    /** No text that the evidence supports: a person takes over, and only that is said. */
    private Turn withoutWords(
        Case situation, Playbook playbook, Plan plan, Outcome reached, String reachedClosing) {
      Outcome outcome = reached;
      String closing = reachedClosing;
      if (!(reached instanceof Outcome.HandedOff)) {
        Plan.Handoff handoff =
            new Plan.Handoff(
                HandoffQueue.SUPPORT,
                HandoffReason.NO_GROUNDED_ANSWER,
                plan.focus().stream().findFirst().orElse(null),
                false);
        Handover.Result passed = handover.pass(plan, handoff, situation, conversation, message);
        outcome = passed.outcome();
        closing = passed.closing();
      }
      Statement statement =
          check
              .check(phrases.get("person.no-answer") + " " + closing, situation, person.contract())
              .statement();
      return turn(statement, outcome, TurnTrace.Author.FIXED, playbook, plan);
    }

    private Turn turn(
        Statement statement,
        Outcome outcome,
        TurnTrace.Author author,
        Playbook playbook,
        Plan plan) {
      TurnTrace trace =
          new TurnTrace(
              classification,
              playbook.name(),
              records.level(),
              author,
              records.reads(),
              ledger.all(),
              plan.conflicts(),
              modelCalls,
              notes);
      Reply reply = new Reply(statement.text(), statement.citations(), outcome, trace);
      return new Turn(message.messageId(), setting.now(), text, reply, after(outcome, plan));
    }

    private Memory after(Outcome outcome, Plan plan) {
      boolean asked = outcome instanceof Outcome.Asked;
      return new Memory(
          plan.focus().isEmpty() ? memory.focus() : plan.focus(),
          records.matched(),
          Selection.proof(situation(Intent.ORDER_STATUS)),
          records.failedMatches(),
          asked ? memory.questionsInARow() + 1 : 0);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.agent.Signal;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Proving;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Task;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.Rewording;
import dev.waybill.grounding.Statement;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mood;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.HumanFirst;
import dev.waybill.playbook.Plan;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.SmallTalk;
import dev.waybill.playbook.internal.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a plan becomes: what must come first, the words, who wrote them, the check, and what is
 * recorded of the turn. For one answer, on one thread.
 */
final class Answering {

  private static final List<String> APOLOGIES = List.of("complaint.sorry", "problem.sorry");

  /** So many questions in a row are asked; then come choices or a person. */
  static final int MOST_QUESTIONS = 2;

  /** What is answered to whoever shows an order to be theirs. */
  private static final Set<Intent> READ_ONLY =
      EnumSet.of(
          Intent.ORDER_STATUS,
          Intent.DELIVERY_PROBLEM,
          Intent.REFUND_STATUS,
          Intent.POLICY_QUESTION,
          Intent.OUT_OF_SCOPE);

  private static final List<Unknown> NOTHING_KNOWN =
      List.of(new Unknown(Unknown.Kind.ANSWER, "shop"));

  private static final Logger log = LoggerFactory.getLogger(Answering.class);

  private final Crew crew;
  private final Understood understood;
  private final @Nullable Task goesOn;
  private final boolean resumed;
  private final List<TurnTrace.ModelCall> modelCalls;
  private final List<TurnTrace.Decided> handovers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Proving proving;

  /**
   * Makes it.
   *
   * @param goesOn what the message goes on with; null if it begins something
   * @param resumed whether a person's decision, and no message, is what is answered
   * @param modelCalls what a model was asked so far; more is added
   */
  Answering(
      Crew crew,
      Understood understood,
      @Nullable Task goesOn,
      boolean resumed,
      List<TurnTrace.ModelCall> modelCalls) {
    this.crew = crew;
    this.understood = understood;
    this.goesOn = goesOn;
    this.resumed = resumed;
    this.modelCalls = modelCalls;
    this.proving = understood.code().proving();
  }

  /** The acknowledgement that goes before an answer to somebody who is not well. */
  private String register(String draft, Playbook playbook) {
    boolean unwell =
        understood.mood().emotion() == Mood.Emotion.ANGRY
            || understood.mood().emotion() == Mood.Emotion.UPSET;
    if (!unwell
        || playbook instanceof HumanFirst
        || playbook instanceof SmallTalk
        || (understood.mood().emotion() == Mood.Emotion.ANGRY && apologises(draft))) {
      return draft;
    }
    String before = understood.phrases().get("mood." + understood.mood().emotion().name());
    return before + (draft.contains("\n") ? "\n" : " ") + draft;
  }

  /** Whether an answer begins with an apology of its own: nobody apologises twice in a row. */
  private boolean apologises(String draft) {
    return APOLOGIES.stream().map(understood.phrases()::get).anyMatch(draft::startsWith);
  }

  /** Asks for a code where that is the way to be sure of somebody who says who they are. */
  private Plan provingFirst(Plan plan, Intent intent) {
    boolean needed =
        plan.question() == Outcome.Question.IDENTITY
            || (plan.question() == Outcome.Question.ORDER_NUMBER_AND_EMAIL
                && !READ_ONLY.contains(intent));
    if (!needed) {
      return plan;
    }
    return crew.codes()
        .send(understood.message(), proving)
        .map(
            sent -> {
              understood
                  .ledger()
                  .append(
                      "actions.code.sent",
                      new FactValue.Term(FactValue.Term.Kind.TEXT, sent.to()),
                      Understood.HOST,
                      understood.setting().now(),
                      Trust.SYSTEM);
              proving = new Proving(sent.challenge(), understood.text(), 0, null, null, null);
              return Plan.ask(Outcome.Question.ONE_TIME_CODE, understood.phrases().get("code.ask"))
                  .about(plan.focus())
                  .with(plan.task());
            })
        .orElse(plan);
  }

  /** Asks, in fixed words. */
  Turn ask(String phrase, Outcome.Question question) {
    return answer(
        understood.situation(Intent.OUT_OF_SCOPE, goesOn),
        crew.person(),
        Plan.ask(question, understood.phrases().get(phrase)));
  }

  /** Hands over in fixed words, with nothing answered. */
  Turn passOn(String phrase, HandoffReason reason) {
    Plan.Handoff handoff =
        new Plan.Handoff(
            HandoffQueue.SUPPORT,
            reason,
            understood.memory().focus().stream().findFirst().orElse(null),
            false);
    return answer(
        understood.situation(Intent.OUT_OF_SCOPE, goesOn),
        crew.person(),
        Plan.handOff(understood.phrases().get(phrase), handoff, NOTHING_KNOWN));
  }

  /** Answers by a playbook's plan. */
  Turn answer(Case situation, Playbook playbook, Plan made) {
    Plan safe = provingFirst(made, situation.intent());
    Plan plan = safe.saying(register(formed(safe.draft()), playbook));
    if (plan.question() != null
        && countsAsQuestion(plan)
        && understood.memory().questionsInARow() >= MOST_QUESTIONS) {
      return passOn("person.unclear", HandoffReason.CANNOT_CLARIFY);
    }
    Outcome outcome =
        plan.question() != null
            ? new Outcome.Asked(plan.question())
            : new Outcome.Answered(plan.unknowns());
    String closing = "";
    if (plan.handoff() != null) {
      Handover.Result passed = pass(plan, plan.handoff(), situation);
      outcome = passed.outcome();
      closing = passed.closing();
    }
    if (crew.writer().isPresent() && plan.mayBeReworded() && speaksTheLanguage()) {
      Optional<Statement> written =
          crew.writer().get().write(situation, plan, closing, playbook, modelCalls);
      if (written.isPresent()) {
        return turn(written.get(), outcome, TurnTrace.Author.MODEL, playbook, plan);
      }
    }
    String draft = ReplyCheck.closed(plan.draft(), closing);
    ReplyCheck.Result plain = crew.check().check(draft, situation, playbook.contract());
    if (plain.objections().isEmpty() && isAsked(plan)) {
      return turn(plain.statement(), outcome, TurnTrace.Author.TEMPLATE, playbook, plan);
    }
    plain.objections().forEach(objection -> notes.add("template: " + objection));
    log.warn("the template of {} could not be sent", playbook.name());
    return withoutWords(situation, playbook, plan, outcome, closing);
  }

  /**
   * Opens the question that the plan asks, of the customer or of people; one that cannot be kept is
   * not asked.
   */
  private boolean isAsked(Plan plan) {
    Task task = plan.task();
    if (task == null || task.proposal() == null) {
      return true;
    }
    try {
      if (task.awaitsConfirmation()) {
        understood.actions().asked(task.proposal());
      }
      if (task.awaitsApproval()) {
        understood.actions().waits(task, understood.setting().locale());
      }
      return true;
    } catch (RuntimeException e) {
      notes.add("the question could not be kept: " + e.getClass().getName());
      return false;
    }
  }

  /** The draft in the form of the channel. */
  private String formed(String draft) {
    if (understood.message().channel() != Channel.VOICE) {
      return draft;
    }
    String spoken = SpokenForm.withoutLinks(draft, understood.ledger());
    return spoken.isEmpty() ? understood.phrases().get("voice.in-writing") : spoken;
  }

  /** Whether a model's words can be checked in the customer's language. */
  private boolean speaksTheLanguage() {
    return Rewording.in(understood.setting().locale()).isPresent();
  }

  /** No text that the evidence supports: a person takes over, and only that is said. */
  private Turn withoutWords(
      Case situation, Playbook playbook, Plan plan, Outcome reached, String reachedClosing) {
    Outcome outcome = reached;
    String closing = reachedClosing;
    if (reached instanceof Outcome.HandedOff handedOff) {
      outcome = unanswered(handedOff);
    } else {
      Plan.Handoff handoff =
          new Plan.Handoff(
              HandoffQueue.SUPPORT,
              HandoffReason.NO_GROUNDED_ANSWER,
              plan.focus().stream().findFirst().orElse(null),
              false);
      Handover.Result passed = pass(plan, handoff, situation);
      outcome = passed.outcome();
      closing = passed.closing();
    }
    Statement statement =
        crew.check()
            .check(
                understood.phrases().get("person.no-answer") + " " + closing,
                situation,
                crew.person().contract())
            .statement();
    return turn(statement, outcome, TurnTrace.Author.FIXED, playbook, plan.with(null));
  }

  private Handover.Result pass(Plan plan, Plan.Handoff handoff, Case situation) {
    Handover.Result passed =
        crew.handover()
            .pass(plan, handoff, situation, understood.conversation(), understood.message());
    signal(handoff);
    if (passed.decided() != null) {
      handovers.add(passed.decided());
    }
    return passed;
  }

  /** What a hand-off shows that goes beyond this conversation. */
  private void signal(Plan.Handoff handoff) {
    Signal.Kind kind =
        switch (handoff.reason()) {
          case PRODUCT_SAFETY -> Signal.Kind.PRODUCT_SAFETY;
          case POLICY_GAP -> Signal.Kind.POLICY_GAP;
          case POLICY_CONFLICT -> Signal.Kind.POLICY_CONFLICT;
          default -> null;
        };
    if (kind != null && (kind != Signal.Kind.PRODUCT_SAFETY || handoff.sku() != null)) {
      List<TurnTrace.Decided> asked = understood.actions().decided();
      String subject =
          switch (kind) {
            case PRODUCT_SAFETY -> handoff.sku();
            case POLICY_CONFLICT -> String.join(", ", understood.actions().conflicting());
            default -> asked.isEmpty() ? null : asked.get(asked.size() - 1).action();
          };
      crew.signals()
          .accept(
              new Signal(
                  kind,
                  understood.message().conversationId(),
                  subject,
                  understood.setting().now()));
    }
  }

  private static Outcome unanswered(Outcome.HandedOff passed) {
    return new Outcome.HandedOff(
        passed.queue(),
        passed.reason(),
        passed.orderNumber(),
        passed.reference(),
        false,
        passed.unknowns());
  }

  private Turn turn(
      Statement statement, Outcome outcome, TurnTrace.Author author, Playbook playbook, Plan plan) {
    TurnTrace trace =
        new TurnTrace(
            understood.classification(),
            playbook.name(),
            understood.records().level(),
            author,
            understood.records().reads(),
            understood.ledger().all(),
            plan.conflicts(),
            modelCalls,
            decisions(),
            notes);
    Statement said =
        understood.message().channel() == Channel.VOICE
            ? SpokenForm.grouped(statement, understood.ledger())
            : statement;
    Reply reply = new Reply(said.text(), said.citations(), outcome, trace).freeUntil(freeUntil());
    return new Turn(
        understood.message().messageId(),
        understood.setting().now(),
        understood.text(),
        reply,
        after(outcome, plan),
        understood.attachments());
  }

  /** When the channel stops taking free text, counted from the customer's last message. */
  private @Nullable Instant freeUntil() {
    Instant wrote =
        understood.message().writtenAt() == null
            ? understood.setting().now()
            : understood.message().writtenAt();
    if (resumed) {
      wrote =
          understood.conversation().turns().stream()
              .filter(turn -> !turn.customerText().isBlank())
              .map(Turn::at)
              .reduce((first, second) -> second)
              .orElse(wrote);
    }
    return understood.message().channel().replyWindow().map(wrote::plus).orElse(null);
  }

  private List<TurnTrace.Decided> decisions() {
    List<TurnTrace.Decided> all = new ArrayList<>(understood.actions().decided());
    all.addAll(handovers);
    return all;
  }

  /** A yes is asked for because the customer was understood; only other questions are counted. */
  private static boolean countsAsQuestion(Plan plan) {
    return plan.question() != Outcome.Question.CONFIRMATION
        && plan.question() != Outcome.Question.ONE_TIME_CODE;
  }

  /**
   * What the conversation is in the middle of now: what the plan says; and if that is nothing and
   * the message began something else, still what it was.
   */
  private @Nullable Task task(Plan plan, Outcome outcome) {
    if (outcome instanceof Outcome.HandedOff) {
      return null;
    }
    if (resumed && plan.task() == null && isElsewhere()) {
      return understood.memory().task();
    }
    return plan.task() != null || goesOn != null ? plan.task() : understood.memory().task();
  }

  /** Whether the conversation is in the middle of something else than what waited. */
  private boolean isElsewhere() {
    Task now = understood.memory().task();
    Task.Proposal waited = goesOn == null ? null : goesOn.proposal();
    Task.Proposal other = now == null ? null : now.proposal();
    return now != null && (other == null || waited == null || !other.key().equals(waited.key()));
  }

  private Memory.@Nullable Held held(Outcome outcome) {
    if (outcome instanceof Outcome.HandedOff passed && passed.reference() != null) {
      return new Memory.Held(passed.reason(), passed.reference(), understood.setting().now());
    }
    return understood.memory().held();
  }

  private Memory after(Outcome outcome, Plan plan) {
    boolean asked = outcome instanceof Outcome.Asked && countsAsQuestion(plan);
    return new Memory(
        plan.focus().isEmpty() ? understood.memory().focus() : plan.focus(),
        understood.records().matched(),
        Selection.proof(understood.situation(Intent.ORDER_STATUS, goesOn)),
        understood.records().failedMatches(),
        asked ? understood.memory().questionsInARow() + 1 : 0,
        task(plan, outcome),
        held(outcome),
        proving);
  }
}

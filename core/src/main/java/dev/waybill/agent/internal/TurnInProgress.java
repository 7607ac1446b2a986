// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.agent.Signal;
import dev.waybill.conversation.Attachment;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.HandoffQueue;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Proving;
import dev.waybill.conversation.Reply;
import dev.waybill.conversation.Task;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.grounding.Rewording;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Statement;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Concern;
import dev.waybill.intent.Entities;
import dev.waybill.intent.Intent;
import dev.waybill.intent.LanguageGuess;
import dev.waybill.intent.Mood;
import dev.waybill.intent.internal.VagueText;
import dev.waybill.intent.internal.Words;
import dev.waybill.language.Phrases;
import dev.waybill.playbook.Actions;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.CustomerRecords;
import dev.waybill.playbook.HumanFirst;
import dev.waybill.playbook.Plan;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.SmallTalk;
import dev.waybill.playbook.Storefront;
import dev.waybill.playbook.internal.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn, from the message to what is recorded: screened, understood, gathered, decided, composed
 * and checked. For one message, on one thread.
 */
final class TurnInProgress {

  private static final List<String> APOLOGIES = List.of("complaint.sorry", "problem.sorry");
  private static final Source HOST = new Source("host", DataLayer.MEMORY);
  private static final int MOST_QUESTIONS = 2;

  /** From this on a message may mean it. */
  private static final double PERHAPS = 0.05;

  /** How many of the customer's orders a model is shown that is to say which one is meant. */
  private static final int RECENT = 5;

  /** From this on a message says so little that only what it is about can be asked. */
  private static final double VAGUE = 0.6;

  /** What is answered even to somebody who asks about the agent in the same breath. */
  private static final Set<Intent> PLAIN =
      EnumSet.of(Intent.ORDER_STATUS, Intent.DELIVERY_PROBLEM, Intent.REFUND_STATUS);

  /** What is recorded instead of a code. */
  private static final String CODE = "[code]";

  /** What is answered to whoever shows an order to be theirs. */
  private static final Set<Intent> READ_ONLY =
      EnumSet.of(
          Intent.ORDER_STATUS,
          Intent.DELIVERY_PROBLEM,
          Intent.REFUND_STATUS,
          Intent.POLICY_QUESTION,
          Intent.OUT_OF_SCOPE);

  /** What a message is not taken for if a case of the customer's tells what it is about. */
  private static final Set<Intent> SURE =
      EnumSet.complementOf(
          EnumSet.of(Intent.PRODUCT_QUESTION, Intent.PRODUCT_SEARCH, Intent.OUT_OF_SCOPE));

  /** So long after a hand-off the case is taken to be with the same person. */
  private static final Duration HELD_FOR = Duration.ofDays(2);

  private static final List<Unknown> NOTHING_KNOWN =
      List.of(new Unknown(Unknown.Kind.ANSWER, "shop"));

  private static final Logger log = LoggerFactory.getLogger(TurnInProgress.class);

  private final Crew crew;
  private final CustomerMessage message;
  private final Conversation conversation;
  private final Heard hearing;
  private final Memory memory;
  private final String text;
  private final List<Attachment> attachments;
  private final Entities entities;
  private final Mood mood;
  private final Classification classification;
  private final Setting setting;
  private final Phrases phrases;
  private final EvidenceLedger ledger = new EvidenceLedger();
  private final CustomerRecords records;
  private final List<TurnTrace.ModelCall> modelCalls = new ArrayList<>();
  private final List<TurnTrace.Decided> handovers = new ArrayList<>();
  private final Actions actions;
  private final Storefront storefront;
  private @Nullable Task goesOn;
  private boolean resumed;
  private final CodeCheck.Result code;
  private Proving proving;
  private final List<String> notes = new ArrayList<>();

  TurnInProgress(Crew crew, CustomerMessage received, Conversation conversation) {
    this.crew = crew;
    this.conversation = conversation;
    this.hearing = Heard.of(received, conversation.memory());
    this.memory = hearing.memory();
    this.code = crew.codes().of(received, memory.proving());
    this.proving = code.proving();
    this.message =
        received.from(CodeCheck.identity(received, proving, crew.parts().clock().instant()));
    this.text = words();
    this.attachments = crew.screen().screen(message.attachments());
    this.mood = crew.parts().moods().read(text);
    this.classification = crew.parts().classifier().classify(text);
    Instant now = crew.parts().clock().instant();
    ZoneId zone = message.identity().zone();
    this.setting = new Setting(locale(), zone == null ? crew.parts().shopZone() : zone, now);
    this.entities = crew.extractor().extract(text, setting);
    this.phrases = Phrases.of(setting.locale());
    this.records =
        new CustomerRecords(
            crew.parts().sources(),
            crew.parts().policyContext(),
            message.identity(),
            memory.matched(),
            memory.failedMatches(),
            ledger,
            crew.parts().shopZone(),
            crew.parts().clock(),
            crew.parts().budget().reads(),
            crew.parts().executor(),
            crew.parts().lookups(),
            received.conversationId());
    this.actions =
        new Actions(
            crew.parts().gate(),
            conversation,
            message,
            text,
            records,
            ledger,
            crew.approvals(),
            crew.parts().clock());
    this.storefront = records.storefront(conversation, message.viewed());
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

  /** The words that are answered: after a right code, those that it was asked for. */
  private String words() {
    return switch (code.answer()) {
      case NONE ->
          hearing.confirmed() != null ? hearing.confirmed() : crew.screen().screen(message.text());
      case RIGHT -> proving.words();
      case WRONG, LOCKED_NOW, LOCKED, UNCHECKED -> CODE;
    };
  }

  /** The customer's own language where it is plain from the words and we speak it. */
  private Locale locale() {
    return LanguageGuess.of(text)
        .map(
            guess ->
                new Locale.Builder()
                    .setLocale(guess)
                    .setRegion(message.locale().getCountry())
                    .build())
        .filter(Phrases::speak)
        .orElse(message.locale());
  }

  /** The acknowledgement that goes before an answer to somebody who is not well. */
  private String register(String draft, Playbook playbook) {
    boolean unwell = mood.emotion() == Mood.Emotion.ANGRY || mood.emotion() == Mood.Emotion.UPSET;
    if (!unwell
        || playbook instanceof HumanFirst
        || playbook instanceof SmallTalk
        || (mood.emotion() == Mood.Emotion.ANGRY && apologises(draft))) {
      return draft;
    }
    String before = phrases.get("mood." + mood.emotion().name());
    return before + (draft.contains("\n") ? "\n" : " ") + draft;
  }

  /** Whether an answer begins with an apology of its own: nobody apologises twice in a row. */
  private boolean apologises(String draft) {
    return APOLOGIES.stream().map(phrases::get).anyMatch(draft::startsWith);
  }

  Turn run() {
    if (code.answer() != CodeCheck.Answer.NONE && code.answer() != CodeCheck.Answer.RIGHT) {
      return codeNotTaken();
    }
    if (text.isBlank()) {
      return ask("ask.again", Outcome.Question.TO_WRITE_AGAIN);
    }
    if (hearing.denied()) {
      return ask("voice.again", Outcome.Question.TO_WRITE_AGAIN);
    }
    Optional<Concern> concern = Concern.of(text);
    if (concern.isPresent()) {
      return humanFirst(concern.get());
    }
    if (hearing.unsure()) {
      return readBack();
    }
    Optional<IntentRouter.Route> heard =
        crew.router().heard(text).filter(route -> !wantsMoreThanIsHeard());
    Task task = memory.task();
    if (heard.isEmpty() && task != null && crew.router().goesOn(task, text, classification)) {
      goesOn = task;
    }
    Optional<IntentRouter.Route> route = heard;
    if (heard.isEmpty()) {
      route =
          goesOn != null
              ? crew.router().to(goesOn.intent())
              : crew.router()
                  .route(classification, entities, memory, text)
                  .or(() -> crew.router().supposed(text));
    }
    Memory.Held held = memory.held();
    if (held != null && staysWith(held, route)) {
      return withPerson(held);
    }
    Intent taken = route.map(IntentRouter.Route::intent).orElse(Intent.OUT_OF_SCOPE);
    boolean aboutUs = heard.isPresent() && taken == Intent.SMALLTALK;
    if (!aboutUs && taken != Intent.HUMAN_HANDOFF && crew.wishes().asksForAPerson(text)) {
      route = crew.router().to(Intent.HUMAN_HANDOFF);
      goesOn = null;
    } else if (goesOn == null && heard.isEmpty() && taken != Intent.HUMAN_HANDOFF) {
      Optional<SeveralWishes> several = several();
      if (several.isPresent()) {
        Case situation = situation(classification.best().intent());
        return answer(situation, several.get(), several.get().prepare(situation));
      }
    }
    if (goesOn == null && heard.isEmpty() && saysTooLittle(route)) {
      Case situation = situation(Intent.ORDER_STATUS);
      Optional<Playbook> knowing = crew.router().knowing(situation);
      if (knowing.isPresent()) {
        return answer(situation, knowing.get(), knowing.get().prepare(situation));
      }
    }
    if (route.isPresent()) {
      return answered(route.get());
    }
    Optional<Proposed> proposed = proposed(situation(Intent.OUT_OF_SCOPE), null);
    if (proposed.isPresent()) {
      return proposed.get().answer();
    }
    if (memory.questionsInARow() == 0
        && Words.sentences(text).stream().flatMap(List::stream).anyMatch(word -> word.length() > 1)
        && VagueText.share(text) >= VAGUE) {
      Optional<Plan> which = new Selection(situation(Intent.OUT_OF_SCOPE)).whichOfSeveral();
      if (which.isPresent()) {
        return answer(situation(Intent.OUT_OF_SCOPE), crew.person(), which.get());
      }
    }
    if (memory.questionsInARow() < MOST_QUESTIONS) {
      return ask("ask.wanted", Outcome.Question.WHAT_IS_WANTED);
    }
    return passOn("person.unclear", HandoffReason.CANNOT_CLARIFY);
  }

  /** Whether a message names nothing that is the customer's and means nothing sure. */
  private boolean saysTooLittle(Optional<IntentRouter.Route> route) {
    return entities.orderNumbers().isEmpty()
        && entities.trackingNumbers().isEmpty()
        && entities.emails().isEmpty()
        && route.map(IntentRouter.Route::intent).filter(SURE::contains).isEmpty();
  }

  /** Goes on with what waited for a person, who has approved it. */
  Turn resume(Task task) {
    goesOn = task;
    resumed = true;
    Playbook playbook = crew.router().to(task.intent()).orElseThrow().playbook();
    Case situation = situation(task.intent());
    Plan plan = playbook.prepare(situation);
    List<TurnTrace.Decided> decided = actions.decided();
    String result = decided.isEmpty() ? "" : decided.get(decided.size() - 1).result();
    return answer(
        situation,
        playbook,
        switch (result) {
          case "done" -> plan.saying(phrases.get("approval.granted") + " " + plan.draft());
          case "refused" -> plan.saying(phrases.get("approval.void") + " " + plan.draft());
          default -> plan;
        });
  }

  /** Tells the customer that what waited for a person is not done. */
  Turn resume(Task task, Plan plan) {
    goesOn = task;
    resumed = true;
    return answer(situation(task.intent()), crew.person(), plan);
  }

  /** The sentences of the customer's language. */
  Phrases phrases() {
    return phrases;
  }

  private boolean mayBeMeant(Intent intent) {
    return classification.ranked().stream()
        .anyMatch(candidate -> candidate.intent() == intent && candidate.confidence() >= PERHAPS);
  }

  private Turn answered(IntentRouter.Route route) {
    Case situation = situation(route.intent());
    Plan plan = route.playbook().prepare(situation);
    if (goesOn == null && plan.question() != null && ActionTools.doFor(route.intent())) {
      Optional<Proposed> proposed = proposed(situation, plan.question());
      if (proposed.isPresent()) {
        return proposed.get().answer();
      }
    }
    return answer(situation, route.playbook(), plan);
  }

  /** What a playbook makes of a model's proposal. */
  private final class Proposed {
    private final Case situation;
    private final Playbook playbook;
    private final Plan plan;

    Proposed(Case situation, Playbook playbook, Plan plan) {
      this.situation = situation;
      this.playbook = playbook;
      this.plan = plan;
    }

    Turn answer() {
      return TurnInProgress.this.answer(situation, playbook, plan);
    }
  }

  /**
   * What a model finds that the customer wants done, where the playbooks have to ask. Where they
   * ask for a yes already, they know, and a model's proposal changes nothing.
   */
  private Optional<Proposed> proposed(Case situation, Outcome.@Nullable Question asked) {
    boolean isKnown = records.level().compareTo(Identity.Level.VERIFIED) >= 0;
    if (crew.proposer().isEmpty() || !isKnown) {
      return Optional.empty();
    }
    records.recent(RECENT);
    return crew.proposer()
        .get()
        .propose(
            situation,
            choice ->
                asked == Outcome.Question.CONFIRMATION
                    ? Optional.empty()
                    : taken(choice, situation),
            modelCalls);
  }

  /** A model chooses among what the words may mean, and what comes of it is a question. */
  private Optional<Proposed> taken(ActionTools.Choice choice, Case situation) {
    if (!mayBeMeant(choice.intent())) {
      return Optional.empty();
    }
    Case about = ActionTools.about(choice, situation);
    return crew.router()
        .to(choice.intent())
        .flatMap(
            route ->
                actions
                    .proposed(() -> route.playbook().prepare(about))
                    .filter(plan -> plan.question() != null)
                    .map(plan -> new Proposed(about, route.playbook(), plan)));
  }

  /** The wishes of a message that wants several things, each with who answers it. */
  private Optional<SeveralWishes> several() {
    if (!entities.emails().isEmpty()) {
      return Optional.empty(); // Whoever shows that an order is theirs wants one thing.
    }
    List<SeveralWishes.Part> parts = new ArrayList<>();
    for (Wishes.Wish wish : crew.wishes().of(text)) {
      crew.router()
          .to(wish.intent())
          .filter(route -> parts.stream().noneMatch(part -> part.playbook() == route.playbook()))
          .ifPresent(
              route ->
                  parts.add(
                      new SeveralWishes.Part(
                          route.playbook(), situation(wish.intent(), wish.text()))));
    }
    return parts.size() < 2 ? Optional.empty() : Optional.of(new SeveralWishes(parts));
  }

  /** Whether a part of the message that no playbook hears is plainly a wish of its own. */
  private boolean wantsMoreThanIsHeard() {
    return crew.wishes().of(text).stream()
        .filter(wish -> PLAIN.contains(wish.intent()))
        .anyMatch(wish -> crew.router().heard(wish.text()).isEmpty());
  }

  private Case situation(Intent intent) {
    return situation(intent, text);
  }

  private Case situation(Intent intent, String words) {
    return new Case(
        intent,
        words,
        entities,
        memory,
        records,
        ledger,
        setting,
        crew.parts().shopZone(),
        phrases,
        message.channel(),
        attachments,
        goesOn,
        actions,
        classification,
        mood,
        storefront);
  }

  private Turn codeNotTaken() {
    return switch (code.answer()) {
      case WRONG -> ask("code.wrong", Outcome.Question.ONE_TIME_CODE);
      case UNCHECKED -> ask("code.unchecked", Outcome.Question.ONE_TIME_CODE);
      default -> {
        if (code.answer() == CodeCheck.Answer.LOCKED_NOW) {
          crew.signals()
              .accept(
                  new Signal(
                      Signal.Kind.OTP_LOCKOUT, message.conversationId(), null, setting.now()));
        }
        yield answer(
            situation(Intent.ACCOUNT), crew.person(), Plan.say(phrases.get("code.locked")));
      }
    };
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
        .send(message, proving)
        .map(
            sent -> {
              ledger.append(
                  "actions.code.sent",
                  new FactValue.Term(FactValue.Term.Kind.TEXT, sent.to()),
                  HOST,
                  setting.now(),
                  Trust.SYSTEM);
              proving = new Proving(sent.challenge(), text, 0, null, null, null);
              return Plan.ask(Outcome.Question.ONE_TIME_CODE, phrases.get("code.ask"))
                  .about(plan.focus())
                  .with(plan.task());
            })
        .orElse(plan);
  }

  private Turn humanFirst(Concern concern) {
    HumanFirst playbook = new HumanFirst(concern);
    String words = crew.parts().takeover().words().get(concern);
    if (words != null) {
      ledger.append(
          HumanFirst.MERCHANT_WORDS,
          new FactValue.Term(FactValue.Term.Kind.TEXT, words),
          HOST,
          setting.now(),
          Trust.SYSTEM);
    }
    Case situation = situation(classification.best().intent());
    return answer(situation, playbook, playbook.prepare(situation));
  }

  /**
   * Whether a message is left to the person who has the case: the customer asks for one again, or
   * wants what would change something while nothing may be changed.
   */
  private boolean staysWith(Memory.Held held, Optional<IntentRouter.Route> route) {
    Intent intent = route.map(IntentRouter.Route::intent).orElse(Intent.OUT_OF_SCOPE);
    return held.reason().pausesActing()
        ? intent != Intent.ORDER_STATUS && intent != Intent.SMALLTALK
        : intent == Intent.HUMAN_HANDOFF && held.since().plus(HELD_FOR).isAfter(setting.now());
  }

  private Turn withPerson(Memory.Held held) {
    Handover.enter(ledger, held.reference(), setting.now());
    String phrase = held.reason().pausesActing() ? "held.paused" : "held.waiting";
    return answer(situation(Intent.HUMAN_HANDOFF), crew.person(), Plan.say(phrases.get(phrase)));
  }

  private Turn ask(String phrase, Outcome.Question question) {
    return answer(
        situation(Intent.OUT_OF_SCOPE), crew.person(), Plan.ask(question, phrases.get(phrase)));
  }

  /**
   * Asks whether the words are what was said. A yes to something that was proposed is not read
   * back: it is asked for again.
   */
  private Turn readBack() {
    Task task = memory.task();
    if (task != null && task.awaitsConfirmation()) {
      return ask("voice.again", Outcome.Question.TO_WRITE_AGAIN);
    }
    ledger.append(
        "customer.said",
        new FactValue.Term(FactValue.Term.Kind.TEXT, text),
        HOST,
        setting.now(),
        Trust.CUSTOMER);
    return answer(
        situation(Intent.OUT_OF_SCOPE),
        crew.person(),
        Plan.ask(Outcome.Question.WHETHER_HEARD_RIGHT, phrases.get("voice.heard"))
            .with(hearing.readBack(text)));
  }

  private Turn passOn(String phrase, HandoffReason reason) {
    Plan.Handoff handoff =
        new Plan.Handoff(
            HandoffQueue.SUPPORT, reason, memory.focus().stream().findFirst().orElse(null), false);
    return answer(
        situation(Intent.OUT_OF_SCOPE),
        crew.person(),
        Plan.handOff(phrases.get(phrase), handoff, NOTHING_KNOWN));
  }

  private Turn answer(Case situation, Playbook playbook, Plan made) {
    Plan safe = provingFirst(made, situation.intent());
    Plan plan = safe.saying(register(formed(safe.draft()), playbook));
    if (plan.question() != null
        && countsAsQuestion(plan)
        && memory.questionsInARow() >= MOST_QUESTIONS) {
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
        actions.asked(task.proposal());
      }
      if (task.awaitsApproval()) {
        actions.waits(task, setting.locale());
      }
      return true;
    } catch (RuntimeException e) {
      notes.add("the question could not be kept: " + e.getClass().getName());
      return false;
    }
  }

  /** The draft in the form of the channel. */
  private String formed(String draft) {
    if (message.channel() != Channel.VOICE) {
      return draft;
    }
    String spoken = SpokenForm.withoutLinks(draft, ledger);
    return spoken.isEmpty() ? phrases.get("voice.in-writing") : spoken;
  }

  /** Whether a model's words can be checked in the customer's language. */
  private boolean speaksTheLanguage() {
    return Rewording.in(setting.locale()).isPresent();
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
                phrases.get("person.no-answer") + " " + closing,
                situation,
                crew.person().contract())
            .statement();
    return turn(statement, outcome, TurnTrace.Author.FIXED, playbook, plan.with(null));
  }

  private Handover.Result pass(Plan plan, Plan.Handoff handoff, Case situation) {
    Handover.Result passed = crew.handover().pass(plan, handoff, situation, conversation, message);
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
      List<TurnTrace.Decided> asked = actions.decided();
      String subject =
          switch (kind) {
            case PRODUCT_SAFETY -> handoff.sku();
            case POLICY_CONFLICT -> String.join(", ", actions.conflicting());
            default -> asked.isEmpty() ? null : asked.get(asked.size() - 1).action();
          };
      crew.signals().accept(new Signal(kind, message.conversationId(), subject, setting.now()));
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
            classification,
            playbook.name(),
            records.level(),
            author,
            records.reads(),
            ledger.all(),
            plan.conflicts(),
            modelCalls,
            decisions(),
            notes);
    Statement said =
        message.channel() == Channel.VOICE ? SpokenForm.grouped(statement, ledger) : statement;
    Reply reply = new Reply(said.text(), said.citations(), outcome, trace).freeUntil(freeUntil());
    return new Turn(
        message.messageId(), setting.now(), text, reply, after(outcome, plan), attachments);
  }

  /** When the channel stops taking free text, counted from the customer's last message. */
  private @Nullable Instant freeUntil() {
    Instant wrote = message.writtenAt() == null ? setting.now() : message.writtenAt();
    if (resumed) {
      wrote =
          conversation.turns().stream()
              .filter(turn -> !turn.customerText().isBlank())
              .map(Turn::at)
              .reduce((first, second) -> second)
              .orElse(wrote);
    }
    return message.channel().replyWindow().map(wrote::plus).orElse(null);
  }

  private List<TurnTrace.Decided> decisions() {
    List<TurnTrace.Decided> all = new ArrayList<>(actions.decided());
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
      return memory.task();
    }
    return plan.task() != null || goesOn != null ? plan.task() : memory.task();
  }

  /** Whether the conversation is in the middle of something else than what waited. */
  private boolean isElsewhere() {
    Task now = memory.task();
    Task.Proposal waited = goesOn == null ? null : goesOn.proposal();
    Task.Proposal other = now == null ? null : now.proposal();
    return now != null && (other == null || waited == null || !other.key().equals(waited.key()));
  }

  private Memory.@Nullable Held held(Outcome outcome) {
    if (outcome instanceof Outcome.HandedOff passed && passed.reference() != null) {
      return new Memory.Held(passed.reason(), passed.reference(), setting.now());
    }
    return memory.held();
  }

  private Memory after(Outcome outcome, Plan plan) {
    boolean asked = outcome instanceof Outcome.Asked && countsAsQuestion(plan);
    return new Memory(
        plan.focus().isEmpty() ? memory.focus() : plan.focus(),
        records.matched(),
        Selection.proof(situation(Intent.ORDER_STATUS)),
        records.failedMatches(),
        asked ? memory.questionsInARow() + 1 : 0,
        task(plan, outcome),
        held(outcome),
        proving);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.agent.Signal;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.HandoffReason;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.conversation.Turn;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Trust;
import dev.waybill.intent.Concern;
import dev.waybill.intent.Intent;
import dev.waybill.intent.internal.VagueText;
import dev.waybill.intent.internal.Words;
import dev.waybill.language.Phrases;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.HumanFirst;
import dev.waybill.playbook.Plan;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.internal.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One turn, from the message to what is recorded: what was understood is brought to the playbook
 * that answers it. For one message, on one thread.
 */
final class TurnInProgress {

  /** From this on a message may mean it. */
  private static final double PERHAPS = 0.05;

  /** How many of the customer's orders a model is shown that is to say which one is meant. */
  private static final int RECENT = 5;

  /** From this on a message says so little that only what it is about can be asked. */
  private static final double VAGUE = 0.6;

  /** What is answered even to somebody who asks about the agent in the same breath. */
  private static final Set<Intent> PLAIN =
      EnumSet.of(Intent.ORDER_STATUS, Intent.DELIVERY_PROBLEM, Intent.REFUND_STATUS);

  /** What a message is not taken for if a case of the customer's tells what it is about. */
  private static final Set<Intent> SURE =
      EnumSet.complementOf(
          EnumSet.of(Intent.PRODUCT_QUESTION, Intent.PRODUCT_SEARCH, Intent.OUT_OF_SCOPE));

  /** So long after a hand-off the case is taken to be with the same person. */
  private static final Duration HELD_FOR = Duration.ofDays(2);

  private final Crew crew;
  private final Understood understood;
  private final List<TurnTrace.ModelCall> modelCalls = new ArrayList<>();
  private @Nullable Task goesOn;
  private boolean resumed;

  TurnInProgress(Crew crew, CustomerMessage received, Conversation conversation) {
    this.crew = crew;
    this.understood = Understood.of(crew, received, conversation);
  }

  Turn run() {
    if (understood.code().answer() != CodeCheck.Answer.NONE
        && understood.code().answer() != CodeCheck.Answer.RIGHT) {
      return codeNotTaken();
    }
    if (understood.text().isBlank()) {
      return answering().ask("ask.again", Outcome.Question.TO_WRITE_AGAIN);
    }
    if (understood.hearing().denied()) {
      return answering().ask("voice.again", Outcome.Question.TO_WRITE_AGAIN);
    }
    Optional<Concern> concern = Concern.of(understood.text());
    if (concern.isPresent()) {
      return humanFirst(concern.get());
    }
    if (understood.hearing().unsure()) {
      return readBack();
    }
    Optional<IntentRouter.Route> heard =
        crew.router().heard(understood.text()).filter(route -> !wantsMoreThanIsHeard());
    Task task = understood.memory().task();
    if (heard.isEmpty()
        && task != null
        && crew.router().goesOn(task, understood.text(), understood.classification())) {
      goesOn = task;
    }
    Optional<IntentRouter.Route> route = heard;
    if (heard.isEmpty()) {
      route =
          goesOn != null
              ? crew.router().to(goesOn.intent())
              : crew.router()
                  .route(
                      understood.classification(),
                      understood.entities(),
                      understood.memory(),
                      understood.text())
                  .or(() -> crew.router().supposed(understood.text()));
    }
    Memory.Held held = understood.memory().held();
    if (held != null && staysWith(held, route)) {
      return withPerson(held);
    }
    Intent taken = route.map(IntentRouter.Route::intent).orElse(Intent.OUT_OF_SCOPE);
    boolean aboutUs = heard.isPresent() && taken == Intent.SMALLTALK;
    if (!aboutUs
        && taken != Intent.HUMAN_HANDOFF
        && crew.wishes().asksForAPerson(understood.text())) {
      route = crew.router().to(Intent.HUMAN_HANDOFF);
      goesOn = null;
    } else if (goesOn == null && heard.isEmpty() && taken != Intent.HUMAN_HANDOFF) {
      Optional<SeveralWishes> several = several();
      if (several.isPresent()) {
        Case situation = situation(understood.classification().best().intent());
        return answering().answer(situation, several.get(), several.get().prepare(situation));
      }
    }
    if (goesOn == null && heard.isEmpty() && saysTooLittle(route)) {
      Case situation = situation(Intent.ORDER_STATUS);
      Optional<Playbook> knowing = crew.router().knowing(situation);
      if (knowing.isPresent()) {
        return answering().answer(situation, knowing.get(), knowing.get().prepare(situation));
      }
    }
    if (route.isPresent()) {
      return answered(route.get());
    }
    Optional<Proposed> proposed = proposed(situation(Intent.OUT_OF_SCOPE), null);
    if (proposed.isPresent()) {
      return proposed.get().answer();
    }
    if (understood.memory().questionsInARow() == 0
        && Words.sentences(understood.text()).stream()
            .flatMap(List::stream)
            .anyMatch(word -> word.length() > 1)
        && VagueText.share(understood.text()) >= VAGUE) {
      Optional<Plan> which = new Selection(situation(Intent.OUT_OF_SCOPE)).whichOfSeveral();
      if (which.isPresent()) {
        return answering().answer(situation(Intent.OUT_OF_SCOPE), crew.person(), which.get());
      }
    }
    if (understood.memory().questionsInARow() < Answering.MOST_QUESTIONS) {
      return answering().ask("ask.wanted", Outcome.Question.WHAT_IS_WANTED);
    }
    return answering().passOn("person.unclear", HandoffReason.CANNOT_CLARIFY);
  }

  /** Whether a message names nothing that is the customer's and means nothing sure. */
  private boolean saysTooLittle(Optional<IntentRouter.Route> route) {
    return understood.entities().orderNumbers().isEmpty()
        && understood.entities().trackingNumbers().isEmpty()
        && understood.entities().emails().isEmpty()
        && route.map(IntentRouter.Route::intent).filter(SURE::contains).isEmpty();
  }

  /** Goes on with what waited for a person, who has approved it. */
  Turn resume(Task task) {
    goesOn = task;
    resumed = true;
    Playbook playbook = crew.router().to(task.intent()).orElseThrow().playbook();
    Case situation = situation(task.intent());
    Plan plan = playbook.prepare(situation);
    List<TurnTrace.Decided> decided = understood.actions().decided();
    String result = decided.isEmpty() ? "" : decided.get(decided.size() - 1).result();
    return answering()
        .answer(
            situation,
            playbook,
            switch (result) {
              case "done" ->
                  plan.saying(understood.phrases().get("approval.granted") + " " + plan.draft());
              case "refused" ->
                  plan.saying(understood.phrases().get("approval.void") + " " + plan.draft());
              default -> plan;
            });
  }

  /** Tells the customer that what waited for a person is not done. */
  Turn resume(Task task, Plan plan) {
    goesOn = task;
    resumed = true;
    return answering().answer(situation(task.intent()), crew.person(), plan);
  }

  /** The sentences of the customer's language. */
  Phrases phrases() {
    return understood.phrases();
  }

  private boolean mayBeMeant(Intent intent) {
    return understood.classification().ranked().stream()
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
    return answering().answer(situation, route.playbook(), plan);
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
      return answering().answer(situation, playbook, plan);
    }
  }

  /**
   * What a model finds that the customer wants done, where the playbooks have to ask. Where they
   * ask for a yes already, they know, and a model's proposal changes nothing.
   */
  private Optional<Proposed> proposed(Case situation, Outcome.@Nullable Question asked) {
    boolean isKnown = understood.records().level().compareTo(Identity.Level.VERIFIED) >= 0;
    if (crew.proposer().isEmpty() || !isKnown) {
      return Optional.empty();
    }
    understood.records().recent(RECENT);
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
                understood
                    .actions()
                    .proposed(() -> route.playbook().prepare(about))
                    .filter(plan -> plan.question() != null)
                    .map(plan -> new Proposed(about, route.playbook(), plan)));
  }

  /** The wishes of a message that wants several things, each with who answers it. */
  private Optional<SeveralWishes> several() {
    if (!understood.entities().emails().isEmpty()) {
      return Optional.empty(); // Whoever shows that an order is theirs wants one thing.
    }
    List<SeveralWishes.Part> parts = new ArrayList<>();
    for (Wishes.Wish wish : crew.wishes().of(understood.text())) {
      crew.router()
          .to(wish.intent())
          .filter(route -> parts.stream().noneMatch(part -> part.playbook() == route.playbook()))
          .ifPresent(
              route ->
                  parts.add(
                      new SeveralWishes.Part(
                          route.playbook(),
                          understood.situation(wish.intent(), wish.text(), goesOn))));
    }
    return parts.size() < 2 ? Optional.empty() : Optional.of(new SeveralWishes(parts));
  }

  /** Whether a part of the message that no playbook hears is plainly a wish of its own. */
  private boolean wantsMoreThanIsHeard() {
    return crew.wishes().of(understood.text()).stream()
        .filter(wish -> PLAIN.contains(wish.intent()))
        .anyMatch(wish -> crew.router().heard(wish.text()).isEmpty());
  }

  private Case situation(Intent intent) {
    return understood.situation(intent, goesOn);
  }

  private Turn codeNotTaken() {
    return switch (understood.code().answer()) {
      case WRONG -> answering().ask("code.wrong", Outcome.Question.ONE_TIME_CODE);
      case UNCHECKED -> answering().ask("code.unchecked", Outcome.Question.ONE_TIME_CODE);
      default -> {
        if (understood.code().answer() == CodeCheck.Answer.LOCKED_NOW) {
          crew.signals()
              .accept(
                  new Signal(
                      Signal.Kind.OTP_LOCKOUT,
                      understood.message().conversationId(),
                      null,
                      understood.setting().now()));
        }
        yield answering()
            .answer(
                situation(Intent.ACCOUNT),
                crew.person(),
                Plan.say(understood.phrases().get("code.locked")));
      }
    };
  }

  private Turn humanFirst(Concern concern) {
    HumanFirst playbook = new HumanFirst(concern);
    String words = crew.parts().takeover().words().get(concern);
    if (words != null) {
      understood
          .ledger()
          .append(
              HumanFirst.MERCHANT_WORDS,
              new FactValue.Term(FactValue.Term.Kind.TEXT, words),
              Understood.HOST,
              understood.setting().now(),
              Trust.SYSTEM);
    }
    Case situation = situation(understood.classification().best().intent());
    return answering().answer(situation, playbook, playbook.prepare(situation));
  }

  /**
   * Whether a message is left to the person who has the case: the customer asks for one again, or
   * wants what would change something while nothing may be changed.
   */
  private boolean staysWith(Memory.Held held, Optional<IntentRouter.Route> route) {
    Intent intent = route.map(IntentRouter.Route::intent).orElse(Intent.OUT_OF_SCOPE);
    return held.reason().pausesActing()
        ? intent != Intent.ORDER_STATUS && intent != Intent.SMALLTALK
        : intent == Intent.HUMAN_HANDOFF
            && held.since().plus(HELD_FOR).isAfter(understood.setting().now());
  }

  private Turn withPerson(Memory.Held held) {
    Handover.enter(understood.ledger(), held.reference(), understood.setting().now());
    String phrase = held.reason().pausesActing() ? "held.paused" : "held.waiting";
    return answering()
        .answer(
            situation(Intent.HUMAN_HANDOFF),
            crew.person(),
            Plan.say(understood.phrases().get(phrase)));
  }

  /**
   * Asks whether the words are what was said. A yes to something that was proposed is not read
   * back: it is asked for again.
   */
  private Turn readBack() {
    Task task = understood.memory().task();
    if (task != null && task.awaitsConfirmation()) {
      return answering().ask("voice.again", Outcome.Question.TO_WRITE_AGAIN);
    }
    understood
        .ledger()
        .append(
            "customer.said",
            new FactValue.Term(FactValue.Term.Kind.TEXT, understood.text()),
            Understood.HOST,
            understood.setting().now(),
            Trust.CUSTOMER);
    return answering()
        .answer(
            situation(Intent.OUT_OF_SCOPE),
            crew.person(),
            Plan.ask(Outcome.Question.WHETHER_HEARD_RIGHT, understood.phrases().get("voice.heard"))
                .with(understood.hearing().readBack(understood.text())));
  }

  private Answering answering() {
    return new Answering(crew, understood, goesOn, resumed, modelCalls);
  }
}

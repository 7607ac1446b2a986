// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.conversation.Memory;
import dev.waybill.conversation.Task;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Entities;
import dev.waybill.intent.Intent;
import dev.waybill.language.Assent;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Playbook;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which playbook answers. A message that cannot be classified goes on with what was talked about,
 * or is about an order if it holds the number of one.
 */
final class IntentRouter {

  /** Below this a classification is no more than a guess. */
  private static final double SURE = 0.35;

  /** Below this not even a look at the customer's own orders is worth it. */
  private static final double WORTH_A_LOOK = 0.2;

  /** From this on a missing item may be one that is still on its way. */
  private static final double PERHAPS_ON_ITS_WAY = 0.05;

  private final Map<Intent, Playbook> playbooks = new EnumMap<>(Intent.class);
  private final List<Playbook> all;

  /** Makes the router; where two playbooks answer one intent, the first does. */
  IntentRouter(List<Playbook> playbooks) {
    this.all = List.copyOf(playbooks);
    for (Playbook playbook : playbooks) {
      playbook.intents().forEach(intent -> this.playbooks.putIfAbsent(intent, playbook));
    }
  }

  /**
   * Where a message goes.
   *
   * @param intent what it is taken to mean
   * @param playbook who answers
   */
  record Route(Intent intent, Playbook playbook) {}

  /** The playbook that recognises a message as its own by its words, whatever it is taken for. */
  Optional<Route> heard(String text) {
    for (Playbook playbook : all) {
      Optional<Intent> intent = playbook.hears(text);
      if (intent.isPresent()) {
        return Optional.of(new Route(intent.get(), playbook));
      }
    }
    return Optional.empty();
  }

  /** The playbook that may be meant by a message of which nothing else tells what it means. */
  Optional<Route> supposed(String text) {
    for (Playbook playbook : all) {
      Optional<Intent> intent = playbook.supposes(text);
      if (intent.isPresent()) {
        return Optional.of(new Route(intent.get(), playbook));
      }
    }
    return Optional.empty();
  }

  /** The playbook that knows what a message is about that says too little for any other. */
  Optional<Playbook> knowing(Case situation) {
    return all.stream().filter(playbook -> playbook.knows(situation)).findFirst();
  }

  /** Routes a message; empty if nobody knows what it means. */
  Optional<Route> route(
      Classification classification, Entities entities, Memory memory, String text) {
    Intent meant = classification.best().intent();
    double confidence = classification.best().confidence();
    boolean sure =
        meant != Intent.OUT_OF_SCOPE
            && meant != Intent.SMALLTALK
            && confidence >= (isAboutDelivery(meant) ? WORTH_A_LOOK : SURE);
    if (answersOurQuestion(entities, memory)) {
      boolean another = sure && confidence >= ANOTHER_MATTER && !isRestOfProof(entities);
      return to(another || isAboutDelivery(meant) ? meant : Intent.ORDER_STATUS);
    }
    if (meant == Intent.ITEM_PROBLEM
        && chance(classification, Intent.ORDER_STATUS)
                + chance(classification, Intent.DELIVERY_PROBLEM)
            >= PERHAPS_ON_ITS_WAY
        && supposed(text).isEmpty()) {
      return to(Intent.ORDER_STATUS).map(route -> new Route(meant, route.playbook()));
    }
    if (sure) {
      return to(meant);
    }
    if (!entities.orderNumbers().isEmpty() || !entities.trackingNumbers().isEmpty()) {
      return to(Intent.ORDER_STATUS);
    }
    if (meant == Intent.SMALLTALK
        && confidence >= (memory.questionsInARow() > 0 ? ANOTHER_MATTER : SURE)) {
      return to(meant);
    }
    return !memory.focus().isEmpty() && isAboutDelivery(meant) ? to(meant) : Optional.empty();
  }

  /** One matter: which of them becomes of an item is what the customer is asked. */
  private static final Set<Intent> GIVING_BACK =
      Set.of(Intent.RETURN_ITEM, Intent.EXCHANGE_ITEM, Intent.REFUND_REQUEST);

  /** From this on another intent is another matter, and what was begun waits. */
  private static final double ANOTHER_MATTER = 0.6;

  /**
   * Whether a message goes on with what the conversation is in the middle of: an answer to its
   * question, more of the same, or nothing that is plainly something else.
   */
  boolean goesOn(Task task, String text, Classification classification) {
    Playbook playbook = playbooks.get(task.intent());
    if (playbook == null) {
      return false;
    }
    Task.Proposal proposal = task.proposal();
    boolean yes = proposal == null ? Assent.isYes(text) : Assent.isYes(text, proposal.action());
    if (yes || Assent.isNo(text) || playbook.isAnswered(task, text)) {
      return true;
    }
    if (task.intent() == Intent.HUMAN_HANDOFF) {
      return false;
    }
    Intent meant = classification.best().intent();
    return meant == task.intent()
        || (GIVING_BACK.contains(task.intent()) && GIVING_BACK.contains(meant))
        || (meant != Intent.HUMAN_HANDOFF && classification.best().confidence() < ANOTHER_MATTER)
        || meant == Intent.SMALLTALK
        || meant == Intent.OUT_OF_SCOPE;
  }

  private static double chance(Classification classification, Intent intent) {
    return classification.ranked().stream()
        .filter(candidate -> candidate.intent() == intent)
        .mapToDouble(Classification.Candidate::confidence)
        .sum();
  }

  private static boolean isAboutDelivery(Intent intent) {
    return intent == Intent.ORDER_STATUS || intent == Intent.DELIVERY_PROBLEM;
  }

  /** The customer gives what was asked for, or the rest of it. */
  private static boolean answersOurQuestion(Entities entities, Memory memory) {
    boolean restOfProof = isRestOfProof(entities);
    return (memory.questionsInARow() > 0 && (restOfProof || !entities.orderNumbers().isEmpty()))
        || (memory.proof().orderNumber() != null && restOfProof);
  }

  private static boolean isRestOfProof(Entities entities) {
    return !entities.emails().isEmpty() || !entities.postalCodes().isEmpty();
  }

  /** The playbook that answers an intent. */
  Optional<Route> to(Intent intent) {
    return Optional.ofNullable(playbooks.get(intent)).map(playbook -> new Route(intent, playbook));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.conversation.Memory;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Entities;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Playbook;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which playbook answers. A message that cannot be classified goes on with what was talked about,
 * or is about an order if it holds the number of one.
 */
final class IntentRouter {

  /** Below this a classification is no more than a guess. */
  private static final double SURE = 0.35;

  private final Map<Intent, Playbook> playbooks = new EnumMap<>(Intent.class);

  /** Makes the router; where two playbooks answer one intent, the first does. */
  IntentRouter(List<Playbook> playbooks) {
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

  /** Routes a message; empty if nobody knows what it means. */
  Optional<Route> route(Classification classification, Entities entities, Memory memory) {
    Intent meant = classification.best().intent();
    boolean sure =
        classification.best().confidence() >= SURE
            && meant != Intent.OUT_OF_SCOPE
            && meant != Intent.SMALLTALK;
    if (answersOurQuestion(entities, memory)) {
      return to(isAboutDelivery(meant) ? meant : Intent.ORDER_STATUS);
    }
    if (sure) {
      return to(meant);
    }
    if (!entities.orderNumbers().isEmpty() || !entities.trackingNumbers().isEmpty()) {
      return to(Intent.ORDER_STATUS);
    }
    if (meant == Intent.SMALLTALK && classification.best().confidence() >= SURE) {
      return to(meant);
    }
    return memory.focus().isEmpty() ? Optional.empty() : to(Intent.ORDER_STATUS);
  }

  private static boolean isAboutDelivery(Intent intent) {
    return intent == Intent.ORDER_STATUS || intent == Intent.DELIVERY_PROBLEM;
  }

  private static boolean answersOurQuestion(Entities entities, Memory memory) {
    return memory.questionsInARow() > 0
        && (!entities.orderNumbers().isEmpty()
            || !entities.emails().isEmpty()
            || !entities.postalCodes().isEmpty());
  }

  private Optional<Route> to(Intent intent) {
    return Optional.ofNullable(playbooks.get(intent)).map(playbook -> new Route(intent, playbook));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.conversation.Memory;
import dev.waybill.grounding.Span;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Entities;
import dev.waybill.intent.Intent;
import dev.waybill.intent.Mention;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.SmallTalk;
import dev.waybill.playbook.TalkToAPerson;
import dev.waybill.playbook.TransitNorms;
import dev.waybill.playbook.WhereIsMyOrder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentRouterTest {

  private final IntentRouter router =
      new IntentRouter(
          List.of(
              new WhereIsMyOrder(TransitNorms.ofDefaults()), new SmallTalk(), new TalkToAPerson()));

  private static Classification classified(Intent intent, double confidence) {
    return new Classification(List.of(new Classification.Candidate(intent, confidence)));
  }

  private static Entities entities(String kinds) {
    Mention mention = new Mention("N1", "N1", new Span(0, 2));
    return new Entities(
        kinds.contains("order") ? List.of(mention) : List.of(),
        kinds.contains("tracking") ? List.of(mention) : List.of(),
        kinds.contains("email") ? List.of(mention) : List.of(),
        kinds.contains("postcode") ? List.of(mention) : List.of(),
        kinds.contains("phone") ? List.of(mention) : List.of(),
        List.of());
  }

  private static Memory memory(int questions, String... focus) {
    return new Memory(List.of(focus), Set.of(), Memory.Proof.none(), List.of(), questions);
  }

  private String route(Classification classification, Entities entities, Memory memory) {
    return router
        .route(classification, entities, memory, "")
        .map(route -> route.intent() + " " + route.playbook().name())
        .orElse("nobody");
  }

  @ParameterizedTest
  @CsvSource({
    "ORDER_STATUS, 0.20, none, 0, ORDER_STATUS where-is-my-order",
    "ORDER_STATUS, 0.19, none, 0, nobody",
    "DELIVERY_PROBLEM, 0.20, none, 0, DELIVERY_PROBLEM where-is-my-order",
    "DELIVERY_PROBLEM, 0.19, none, 0, nobody",
    "CANCEL_ORDER, 0.35, none, 0, CANCEL_ORDER talk-to-a-person",
    "CANCEL_ORDER, 0.34, none, 0, nobody",
    "CANCEL_ORDER, 0.34, order, 0, ORDER_STATUS where-is-my-order",
    "CANCEL_ORDER, 0.35, order, 0, CANCEL_ORDER talk-to-a-person",
    "HUMAN_HANDOFF, 0.35, order, 0, HUMAN_HANDOFF talk-to-a-person",
    "SMALLTALK, 0.35, none, 0, SMALLTALK small-talk",
    "SMALLTALK, 0.34, none, 0, nobody",
    "SMALLTALK, 0.99, order, 0, ORDER_STATUS where-is-my-order",
    "OUT_OF_SCOPE, 0.99, none, 0, nobody",
    "OUT_OF_SCOPE, 0.00, tracking, 0, ORDER_STATUS where-is-my-order",
    "OUT_OF_SCOPE, 0.00, email, 0, nobody",
    "OUT_OF_SCOPE, 0.00, email, 1, ORDER_STATUS where-is-my-order",
    "OUT_OF_SCOPE, 0.00, postcode, 2, ORDER_STATUS where-is-my-order",
    "OUT_OF_SCOPE, 0.00, phone, 1, nobody",
    "DELIVERY_PROBLEM, 0.01, order, 1, DELIVERY_PROBLEM where-is-my-order",
    "CANCEL_ORDER, 0.59, order, 1, ORDER_STATUS where-is-my-order",
    "CANCEL_ORDER, 0.60, order, 1, CANCEL_ORDER talk-to-a-person",
    "CANCEL_ORDER, 0.99, order email, 1, ORDER_STATUS where-is-my-order"
  })
  void aMessageGoesWhereItsMeaningAndItsNumbersSay(
      Intent intent, double confidence, String kinds, int questions, String expected) {
    assertThat(route(classified(intent, confidence), entities(kinds), memory(questions)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.05, ITEM_PROBLEM where-is-my-order", "0.04, ITEM_PROBLEM talk-to-a-person"})
  void aMissingItemMayStillBeOnItsWay(double chance, String expected) {
    Classification classification =
        new Classification(
            List.of(
                new Classification.Candidate(Intent.ITEM_PROBLEM, 0.6),
                new Classification.Candidate(Intent.ORDER_STATUS, chance)));

    assertThat(route(classification, entities("none"), memory(0))).isEqualTo(expected);
  }

  @Test
  void aVagueQuestionAboutDeliveryGoesOnWithTheOrderLastTalkedAbout() {
    Classification vague = classified(Intent.ORDER_STATUS, 0.1);

    assertThat(route(vague, entities("none"), memory(0, "N1")))
        .isEqualTo("ORDER_STATUS where-is-my-order");
    assertThat(route(vague, entities("none"), memory(0))).isEqualTo("nobody");
    assertThat(route(classified(Intent.INVOICE, 0.1), entities("none"), memory(0, "N1")))
        .isEqualTo("nobody");
  }

  @Test
  void theFirstPlaybookThatAnswersAnIntentDoes() {
    Playbook first = new WhereIsMyOrder(new TransitNorms(1, 1, 1));
    IntentRouter own =
        new IntentRouter(List.of(first, new WhereIsMyOrder(TransitNorms.ofDefaults())));

    assertThat(own.route(classified(Intent.ORDER_STATUS, 1), entities("none"), memory(0), ""))
        .hasValueSatisfying(route -> assertThat(route.playbook()).isSameAs(first));
    assertThat(own.route(classified(Intent.INVOICE, 1), entities("none"), memory(0), "")).isEmpty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.waybill.CommerceAgent;
import dev.waybill.commerce.Order;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Reply;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Classification.Candidate;
import dev.waybill.intent.Intent;
import dev.waybill.intent.IntentClassifier;
import dev.waybill.intent.LinearIntentClassifier;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.eval.Evaluation;
import dev.waybill.testkit.eval.IntentEvaluation;
import dev.waybill.testkit.eval.Rows;
import dev.waybill.testkit.eval.Work;
import dev.waybill.testkit.shop.SampleShop;
import dev.waybill.testkit.shop.SampleSituation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** With the real model. */
class EmbeddingIntentClassifierTest {

  private static final IntentClassifier CLASSIFIER = new EmbeddingIntentClassifier();
  private static final IntentClassifier LINEAR = new LinearIntentClassifier();
  private static final Path OWN =
      Path.of("../testkit/src/test/resources/dev/waybill/testkit/eval/own-intents.jsonl");

  @Test
  void whatIsSaidInOtherWordsIsUnderstoodWithMoreConfidence() {
    Map<String, Intent> said =
        Map.of(
            "this doesn't fit, I'd rather have the larger one", Intent.EXCHANGE_ITEM,
            "got anything suitable for hiking in winter", Intent.PRODUCT_SEARCH,
            "it arrived in pieces", Intent.ITEM_PROBLEM,
            "I regret buying this, stop it from shipping", Intent.CANCEL_ORDER);
    said.forEach(
        (text, intent) -> {
          Candidate best = CLASSIFIER.classify(text).best();
          assertThat(best.intent()).as(text).isEqualTo(intent);
          assertThat(best.confidence())
              .as(text)
              .isGreaterThan(LINEAR.classify(text).best().confidence());
        });
  }

  @Test
  void messagesItHasNotSeenAreClassifiedBetterThanByTheLinearOneAlone() throws IOException {
    List<Rows.Row> rows = Rows.read(OWN);
    Evaluation both = new IntentEvaluation(CLASSIFIER).run(rows, Work.alone());
    Evaluation linear = new IntentEvaluation(LINEAR).run(rows, Work.alone());

    for (String figure : List.of("accuracy", "macroF1", "outOfScopeAuroc")) {
      assertThat(both.summary().get(figure).doubleValue())
          .as(figure)
          .isGreaterThan(linear.summary().get(figure).doubleValue());
    }
    assertThat(both.summary().get("accuracy").doubleValue()).isGreaterThan(0.85);
  }

  @Test
  void whatIsNoBusinessOfAShopIsOutOfScope() {
    for (String text :
        List.of(
            "what's the capital of Australia?",
            "write me a poem about the sea",
            "who won the football match last night")) {
      assertThat(CLASSIFIER.classify(text).best().intent()).as(text).isEqualTo(Intent.OUT_OF_SCOPE);
    }
  }

  @Test
  void aTextWithoutWordsIsNothing() {
    for (String text : List.of("", " ", "?!", "...")) {
      assertThat(CLASSIFIER.classify(text).ranked())
          .as(text)
          .containsExactly(new Candidate(Intent.OUT_OF_SCOPE, 0));
    }
  }

  @Test
  void confidencesAreInOrderAndTogetherNoMoreThanOne() {
    for (String text : List.of("where is my order", "cancel it and refund me", "lamp", "hm")) {
      List<Double> confidences =
          CLASSIFIER.classify(text).ranked().stream().map(Candidate::confidence).toList();
      assertThat(confidences).isSortedAccordingTo((a, b) -> Double.compare(b, a));
      assertThat(confidences.stream().mapToDouble(Double::doubleValue).sum())
          .isBetween(0.5, 1.0000001);
    }
  }

  @Test
  void noTextIsTooStrange() {
    for (String text :
        List.of(
            "where is \ud83d my order",
            "where\u0000is\u0007my order",
            "\u202ewhere is my order",
            "wo ist \u0645\u062a\u0649 \u0938\u092e\u092f",
            "where is my order? ".repeat(20_000),
            "x".repeat(100_000),
            "\ud83d\ude00".repeat(2_000) + " order")) {
      assertThat(CLASSIFIER.classify(text).ranked()).isNotEmpty();
    }
  }

  @Test
  void manyThreadsGetTheAnswerThatOneGets() throws Exception {
    List<String> texts =
        List.of("where is my order", "cancel my order", "is it waterproof", "I want my money back");
    List<Classification> alone = texts.stream().map(CLASSIFIER::classify).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Classification>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String text = texts.get(i % texts.size());
        answers.add(threads.submit(() -> CLASSIFIER.classify(text)));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(alone.get(i % texts.size()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whereTheModelFailsTheLinearOpinionIsLeft() {
    EmbeddingModel broken =
        new EmbeddingModel() {
          @Override
          public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            throw new IllegalStateException("no memory");
          }
        };

    assertThat(new EmbeddingIntentClassifier(broken).classify("where is my order"))
        .isEqualTo(LINEAR.classify("where is my order"));
  }

  @Test
  void anAgentClassifiesByIt() {
    SampleShop shop = SampleShop.of(7, VirtualClock.at("2026-11-24T12:00:00Z"));
    Order order = shop.ordersIn(SampleSituation.IN_TRANSIT).get(0);
    // tag::agent[]
    IntentClassifier classifier = new EmbeddingIntentClassifier(); // once in a process
    CommerceAgent.Builder builder = shop.agent().intentClassifier(classifier);
    // end::agent[]
    try (CommerceAgent agent = builder.build()) {
      Reply reply =
          agent.handle(
              new CustomerMessage(
                  "c",
                  "m",
                  Channel.CHAT,
                  Locale.US,
                  shop.ownerOf(order).identity(),
                  "where is my order " + order.number() + "?"));

      assertThat(reply.trace().classification())
          .isEqualTo(CLASSIFIER.classify("where is my order " + order.number() + "?"));
    }
  }
}

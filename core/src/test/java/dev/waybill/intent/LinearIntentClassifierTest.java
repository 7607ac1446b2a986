// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.intent.Classification.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearIntentClassifierTest {

  private final IntentClassifier classifier = new LinearIntentClassifier();

  static Stream<Arguments> english() {
    return Sentences.in("sentences-en.txt");
  }

  static Stream<Arguments> otherLanguages() {
    return Sentences.in("sentences-other.txt");
  }

  @Test
  void understandsEnglish() {
    assertThat(misunderstood(english())).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void understandsOtherLanguages() {
    assertThat(misunderstood(otherLanguages())).hasSizeLessThanOrEqualTo(8);
  }

  private List<String> misunderstood(Stream<Arguments> sentences) {
    return sentences
        .filter(
            sentence ->
                classifier.classify((String) sentence.get()[1]).best().intent()
                    != sentence.get()[0])
        .map(sentence -> sentence.get()[0] + ": " + sentence.get()[1])
        .toList();
  }

  @Test
  void everyIntentHasEnglishSentences() {
    assertThat(english().map(arguments -> arguments.get()[0]).distinct())
        .containsExactlyInAnyOrder((Object[]) Intent.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "where is my order | ORDER_STATUS",
        "where is my refund | REFUND_STATUS",
        "where is my invoice | INVOICE",
        "my order has not arrived | DELIVERY_PROBLEM",
        "my order arrived broken | ITEM_PROBLEM",
        "how long does shipping take | DELIVERY_INFO",
        "how long does a refund take | REFUND_STATUS",
        "send my order back | RETURN_ITEM",
        "cancel my order | CANCEL_ORDER",
        "cancel my account | ACCOUNT",
        "cancel my newsletter | SUBSCRIPTION",
        "what does it cost to cancel | POLICY_QUESTION",
      })
  void tellsNeighboursApart(String text, Intent intent) {
    assertThat(classifier.classify(text).best().intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wheer is my pacakge",
        "WHERE IS MY PACKAGE",
        "whereeee is my paaackage???",
        "where is\u200b my pack\u200bage",
        "ｗｈｅｒｅ ｉｓ ｍｙ ｐａｃｋａｇｅ",
        "where’s my package",
        "Hello! Hope all is well. I would like to know where my package is. Many thanks, Ann",
      })
  void typosCaseAndFormDoNotMatter(String text) {
    assertThat(classifier.classify(text).best().intent()).isEqualTo(Intent.ORDER_STATUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "☃☃☃", "\ud800", "?!"})
  void ofATextWithoutWordsNothingIsKnown(String text) {
    assertThat(classifier.classify(text).ranked())
        .containsExactly(new Candidate(Intent.OUT_OF_SCOPE, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xqzt", "何か", "wrbl frmp gnarz"})
  void wordsThatNobodyKnowsAreNoRequest(String text) {
    Candidate best = classifier.classify(text).best();

    assertThat(
            best.intent() == Intent.OUT_OF_SCOPE
                || best.intent() == Intent.SMALLTALK
                || best.confidence() < 0.35)
        .isTrue();
  }

  @Test
  void aRequestIsFoundInALongPoliteMail() {
    String mail =
        """
        Dear customer service team,

        I hope this message finds you well. My wife and I have been shopping with you for many
        years, and we have always been very happy with what we bought. At the beginning of the
        month we moved the living room around, and for that we ordered the round table that we
        had seen in your spring brochure. I wonder where my parcel is and when it will arrive.

        Thank you very much for your time. With kind regards from all of us,
        Gerald Whitcombe
        """;

    assertThat(classifier.classify(mail).best().intent()).isEqualTo(Intent.ORDER_STATUS);
  }

  @Test
  void ranksSeveralCandidatesTheLikeliestFirst() {
    List<Candidate> ranked =
        classifier.classify("cancel my order and tell me where my refund is").ranked();

    assertThat(ranked)
        .extracting(Candidate::confidence)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(ranked)
        .extracting(Candidate::intent)
        .doesNotHaveDuplicates()
        .contains(Intent.CANCEL_ORDER, Intent.REFUND_STATUS);
    assertThat(ranked.stream().mapToDouble(Candidate::confidence).sum()).isBetween(0.7, 1.000001);
  }

  @Test
  void clearMessagesAreSurerThanVagueOnes() {
    double clear = classifier.classify("please cancel my order").best().confidence();
    double vague = classifier.classify("about my order").best().confidence();

    assertThat(clear).isGreaterThan(0.9);
    assertThat(vague).isLessThan(0.6);
  }

  @Test
  void anyTextIsClassified() {
    Random random = new Random(7);
    String letters = "abcdewherismyodpackg ßéंक़\ud83d\ude00\u0000\u200b?!.'\n\t#@٣Ａ";
    for (int run = 0; run < 2_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(
            random.nextInt(8) == 0
                ? (char) random.nextInt(0x10000)
                : letters.charAt(random.nextInt(letters.length())));
      }
      Classification first = classifier.classify(text.toString());

      assertThat(first.ranked()).isNotEmpty();
      assertThat(classifier.classify(text.toString())).isEqualTo(first);
    }
  }

  @Test
  void longTextsAreClassified() {
    String padding = "the quick brown fox walks over the hill ".repeat(1_600);

    assertThat(padding.length()).isGreaterThan(63_000);
    assertThat(classifier.classify(padding + ". where is my package?").ranked()).isNotEmpty();
    assertThat(classifier.classify("where ".repeat(11_000)).ranked()).isNotEmpty();
    assertThat(classifier.classify("x".repeat(65_536)).ranked()).isNotEmpty();
    assertThat(classifier.classify("xy".repeat(32_768)).ranked()).isNotEmpty();
  }

  @Test
  void theDefaultLocaleDoesNotMatter() {
    List<Classification> before = all();
    Locale locale = Locale.getDefault();
    try {
      for (String tag : List.of("tr-TR", "hi-IN", "ar-EG")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(all()).isEqualTo(before);
        assertThat(classifier.classify("WHERE IS MY SHIPMENT").best().intent())
            .isEqualTo(Intent.ORDER_STATUS);
      }
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void manyThreadsGetTheSameAnswers() throws Exception {
    List<Classification> expected = all();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<Classification>>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tasks.add(this::all);
      }
      for (Future<List<Classification>> answers : threads.invokeAll(tasks)) {
        assertThat(answers.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Classification> all() {
    return Stream.concat(english(), otherLanguages())
        .map(arguments -> classifier.classify((String) arguments.get()[1]))
        .toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.embeddings.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.waybill.intent.embeddings.internal.HeadTrainer.Example;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadTrainerTest {

  private static final int EVERY = 40;

  private final EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();

  /** Some of the messages the shipped head was trained on. */
  private List<Example> some() throws IOException {
    List<TrainingText> all = TrainingText.all();
    assertThat(all).hasSizeGreaterThan(10_000);
    return HeadTrainer.examples(
        model,
        IntStream.range(0, all.size())
            .filter(i -> i % EVERY == 0)
            .mapToObj(all::get)
            .filter(text -> text.intent() != TrainingText.OPEN)
            .toList());
  }

  private static double right(EmbeddingHead head, List<Example> examples) {
    return examples.stream()
            .filter(
                example -> best(head.probabilities(example.embedding())) == best(example.meant()))
            .count()
        / (double) examples.size();
  }

  private static int best(double[] shares) {
    return IntStream.range(0, shares.length)
        .reduce((a, b) -> shares[b] > shares[a] ? b : a)
        .orElseThrow();
  }

  @Test
  void theSameEmbeddingsGiveTheSameWeightsAndTheyAreLearned() throws IOException {
    List<Example> some = some();
    EmbeddingHead head = HeadTrainer.train(some);

    assertThat(HeadTrainer.train(some)).isEqualTo(head);
    assertThat(right(head, some)).isGreaterThan(0.9);
    assertThat(right(EmbeddingHead.shipped(), some)).isBetween(0.7, 1.0);
  }

  @Test
  void whatIsShippedIsWhatIsWritten() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    EmbeddingHead.shipped().write(written);

    assertThat(written.toByteArray())
        .isEqualTo(
            Objects.requireNonNull(EmbeddingHead.class.getResourceAsStream("head.weights"))
                .readAllBytes())
        .hasSizeLessThan(20_000);
  }
}

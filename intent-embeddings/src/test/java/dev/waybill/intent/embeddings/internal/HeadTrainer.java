// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.embeddings.internal;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.waybill.intent.Intent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains the head that is shipped: a multinomial logistic regression by stochastic gradient descent
 * with one step size a weight (AdaGrad) and L2, calibrated on a part held out. The same embeddings
 * give the same weights on every machine.
 *
 * <p>Run in the folder {@code intent-embeddings} after a change to the messages in {@code
 * core/src/training}; it embeds them all, which takes a minute or two, and writes the weights.
 */
final class HeadTrainer {

  private static final Path WEIGHTS =
      Path.of("src/main/resources/dev/waybill/intent/embeddings/internal/head.weights");

  private static final int DIMENSIONS = EmbeddingHead.DIMENSIONS;
  private static final int INTENTS = EmbeddingHead.INTENTS.size();
  private static final int EPOCHS = 8;

  /** One example in so many is held out to calibrate on. */
  private static final int HELD = 5;

  private static final double STEP = 0.5;
  private static final double L2 = 1e-5;

  private final double[] weights = new double[(DIMENSIONS + 1) * INTENTS];
  private final double[] past = new double[(DIMENSIONS + 1) * INTENTS];

  /** A message as the head reads it, and how likely each intent is meant. */
  static final class Example {
    private final float[] embedding;
    private final double[] meant;

    Example(float[] embedding, double[] meant) {
      this.embedding = embedding;
      this.meant = meant;
    }

    float[] embedding() {
      return embedding;
    }

    double[] meant() {
      return meant;
    }
  }

  private HeadTrainer() {}

  /** Embeds messages; those that leave open what is wanted mean every intent alike. */
  static List<Example> examples(EmbeddingModel model, List<TrainingText> texts) {
    return texts.stream()
        .map(text -> new Example(model.embed(text.text()).content().vector(), meant(text.intent())))
        .toList();
  }

  private static double[] meant(int intent) {
    double[] meant = new double[INTENTS];
    if (intent == TrainingText.OPEN) {
      Arrays.fill(meant, 1.0 / INTENTS);
    } else {
      meant[intent] = 1;
    }
    return meant;
  }

  /** Trains on all examples, and calibrates on a part held out. */
  static EmbeddingHead train(List<Example> examples) {
    HeadTrainer trainer = new HeadTrainer();
    trainer.learn(examples);
    return trainer.head(temperature(examples));
  }

  private static float temperature(List<Example> examples) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, examples.size()).boxed().toList());
    Collections.shuffle(order, new Random(5));
    List<Example> held = new ArrayList<>();
    List<Example> rest = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      (i % HELD == 0 ? held : rest).add(examples.get(order.get(i)));
    }
    HeadTrainer trainer = new HeadTrainer();
    trainer.learn(rest);
    List<double[]> scores = held.stream().map(one -> trainer.scores(one.embedding())).toList();
    List<double[]> meant = held.stream().map(Example::meant).toList();
    return calibrated(scores, meant);
  }

  private static float calibrated(List<double[]> scores, List<double[]> meant) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double temperature = 0.4; temperature <= 2.5; temperature += 0.05) {
      double loss = 0;
      for (int i = 0; i < scores.size(); i++) {
        double divisor = temperature;
        double[] shares =
            Softmax.of(Arrays.stream(scores.get(i)).map(score -> score / divisor).toArray(), 1e-12);
        for (int intent = 0; intent < INTENTS; intent++) {
          loss -= meant.get(i)[intent] * StrictMath.log(shares[intent]);
        }
      }
      if (loss < least) {
        least = loss;
        best = temperature;
      }
    }
    return (float) best;
  }

  private void learn(List<Example> examples) {
    List<Example> order = new ArrayList<>(examples);
    Random random = new Random(11);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(order, random);
      order.forEach(this::learn);
    }
  }

  private void learn(Example example) {
    double[] errors = Softmax.of(scores(example.embedding()), 0);
    for (int intent = 0; intent < INTENTS; intent++) {
      errors[intent] -= example.meant()[intent];
    }
    for (int dimension = 0; dimension <= DIMENSIONS; dimension++) {
      double value = dimension == DIMENSIONS ? 1 : example.embedding()[dimension];
      for (int intent = 0; intent < INTENTS; intent++) {
        int at = dimension * INTENTS + intent;
        double slope = errors[intent] * value + L2 * weights[at];
        past[at] += slope * slope;
        weights[at] -= STEP * slope / Math.sqrt(past[at] + 1e-6);
      }
    }
  }

  private double[] scores(float[] embedding) {
    double[] scores = Arrays.copyOfRange(weights, DIMENSIONS * INTENTS, (DIMENSIONS + 1) * INTENTS);
    for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
      for (int intent = 0; intent < INTENTS; intent++) {
        scores[intent] += weights[dimension * INTENTS + intent] * embedding[dimension];
      }
    }
    return scores;
  }

  /** The head with a byte for each weight. */
  private EmbeddingHead head(float temperature) {
    float[] scales = new float[INTENTS];
    float[] biases = new float[INTENTS];
    byte[] rounded = new byte[DIMENSIONS * INTENTS];
    for (int intent = 0; intent < INTENTS; intent++) {
      double largest = 1e-6;
      for (int at = intent; at < rounded.length; at += INTENTS) {
        largest = Math.max(largest, Math.abs(weights[at]));
      }
      scales[intent] = (float) (largest / Byte.MAX_VALUE);
      biases[intent] = (float) weights[DIMENSIONS * INTENTS + intent];
      for (int at = intent; at < rounded.length; at += INTENTS) {
        rounded[at] = (byte) Math.round(weights[at] / scales[intent]);
      }
    }
    return new EmbeddingHead(rounded, scales, biases, temperature);
  }

  /** Trains and writes the weights. */
  public static void main(String[] arguments) throws IOException {
    EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();
    try (OutputStream out = Files.newOutputStream(WEIGHTS)) {
      train(examples(model, TrainingText.all())).write(out);
    }
  }

  /** The number of an intent. */
  static int number(Intent intent) {
    return EmbeddingHead.INTENTS.indexOf(intent);
  }
}

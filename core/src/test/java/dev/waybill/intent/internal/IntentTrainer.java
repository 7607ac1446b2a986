// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.intent.Intent;
import dev.waybill.intent.internal.TrainingMessages.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains the model that is shipped: a multinomial logistic regression by stochastic gradient
 * descent with one step size a weight (AdaGrad) and L2. The same messages give the same weights on
 * every machine.
 *
 * <p>Run in the folder {@code core} after a change to the messages, the cues or the features; it
 * writes the weights.
 */
final class IntentTrainer {

  private static final Path WEIGHTS =
      Path.of("src/main/resources/dev/waybill/intent/internal/intents.weights");

  private static final int INTENTS = IntentModel.INTENTS;
  private static final int FOLDS = 5;
  private static final int EPOCHS = 12;
  private static final double STEP = 0.3;
  private static final double L2 = 5e-4;
  private static final double CUE_L2 = 1e-3;

  private final float[] weights = new float[IntentFeatures.BUCKETS * INTENTS];
  private final float[] steps = new float[IntentFeatures.BUCKETS * INTENTS];
  private final float[] cueWeights = new float[INTENTS * INTENTS];
  private final float[] cueSteps = new float[INTENTS * INTENTS];
  private final float[] biases = new float[INTENTS];
  private final float[] biasSteps = new float[INTENTS];

  /** A message as the model reads it. */
  private record Example(
      IntentFeatures features, IntentFeatures slipped, IntentFeatures framed, int intent) {}

  private IntentTrainer() {}

  /** Trains on all messages, and calibrates on parts held out. */
  static IntentModel train() throws IOException {
    List<Example> examples = examples(TrainingMessages.all(), TrainingMessages.frames());
    IntentTrainer trainer = new IntentTrainer();
    List<IntentFeatures> vague =
        TrainingMessages.vague().stream()
            .map(text -> new IntentFeatures(new PlainText(text), CueLibrary.matcher()))
            .toList();
    trainer.learn(examples, vague);
    return trainer.model(temperature(examples, vague));
  }

  /** What scores must be divided by for confidences to be right on messages not learned from. */
  private static float temperature(List<Example> examples, List<IntentFeatures> vague) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, examples.size()).boxed().toList());
    Collections.shuffle(order, new Random(5));
    List<double[]> scores = new ArrayList<>();
    List<Integer> meant = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      IntentTrainer trainer = new IntentTrainer();
      List<Example> held = new ArrayList<>();
      List<Example> rest = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        (i % FOLDS == fold ? held : rest).add(examples.get(order.get(i)));
      }
      trainer.learn(rest, vague);
      for (Example example : held) {
        scores.add(trainer.scores(example.features()));
        meant.add(example.intent());
      }
    }
    return calibrated(scores, meant);
  }

  private static float calibrated(List<double[]> scores, List<Integer> meant) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double temperature = 0.4; temperature <= 2.5; temperature += 0.05) {
      double loss = 0;
      for (int i = 0; i < scores.size(); i++) {
        loss -= StrictMath.log(Math.max(1e-12, softmax(scores.get(i), temperature)[meant.get(i)]));
      }
      if (loss < least) {
        least = loss;
        best = temperature;
      }
    }
    return (float) best;
  }

  private static List<Example> examples(List<Message> messages, Map<String, List<String>> frames) {
    CueMatcher matcher = CueLibrary.matcher();
    return messages.stream()
        .map(
            message ->
                new Example(
                    new IntentFeatures(new PlainText(message.text()), matcher),
                    new IntentFeatures(new PlainText(slipped(message.text())), matcher),
                    new IntentFeatures(new PlainText(framed(message, frames)), matcher),
                    IntentModel.ALL.indexOf(message.intent())))
        .toList();
  }

  /** The text between what customers write around their requests. */
  private static String framed(Message message, Map<String, List<String>> frames) {
    List<String> own = frames.getOrDefault(message.language(), List.of("|"));
    String frame = own.get(Math.floorMod(message.text().hashCode(), own.size()));
    return frame.replace("|", message.text() + ".");
  }

  /** The text with one slip of the keyboard: two letters of a longer word swapped, or one lost. */
  private static String slipped(String text) {
    Random random = new Random(text.hashCode());
    String[] words = text.split(" ", -1);
    int longer = random.nextInt(words.length);
    for (int i = 0; i < words.length && words[longer].length() < 4; i++) {
      longer = (longer + 1) % words.length;
    }
    String word = words[longer];
    if (word.length() < 4) {
      return text;
    }
    int at = 1 + random.nextInt(word.length() - 2);
    words[longer] =
        random.nextBoolean()
            ? word.substring(0, at) + word.substring(at + 1)
            : word.substring(0, at)
                + word.charAt(at + 1)
                + word.charAt(at)
                + word.substring(at + 2);
    return String.join(" ", words);
  }

  private void learn(List<Example> examples, List<IntentFeatures> vague) {
    List<Example> order = new ArrayList<>(examples);
    double[] open = new double[INTENTS];
    Arrays.fill(open, 1.0 / INTENTS);
    Random random = new Random(11);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(order, random);
      vague.forEach(features -> learn(features, open));
      for (Example example : order) {
        learn(example.features(), certain(example.intent()));
        learn(example.slipped(), certain(example.intent()));
        if (example.intent() != IntentModel.ALL.indexOf(Intent.SMALLTALK)) {
          learn(example.framed(), certain(example.intent()));
        }
      }
    }
  }

  private static double[] certain(int intent) {
    double[] meant = new double[INTENTS];
    meant[intent] = 1;
    return meant;
  }

  private void learn(IntentFeatures features, double[] meant) {
    double[] errors = softmax(scores(features), 1);
    for (int intent = 0; intent < INTENTS; intent++) {
      errors[intent] -= meant[intent];
    }
    int words = features.words();
    float shareOfWord = IntentModel.share(words);
    float shareOfGroup = IntentModel.share(features.count() - words);
    for (int feature = 0; feature < features.count(); feature++) {
      int row = features.bucket(feature) * INTENTS;
      float share = feature < words ? shareOfWord : shareOfGroup;
      for (int intent = 0; intent < INTENTS; intent++) {
        step(weights, steps, row + intent, errors[intent] * share, L2);
      }
    }
    for (int cue = 0; cue < INTENTS; cue++) {
      float strength = IntentModel.cueValue(features.cue(cue));
      for (int intent = 0; strength != 0 && intent < INTENTS; intent++) {
        step(cueWeights, cueSteps, cue * INTENTS + intent, errors[intent] * strength, CUE_L2);
      }
    }
    for (int intent = 0; intent < INTENTS; intent++) {
      step(biases, biasSteps, intent, errors[intent], CUE_L2);
    }
  }

  private static void step(float[] of, float[] past, int at, double gradient, double l2) {
    double slope = gradient + l2 * of[at];
    past[at] += (float) (slope * slope);
    of[at] -= (float) (STEP * slope / Math.sqrt(past[at] + 1e-3));
  }

  private double[] scores(IntentFeatures features) {
    double[] scores = new double[INTENTS];
    int words = features.words();
    float shareOfWord = IntentModel.share(words);
    float shareOfGroup = IntentModel.share(features.count() - words);
    for (int feature = 0; feature < features.count(); feature++) {
      int row = features.bucket(feature) * INTENTS;
      float share = feature < words ? shareOfWord : shareOfGroup;
      for (int intent = 0; intent < INTENTS; intent++) {
        scores[intent] += weights[row + intent] * share;
      }
    }
    for (int cue = 0; cue < INTENTS; cue++) {
      float strength = IntentModel.cueValue(features.cue(cue));
      for (int intent = 0; strength != 0 && intent < INTENTS; intent++) {
        scores[intent] += cueWeights[cue * INTENTS + intent] * strength;
      }
    }
    for (int intent = 0; intent < INTENTS; intent++) {
      scores[intent] += biases[intent];
    }
    return scores;
  }

  private static double[] softmax(double[] scores, double temperature) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    double[] shares = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      shares[i] = StrictMath.exp((scores[i] - highest) / temperature);
      sum += shares[i];
    }
    for (int i = 0; i < scores.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /** The model with a byte for each weight. */
  private IntentModel model(float temperature) {
    float[] scales = new float[INTENTS];
    byte[] rounded = new byte[weights.length];
    for (int intent = 0; intent < INTENTS; intent++) {
      float largest = 1e-6f;
      for (int at = intent; at < weights.length; at += INTENTS) {
        largest = Math.max(largest, Math.abs(weights[at]));
      }
      scales[intent] = largest / Byte.MAX_VALUE;
      for (int at = intent; at < weights.length; at += INTENTS) {
        rounded[at] = (byte) Math.round(weights[at] / scales[intent]);
      }
    }
    return new IntentModel(CueLibrary.matcher(), rounded, scales, cueWeights, biases, temperature);
  }

  /** Trains and writes the weights. */
  public static void main(String[] arguments) throws IOException {
    try (OutputStream out = Files.newOutputStream(WEIGHTS)) {
      train().write(out);
    }
  }
}

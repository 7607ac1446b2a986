// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.intent.Intent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A multinomial logistic regression over {@link IntentFeatures}: what each feature says for each
 * intent. Not changed once made, and safe for use by many threads.
 */
public final class IntentModel {

  /** The intents, in the order in which they are numbered here. */
  public static final List<Intent> ALL = List.of(Intent.values());

  static final int INTENTS = ALL.size();

  /** How far apart the weights of two buckets are: the next power of two. */
  private static final int STRIDE = 32;

  private static final String FILE = "intents.weights";
  private static final int VERSION = 1;

  private final CueMatcher matcher;
  private final byte[] weights;
  private final float[] scales;
  private final float[] cueWeights;
  private final float[] biases;
  private final float temperature;

  /**
   * Makes a model.
   *
   * @param weights of each bucket for each intent, times {@code scales} of the intent
   * @param scales one for each intent
   * @param cueWeights what each intent's cues say for each intent
   * @param biases what is said of each intent before a word is read
   * @param temperature what scores are divided by, so that confidences are as often right as they
   *     say
   */
  IntentModel(
      CueMatcher matcher,
      byte[] weights,
      float[] scales,
      float[] cueWeights,
      float[] biases,
      float temperature) {
    this.matcher = matcher;
    this.scales = scales.clone();
    this.cueWeights = cueWeights.clone();
    this.biases = biases.clone();
    this.temperature = temperature;
    this.weights = new byte[IntentFeatures.BUCKETS * STRIDE];
    for (int bucket = 0; bucket < IntentFeatures.BUCKETS; bucket++) {
      System.arraycopy(weights, bucket * INTENTS, this.weights, bucket * STRIDE, INTENTS);
    }
  }

  /**
   * The model that comes with the library, read once when first asked for.
   *
   * @throws IllegalStateException if a file is missing or malformed
   */
  public static IntentModel shipped() {
    return Loaded.MODEL;
  }

  /** How likely each of {@link #ALL} is; together one, or all nothing for a text of no words. */
  public double[] probabilities(String text) {
    PlainText plain = new PlainText(text);
    if (!hasWord(plain)) {
      return new double[INTENTS];
    }
    float[] scores = scores(new IntentFeatures(plain, matcher));
    double highest = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    double[] odds = new double[INTENTS];
    for (int intent = 0; intent < INTENTS; intent++) {
      odds[intent] = StrictMath.exp((scores[intent] - highest) / temperature);
      sum += odds[intent];
    }
    for (int intent = 0; intent < INTENTS; intent++) {
      odds[intent] /= sum;
    }
    return odds;
  }

  private float[] scores(IntentFeatures features) {
    int words = features.words();
    int groups = features.count() - words;
    float[] scores = biases.clone();
    add(sums(features, 0, words), share(words), scores);
    add(sums(features, words, features.count()), share(groups), scores);
    for (int cue = 0; cue < INTENTS; cue++) {
      float strength = cueValue(features.cue(cue));
      for (int intent = 0; strength != 0 && intent < INTENTS; intent++) {
        scores[intent] += cueWeights[cue * INTENTS + intent] * strength;
      }
    }
    return scores;
  }

  private int[] sums(IntentFeatures features, int from, int to) {
    int[] sums = new int[INTENTS];
    for (int feature = from; feature < to; feature++) {
      int row = features.bucket(feature) * STRIDE;
      for (int intent = 0; intent < INTENTS; intent++) {
        sums[intent] += weights[row + intent];
      }
    }
    return sums;
  }

  private void add(int[] sums, float share, float[] scores) {
    for (int intent = 0; intent < INTENTS; intent++) {
      scores[intent] += sums[intent] * scales[intent] * share;
    }
  }

  /** What each of so many features counts: a text says no more because it is long. */
  static float share(int features) {
    return features == 0 ? 0 : (float) (1 / Math.sqrt(features));
  }

  /** What cues count: the first ones more than the next. */
  static float cueValue(float score) {
    return Math.max(-1, Math.min(2, score / 3));
  }

  /** Writes the model as {@link #read} reads it. */
  void write(OutputStream out) throws IOException {
    try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out))) {
      data.writeInt(VERSION);
      data.writeInt(INTENTS);
      for (Intent intent : ALL) {
        data.writeUTF(intent.id());
      }
      data.writeFloat(temperature);
      write(scales, data);
      write(biases, data);
      write(cueWeights, data);
      for (int bucket = 0; bucket < IntentFeatures.BUCKETS; bucket++) {
        data.write(weights, bucket * STRIDE, INTENTS);
      }
    }
  }

  private static void write(float[] numbers, DataOutputStream data) throws IOException {
    for (float number : numbers) {
      data.writeFloat(number);
    }
  }

  private static IntentModel read(InputStream in, CueMatcher matcher) throws IOException {
    try (DataInputStream data = new DataInputStream(new GZIPInputStream(in))) {
      boolean known = data.readInt() == VERSION && data.readInt() == INTENTS;
      for (int i = 0; known && i < INTENTS; i++) {
        known = data.readUTF().equals(ALL.get(i).id());
      }
      if (!known) {
        throw new IllegalStateException(
            FILE + " is of another version or for other intents: train it anew");
      }
      float temperature = data.readFloat();
      float[] scales = read(data, INTENTS);
      float[] biases = read(data, INTENTS);
      float[] cueWeights = read(data, INTENTS * INTENTS);
      byte[] weights = new byte[IntentFeatures.BUCKETS * INTENTS];
      data.readFully(weights);
      return new IntentModel(matcher, weights, scales, cueWeights, biases, temperature);
    }
  }

  private static float[] read(DataInputStream data, int count) throws IOException {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = data.readFloat();
    }
    return numbers;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntentModel that
        && temperature == that.temperature
        && Arrays.equals(weights, that.weights)
        && Arrays.equals(scales, that.scales)
        && Arrays.equals(biases, that.biases)
        && Arrays.equals(cueWeights, that.cueWeights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }

  private static final class Loaded {
    static final IntentModel MODEL = load();

    private static IntentModel load() {
      InputStream in = IntentModel.class.getResourceAsStream(FILE);
      if (in == null) {
        throw new IllegalStateException("the resource " + FILE + " must lie beside IntentModel");
      }
      try (in) {
        return read(in, CueLibrary.matcher());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the resource " + FILE, e);
      }
    }
  }

  /** A letter alone, however often it is repeated, says nothing. */
  private static boolean hasWord(PlainText text) {
    for (int word = 0; word < text.words(); word++) {
      if (text.end(word) - text.start(word) > 1) {
        return true;
      }
    }
    return false;
  }
}

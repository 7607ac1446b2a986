// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.embeddings.internal;

import dev.waybill.intent.Intent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * A multinomial logistic regression over embeddings. Not changed once made, and safe for use by
 * many threads.
 */
public final class EmbeddingHead {

  /** How many numbers an embedding has. */
  static final int DIMENSIONS = 384;

  static final List<Intent> INTENTS = List.of(Intent.values());

  private static final String FILE = "head.weights";
  private static final int VERSION = 1;

  /** Below this no probability falls: no intent is excluded by one opinion. */
  private static final double LEAST = 1e-6;

  private final byte[] weights;
  private final float[] scales;
  private final float[] biases;
  private final float temperature;

  /**
   * Makes a head.
   *
   * @param weights of each dimension for each intent, times {@code scales} of the intent
   * @param scales one for each intent
   * @param biases what is said of each intent before a number is read
   * @param temperature what scores are divided by, so that confidences are as often right as they
   *     say
   */
  EmbeddingHead(byte[] weights, float[] scales, float[] biases, float temperature) {
    this.weights = weights.clone();
    this.scales = scales.clone();
    this.biases = biases.clone();
    this.temperature = temperature;
  }

  /**
   * The head that comes with the module.
   *
   * @throws IllegalStateException if the file is missing, or is for other intents
   */
  public static EmbeddingHead shipped() {
    InputStream in = EmbeddingHead.class.getResourceAsStream(FILE);
    if (in == null) {
      throw new IllegalStateException("the resource " + FILE + " must lie beside EmbeddingHead");
    }
    try (DataInputStream data = new DataInputStream(in)) {
      return read(data);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + FILE, e);
    }
  }

  /** How likely each of {@code Intent.values()} is; together one. */
  public double[] probabilities(float[] embedding) {
    double[] scores = new double[INTENTS.size()];
    for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
      int row = dimension * INTENTS.size();
      for (int intent = 0; intent < INTENTS.size(); intent++) {
        scores[intent] += (double) weights[row + intent] * embedding[dimension];
      }
    }
    for (int intent = 0; intent < INTENTS.size(); intent++) {
      scores[intent] = (scores[intent] * scales[intent] + biases[intent]) / temperature;
    }
    return Softmax.of(scores, LEAST);
  }

  private static EmbeddingHead read(DataInputStream data) throws IOException {
    boolean known = data.readInt() == VERSION && data.readInt() == INTENTS.size();
    for (int i = 0; known && i < INTENTS.size(); i++) {
      known = data.readUTF().equals(INTENTS.get(i).id());
    }
    if (!known) {
      throw new IllegalStateException(
          FILE + " is of another version or for other intents: train it anew");
    }
    float temperature = data.readFloat();
    float[] scales = floats(data);
    float[] biases = floats(data);
    byte[] weights = new byte[DIMENSIONS * INTENTS.size()];
    data.readFully(weights);
    return new EmbeddingHead(weights, scales, biases, temperature);
  }

  private static float[] floats(DataInputStream data) throws IOException {
    float[] numbers = new float[INTENTS.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = data.readFloat();
    }
    return numbers;
  }

  /** Writes the head as {@link #shipped} reads it. */
  void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(VERSION);
    data.writeInt(INTENTS.size());
    for (Intent intent : INTENTS) {
      data.writeUTF(intent.id());
    }
    data.writeFloat(temperature);
    for (float scale : scales) {
      data.writeFloat(scale);
    }
    for (float bias : biases) {
      data.writeFloat(bias);
    }
    data.write(weights);
    data.flush();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmbeddingHead that
        && temperature == that.temperature
        && Arrays.equals(weights, that.weights)
        && Arrays.equals(scales, that.scales)
        && Arrays.equals(biases, that.biases);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }
}

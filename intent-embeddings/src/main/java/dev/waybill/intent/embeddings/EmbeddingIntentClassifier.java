// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.embeddings;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.waybill.intent.Classification;
import dev.waybill.intent.Classification.Candidate;
import dev.waybill.intent.Intent;
import dev.waybill.intent.IntentClassifier;
import dev.waybill.intent.LinearIntentClassifier;
import dev.waybill.intent.embeddings.internal.EmbeddingHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Classifies by two opinions: that of {@link LinearIntentClassifier}, and that of a logistic
 * regression over the embedding of the message, a point in 384 dimensions near which messages of
 * like meaning lie, whatever their words. The embedding is made in the process by the quantised
 * model {@code all-MiniLM-L6-v2}, which knows English; for other languages the linear opinion
 * decides nearly alone. The regression was trained on the messages that the linear one was trained
 * on.
 *
 * <p>The confidences are calibrated, as those of the linear classifier are. Where the two disagree
 * they are low and close together: such a message is too close to call. Of a text without words
 * {@link Intent#OUT_OF_SCOPE} is the only candidate, with confidence 0.
 *
 * <p>Needs no key and no network. Loads a native library on Linux, macOS and Windows, which is
 * unpacked into the folder for temporary files. Of a text longer than {@value #READ} characters the
 * beginning is embedded; the linear opinion is of all of it. {@link #classify} never throws. The
 * same text gets the same answer on the same machine; on another, the last digits of a confidence
 * may differ. Safe for use by many threads.
 */
public final class EmbeddingIntentClassifier implements IntentClassifier {

  /** How many characters of a text are embedded at the most. */
  private static final int READ = 1_000;

  /** How much the embedding's opinion counts beside the linear one. */
  private static final double SHARE = 0.6;

  /** What an intent is given that the linear classifier left out as negligible. */
  private static final double LEFT_OUT = 0.001;

  /** Candidates below this confidence are left out. */
  private static final double NEGLIGIBLE = 0.01;

  private static final List<Intent> ALL = List.of(Intent.values());

  private final IntentClassifier linear = new LinearIntentClassifier();
  private final EmbeddingHead head = EmbeddingHead.shipped();
  private final EmbeddingModel model;

  /**
   * Loads the model, which takes a second or two and some 100 MB; one instance is enough for a
   * process.
   *
   * @throws IllegalStateException if the weights are missing or are for other intents
   * @throws RuntimeException if the native library cannot be loaded on this machine
   */
  public EmbeddingIntentClassifier() {
    this(new AllMiniLmL6V2QuantizedEmbeddingModel());
  }

  EmbeddingIntentClassifier(EmbeddingModel model) {
    this.model = model;
  }

  @Override
  public Classification classify(String text) {
    Classification first = linear.classify(text);
    if (first.best().confidence() == 0) {
      return first;
    }
    float[] embedding;
    try {
      embedding = model.embed(beginning(text)).content().vector();
    } catch (RuntimeException e) {
      return first;
    }
    return together(first, head.probabilities(embedding));
  }

  private static String beginning(String text) {
    if (text.length() <= READ) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(READ - 1)) ? READ - 1 : READ;
    return text.substring(0, end);
  }

  /** The product of both opinions, the second one tempered. */
  private static Classification together(Classification first, double[] second) {
    double[] odds = new double[second.length];
    Arrays.fill(odds, LEFT_OUT);
    for (Candidate candidate : first.ranked()) {
      odds[ALL.indexOf(candidate.intent())] = Math.max(LEFT_OUT, candidate.confidence());
    }
    double sum = 0;
    for (int intent = 0; intent < odds.length; intent++) {
      odds[intent] *= StrictMath.pow(second[intent], SHARE);
      sum += odds[intent];
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int intent = 0; intent < odds.length; intent++) {
      double confidence = Math.min(1, odds[intent] / sum);
      if (confidence >= NEGLIGIBLE) {
        candidates.add(new Candidate(ALL.get(intent), confidence));
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    return new Classification(candidates);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.embeddings.internal;

/** Probabilities from scores. */
final class Softmax {

  private Softmax() {}

  /** The probabilities of scores, none below the least. */
  static double[] of(double[] scores, double least) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    double[] shares = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      shares[i] = StrictMath.exp(scores[i] - highest);
      sum += shares[i];
    }
    for (int i = 0; i < scores.length; i++) {
      shares[i] = Math.max(least, shares[i] / sum);
    }
    return shares;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The usual figures of classifiers, each a share from 0 to 1. */
final class Figures {

  private Figures() {}

  /** To six decimals, so that it reads the same on every machine. */
  static double rounded(double figure) {
    return Math.round(figure * 1e6) / 1e6;
  }

  static double share(long part, long all) {
    return all == 0 ? 0 : (double) part / all;
  }

  /** The harmonic mean of precision and recall; 0 if nothing is right. */
  static double f1(long right, long answered, long expected) {
    return right == 0 ? 0 : 2.0 * right / (answered + expected);
  }

  /**
   * How often a positive scores above a negative, ties counting half: the area under the ROC curve.
   *
   * @return the area, or 0.5 if there are no positives or no negatives
   */
  static double auroc(List<Double> positives, List<Double> negatives) {
    if (positives.isEmpty() || negatives.isEmpty()) {
      return 0.5;
    }
    int all = positives.size() + negatives.size();
    double[] scores = new double[all];
    for (int i = 0; i < all; i++) {
      scores[i] = i < positives.size() ? positives.get(i) : negatives.get(i - positives.size());
    }
    Integer[] order = IntStream.range(0, all).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
    double ranks = 0;
    for (int from = 0; from < all; ) {
      int to = from;
      while (to < all && scores[order[to]] == scores[order[from]]) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        ranks += order[i] < positives.size() ? rank : 0;
      }
      from = to;
    }
    double positive = positives.size();
    return (ranks - positive * (positive + 1) / 2) / (positive * negatives.size());
  }

  /**
   * The greatest share of answers that can be given, the surest first, so that this share of them
   * is right.
   *
   * @param right whether an answer is right
   * @param confidence how sure it is, in the same order
   */
  static double coverageAt(double precision, List<Boolean> right, List<Double> confidence) {
    Integer[] order = IntStream.range(0, right.size()).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> -confidence.get(i)));
    int hits = 0;
    int covered = 0;
    for (int i = 0; i < order.length; i++) {
      hits += right.get(order[i]) ? 1 : 0;
      boolean lastOfItsConfidence =
          i + 1 == order.length || !confidence.get(order[i]).equals(confidence.get(order[i + 1]));
      if (lastOfItsConfidence && hits >= precision * (i + 1)) {
        covered = i + 1;
      }
    }
    return share(covered, right.size());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void theAreaIsTheShareOfPairsInTheRightOrder() {
    assertThat(Figures.auroc(List.of(0.9, 0.8), List.of(0.1, 0.2))).isEqualTo(1.0);
    assertThat(Figures.auroc(List.of(0.1), List.of(0.9))).isEqualTo(0.0);
    assertThat(Figures.auroc(List.of(0.5, 0.5), List.of(0.5))).isEqualTo(0.5);
    assertThat(Figures.auroc(List.of(0.9, 0.4), List.of(0.5, 0.3))).isEqualTo(0.75);
    assertThat(Figures.auroc(List.of(), List.of(0.3))).isEqualTo(0.5);
  }

  @Test
  void theAreaIsThatOfCountingAllPairs() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      List<Double> positives = some(random);
      List<Double> negatives = some(random);
      double pairs = 0;
      for (double positive : positives) {
        for (double negative : negatives) {
          pairs += positive > negative ? 1 : positive == negative ? 0.5 : 0;
        }
      }
      assertThat(Figures.auroc(positives, negatives))
          .isCloseTo(pairs / (positives.size() * negatives.size()), within(1e-9));
    }
  }

  private static List<Double> some(Random random) {
    List<Double> scores = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(12); i++) {
      scores.add(random.nextInt(6) / 5.0);
    }
    return scores;
  }

  @Test
  void coverageCountsTheSurestAnswersWhileEnoughAreRight() {
    assertThat(Figures.coverageAt(0.95, List.of(true, true, false), List.of(0.9, 0.8, 0.7)))
        .isCloseTo(2 / 3.0, within(1e-9));
    assertThat(Figures.coverageAt(0.95, List.of(false, true, true), List.of(0.9, 0.8, 0.7)))
        .isEqualTo(0);
    assertThat(Figures.coverageAt(0.5, List.of(false, true), List.of(0.9, 0.8))).isEqualTo(1);
    assertThat(Figures.coverageAt(0.9, List.of(true, false), List.of(0.9, 0.9)))
        .as("answers that are as sure are taken together")
        .isEqualTo(0);
  }

  @Test
  void f1IsNoughtWhereNothingIsRight() {
    assertThat(Figures.f1(0, 0, 0)).isEqualTo(0);
    assertThat(Figures.f1(1, 2, 2)).isEqualTo(0.5);
  }
}

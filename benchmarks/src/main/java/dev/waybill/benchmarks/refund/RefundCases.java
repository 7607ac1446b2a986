// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.refund;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Refunds by chance. Most facts are harmless most of the time, so that about a third of the refunds
 * are denied and a fifth need an approval; thresholds are met exactly more often than chance would.
 */
public final class RefundCases {

  /** The day all cases are decided on: 2026-02-20. */
  public static final int TODAY = 20_504;

  private static final int[] AGES = {29, 30, 31, 44, 45, 46, 59, 60, 61};
  private static final int[] SCORES = {49, 50, 51, 79, 80, 81, 100};
  private static final int[] REFUNDS = {2, 3, 4, 5, 6};
  private static final long[] LIMITS = {10_000, 25_000, 50_000};

  private final SplittableRandom random;

  private RefundCases(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Gives cases by chance: the same for the same seed.
   *
   * @param seed the seed
   * @param count how many
   * @return the cases
   */
  public static List<RefundCase> of(long seed, int count) {
    RefundCases cases = new RefundCases(seed);
    List<RefundCase> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(cases.next());
    }
    return all;
  }

  /**
   * Gives the 256 cases that are timed.
   *
   * @return the cases: 84 are denied, 50 need an approval, 122 a confirmation only
   */
  public static List<RefundCase> timed() {
    return of(8, 256);
  }

  private RefundCase next() {
    long amount = amount();
    return new RefundCase(
        often(95) ? Identity.VERIFIED : any(Identity.values()),
        often(96) ? random.nextInt(5) : 4 + random.nextInt(4),
        often(95) ? OrderState.DELIVERED : any(OrderState.values()),
        any(Tier.values()),
        TODAY - (often(90) ? random.nextInt(30) : AGES[random.nextInt(AGES.length)]),
        often(5),
        often(80) ? random.nextInt(50) : SCORES[random.nextInt(SCORES.length)],
        often(85) ? random.nextInt(3) : REFUNDS[random.nextInt(REFUNDS.length)],
        often(90) ? ItemCondition.NEW : any(ItemCondition.values()),
        any(RefundReason.values()),
        amount,
        often(95) ? amount + random.nextInt(5_000) : amount - 1 + random.nextInt(3),
        often(95) ? PaymentMethod.CARD : any(PaymentMethod.values()),
        TODAY);
  }

  private long amount() {
    if (often(75)) {
      return 500L + random.nextInt(9_500);
    }
    return LIMITS[random.nextInt(LIMITS.length)] - 1 + random.nextInt(3);
  }

  private boolean often(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}

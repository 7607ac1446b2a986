// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks;

import dev.waybill.policy.source.Source;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A policy of any size: rules of five conditions each, for 200 categories of goods, as a large
 * merchant's tables would give them. Three of four deny, the others ask for an approval.
 */
final class GeneratedPolicy {

  private static final int CATEGORIES = 200;
  private static final String[] TIERS = {"standard", "silver", "gold"};
  private static final String[] CONDITIONS = {"opened", "worn", "washed", "damaged"};
  private static final String HEAD =
      """
      policy "Refunds by category"
        version "1"
        currency USD
        time zone "UTC"
        uses "refund-benchmark/1"

      trust order, item, payment only from oms
      trust customer only from crm
      accept request.amount only from oms
      accept request.reason only from customer

      rule "refund"
        allow refund
        when order.state is delivered

      rule "confirmation"
        require confirmation for refund showing request.amount
      """;

  private GeneratedPolicy() {}

  /**
   * Writes a policy.
   *
   * @param rules how many rules it has, at least 2
   * @return the policy; the same for the same number
   */
  static Source of(int rules) {
    SplittableRandom random = new SplittableRandom(rules);
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 2; i < rules; i++) {
      boolean deny = random.nextInt(4) != 0;
      text.append(
          String.format(
              Locale.ROOT,
              """

              rule "rule %04d"
                %s
                when item.category is "%s"
                  and customer.tier is %s
                  and item.condition is one of new, %s
                  and request.amount is more than $%d
                  and order.delivered_on is more than %d days ago
                because "goods of this category and this age"
              """,
              i,
              deny ? "deny refund" : "require approval by supervisor for refund",
              category(random.nextInt(CATEGORIES)),
              TIERS[random.nextInt(TIERS.length)],
              CONDITIONS[random.nextInt(CONDITIONS.length)],
              10 * (1 + random.nextInt(40)),
              5 * (1 + random.nextInt(12))));
    }
    return new Source("generated.policy", text.toString());
  }

  /**
   * Gives the name of a category.
   *
   * @param number its number, from 0
   * @return its name
   */
  static String category(int number) {
    return String.format(Locale.ROOT, "category-%03d", number % CATEGORIES);
  }
}

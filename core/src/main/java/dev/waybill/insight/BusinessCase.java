// SPDX-License-Identifier: Apache-2.0
package dev.waybill.insight;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What it is worth that an agent answers one kind of question. The agent costs what it costs for
 * every try, also for those that a person must answer after all: charging it only for its successes
 * makes the figure look better than it is. Immutable; money in minor units, nothing is rounded
 * before the end.
 *
 * @param ticketsPerMonth how many questions of all kinds come in a month; not negative
 * @param share which share of them is of this kind, from 0 to 1
 * @param resolvedShare which share of those the agent settles alone, from 0 to 1
 * @param humanCost what an answer by a person costs
 * @param aiCostPerAttempt what a try of the agent costs, settled or not; the same currency
 */
public record BusinessCase(
    long ticketsPerMonth,
    BigDecimal share,
    BigDecimal resolvedShare,
    Money humanCost,
    Money aiCostPerAttempt) {

  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  public BusinessCase {
    requireNonNull(humanCost, "humanCost");
    requireNonNull(aiCostPerAttempt, "aiCostPerAttempt");
    if (ticketsPerMonth < 0) {
      throw new IllegalArgumentException(
          "ticketsPerMonth must not be negative: " + ticketsPerMonth);
    }
    requireShare(share, "share");
    requireShare(resolvedShare, "resolvedShare");
    if (!humanCost.currency().equals(aiCostPerAttempt.currency())) {
      throw new IllegalArgumentException(
          "both costs must be in one currency, not "
              + humanCost.currency()
              + " and "
              + aiCostPerAttempt.currency());
    }
  }

  private static void requireShare(BigDecimal share, String name) {
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(name + " must be between 0 and 1, not " + share);
    }
  }

  private BigDecimal tickets() {
    return BigDecimal.valueOf(ticketsPerMonth).multiply(share);
  }

  private BigDecimal resolved() {
    return tickets().multiply(resolvedShare);
  }

  /** What people alone cost in a month. */
  public Money monthlyCostBefore() {
    return money(tickets().multiply(minor(humanCost)));
  }

  /** What people and the agent cost in a month: every try, and a person for what is left. */
  public Money monthlyCostAfter() {
    return money(costAfter());
  }

  private BigDecimal costAfter() {
    return tickets()
        .subtract(resolved())
        .multiply(minor(humanCost))
        .add(tickets().multiply(minor(aiCostPerAttempt)));
  }

  /** What is saved in a month; negative if the agent costs more than it saves. */
  public Money monthlySaving() {
    return money(saving());
  }

  /** What is saved in a year of twelve such months. */
  public Money annualSaving() {
    return money(saving().multiply(MONTHS));
  }

  private BigDecimal saving() {
    return tickets().multiply(minor(humanCost)).subtract(costAfter());
  }

  /**
   * The same year with the agent charged for its successes only: the figure that is often printed.
   * For comparison; it leaves out what the failed tries cost.
   */
  public Money annualSavingChargingSuccessesOnly() {
    return money(
        resolved().multiply(minor(humanCost).subtract(minor(aiCostPerAttempt))).multiply(MONTHS));
  }

  /**
   * What a question that the agent settled cost, the failed tries included, to four decimals of the
   * currency's unit.
   *
   * @throws ArithmeticException if the agent settles none
   */
  public BigDecimal aiCostPerResolution() {
    return aiCostPerAttempt.amount().divide(resolvedShare, 4, RoundingMode.HALF_UP);
  }

  /**
   * What a question cost on the average, by whomever it was answered in the end.
   *
   * @throws ArithmeticException if there is none
   */
  public Money blendedCostPerTicket() {
    return money(costAfter().divide(tickets(), 6, RoundingMode.HALF_UP));
  }

  private static BigDecimal minor(Money money) {
    return BigDecimal.valueOf(money.minor());
  }

  private Money money(BigDecimal minor) {
    return new Money(
        minor.setScale(0, RoundingMode.HALF_EVEN).longValueExact(), humanCost.currency());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Money;
import dev.waybill.grounding.Span;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money that a message names. It is what the customer says and no fact about an order.
 *
 * @param amount how much, in the currency's main unit
 * @param currency of which currency, or null if the words do not say: "I paid 12 for it"
 * @param span where it stands in the message
 */
public record AmountMention(BigDecimal amount, @Nullable Currency currency, Span span) {

  public AmountMention {
    requireNonNull(amount, "amount");
    requireNonNull(span, "span");
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("an amount must not be negative: " + amount);
    }
  }

  /**
   * The money, as somebody means it who talks about an order in this currency.
   *
   * @param order the order's currency
   * @return empty if another currency was named, or the amount has more decimals than the currency
   */
  public Optional<Money> in(Currency order) {
    if (currency != null && !currency.equals(order)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Money.of(amount, order.getCurrencyCode()));
    } catch (ArithmeticException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

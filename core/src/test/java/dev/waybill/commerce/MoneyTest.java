// SPDX-License-Identifier: Apache-2.0
package dev.waybill.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void minorUnitsAreTheCurrencysOwn() {
    assertThat(Money.of(new BigDecimal("12.5"), "EUR").minor()).isEqualTo(1250);
    assertThat(Money.of(new BigDecimal("500"), "JPY").minor()).isEqualTo(500);
    assertThat(Money.of(new BigDecimal("1.234"), "KWD").minor()).isEqualTo(1234);
  }

  @Test
  void moreDecimalsThanTheCurrencyHasAreRefusedUnlessRoundingIsAskedFor() {
    assertThatThrownBy(() -> Money.of(new BigDecimal("1.005"), "USD"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 2 decimals");
    assertThat(Money.rounded(new BigDecimal("1.005"), "USD")).isEqualTo(Money.ofMinor(101, "USD"));
    assertThat(Money.rounded(new BigDecimal("11.305"), "EUR"))
        .isEqualTo(Money.ofMinor(1131, "EUR"));
  }

  @Test
  void differentCurrenciesNeverMeet() {
    Money euro = Money.ofMinor(100, "EUR");
    Money dollar = Money.ofMinor(100, "USD");
    assertThatThrownBy(() -> euro.plus(dollar)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> euro.compareTo(dollar)).isInstanceOf(IllegalArgumentException.class);
    assertThat(euro).isNotEqualTo(dollar);
  }

  @Test
  void aSumThatDoesNotFitIsAnErrorAndNotAnotherAmount() {
    Money most = Money.ofMinor(Long.MAX_VALUE, "EUR");
    assertThatThrownBy(() -> most.plus(Money.ofMinor(1, "EUR")))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void anUnknownCurrencyIsRefusedByName() {
    assertThatThrownBy(() -> Money.ofMinor(1, "XXL"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("XXL");
  }
}

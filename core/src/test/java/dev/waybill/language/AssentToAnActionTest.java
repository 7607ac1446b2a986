// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside a yes the action that was asked about may be said again; another one may not. */
class AssentToAnActionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes change it|change_address|true",
        "Yes, please change the address.|change_address|true",
        "yes, cancel it|cancel_order|true",
        "ja, adresse ändern|change_address|true",
        "sí, cancela el pedido|cancel_order|true",
        "tak, zmień adres|change_address|true",
        "yes|cancel_order|true",
        "yes change it|cancel_order|false",
        "yes, cancel it|change_address|false",
        "change it|change_address|false",
        "yes change it to my office|change_address|false",
        "yes, but cancel it tomorrow|cancel_order|false",
        "no, change it|change_address|false",
        "no|cancel_order|false",
      })
  void aYesMaySayTheActionAgain(String text, String action, boolean yes) {
    assertThat(Assent.isYes(text, action)).isEqualTo(yes);
  }
}

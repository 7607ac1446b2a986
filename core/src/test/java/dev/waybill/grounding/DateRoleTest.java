// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.ScanTime;
import dev.waybill.evidence.FactValue.Day;
import dev.waybill.evidence.FactValue.Moment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A date must be the date of what the words around it speak of. */
class DateRoleTest {

  private static final String P = "parcels.1Z999AA10123456793";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPS estimates {{P.lastScan.time|day}}.",
        "It is due {{P.lastScan.time}}.",
        "It reaches you {{P.observedAt|day}}.",
        "Arrival: {{orders.N1004.promise.shipsBy}}.",
        "It is coming on {{orders.N1004.placedAt|day}}.",
        "The estimate is {{P.eta.earlier.0}}.",
        "It will be delivered {{P.lastScan.time|day}}.",
        "It was handed over {{P.eta.day}}.",
        "It leaves our warehouse by {{P.eta.day}}.",
        "Last seen {{P.eta.day}}.",
        "The label was made on {{orders.N1004.promise.shipsBy}}.",
        "UPS gives no hour, but it arrives {{P.lastScan.time|day}}.",
        "It arrives on March 9.",
        "It ships on March 13.",
        "The last scan was on March 13."
      })
  void theDateOfAnotherEventIsContradicted(String text) {
    assertContradicted(text, Shop.ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Voraussichtlich kommt es {{P.lastScan.time|day}} an.",
        "Der Liefertag ist {{orders.N1004.promise.shipsBy}}.",
        "Die Zustellung wird am {{P.observedAt|day}} erwartet.",
        "Der Versand ist {{P.eta.day}}.",
        "Zuletzt gescannt: {{P.eta.day}}."
      })
  void theSameInGerman(String text) {
    assertContradicted(text, Shop.GERMAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPS estimates {{P.eta.day}}.",
        "The first estimate was {{P.eta.earlier.0}}.",
        "It was scanned {{P.lastScan.time}} and is expected {{P.eta.day}}.",
        "It ships by {{orders.N1004.promise.shipsBy}}; I can't tell you when it arrives.",
        "I don't know when it arrives, but it ships by {{orders.N1004.promise.shipsBy}}.",
        "It left Newark {{P.lastScan.time}}.",
        "As of {{P.observedAt}} there is nothing new.",
        "You placed it on {{orders.N1004.placedAt|day}} and it arrives {{P.eta.day}}.",
        "It should be delivered on March 13.",
        "The last scan was on March 9.",
        "Your date is {{P.eta.day}}."
      })
  void aDateOfTheEventOrWithoutOneMayBeSaid(String text) {
    assertThat(verify(text, Shop.ENGLISH).objections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Die Schätzung ist {{P.eta.day}}.",
        "Der Versand ist bis {{orders.N1004.promise.shipsBy}}; wann es ankommt, kann ich nicht sagen."
      })
  void theSameMayBeSaidInGerman(String text) {
    assertThat(verify(text, Shop.GERMAN).objections()).isEmpty();
  }

  private static void assertContradicted(String text, Setting setting) {
    assertThat(verify(text, setting).objections())
        .extracting(Finding::support)
        .isNotEmpty()
        .containsOnly(Finding.Support.CONTRADICTED);
  }

  private static Verdict verify(String text, Setting setting) {
    Shop shop = Shop.withTwoOrders();
    shop.add("orders.N1004.promise.shipsBy", new Day(LocalDate.of(2026, 3, 11), Shop.NEW_YORK));
    shop.add(P + ".eta.earlier.0", new Day(LocalDate.of(2026, 3, 12), Shop.NEW_YORK));
    shop.add(P + ".lastScan.time", new Moment(ScanTime.local(LocalDateTime.of(2026, 3, 9, 6, 30))));
    Renderer.Rendering rendering =
        new Renderer().render(text.replace("{{P.", "{{" + P + "."), shop.ledger, setting);
    assertThat(rendering.unresolved()).isEqualTo(List.of());
    return new Verifier()
        .verify(rendering.statement(), shop.ledger, GroundingContract.open("roles"), setting);
  }
}

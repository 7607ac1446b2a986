// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.ScanTime;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Term.Kind;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewordingTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Setting SETTING = new Setting(Locale.US, ZoneOffset.UTC, NOW);
  private static final String PLAIN =
      "Your order {{o.number}} is {{p.status}} with {{p.carrier}}."
          + " Last scan: {{p.lastScan.place}}, {{p.lastScan.time}}."
          + " The carrier's estimate is {{p.eta.day}}."
          + " The carrier gives no hour, so I can't tell you one.";

  private final EvidenceLedger ledger = new EvidenceLedger();

  RewordingTest() {
    add("o.number", new FactValue.Term(Kind.ORDER_NUMBER, "N1"));
    add("p.status", new FactValue.Status("WITH_COURIER"));
    add("p.carrier", new FactValue.Term(Kind.CARRIER, "UPS"));
    add("p.lastScan.place", new FactValue.Term(Kind.PLACE, "Newark, NJ"));
    add(
        "p.lastScan.time",
        new FactValue.Moment(ScanTime.explicit(OffsetDateTime.parse("2026-03-10T06:00:00-04:00"))));
    add("p.eta.day", new FactValue.Day(LocalDate.of(2026, 3, 12), null));
  }

  @Test
  void thePlainAnswerItselfIsARewording() {
    assertThat(objections(PLAIN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi! Thanks for your patience. Your order {{o.number}} is currently {{p.status}}.",
        "I checked: {{o.number}} is {{p.status}} with {{p.carrier}}. I understand the wait is"
            + " frustrating.",
        "The carrier's estimate is {{p.eta.day}}. The last scan was {{p.lastScan.place}}.",
        "I'm sorry, but I can't tell you the hour. Please let me know if you wait for anything else."
      })
  void courtesyOrderAndLengthAreTheModelsOwn(String draft) {
    assertThat(objections(draft)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "By the weekend it is yours.",
        "The driver has 6 stops left.",
        "Approved.",
        "Ya fue entregado.",
        "It will be there tomorrow.",
        "You have your order.",
        "It is here now.",
        "I have refunded your order.",
        "We guarantee it."
      })
  void whatThePlainAnswerDoesNotSayCannotBeWritten(String draft) {
    assertThat(objections(draft)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The carrier's estimate is {{p.lastScan.time}}.",
        "The carrier's estimate is {{o.number}}.",
        "Last scan: {{p.eta.day}}.",
        "Your order {{p.lastScan.place}} is {{p.status}}.",
        "Your order {{p.status}} is {{o.number}}.",
        "It is now in {{p.lastScan.place}}, estimate {{p.eta.day}}, {{p.lastScan.time}}."
      })
  void aTrueFactInThePlaceOfAnotherIsRefused(String draft) {
    assertThat(objections(draft)).isNotEmpty();
  }

  @Test
  void aDenialIsNeitherAddedNorDropped() {
    assertThat(objections("Your order {{o.number}} is not {{p.status}}.")).isNotEmpty();
    assertThat(objections("The carrier gives an hour.")).isNotEmpty();
    assertThat(objections("So I can tell you one.")).isNotEmpty();
    assertThat(objections("The carrier gives no hour.")).isEmpty();
  }

  @Test
  void aLanguageWhoseWordsAreNotKnownCannotBeChecked() {
    assertThat(Rewording.in(Locale.forLanguageTag("pl-PL"))).isEmpty();
    assertThat(Rewording.in(Locale.GERMANY)).isPresent();
  }

  @Test
  void aLongRunOfApostrophesIsReadToItsEnd() {
    assertThat(objections("a'".repeat(40_000))).hasSize(1);
  }

  private List<String> objections(String draft) {
    return Rewording.in(Locale.US).orElseThrow().objections(statement(draft), statement(PLAIN));
  }

  private Statement statement(String draft) {
    return new Renderer().render(draft, ledger, SETTING).statement();
  }

  private void add(String path, FactValue value) {
    ledger.append(path, value, new Source("test", DataLayer.ORDER), NOW, Trust.SYSTEM);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Term;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Renderer;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Statement;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenFormTest {

  private static final Instant NOW = Instant.parse("2026-03-12T16:00:00Z");
  private static final Source SHOP = new Source("shop", DataLayer.ORDER);
  private static final Setting SETTING = new Setting(Locale.US, ZoneOffset.UTC, NOW);

  private final EvidenceLedger ledger = new EvidenceLedger();

  private void fact(String path, FactValue value) {
    ledger.append(path, value, SHOP, NOW, Trust.SYSTEM);
  }

  @ParameterizedTest
  @CsvSource({
    "N1701, N 17 01",
    "1Z999AA10123456784, 1 Z 999 AA 101 234 567 84",
    "ORD-2024-0001, ORD 20 24 00 01",
    "4711, 47 11",
    "12345, 123 45",
    "1234567, 123 45 67",
    "H-1, H 1",
    "ABC, ABC",
    "#, #"
  })
  void numbersAreReadInGroups(String number, String spoken) {
    assertThat(SpokenForm.grouped(number)).isEqualTo(spoken);
  }

  @Test
  void groupingLosesNothingAndNoGroupIsLong() {
    Random random = new Random(9);
    String signs = "ABCZ0123456789";
    for (int i = 0; i < 2000; i++) {
      StringBuilder number = new StringBuilder();
      for (int at = 1 + random.nextInt(22); at > 0; at--) {
        number.append(signs.charAt(random.nextInt(signs.length())));
      }
      String spoken = SpokenForm.grouped(number.toString());

      assertThat(spoken.replace(" ", "")).isEqualTo(number.toString());
      assertThat(spoken.split(" "))
          .allSatisfy(
              group -> assertThat(group.chars().filter(Character::isDigit).count()).isLessThan(4));
    }
  }

  @Test
  void onlyNumbersThatNameSomethingAreGroupedAndCitationsMoveWithThem() {
    fact("orders.N1701.number", new Term(Term.Kind.ORDER_NUMBER, "N1701"));
    fact("parcels.P.number", new Term(Term.Kind.TRACKING_NUMBER, "1Z12345678"));
    fact("lines.L1.title", new Term(Term.Kind.PRODUCT, "Lamp 2000"));
    Statement written =
        new Renderer()
            .render(
                "{{lines.L1.title}} of {{orders.N1701.number}}: {{parcels.P.number}}.",
                ledger,
                SETTING)
            .statement();

    Statement spoken = SpokenForm.grouped(written, ledger);

    assertThat(spoken.text()).isEqualTo("Lamp 2000 of N 17 01: 1 Z 123 456 78.");
    assertThat(spoken.citations())
        .extracting(citation -> citation.span().of(spoken.text()))
        .containsExactly("Lamp 2000", "N 17 01", "1 Z 123 456 78");
    assertThat(spoken.citations())
        .extracting(Citation::evidenceId)
        .containsExactlyElementsOf(written.citations().stream().map(Citation::evidenceId).toList());
  }

  @Test
  void sentencesWithAddressesOfTheWebAreLeftOut() {
    fact("maker.page", new FactValue.Link(URI.create("https://maker.example/help")));
    fact("maker.name", new Term(Term.Kind.TEXT, "Maker"));
    fact("maker.text", new Term(Term.Kind.TEXT, "see www.maker.example"));

    assertThat(
            SpokenForm.withoutLinks(
                "Faults are handled by {{maker.name}}. Its page is {{maker.page}}. Do you want"
                    + " more?",
                ledger))
        .isEqualTo("Faults are handled by {{maker.name}}. Do you want more?");
    assertThat(SpokenForm.withoutLinks("It says: {{maker.text}}.", ledger)).isEmpty();
    assertThat(SpokenForm.withoutLinks("One.\n- Two: https://x.example\n- Three.", ledger))
        .isEqualTo("One.\n- Three.");
    assertThat(SpokenForm.withoutLinks("No link here. None.", ledger))
        .isEqualTo("No link here. None.");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.FactValue.Term.Kind;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RendererTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Setting SETTING = new Setting(Locale.US, ZoneOffset.UTC, NOW);
  private static final Source SHOP = new Source("shop", DataLayer.ORDER);

  private final EvidenceLedger ledger = new EvidenceLedger();
  private final Renderer renderer = new Renderer();

  @Test
  void aReferenceIsSaidInWordsAndItsStretchIsCited() {
    add("orders.N1.number", new FactValue.Term(Kind.ORDER_NUMBER, "N1"));
    add("parcels.S1.eta.day", new FactValue.Day(LocalDate.of(2026, 3, 12), null));
    Statement statement = render("Order {{orders.N1.number}} should come {{parcels.S1.eta.day}}.");
    assertThat(statement.text()).isEqualTo("Order N1 should come Thursday, March 12.");
    assertThat(statement.citations())
        .extracting(citation -> citation.span().of(statement.text()))
        .containsExactly("N1", "Thursday, March 12");
    assertThat(statement.citations())
        .extracting(Citation::path)
        .containsExactly("orders.N1.number", "parcels.S1.eta.day");
  }

  @Test
  void theNewestFactAtAPathGoverns() {
    add("parcels.S1.status", new FactValue.Status("MOVING"));
    add("parcels.S1.status", new FactValue.Status("WITH_COURIER"));
    Statement statement = render("It is {{parcels.S1.status}}.");
    assertThat(statement.text()).isEqualTo("It is out for delivery.");
    assertThat(statement.citations().get(0).evidenceId()).isEqualTo("e2");
  }

  @Test
  void aReferenceToNothingIsReported() {
    Renderer.Rendering rendering =
        renderer.render("It comes {{parcels.S9.eta.day}}.", ledger, SETTING);
    assertThat(rendering.unresolved()).containsExactly("parcels.S9.eta.day");
    assertThat(rendering.statement().citations()).isEmpty();
  }

  @Test
  void aSentenceBeginsWithACapitalButANameIsNeverAltered() {
    add("parcels.S1.status", new FactValue.Status("WITH_COURIER"));
    add("orders.N1.lines.L1.title", new FactValue.Term(Kind.PRODUCT, "eBike light"));
    assertThat(render("{{parcels.S1.status}}! {{orders.N1.lines.L1.title}} too.").text())
        .isEqualTo("Out for delivery! eBike light too.");
  }

  @Test
  void aValueThatLooksLikeAReferenceIsNotFilledInAgain() {
    add("orders.N1.lines.L1.title", new FactValue.Term(Kind.PRODUCT, "{{orders.N1.number}}"));
    add("orders.N1.number", new FactValue.Term(Kind.ORDER_NUMBER, "N1"));
    assertThat(render("You bought {{orders.N1.lines.L1.title}}.").text())
        .isEqualTo("You bought {{orders.N1.number}}.");
  }

  private void add(String path, FactValue value) {
    ledger.append(path, value, SHOP, NOW, Trust.SYSTEM);
  }

  private Statement render(String draft) {
    return renderer.render(draft, ledger, SETTING).statement();
  }
}
